"""Visitors ask to be contacted, and the desk sees to it."""

import asyncio
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from jawab.assembly import opened
from jawab.contacts.models import Contact
from jawab.engagement.requests.models import ContactRequest
from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.stage import Neighbour, Stage
from tests.support.visitor import VisitorClient

SECRET = "Zarmina wants the copper kettle in blue"
SOON = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=2)


@pytest.fixture(scope="module")
def company(stage: Stage) -> Neighbour:
    return stage.add_workspace()


@pytest.fixture
def visitor(stage: Stage, company: Neighbour) -> Iterator[VisitorClient]:
    with VisitorClient(stage.site.url, company.site_key) as visitor:
        visitor.open()
        yield visitor


@pytest.fixture(scope="module")
def agent(stage: Stage, company: Neighbour) -> Iterator[AgentClient]:
    with AgentClient(stage.site.urls[-1], company.email, company.password) as agent:
        yield agent


def ask(visitor: VisitorClient, **fields: Any) -> httpx.Response:
    request = {"id": str(uuid.uuid4()), "kind": "call_back", "phone": "+92 300 1234567", "at": SOON.isoformat()}
    return visitor.http.post("/api/web/requests", json={**request, **fields})


def listed(agent: AgentClient, state: str = "new") -> list[dict[str, Any]]:
    return list(checked(agent.http.get("/api/desk/requests", params={"state": state})).json()["items"])


def test_a_call_back_is_asked_for_seen_and_done(visitor: VisitorClient, agent: AgentClient) -> None:
    with agent.stream() as desk:
        desk.wait_for("ready")
        made = ask(
            visitor, name="Zarmina", text=SECRET, time_zone="Asia/Karachi", language="ur",
            conversation_id=visitor.conversation_id, page="/kettles",
        )  # fmt: skip
        assert made.status_code == 201, made.text
        told = desk.wait_for("contact_request", lambda data: data["request_id"] == made.json()["id"]).data
        assert (told["kind"], told["state"]) == ("call_back", "new")
        assert "Zarmina" not in str(told), "words are told to nobody but who looks at the request"
        (row,) = (one for one in listed(agent) if one["id"] == made.json()["id"])
        assert row["details"] == {
            "name": "Zarmina", "email": "", "phone": "+923001234567", "text": SECRET, "page": "/kettles",
        }  # fmt: skip
        assert datetime.fromisoformat(row["wished_at"]) == SOON
        assert (row["time_zone"], row["language"], row["conversation_id"]) == (
            "Asia/Karachi", "ur", visitor.conversation_id,
        )  # fmt: skip
        contact = agent.conversation(visitor.conversation_id)["conversation"]["contact"]
        assert (contact["name"], contact["phone"]) == ("Zarmina", "+923001234567"), "it is on the card as well"
        assert [message["kind"] for message in visitor.messages()] == ["notice"], (
            "it is told in the conversation as well"
        )
        done = checked(agent.http.put(f"/api/desk/requests/{row['id']}/done")).json()
        assert (done["state"], done["done_by"]["id"]) == ("done", agent.member["id"])
        desk.wait_for("contact_request", lambda data: data["state"] == "done")
        assert row["id"] not in {one["id"] for one in listed(agent)}
        assert listed(agent, "done")[0]["id"] == row["id"]
        again = checked(agent.http.delete(f"/api/desk/requests/{row['id']}/done")).json()
        assert (again["state"], again["done_by"], again["done_at"]) == ("new", None, None)


