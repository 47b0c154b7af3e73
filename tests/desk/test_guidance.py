"""The owner's rules through the HTTP API: kept in order, applied to visitors' replies, tried before they hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.support.agent import AgentClient
from tests.support.fake_provider import Script
from tests.support.http import checked
from tests.support.llm_server import LlmServer
from tests.support.prompter import Prompter
from tests.support.site import Site, SiteMaker
from tests.support.stage import Stage

ASKED = "warranty and repairs"
NOTE = "Our people are here from nine to five."


@pytest.fixture(scope="module")
def agent(site: Site) -> Iterator[AgentClient]:
    """The demo agent, signed in once; in a cluster at another server process than the visitors."""
    with site.agent(server=-1) as agent:
        yield agent


@contextmanager
def ruled(agent: AgentClient, **rule: Any) -> Iterator[dict[str, Any]]:
    """A rule that holds while the block runs."""
    made = checked(agent.http.post("/api/desk/guidance", json={"name": "A rule", **rule})).json()
    try:
        yield made
    finally:
        checked(agent.http.delete(f"/api/desk/guidance/{made['id']}"))


def ask(site: Site, text: str) -> tuple[dict[str, Any], str]:
    """A new visitor's reply, and the conversation."""
    with site.visitor() as visitor:
        visitor.open()
        return visitor.ask(text), visitor.conversation_id


def told(agent: AgentClient, conversation_id: str) -> list[dict[str, Any]]:
    return list(agent.traces(conversation_id)[-1]["guidance"])


def names(agent: AgentClient) -> list[str]:
    return [rule["name"] for rule in checked(agent.http.get("/api/desk/guidance")).json()["items"]]


def test_rules_are_kept_in_their_order(site: Site, agent: AgentClient) -> None:
    before = names(agent)
    with ruled(agent, name="First", kind="must_say", text="a") as first, ruled(agent, name="Second", kind="hand_off"):
        assert names(agent) == [*before, "First", "Second"]
        moved = checked(agent.http.patch(f"/api/desk/guidance/{first['id']}", json={"position": 50})).json()
        assert names(agent) == [*before, "Second", "First"]
        off = checked(agent.http.patch(f"/api/desk/guidance/{first['id']}", json={"active": False, "text": "b"})).json()
        assert (off["active"], off["text"], off["name"]) == (False, "b", "First")
        assert moved["kind"] == "must_say"
    assert names(agent) == before


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ({"kind": "must_say"}, "write what must be said"),
        ({"kind": "must_not_say", "text": " \n - "}, "one word or phrase a line"),
        ({"kind": "tone"}, "choose a style"),
        ({"kind": "must_say", "text": "a", "style": "brief"}, "only a tone has a style"),
        ({"kind": "must_say", "text": "a", "conditions": {"page": "cart"}}, "begins with a slash"),
    ],
)
def test_a_rule_that_does_nothing_is_refused_with_what_to_do(
    agent: AgentClient, rule: dict[str, Any], says: str
) -> None:
    refused = agent.http.post("/api/desk/guidance", json={"name": "A rule", **rule})
    assert refused.status_code == 422
    assert says in refused.text
    with ruled(agent, kind="must_say", text="a") as made:
        changed = agent.http.patch(f"/api/desk/guidance/{made['id']}", json={"text": ""})
        assert changed.status_code == 422
        assert "write what must be said" in changed.json()["detail"]


def test_what_must_be_said_reaches_the_visitor_and_the_trace_tells_of_it(site: Site, agent: AgentClient) -> None:
    with ruled(agent, name="Hours", kind="must_say", text=NOTE) as rule:
        reply, conversation = ask(site, ASKED)
        assert reply["kind"] == "answer"
        assert reply["text"].endswith(f"\n\n{NOTE}")
        assert {"id": rule["id"], "name": "Hours", "effect": "was added"} in told(agent, conversation)
        greeting, _ = ask(site, "hello")
        assert NOTE not in greeting["text"]
    assert NOTE not in ask(site, ASKED)[0]["text"], "the rule is gone, also for an answer that was kept"


