"""Sending messages: once, in order, in any script, and refused with a reason when they cannot be taken."""

import json
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.support.stage import Stage
from tests.support.visitor import VisitorClient

SCRIPTS = [
    "میرا آرڈر کہاں ہے؟",
    "Mera order kahan hai?",
    "👩‍👩‍👧‍👦 family, 🇵🇰 flag, e\u0301 combined",
    "\u200fright\u200e and \u2067left\u2069, \ufeff kept",
    "<script>alert('x')</script> & \"quotes\" \\ `code`",
    "two\nlines\r\nand a tab\t.",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 beyond the basic plane \U0010ffff",
]
WRONG: list[tuple[str, Any]] = [
    ("no body", b""),
    ("no JSON", b"{"),
    ("no UTF-8", b'{"id": "\xff"}'),
    ("NUL", {"text": "a\x00b"}),
    ("lone surrogate", b'{"id": "%(id)s", "text": "\\ud800"}'),
    ("empty", {"text": ""}),
    ("blank", {"text": " \n\t "}),
    ("number as text", {"text": 7}),
    ("null", {"text": None}),
    ("list", {"text": ["a"]}),
    ("no text", {}),
    ("id is no UUID", {"id": "1; DROP TABLE messages", "text": "a"}),
    ("id is a number", {"id": 10**40, "text": "a"}),
    ("huge number", b'{"id": ' + b"9" * 6000 + b', "text": "a"}'),
    ("not an object", [1, 2]),
    ("deeply nested", b"[" * 30_000 + b"]" * 30_000),
]


def post(visitor: VisitorClient, body: Any) -> httpx.Response:
    """Send `body` as it is (bytes), or as JSON with an id of its own."""
    fresh = str(uuid.uuid4())
    if isinstance(body, dict):
        body = {"id": fresh, **body}
    content = body.replace(b"%(id)s", fresh.encode()) if isinstance(body, bytes) else json.dumps(body).encode()
    path = f"/api/web/conversations/{visitor.conversation_id}/messages"
    return visitor.http.post(path, content=content, headers={"Content-Type": "application/json"})


@pytest.mark.parametrize("text", SCRIPTS)
def test_every_script_comes_back_as_it_was_sent(stage: Stage, text: str) -> None:
    with stage.visitor() as visitor, visitor.stream() as stream:
        sent = visitor.say(text)
        assert sent["text"] == text
        assert stream.wait_for("message", lambda m: m["id"] == sent["id"]).data["text"] == text
        assert visitor.messages()[0]["text"] == text


@pytest.mark.parametrize(("what", "body"), WRONG, ids=[what for what, _ in WRONG])
def test_what_cannot_be_taken_is_refused_with_a_reason(stage: Stage, what: str, body: Any) -> None:
    with stage.visitor() as visitor:
        answer = post(visitor, body)
        assert answer.status_code in (400, 422), answer.text
        assert answer.headers["Content-Type"] == "application/problem+json"
        problem = answer.json()
        assert problem["status"] == answer.status_code
        assert problem["detail"]
        assert visitor.messages() == []


@pytest.mark.parametrize(
    "email", ["", "nobody", "a@b\x00.pk", "a@" + "b" * 400 + ".pk", 7, None, "a@b.pk\nBcc: c@d.pk"]
)
def test_an_address_that_is_none_is_refused(stage: Stage, email: Any) -> None:
    with stage.visitor() as visitor:
        answer = visitor.http.put(f"/api/web/conversations/{visitor.conversation_id}/email", json={"email": email})
        assert answer.status_code == 422
        assert visitor.open()["email_given"] is False


@pytest.mark.parametrize("site_key", ["a\x00b", "", 7, None, "x" * 65, "\u0627\u0631\u062f\u0648"])
def test_a_site_key_that_is_none_is_refused(stage: Stage, site_key: Any) -> None:
    answer = httpx.post(f"{stage.site.url}/api/web/visitors", json={"site_key": site_key})
    assert 400 <= answer.status_code < 500


@pytest.mark.parametrize("path", ["not-a-uuid", "%00", "%ff%fe", "../../etc/passwd", "0" * 5000])
def test_a_conversation_id_that_is_none_is_refused(stage: Stage, path: str) -> None:
    with stage.visitor() as visitor:
        assert 400 <= visitor.http.get(f"/api/web/conversations/{path}/messages").status_code < 500


@pytest.mark.parametrize("before", ["0", "-1", "x", "99999999999999999999", "1.5"])
def test_a_page_that_is_none_is_refused(stage: Stage, before: str) -> None:
    with stage.visitor() as visitor:
        path = f"/api/web/conversations/{visitor.conversation_id}/messages"
        assert visitor.http.get(path, params={"before": before}).status_code == 422


def test_the_longest_message_is_taken_and_a_longer_one_refused(stage: Stage) -> None:
    with stage.visitor() as visitor:
        assert post(visitor, {"text": "ا" * 4000}).status_code == 202
        answer = post(visitor, {"text": "ا" * 4001})
        assert answer.status_code == 413
        assert "4000" in answer.json()["detail"]


