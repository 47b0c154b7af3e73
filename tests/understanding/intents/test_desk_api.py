"""Intents over the desk's API, at real servers in every set-up."""

import io
import json
import uuid
import zipfile
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.support.agent import AgentClient
from tests.support.site import Site
from tests.support.stage import Stage

INTENTS = "/api/desk/intents"
ENDED = {"active", "refused", "failed"}


@pytest.fixture(scope="module")
def agent(site: Site) -> Iterator[AgentClient]:
    """The demo agent, signed in once: sign-ins are limited."""
    with site.agent(server=-1) as agent:
        yield agent


def got(answer: httpx.Response, status: int = 200) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else None


def refused(answer: httpx.Response, status: int) -> str:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return str(answer.json()["detail"])


def unique(word: str) -> str:
    return f"{word} {uuid.uuid4().hex[:8]}"


def made(agent: AgentClient, label: str = "", examples: int = 5) -> dict[str, Any]:
    """A new intent with words of its own."""
    mark = uuid.uuid4().hex[:8]
    new = {"label": label or unique("Intent"), "examples": [f"{mark} {n} says so" for n in range(examples)]}
    return dict(got(agent.http.post(INTENTS, json=new), 201))


def trained(agent: AgentClient) -> dict[str, Any]:
    """A training as it ended, followed over the desk's stream."""
    with agent.stream() as stream:
        stream.wait_for("ready")
        started = got(agent.http.post(f"{INTENTS}/trainings"), 202)
        assert started["state"] == "queued"
        told = stream.wait_for(
            "training", lambda data: data["id"] == started["id"] and data["state"] in ENDED, timeout=60
        ).data
    assert got(agent.http.get(f"{INTENTS}/trainings"))["items"][0] == told
    return dict(told)


def test_the_demo_shop_comes_with_its_intents_in_use(agent: AgentClient) -> None:
    found = got(agent.http.get(INTENTS))
    labels = {item["label"]: item for item in found["items"]}
    assert {"Order status", "Refund", "Appointment", "Talk to a person"} <= set(labels)
    assert labels["Talk to a person"]["handling"] == "person"
    assert labels["Order status"]["key"] == "order_status"
    assert labels["Order status"]["labels"]["ur"]
    assert all(
        12 <= item["examples"] <= 20 for item in found["items"] if item["label"] in labels and "ur" in item["labels"]
    )
    trainings = got(agent.http.get(f"{INTENTS}/trainings"))["items"]
    assert trainings[-1]["version"] == 1
    assert trainings[-1]["error"] is None
    assert found["trained"]["state"] == "active"


def test_an_intent_is_made_changed_and_deleted(agent: AgentClient) -> None:
    label = unique("Loyalty points!")
    new = {
        "label": f"  {label} ", "labels": {"ur": "پوائنٹس"}, "description": "Points", "handling": "person",
        "examples": ["my  points ", "MY POINTS", f"points of {label}"],
    }  # fmt: skip
    intent = got(agent.http.post(INTENTS, json=new), 201)
    assert intent["key"] == label.lower().replace("! ", "_").replace(" ", "_")
    assert (intent["label"], intent["handling"], intent["labels"]) == (label, "person", {"ur": "پوائنٹس"})
    assert [text["text"].casefold() for text in intent["texts"]] == ["my points", f"points of {label}".casefold()]
    path = f"{INTENTS}/{intent['id']}"
    assert got(agent.http.get(path)) == intent

    changed = got(agent.http.patch(path, json={"label": "Points", "handling": "answer"}))
    assert (changed["key"], changed["label"], changed["handling"]) == (intent["key"], "Points", "answer")
    assert (changed["description"], changed["examples"]) == ("Points", 2)

    more = got(agent.http.post(f"{path}/examples", json={"texts": [f"{label} again", "my points"]}))
    assert more["examples"] == 3
    last = more["texts"][-1]
    assert (last["text"], last["source"]) == (f"{label} again", "owner")
    assert agent.http.delete(f"{path}/examples/{last['id']}").status_code == 204
    assert agent.http.delete(f"{path}/examples/{last['id']}").status_code == 404
    assert got(agent.http.get(path))["examples"] == 2

    assert agent.http.delete(path).status_code == 204
    assert agent.http.get(path).status_code == 404
    assert intent["id"] not in [item["id"] for item in got(agent.http.get(INTENTS))["items"]]