def test_what_must_not_be_said_is_left_out_or_becomes_an_honest_i_do_not_know(site: Site, agent: AgentClient) -> None:
    plain, _ = ask(site, ASKED)
    assert "warranty card" in plain["text"]
    with ruled(agent, kind="must_not_say", text="warranty card"):
        reply, _ = ask(site, ASKED)
        assert reply["kind"] == "answer"
        assert "from the day of delivery" in reply["text"]
        assert "warranty card" not in str(reply), "not in the quotes of its citations either"
    with ruled(agent, kind="must_not_say", text="warranty\norder number"):
        reply, conversation = ask(site, ASKED)
        assert reply["kind"] == "unknown"
        assert reply["offers_person"]
        assert agent.traces(conversation)[-1]["decision"] == "unknown"


def test_a_hand_off_brings_a_person_only_where_its_conditions_hold(site: Site, agent: AgentClient) -> None:
    with ruled(agent, name="Checkout", kind="hand_off", text="a sale is at stake", conditions={"page": "/checkout/*"}):
        with site.visitor() as visitor:
            visitor.open()
            assert visitor.ask(ASKED)["kind"] == "answer"
        with site.visitor() as visitor:
            visitor.open()
            with visitor.stream() as stream:
                path = f"/api/web/conversations/{visitor.conversation_id}/messages"
                message = {"id": "0197b0a0-0000-7000-8000-00000000c0de", "text": ASKED, "page": "/checkout/pay"}
                checked(visitor.http.post(path, json=message))
                stream.wait_for("state", lambda state: state["state"] in ("waiting", "human"), timeout=30)
            trace = agent.traces(visitor.conversation_id)[-1]
            assert trace["decision"] == "handoff"
            assert trace["reason"] == "guidance “Checkout”: a sale is at stake"


def test_a_rule_is_tried_with_what_is_assumed_and_nothing_is_kept(site: Site, agent: AgentClient) -> None:
    conditions = {"moods": ["angry"], "page": "/cart", "hours": {"days": [0], "begin": "09:00", "end": "10:00"}}
    rule = {"name": "Trial", "kind": "must_say", "text": NOTE, "conditions": conditions}
    trial = {"question": ASKED, "rule": rule, "mood": "angry", "page": "/cart", "at": "2026-11-23T04:30:00Z"}
    zone = checked(agent.http.get("/api/desk/guidance")).json()["time_zone"]
    assert zone == "Asia/Karachi"
    tried = checked(agent.http.post("/api/desk/guidance/trial", json=trial)).json()
    assert tried["applied"]
    assert NOTE in tried["reply"]["text"]
    assert NOTE not in tried["without"]["text"]
    for other in ({"mood": "happy"}, {"page": "/"}, {"at": "2026-11-23T05:30:00Z"}):
        missed = checked(agent.http.post("/api/desk/guidance/trial", json=trial | other)).json()
        assert not missed["applied"]
        assert NOTE not in missed["reply"]["text"]
    assert "Trial" not in names(agent)


def test_no_other_company_sees_or_changes_a_rule(site: Site, agent: AgentClient, prompter: Prompter) -> None:
    neighbour = Stage(site, prompter).add_workspace()
    with AgentClient(site.url, neighbour.email, neighbour.password) as other:
        with ruled(other, name="Ours", kind="must_say", text=NOTE):
            assert "Ours" not in names(agent)
            assert names(other) == ["Ours"]
        with ruled(agent, name="Theirs", kind="must_say", text=NOTE) as theirs:
            assert other.http.patch(f"/api/desk/guidance/{theirs['id']}", json={"active": False}).status_code == 404
            assert other.http.delete(f"/api/desk/guidance/{theirs['id']}").status_code == 404


WRITTEN = [
    "All appliances and lamps from Gulnar carry a warranty from the day of delivery. [1] ",
    "Your order number is your warranty card. [1]",
]


@pytest.mark.site
def test_with_an_llm_it_is_told_the_rules_and_forbidden_words_never_appear(site_maker: SiteMaker) -> None:
    with (
        LlmServer(Script(WRITTEN)) as llm,
        site_maker.make("sqlite", **llm.settings) as site,
        site.agent() as agent,
        ruled(agent, kind="tone", text="Call customers neighbours."),
        ruled(agent, kind="must_not_say", text="warranty card"),
        ruled(agent, kind="must_say", text=NOTE),
    ):
        reply, conversation = ask(site, ASKED)
        trace = agent.traces(conversation)[-1]
    assert "Call customers neighbours." in str(llm.requests[0])
    assert trace["mode"] == "llm"
    assert "warranty card" not in reply["text"]
    assert reply["text"].endswith(NOTE)
