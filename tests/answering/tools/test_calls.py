"""Tools that call another system: what they send, what goes wrong, and what is said then."""

import pytest

from tests.answering.tools.workshop import PATH, Workshop, start_of, tool

KEYED = {"X-Api-Key": "very-secret-key"}


def test_what_is_sent_where_with_a_key_of_its_own(workshop: Workshop) -> None:
    arguments = [
        {"name": "order", "place": "path", "entities": ["ORDER"], "label": {"en": "Order"}},
        {"name": "copies", "place": "query", "value": {"type": "integer", "minimum": 1, "maximum": 5}},
        {"name": "why", "place": "body"},
    ]
    made = workshop.tool("/orders/GN-7654321/letters", (201, {"number": "L-1"}), arguments=arguments, headers=KEYED,
                         confirm={"en": "Send {=copies} for {=order}"}, answer={"en": "Sent as {number}."},
                         url=f"{workshop.system.url}/orders/{{order}}/letters")  # fmt: skip
    with workshop.visitor() as visitor:
        visitor.ask(f"{start_of(made)} for order GN-7654321")
        assert "at most 5" in visitor.ask("9")["text"]
        visitor.ask("2")
        confirm = visitor.ask("the first one was torn")
        assert confirm["options"][0]["label"] == "Send 2 for GN-7654321"
        assert visitor.ask("yes")["text"] == "Sent as L-1."
        (call,) = workshop.calls(visitor)
    (sent,) = workshop.system.to("/orders/GN-7654321/letters")
    assert (sent.method, sent.path, sent.body) == (
        "POST", "/orders/GN-7654321/letters?copies=2", {"why": "the first one was torn"},
    )  # fmt: skip
    assert sent.headers["x-api-key"] == "very-secret-key"
    assert sent.headers["idempotency-key"] == call["id"]


def test_a_write_without_an_answer_is_not_repeated_but_told_and_handed_over(workshop: Workshop) -> None:
    made = workshop.tool("/mute", timeout_seconds=0.5)
    workshop.system.silent.add("/mute")
    with workshop.visitor() as visitor:
        visitor.ask(start_of(made))
        visitor.ask("a parcel")
        reply = visitor.ask("yes")
        assert "do not know whether it was done" in reply["text"]
        assert visitor.open()["state"] == "waiting"
        assert [call["state"] for call in workshop.calls(visitor)] == ["unknown"]
    assert len(workshop.system.to("/mute")) == 1


@pytest.mark.parametrize(
    ("status", "answer", "said", "state"),
    [
        (409, {"why": "the shelf is empty"}, "the shelf is empty", "refused"),
        (401, {}, "could not be done", "failed"),
        (302, {}, "could not be done", "failed"),
        (500, {}, "do not know whether", "unknown"),
    ],
)
def test_failures_of_writes_are_said_as_they_are(
    workshop: Workshop, status: int, answer: object, said: str, state: str
) -> None:
    made = workshop.tool(f"/write-{status}", (status, answer), refusal_field="why")
    with workshop.visitor() as visitor:
        visitor.ask(start_of(made))
        visitor.ask("a parcel")
        assert said in visitor.ask("yes")["text"]
        assert [call["state"] for call in workshop.calls(visitor)] == [state]


@pytest.mark.parametrize(("status", "answer"), [(500, {}), (200, {"other": 1}), (200, "no object")])
def test_a_read_that_fails_never_invents_a_result(workshop: Workshop, status: int, answer: object) -> None:
    made = workshop.tool("/look", (status, answer), method="GET", risk="read", arguments=[], confirm={})
    with workshop.visitor() as visitor:
        reply = visitor.ask(start_of(made))
        assert reply["kind"] == "unknown"
        assert reply["offers_person"]
        assert "could not look this up" in reply["text"]