def test_what_is_taken_or_makes_no_sense_is_refused_with_a_reason(agent: AgentClient) -> None:
    first, second = made(agent), made(agent)
    words = first["texts"][0]["text"]
    assert "already" in refused(agent.http.post(INTENTS, json={"label": first["label"].upper()}), 409)
    told = refused(agent.http.post(f"{INTENTS}/{second['id']}/examples", json={"texts": [words.upper()]}), 409)
    assert first["label"] in told
    assert "already" in refused(agent.http.post(f"{INTENTS}/outside/examples", json={"texts": [words]}), 409)
    for body in (
        {"label": " "},
        {"label": "x" * 81},
        {"label": "a", "handling": "robot"},
        {"label": "a", "labels": {"?": "b"}},
    ):
        refused(agent.http.post(INTENTS, json=body), 422)
    path = f"{INTENTS}/{second['id']}/examples"
    for texts in ([], ["  "], ["x" * 501], ["\u0001"], ["a"] * 501):
        refused(agent.http.post(path, json={"texts": texts}), 422)
    assert got(agent.http.get(f"{INTENTS}/{second['id']}"))["examples"] == 5
    for intent in (first, second):
        got(agent.http.delete(f"{INTENTS}/{intent['id']}"), 204)


def test_what_is_none_of_the_intents_can_be_taught(agent: AgentClient) -> None:
    words = unique("how tall is the tower")
    there = got(agent.http.post(f"{INTENTS}/outside/examples", json={"texts": [words]}))["texts"]
    assert got(agent.http.get(f"{INTENTS}/outside"))["texts"] == there
    (mine,) = [one for one in there if one["text"] == words]
    got(agent.http.delete(f"{INTENTS}/outside/examples/{mine['id']}"), 204)
    refused(agent.http.delete(f"{INTENTS}/outside/examples/{mine['id']}"), 404)
    assert mine not in got(agent.http.get(f"{INTENTS}/outside"))["texts"]


def send(agent: AgentClient, name: str, data: bytes | str) -> httpx.Response:
    return agent.http.post(f"{INTENTS}/imports", files={"file": (name, data)})


