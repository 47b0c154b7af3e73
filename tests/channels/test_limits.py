"""Bounds that hold from the first day, each with a 4xx that says what to do."""

import socket
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import httpx
import pytest

from tests.support.prompter import Prompter
from tests.support.site import KINDS, Kind, SiteMaker
from tests.support.stage import Stage, scripted

TIGHT = {
    "messages_per_minute": "5",
    "messages_per_minute_address": "8",
    "actions_per_minute": "6",
    "visitors_per_minute_address": "4",
    "sign_ins_per_minute": "4",
    "invitation_outcomes_per_minute_address": "4",
    "streams_per_visitor": "3",
    "max_body_bytes": "20000",
    "trusted_proxies": '["127.0.0.0/8"]',
}


@pytest.fixture(scope="module", params=[pytest.param(kind, marks=pytest.mark.site) for kind in KINDS])
def tight(request: pytest.FixtureRequest, site_maker: SiteMaker, prompter: Prompter) -> Iterator[Stage]:
    """A site with narrow bounds. Addresses are as X-Forwarded-For says: every test has its own."""
    kind: Kind = request.param
    with site_maker.make(kind, **TIGHT, **scripted(prompter)) as site:
        yield Stage(site, prompter)


class Household:
    """Browsers that share an address, each call at the next server process."""

    def __init__(self, stage: Stage, address: str) -> None:
        self._stage = stage
        self._calls = 0
        self._http = httpx.Client(headers={"X-Forwarded-For": address}, timeout=30)

    def call(self, method: str, path: str, body: object = None, token: str = "") -> httpx.Response:
        self._calls += 1
        url = self._stage.site.urls[self._calls % len(self._stage.site.urls)]
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return self._http.request(method, url + path, json=body, headers=headers)

    def visitor(self) -> tuple[str, str]:
        """A new visitor's token, and the path of their conversation."""
        made = self.call("POST", "/api/web/visitors", {"site_key": self._stage.site.demo.site_key})
        assert made.status_code == 201, made.text
        token, path = made.json()["token"], f"/api/web/conversations/{uuid.uuid4()}"
        assert self.call("PUT", path, {}, token).status_code == 201
        return token, path

    def say(self, token: str, path: str) -> httpx.Response:
        return self.call("POST", f"{path}/messages", {"id": str(uuid.uuid4()), "text": "hello"}, token)

    def __enter__(self) -> "Household":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()


def assert_refused(answer: httpx.Response) -> None:
    assert answer.status_code == 429, answer.text
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert answer.json()["code"] == "too_many"
    assert answer.json()["detail"]


def test_messages_of_one_visitor(tight: Stage) -> None:
    with Household(tight, "198.51.100.1") as home:
        visitor = home.visitor()
        assert [home.say(*visitor).status_code for _ in range(5)] == [202] * 5
        assert_refused(home.say(*visitor))
        other = home.visitor()
        assert home.say(*other).status_code == 202, "another visitor is not refused for it"


def test_messages_from_one_address(tight: Stage) -> None:
    with Household(tight, "198.51.100.2") as home, Household(tight, "198.51.100.3") as neighbours:
        visitors = [home.visitor() for _ in range(3)]
        taken = [home.say(*visitor).status_code for visitor in visitors for _ in range(3)]
        assert taken == [202] * 8 + [429]
        assert neighbours.say(*visitors[2]).status_code == 202


def test_new_visitors_from_one_address(tight: Stage) -> None:
    body = {"site_key": tight.site.demo.site_key}
    with Household(tight, "2001:db8:1:2::1") as home, Household(tight, "2001:db8:1:2:ffff::9") as same_line:
        assert [home.call("POST", "/api/web/visitors", body).status_code for _ in range(4)] == [201] * 4
        assert_refused(home.call("POST", "/api/web/visitors", body))
        assert_refused(same_line.call("POST", "/api/web/visitors", body))
    with Household(tight, "2001:db8:1:3::1") as elsewhere:
        assert elsewhere.call("POST", "/api/web/visitors", body).status_code == 201


