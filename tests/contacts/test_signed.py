"""A signed token says who a customer is; nothing else does."""

import base64
import json
import time
from typing import Any

import jwt
import pytest

from jawab.contacts.identity import signed
from jawab.kit.errors import Unprocessable

SECRET = "a-secret-of-forty-three-characters-for-tests"
# `iat` and `exp` are seconds from the moment at which a token is made.
GOOD = {"sub": "4711", "name": "Zarmina Quillfeather", "email": "zarmina@quill.example", "iat": 0, "exp": 600}


def token(*, secret: str = SECRET, algorithm: str = "HS256", **claims: Any) -> str:
    """A token with GOOD's claims but for these; None leaves one out."""
    now = int(time.time())
    told = {name: value for name, value in {**GOOD, **claims}.items() if value is not None}
    told |= {name: now + told[name] for name in ("iat", "exp") if name in told}
    return jwt.encode(told, secret, algorithm=algorithm)


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def refusal(given: str) -> str:
    with pytest.raises(Unprocessable) as refused:
        signed.read(given, SECRET)
    return str(refused.value.extra["reason"])


def test_what_was_signed_is_read() -> None:
    before = int(time.time())
    claims = signed.read(token(phone="+923001234567", aud="shop", anything="else"), SECRET)
    assert before <= claims.iat <= time.time()
    assert claims.model_dump(exclude={"iat"}) == {
        "sub": "4711",
        "name": "Zarmina Quillfeather",
        "email": "zarmina@quill.example",
        "phone": "+923001234567",
    }
    assert signed.read(token(name="", email=None), SECRET).name is None


@pytest.mark.parametrize(
    "given",
    [
        "",
        "no token",
        "a.b.c",
        token(secret="another-secret-of-forty-three-characters-too"),
        token(algorithm="HS512", secret=SECRET * 2),
        f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(GOOD)}.",
        f"{part({'alg': 'HS256'})}.{part(GOOD)}.",
        f"{part({'alg': 'HS256'})}.{part({**GOOD, 'sub': '1'})}.{token().rpartition('.')[2]}",
        token()[:-2],
    ],
    ids=["empty", "words", "dots", "other secret", "other algorithm", "none", "unsigned", "changed", "cut"],
)
def test_what_is_not_signed_with_the_secret_is_refused(given: str) -> None:
    assert refusal(given) == "signature"


def test_a_token_signed_by_another_algorithm_with_the_right_secret_is_refused() -> None:
    with pytest.warns(jwt.InsecureKeyLengthWarning):
        other = token(algorithm="HS384")
    assert refusal(other) == "signature"


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"exp": -120}, "expired"),
        ({"exp": None}, "claims"),
        ({"iat": None}, "claims"),
        ({"sub": None}, "claims"),
        ({"sub": ""}, "claims"),
        ({"sub": "x" * 256}, "claims"),
        ({"sub": "a\x00b"}, "claims"),
        ({"iat": 120}, "claims"),
        ({"exp": 4000}, "lifetime"),
        ({"email": "nobody"}, "claims"),
        ({"phone": "0300 1234567"}, "claims"),
    ],
    ids=[
        "run out",
        "no end",
        "no beginning",
        "nobody",
        "an empty name",
        "a long name",
        "a name that cannot be kept",
        "not begun",
        "too long",
        "no address",
        "no number",
    ],
)
def test_a_signed_token_must_also_say_the_right_things(claims: dict[str, Any], reason: str) -> None:
    assert refusal(token(**claims)) == reason


def test_clocks_may_differ_by_a_minute() -> None:
    assert signed.read(token(exp=-30, iat=-600), SECRET).sub == "4711"
    assert signed.read(token(iat=30), SECRET).sub == "4711"
    assert signed.read(token(exp=3630), SECRET).sub == "4711"


def test_a_number_as_the_id_is_told_by_name() -> None:
    with pytest.raises(Unprocessable, match=r"sub .as text"):
        signed.read(token(sub=4711), SECRET)