def test_what_the_other_system_says_is_shown_as_text(workshop: Workshop) -> None:
    made = workshop.tool("/markdown", (200, {"number": "[x](http://evil.example) <b>"}), method="GET", risk="read",
                         arguments=[], confirm={})  # fmt: skip
    with workshop.visitor() as visitor:
        assert visitor.ask(start_of(made))["text"] == r"Sent as \[x\](http://evil.example) \<b\>."


def test_tools_are_written_changed_tried_and_switched_off(workshop: Workshop) -> None:
    http = workshop.agent.http
    made = workshop.tool("/kept", (200, {"number": 7}), headers=KEYED)
    assert made["header_names"] == ["X-Api-Key"]
    assert "very-secret-key" not in http.get(f"{PATH}/{made['id']}").text
    tried = http.post(f"{PATH}/{made['id']}/trials", json={"arguments": {"thing": "a parcel"}}).json()
    assert (tried["state"], tried["text"], tried["answer"]) == ("done", "Sent as 7.", {"number": 7})
    short = http.post(f"{PATH}/{made['id']}/trials", json={"arguments": {"thing": "x"}})
    assert (short.status_code, "too short" in short.json()["detail"]) == (422, True)
    kept = {name: value for name, value in made.items() if name not in ("id", "key", "header_names", "updated_at")}
    elsewhere = http.put(f"{PATH}/{made['id']}", json={**kept, "url": "https://example.com/"})
    assert (elsewhere.status_code, "headers" in elsewhere.json()["detail"]) == (422, True)
    changed = http.put(f"{PATH}/{made['id']}", json={**kept, "name": "Renamed"}).json()
    assert (changed["name"], changed["key"], changed["header_names"]) == ("Renamed", made["key"], ["X-Api-Key"])
    assert http.post(PATH, json={**kept, "name": made["name"]}).status_code == 409
    http.put(f"{PATH}/{made['id']}/enabled", json={"enabled": False})
    with workshop.visitor() as visitor:
        visitor.ask(start_of(made))
        assert workshop.agent.traces(visitor.conversation_id)[-1]["tool"] is None
    log = http.get(f"{PATH}/calls", params={"limit": 1}).json()
    assert (len(log["items"]), log["items"][0]["conversation_id"]) == (1, None) or log["next"]
    assert http.delete(f"{PATH}/{made['id']}").status_code == 204
    assert http.get(f"{PATH}/{made['id']}").status_code == 404


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"url": "ftp://example.com"}, "must begin with https"),
        ({"url": "/api/desk/tools"}, "must begin with https"),
        ({"url": "https://example.com/{order}"}, "no argument of that name"),
        ({"answer": {}}, "what is said of the answer"),
        ({"answer": {"en": "{=nothing}"}}, "names an argument"),
        ({"confirm": {}}, "on the button"),
        ({"confirm": {"en": "{number}"}}, "no answer yet"),
        ({"personal": True}, "must prove"),
        ({"headers": {"Host": "x"}}, "cannot be set"),
        ({"arguments": [{"name": "thing", "value": {"type": "object"}}]}, "text, a number or a choice"),
        ({"arguments": [{"name": "thing", "value": {"type": "nonsense"}}]}, "no JSON schema"),
        ({"arguments": [{"name": "thing", "value": {"type": "string", "pattern": "("}}]}, "no JSON schema"),
    ],
)
def test_what_cannot_work_is_refused_with_what_to_change(workshop: Workshop, fields: object, said: str) -> None:
    answer = workshop.agent.http.post(PATH, json={**tool("https://example.com/x"), **fields})  # type: ignore[dict-item]
    assert answer.status_code == 422
    assert said in answer.json()["detail"]


def test_the_network_behind_the_server_is_out_of_reach(workshop: Workshop) -> None:
    made = workshop.agent.http.post(PATH, json=tool("http://127.0.0.2:9/x")).json()
    tried = workshop.agent.http.post(f"{PATH}/{made['id']}/trials", json={"arguments": {"thing": "parcel"}}).json()
    assert (tried["state"], "JAWAB_TOOLS_ALLOW_NETWORKS" in tried["note"]) == ("failed", True)