def test_the_same_id_is_one_message(stage: Stage) -> None:
    with stage.visitor() as visitor, visitor.stream() as stream:
        message_id = str(uuid.uuid4())
        first = visitor.say("Where is my order?", message_id)
        stream.wait_for("message", lambda m: m["author"] == "bot")
        assert visitor.say("Where is my order?", message_id) == first
        assert visitor.say("Other words under the same id", message_id) == first
        visitor.say("And now?")
        stream.wait_for("message", lambda m: m["text"] == "You said: And now?")
        assert [m["author"] for m in visitor.messages()] == ["visitor", "bot", "visitor", "bot"]


def test_the_same_id_at_the_same_moment_is_one_message(stage: Stage) -> None:
    with stage.visitor() as visitor:
        tabs = [httpx.Client(base_url=url, headers=visitor.http.headers) for url in stage.site.urls * 4]
        for _ in range(5):
            message = {"id": str(uuid.uuid4()), "text": "hold: at once"}
            gate = threading.Barrier(len(tabs))

            def send(tab: httpx.Client, message: dict[str, str] = message, gate: threading.Barrier = gate) -> Any:
                gate.wait()
                return tab.post(f"/api/web/conversations/{visitor.conversation_id}/messages", json=message)

            with ThreadPoolExecutor(len(tabs)) as pool:
                answers = list(pool.map(send, tabs))
            assert {answer.status_code for answer in answers} == {202}
            assert len({answer.text for answer in answers}) == 1
            stage.prompter.take(visitor.conversation_id).reply("Once")
        assert [m["text"] for m in visitor.messages() if m["author"] == "visitor"] == ["hold: at once"] * 5
        for tab in tabs:
            tab.close()


def test_the_same_conversation_started_twice_at_the_same_moment_is_one(stage: Stage) -> None:
    with stage.visitor() as visitor:
        tabs = [httpx.Client(base_url=url, headers=visitor.http.headers) for url in stage.site.urls * 4]
        for _ in range(5):
            path, gate = f"/api/web/conversations/{uuid.uuid4()}", threading.Barrier(len(tabs))

            def start(tab: httpx.Client, path: str = path, gate: threading.Barrier = gate) -> int:
                gate.wait()
                return tab.put(path, json={}).status_code

            with ThreadPoolExecutor(len(tabs)) as pool:
                assert sorted(pool.map(start, tabs)) == [200] * (len(tabs) - 1) + [201]
        for tab in tabs:
            tab.close()


def test_messages_from_many_senders_have_an_order_without_gaps(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as agent:
        agent.take_over(visitor.conversation_id)
        tabs = [httpx.Client(base_url=url, headers=visitor.http.headers) for url in stage.site.urls * 3]

        def write(tab: httpx.Client) -> list[int]:
            path = f"/api/web/conversations/{visitor.conversation_id}/messages"
            return [tab.post(path, json={"id": str(uuid.uuid4()), "text": str(n)}).json()["seq"] for n in range(8)]

        with ThreadPoolExecutor(len(tabs) + 1) as pool:
            replying = pool.submit(lambda: [agent.say(visitor.conversation_id, str(n))["seq"] for n in range(8)])
            mine = list(pool.map(write, tabs))
            theirs = replying.result()
        for seqs in (*mine, theirs):
            assert seqs == sorted(seqs)
        everything = sorted(seq for seqs in (*mine, theirs) for seq in seqs)
        assert everything == list(range(3, 3 + len(everything)))  # after the state and the notice
        for tab in tabs:
            tab.close()


def test_pages_go_back_to_the_beginning(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as agent:
        agent.take_over(visitor.conversation_id)
        for n in range(60):
            visitor.say(str(n))
        path = f"/api/web/conversations/{visitor.conversation_id}/messages"
        newest = visitor.http.get(path).json()
        assert ([m["text"] for m in newest["items"]], newest["more"]) == ([str(n) for n in range(10, 60)], True)
        oldest = visitor.http.get(path, params={"before": newest["items"][0]["seq"]}).json()
        assert [m["text"] for m in oldest["items"][1:]] == [str(n) for n in range(10)]
        assert oldest["more"] is False


def test_writing_into_a_closed_conversation_opens_it_again(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as agent, visitor.stream() as stream:
        message_id = str(uuid.uuid4())
        visitor.say("Thanks", message_id)
        stream.wait_for("message", lambda m: m["author"] == "bot")
        agent.close_conversation(visitor.conversation_id)
        assert visitor.open()["state"] == "closed"
        visitor.say("Thanks", message_id)
        assert visitor.open()["state"] == "closed", "a message sent again is no new one"
        visitor.say("One more thing")
        assert visitor.open()["state"] == "bot"
        stream.wait_for("message", lambda m: m["text"] == "You said: One more thing")


def test_an_agents_message_sent_again_takes_nothing_over(stage: Stage) -> None:
    with stage.visitor() as visitor, stage.agent() as agent:
        message_id = str(uuid.uuid4())
        first = agent.say(visitor.conversation_id, "Hello", message_id)
        agent.hand_back(visitor.conversation_id)
        assert agent.say(visitor.conversation_id, "Hello", message_id) == first
        assert visitor.open()["state"] == "bot"


@pytest.mark.parametrize(
    ("text", "language", "way"), [("میرا آرڈر کہاں ہے؟", "ur", "rtl"), ("Where is my order, please?", "en", "ltr")]
)
def test_a_message_carries_its_own_language(visitor: VisitorClient, text: str, language: str, way: str) -> None:
    message = visitor.say(text)
    assert (message["language"], message["dir"]) == (language, way)
