"""Encryption as RFC 8291 has it, and the service's answers."""

from base64 import urlsafe_b64decode

import http_ece
import httpx2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from jawab.kit.addresses import networks
from jawab.kit.errors import Unprocessable
from jawab.notifications.push import endpoint as endpoints
from jawab.notifications.push.endpoint import Endpoint
from jawab.notifications.push.service import Answer, _meaning

# RFC 8291, section 5 and appendix A.
BROWSER = {
    "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "auth": "BTBZMqHH6r4Tts7J_aSIgg",
}
OURS = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
MESSAGE = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl"
    "7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def decoded(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_the_example_of_the_standard_comes_out_byte_for_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = ec.derive_private_key(int.from_bytes(decoded(OURS)), ec.SECP256R1())
    monkeypatch.setattr(endpoints.ec, "generate_private_key", lambda curve: ours)
    monkeypatch.setattr(http_ece.os, "urandom", lambda size: decoded(SALT))
    made = Endpoint("https://push.example/1", **BROWSER).encrypted(b"When I grow up, I want to be a watermelon")
    assert made == decoded(MESSAGE)


@pytest.mark.parametrize(
    ("address", "allowed", "taken"),
    [
        ("https://push.example/1", [], True),
        ("http://push.example/1", [], False),
        ("http://10.3.0.7:8080/1", ["10.3.0.0/16"], True),
        ("http://10.4.0.7:8080/1", ["10.3.0.0/16"], False),
        ("https://user:word@push.example/1", [], False),
        ("https:///1", [], False),
        ("ftp://push.example/1", [], False),
        ("https://push.example/" + "x" * 2048, [], False),
    ],
)
def test_only_addresses_of_push_services_are_kept(address: str, allowed: list[str], taken: bool) -> None:
    if taken:
        assert Endpoint.given(address, **BROWSER, allowed=networks(allowed)).endpoint == address
    else:
        with pytest.raises(Unprocessable, match="endpoint"):
            Endpoint.given(address, **BROWSER, allowed=networks(allowed))


@pytest.mark.parametrize("keys", [{"p256dh": "B" * 87}, {"auth": "AAAA"}, {"p256dh": ""}, {"auth": "ü"}])
def test_only_a_browsers_keys_are_kept(keys: dict[str, str]) -> None:
    with pytest.raises(Unprocessable, match="P-256"):
        Endpoint.given("https://push.example/1", **{**BROWSER, **keys}, allowed=[])


@pytest.mark.parametrize(
    ("status", "retry_after", "meaning"),
    [
        (201, "", ("taken", None)),
        (404, "", ("gone", None)),
        (410, "", ("gone", None)),
        (429, "120", ("later", 120.0)),
        (503, "99999999", ("later", 3600.0)),
        (500, "Wed, 21 Oct 2026 07:28:00 GMT", ("later", None)),
        (413, "", ("refused", None)),
        (403, "", ("refused", None)),
        (301, "", ("refused", None)),
    ],
)
def test_what_a_service_answers(status: int, retry_after: str, meaning: tuple[str, float | None]) -> None:
    headers = {"Retry-After": retry_after} if retry_after else {}
    answer: Answer = _meaning(httpx2.Response(status, headers=headers))
    assert (answer.outcome, answer.pause) == meaning