def agent_zip(intent: str, phrases: list[str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("agent.json", "{}")
        package.writestr(f"intents/{intent}.json", json.dumps({"name": intent}))
        said = [{"data": [{"text": phrase}]} for phrase in phrases]
        package.writestr(f"intents/{intent}_usersays_en.json", json.dumps(said))
    return out.getvalue()


@pytest.mark.parametrize("kind", ["csv", "yml", "zip"])
def test_importing_a_file_twice_adds_nothing_twice(agent: AgentClient, kind: str) -> None:
    mark = uuid.uuid4().hex[:8]
    name, phrases = f"gift_{mark}", [f"wrap it {mark}", f"a bow {mark}", f"  A   bow {mark}"]
    file: bytes | str = {
        "csv": "text,intent\n" + "".join(f"{phrase},{name}\n" for phrase in phrases) + f",{name}\n",
        "yml": f"nlu:\n- intent: {name}\n  examples: |\n"
        + "".join(f"    - {one}\n" for one in phrases)
        + "- regex: x\n",
        "zip": agent_zip(name, [*phrases, ""]),
    }[kind]
    first = got(send(agent, f"intents.{kind}", file))
    assert (first["intents_added"], first["examples_added"]) == (1, 2)
    assert len(first["skipped"]) == 1
    assert first["skipped"][0]["place"]
    assert first["skipped"][0]["reason"]
    again = got(send(agent, f"intents.{kind}", file))
    assert (again["intents_added"], again["examples_added"]) == (0, 0)
    (intent,) = [item for item in got(agent.http.get(INTENTS))["items"] if item["key"] == name]
    assert (intent["label"], intent["examples"]) == (f"Gift {mark}", 2)
    texts = got(agent.http.get(f"{INTENTS}/{intent['id']}"))["texts"]
    assert [(one["text"], one["source"]) for one in texts] == [(one, "import") for one in phrases[:2]]

    elsewhere = got(send(agent, "other.csv", f"text,intent\n{phrases[0]},other_{mark}\n"))
    assert (elsewhere["intents_added"], elsewhere["examples_added"]) == (0, 0)
    assert "another intent" in elsewhere["skipped"][0]["reason"]
    got(agent.http.delete(f"{INTENTS}/{intent['id']}"), 204)


def test_a_file_that_cannot_be_read_says_why(agent: AgentClient) -> None:
    assert "text,intent" in refused(send(agent, "a.csv", "one,two\n1,2\n"), 422)
    assert "damaged" in refused(send(agent, "a.zip", b"PK\x03\x04nonsense"), 422)
    assert "of no kind" in refused(send(agent, "a.exe", b"MZ"), 422)
    assert "16 MB" in refused(send(agent, "a.csv", b"x" * (16 * 1024 * 1024 + 1)), 413)
    refused(agent.http.post(f"{INTENTS}/imports", json={}), 422)


def test_training_makes_a_version_that_can_be_rolled_back(site: Site, agent: AgentClient) -> None:
    before = got(agent.http.get(INTENTS))["trained"]
    mine = made(agent)
    done = trained(agent)
    assert (done["state"] in {"active", "refused"}, done["error"]) == (True, None)
    assert done["version"] > before["version"]
    assert done["created_by"] == agent.member["name"]
    assert 0 < done["accuracy"] <= 1
    assert 0 <= done["ece"] < 0.5
    assert done["examples"] == before["examples"] + 5
    assert "version" in done["note"]

    for chosen, other in ((done, before), (before, done)):
        with site.agent(server=0) as elsewhere:
            now = got(elsewhere.http.post(f"{INTENTS}/trainings/{chosen['id']}/activation"))
        assert (now["id"], now["state"]) == (chosen["id"], "active")
        states = {item["id"]: item["state"] for item in got(agent.http.get(f"{INTENTS}/trainings"))["items"]}
        assert (states[chosen["id"]], states[other["id"]]) == ("active", "retired")
        assert got(agent.http.get(INTENTS))["trained"]["id"] == chosen["id"]
    got(agent.http.delete(f"{INTENTS}/{mine['id']}"), 204)
    refused(agent.http.post(f"{INTENTS}/trainings/{uuid.uuid4()}/activation"), 404)


def test_a_training_outlives_the_death_of_its_server(site: Site, agent: AgentClient) -> None:
    """kill -9 in the middle: after the start it goes on by itself, and there is one version of it."""
    before = got(agent.http.get(f"{INTENTS}/trainings"))["items"]
    with agent.stream() as stream:
        stream.wait_for("ready")
        run = got(agent.http.post(f"{INTENTS}/trainings"), 202)
        stream.wait_for("training", lambda data: data["id"] == run["id"] and data["state"] == "running", timeout=30)
        site.kill()
    site.start()
    agent.move_to(site.urls[-1])
    with agent.stream() as stream:
        stream.wait_for("ready")
        items = got(agent.http.get(f"{INTENTS}/trainings"))["items"]
        if items[0]["state"] not in ENDED:
            stream.wait_for("training", lambda data: data["id"] == run["id"] and data["state"] in ENDED, timeout=90)
    items = got(agent.http.get(f"{INTENTS}/trainings"))["items"]
    assert (items[0]["id"], items[0]["version"], items[0]["error"]) == (run["id"], run["version"], None)
    assert len(items) == len(before) + 1
    assert [item["state"] for item in items].count("active") == 1


def test_the_threshold_shows_what_each_setting_would_have_done(agent: AgentClient) -> None:
    chart = got(agent.http.get(f"{INTENTS}/threshold"))
    assert 0 <= chart["threshold"] <= 1
    thresholds = [point["threshold"] for point in chart["points"]]
    assert thresholds == sorted(set(thresholds))
    assert round(chart["threshold"], 2) in thresholds
    for point in chart["points"]:
        assert point["sure"] + point["asked_back"] == chart["n"]
    sure = [point["sure"] for point in chart["points"]]
    assert sure == sorted(sure, reverse=True)
    measured = [point["accuracy"] for point in chart["points"] if point["accuracy"] is not None]
    assert measured
    assert all(0 <= accuracy <= 1 for accuracy in measured)


def test_making_the_demo_again_changes_nothing(site: Site, agent: AgentClient) -> None:
    gone = next(item for item in got(agent.http.get(INTENTS))["items"] if item["key"] == "gifts_and_vouchers")
    got(agent.http.delete(f"{INTENTS}/{gone['id']}"), 204)
    before = got(agent.http.get(INTENTS)), got(agent.http.get(f"{INTENTS}/trainings"))
    site.command("demo")
    assert (got(agent.http.get(INTENTS)), got(agent.http.get(f"{INTENTS}/trainings"))) == before


def test_nobody_reaches_the_intents_of_another_workspace(stage: Stage) -> None:
    neighbour = stage.add_workspace()
    with stage.agent() as own, AgentClient(stage.site.urls[-1], neighbour.email, neighbour.password) as other:
        assert got(other.http.get(INTENTS)) == {"items": [], "trained": None}
        assert got(other.http.get(f"{INTENTS}/trainings")) == {"items": []}
        assert got(other.http.get(f"{INTENTS}/outside")) == {"texts": []}
        assert "two intents" in refused(other.http.post(f"{INTENTS}/trainings"), 422)
        chart = got(other.http.get(f"{INTENTS}/threshold"))
        assert chart["n"] == 0
        assert {point["accuracy"] for point in chart["points"]} == {None}

        intent = got(own.http.get(f"{INTENTS}/{got(own.http.get(INTENTS))['items'][0]['id']}"))
        training = got(own.http.get(f"{INTENTS}/trainings"))["items"][0]
        path, example = f"{INTENTS}/{intent['id']}", intent["texts"][0]["id"]
        for answer in (
            other.http.get(path),
            other.http.patch(path, json={"label": "Mine"}),
            other.http.post(f"{path}/examples", json={"texts": ["mine"]}),
            other.http.delete(f"{path}/examples/{example}"),
            other.http.delete(path),
            other.http.post(f"{INTENTS}/trainings/{training['id']}/activation"),
        ):
            refused(answer, 404)
        assert got(own.http.get(path)) == intent
        same_name = got(
            other.http.post(INTENTS, json={"label": intent["label"], "examples": [intent["texts"][0]["text"]]}), 201
        )
        assert (same_name["key"], same_name["examples"]) == (intent["key"], 1)
        refused(other.http.delete(f"{INTENTS}/{same_name['id']}/examples/{example}"), 404)


def test_signing_in_comes_first(site: Site) -> None:
    with httpx.Client(base_url=site.url) as anybody:
        for path in ("", "/outside", "/trainings", "/threshold", f"/{uuid.uuid4()}"):
            assert anybody.get(INTENTS + path).status_code == 401
        for path in ("", "/trainings", f"/trainings/{uuid.uuid4()}/activation"):
            assert anybody.post(INTENTS + path, json={"label": "a"}).status_code == 401
        assert anybody.post(f"{INTENTS}/imports", files={"file": ("a.csv", "text,intent\na,b\n")}).status_code == 401