def test_outcomes_of_invitations_from_one_address(tight: Stage) -> None:
    path = f"/api/web/sites/{tight.site.demo.site_key}/invitations/{uuid.uuid4()}/outcomes"
    told = {"edition": 1, "arm": "shown", "what": ["due"]}
    with Household(tight, "203.0.113.60") as home:
        assert [home.call("POST", path, told).status_code for _ in range(4)] == [404] * 4  # tried, and counted
        assert_refused(home.call("POST", path, told))


def test_a_forged_address_does_not_help(tight: Stage) -> None:
    """Only the last hop is the proxy's word; what stands before it the client may have written."""
    body = {"site_key": tight.site.demo.site_key}
    answers = []
    for number in range(5):
        forged = [("X-Forwarded-For", f"203.0.113.{number}"), ("X-Forwarded-For", "198.51.100.5")]
        answers.append(httpx.post(f"{tight.site.url}/api/web/visitors", json=body, headers=forged))
    assert [answer.status_code for answer in answers] == [201] * 4 + [429]


def test_other_changes_of_one_visitor(tight: Stage) -> None:
    with Household(tight, "198.51.100.6") as home:
        token, path = home.visitor()  # the first change
        done = [home.call("POST", f"{path}/typing", token=token) for _ in range(6)]
        assert [answer.status_code for answer in done] == [204] * 5 + [429]
        for method, name, body in [
            ("PUT", "", {}),
            ("POST", "/handoff", None),
            ("DELETE", "/handoff", None),
            ("PUT", "/email", {"email": "visitor@shop.pk"}),
        ]:
            assert_refused(home.call(method, path + name, body, token))
        assert home.say(token, path).status_code == 202


def test_attempts_to_sign_in(tight: Stage) -> None:
    account = {"email": tight.site.demo.email, "password": "wrong"}
    spellings = ["{}", " {}", "{} ", "\t{}"]
    for number, spelling in enumerate(spellings):
        with Household(tight, f"198.51.100.{10 + number}") as home:
            tried = {**account, "email": spelling.format(account["email"])}
            assert home.call("POST", "/api/desk/session", tried).status_code == 401
    with Household(tight, "198.51.100.20") as home:
        assert_refused(home.call("POST", "/api/desk/session", {**account, "email": account["email"].upper()}))
        guesses = [{"email": f"a{n}@shop.pk", "password": "x"} for n in range(4)]
        assert [home.call("POST", "/api/desk/session", one).status_code for one in guesses] == [401, 401, 401, 429]


def test_open_streams_of_one_visitor(tight: Stage) -> None:
    with Household(tight, "198.51.100.30") as home:
        token, path = home.visitor()
    with httpx.Client(base_url=tight.site.url, headers={"Authorization": f"Bearer {token}"}) as browser:
        with ExitStack() as tabs:
            for _ in range(3):
                assert tabs.enter_context(browser.stream("GET", f"{path}/stream")).status_code == 200
            assert_refused(browser.get(f"{path}/stream"))
        for _ in range(5):  # closed ones do not count, as soon as the server has noticed
            assert opens(browser, f"{path}/stream")


def opens(browser: httpx.Client, path: str, patience: float = 10) -> bool:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        with browser.stream("GET", path) as stream:
            if stream.status_code == 200:
                return True
    return False


def test_bodies(tight: Stage) -> None:
    with Household(tight, "198.51.100.40") as home:
        token, path = home.visitor()
        for size, status in [(19_000, 413), (21_000, 413)]:  # a message that is too long; a body that is
            answer = home.call("POST", f"{path}/messages", {"id": str(uuid.uuid4()), "text": "x" * size}, token)
            assert answer.status_code == status
        assert "20000 bytes" in answer.json()["detail"]
    sign_in = httpx.post(f"{tight.site.url}/api/desk/session", content=b"x" * 20_001)
    assert sign_in.status_code == 413


def test_bodies_that_do_not_say_how_long_they_are(tight: Stage) -> None:
    """Chunk by chunk, far more than is allowed: the answer comes long before the end."""
    address = urlsplit(tight.site.url)
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=20) as connection:
        head = "POST /api/web/visitors HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        connection.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        for _ in range(3):
            connection.sendall(b"2000\r\n" + b" " * 0x2000 + b"\r\n")
        assert connection.recv(1000).startswith(b"HTTP/1.1 413")