def test_the_same_request_twice_is_one(stage: Stage, visitor: VisitorClient, agent: AgentClient) -> None:
    request_id = str(uuid.uuid4())
    first, second = ask(visitor, id=request_id), ask(visitor, id=request_id, text="sent again")
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    with VisitorClient(stage.site.url, agent.workspace["site_key"]) as stranger:
        theirs = ask(stranger, id=request_id)
        assert theirs.status_code == 201, "an id is its visitor's: it reaches nobody else's request"
        assert theirs.json()["id"] != first.json()["id"]
    mine = [one for one in listed(agent) if one["id"] in (first.json()["id"], theirs.json()["id"])]
    assert len(mine) == 2


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"phone": ""}, "phone"),
        ({"phone": "call me"}, "phone"),
        ({"phone": "0300 1234567"}, "phone"),  # the company has no region, so a number needs its country
        ({"at": None}, "at"),
        ({"at": "2020-01-01T10:00:00Z"}, "at"),
        ({"at": (SOON + timedelta(days=200)).isoformat()}, "at"),
        ({"email": "nobody"}, "email"),
        ({"kind": "email", "email": "a@example.com"}, "text"),
        ({"kind": "email", "text": "Hello"}, "email"),
        ({"kind": "booking", "phone": ""}, "email"),
        ({"kind": "demo"}, "email"),
        ({"shortcut_id": str(uuid.uuid4())}, "shortcut_id"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_field(visitor: VisitorClient, fields: dict[str, Any], field: str) -> None:
    refused = ask(visitor, **fields)
    assert (refused.status_code, refused.json().get("field")) == (422, field), refused.text
    assert refused.json()["detail"].endswith("."), "a sentence that a visitor can act on"


@pytest.mark.parametrize("fields", [{"text": "a\x00b"}, {"kind": "shout"}, {"text": "x" * 2001}, {"at": "soon"}])
def test_what_is_no_request_is_refused(visitor: VisitorClient, fields: dict[str, Any]) -> None:
    assert ask(visitor, **fields).status_code == 422


def test_a_time_lies_within_the_owners_hours(visitor: VisitorClient, agent: AgentClient) -> None:
    hours = {"days": [SOON.weekday()], "begin": "09:00", "end": "11:00"}
    new = {"kind": "demo", "words": {"en": {"label": "See it"}}, "times": hours}
    shortcut = checked(agent.http.post("/api/desk/shortcuts", json=new)).json()
    path = f"/api/web/sites/{agent.workspace['site_key']}/shortcuts/{shortcut['id']}/times"
    offered = checked(visitor.http.get(path, params={"time_zone": "Asia/Karachi"})).json()
    assert offered["time_zone"] == "Asia/Karachi"
    first = offered["days"][0]["times"][0]
    assert first.endswith("T14:00:00+05:00"), "nine in UTC, where the company is"
    for about in ({"shortcut_id": shortcut["id"]}, {}):
        wish = {"kind": "demo", "email": "zarmina@example.com", **about}
        assert ask(visitor, **wish, at=first).status_code == 201
        late = ask(visitor, **wish, at=SOON.replace(hour=11).isoformat())
        assert (late.status_code, late.json()["field"]) == (422, "at")
    assert ask(visitor, at=SOON.replace(hour=11).isoformat()).status_code == 201, "hours of demos are not of calls"


def test_a_request_is_reached_by_its_company_alone(stage: Stage, visitor: VisitorClient, agent: AgentClient) -> None:
    made = ask(visitor, text=SECRET).json()
    with stage.agent() as other:
        assert SECRET not in other.http.get("/api/desk/requests", params={"limit": 100}).text
        assert other.http.put(f"/api/desk/requests/{made['id']}/done").status_code == 404
        assert other.http.delete(f"/api/desk/requests/{made['id']}/done").status_code == 404
    assert next(one for one in listed(agent) if one["id"] == made["id"])["state"] == "new"
    with stage.visitor() as stranger:
        letter = {"kind": "email", "email": "a@example.com", "text": "Hello", "at": None}
        assert ask(stranger, **letter, conversation_id=visitor.conversation_id).status_code == 404
        assert ask(stranger, **letter, conversation_id=stranger.conversation_id).status_code == 201
    headers = {"Authorization": "Bearer x"}
    body = {"id": str(uuid.uuid4()), "kind": "email"}
    refused = httpx.post(f"{stage.site.url}/api/web/requests", json=body, headers=headers)
    assert refused.status_code == 401


def test_it_is_sealed_and_goes_with_the_contact(stage: Stage, visitor: VisitorClient) -> None:
    made = checked(ask(visitor, text=SECRET, name="Zarmina")).json()

    async def look_and_erase() -> None:
        async with opened(stage.settings) as (database, _), database.write() as session:
            query = select(ContactRequest).where(ContactRequest.id == uuid.UUID(made["id"]))
            row = (await session.scalars(query)).one()
            columns = [getattr(row, column.key) for column in ContactRequest.__table__.columns]
            assert SECRET not in str(columns)
            assert "1234567" not in str(columns)
            await session.delete(await session.get_one(Contact, row.contact_id))
            await session.flush()
            session.expunge_all()
            assert (await session.scalars(query)).one_or_none() is None

    asyncio.run(look_and_erase())


def test_the_oldest_comes_first_and_pages_leave_nothing_out(visitor: VisitorClient, agent: AgentClient) -> None:
    made = [checked(ask(visitor)).json()["id"] for _ in range(3)]
    seen: list[str] = []
    after = None
    while True:
        page = checked(agent.http.get("/api/desk/requests", params={"limit": 2, **({"after": after} if after else {})}))
        seen += [one["id"] for one in page.json()["items"]]
        if (after := page.json()["next"]) is None:
            break
    assert len(seen) == len(set(seen)) == page.json()["new"]
    assert [one for one in seen if one in made] == made
