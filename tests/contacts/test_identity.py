"""The owner's server says who its customer is: what was said on any device is theirs, and nobody else's."""

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
import jwt
import pytest
from sqlalchemy import delete, select

from jawab.assembly import opened
from jawab.contacts.models import Contact
from jawab.conversations.models import Message
from tests.support.agent import AgentClient
from tests.support.http import checked
from tests.support.stage import Stage
from tests.support.visitor import VisitorClient


@dataclass
class Shop:
    """A shop whose server signs tokens."""

    stage: Stage
    desk: AgentClient
    secret: str = ""

    def renew(self) -> None:
        self.secret = checked(self.desk.http.post("/api/desk/identity-secret")).json()["secret"]

    def token(self, customer: str, **claims: Any) -> str:
        now = int(time.time())
        told = {"sub": customer, "email": f"{customer}@quill.example", "iat": now, "exp": now + 600, **claims}
        return jwt.encode(told, self.secret, algorithm="HS256")

    def visitor(self, server: int = 0) -> VisitorClient:
        visitor = VisitorClient(self.stage.site.urls[server], self.desk.workspace["site_key"])
        visitor.open()
        return visitor

    def contact(self, visitor: VisitorClient) -> dict[str, Any]:
        return dict(self.desk.conversation(visitor.conversation_id)["conversation"]["contact"])


@pytest.fixture
def shop(stage: Stage) -> Iterator[Shop]:
    neighbour = stage.add_workspace()
    with AgentClient(stage.site.urls[-1], neighbour.email, neighbour.password) as desk:
        shop = Shop(stage, desk)
        shop.renew()
        yield shop


def put(visitor: VisitorClient, token: str) -> httpx.Response:
    return visitor.http.put("/api/web/me/identity", json={"token": token})


def identify(visitor: VisitorClient, token: str) -> str:
    """As the widget does it: go on with the new token, if there is one. Returns the visitor's id."""
    answer = checked(put(visitor, token)).json()
    if answer["token"]:
        visitor.http.headers["Authorization"] = f"Bearer {answer['token']}"
    return str(answer["visitor_id"])


def conversations(visitor: VisitorClient) -> set[str]:
    return {one["id"] for one in checked(visitor.http.get("/api/web/conversations")).json()["items"]}


def test_a_customer_finds_what_they_said_on_another_device_and_before_they_signed_in(shop: Shop) -> None:
    with shop.visitor() as laptop, shop.visitor(server=-1) as phone:
        laptop.ask("said on the laptop")
        phone.ask("said on the phone before signing in")
        first = identify(laptop, shop.token("4711", name="Zarmina Quillfeather"))
        assert conversations(laptop) == {laptop.conversation_id}
        assert identify(phone, shop.token("4711", name="Zarmina Quillfeather")) == first

        both = {laptop.conversation_id, phone.conversation_id}
        assert conversations(laptop) == conversations(phone) == both
        phone.conversation_id, laptop.conversation_id = laptop.conversation_id, phone.conversation_id
        assert phone.messages()[0]["text"] == "said on the laptop"
        assert laptop.messages()[0]["text"] == "said on the phone before signing in"
        assert phone.ask("go on")["author"] == "bot"

        for visitor in (laptop, phone):
            contact = shop.contact(visitor)
            assert (contact["id"], contact["name"], contact["email"]) == (
                first, "Zarmina Quillfeather", "4711@quill.example",
            )  # fmt: skip
            assert contact["verified"]["id"] == "4711"


def test_the_desk_hears_of_it_at_once(shop: Shop) -> None:
    with shop.visitor() as visitor, shop.desk.stream() as desk:
        desk.wait_for("ready")
        identify(visitor, shop.token("4711"))
        desk.wait_for(
            "conversation", lambda row: row["id"] == visitor.conversation_id and row["contact"]["verified"] is not None
        )


def test_signing_in_takes_the_token_from_whoever_else_has_it(shop: Shop) -> None:
    """Somebody may have planted a token of theirs in the browser, to read on after its customer has signed in."""
    with shop.visitor() as visitor, shop.visitor() as planted:
        planted.http.headers["Authorization"] = visitor.http.headers["Authorization"]
        identify(visitor, shop.token("4711"))
        assert planted.http.get("/api/web/conversations").status_code == 401
        assert visitor.http.get("/api/web/conversations").status_code == 200


def test_saying_it_again_changes_nothing_and_an_older_token_takes_nothing_back(shop: Shop) -> None:
    with shop.visitor() as visitor:
        old = shop.token("4711", email="old@quill.example", iat=int(time.time()) - 60)
        new = shop.token("4711", email="new@quill.example")
        first = identify(visitor, old)
        identify(visitor, new)
        held = visitor.http.headers["Authorization"]
        at = shop.contact(visitor)["verified"]["at"]
        for token in (new, old, new):
            assert checked(put(visitor, token)).json() == {"visitor_id": first, "token": None}
        assert visitor.http.headers["Authorization"] == held
        verified = shop.contact(visitor)["verified"]
        assert (verified["email"], verified["at"]) == ("new@quill.example", at)


def test_another_customer_on_the_same_browser_starts_afresh(shop: Shop) -> None:
    with shop.visitor() as browser:
        first = identify(browser, shop.token("mother"))
        browser.ask("a secret of the mother's")
        assert identify(browser, shop.token("daughter")) != first
        assert conversations(browser) == set()
        assert browser.http.get(f"/api/web/conversations/{browser.conversation_id}/messages").status_code == 404
        assert identify(browser, shop.token("mother")) == first
        assert conversations(browser) == {browser.conversation_id}


def test_signing_out_ends_the_token_of_a_customer_and_leaves_strangers_alone(shop: Shop) -> None:
    with shop.visitor() as visitor:
        assert visitor.http.delete("/api/web/me/identity").status_code == 204
        assert conversations(visitor) == {visitor.conversation_id}
        identify(visitor, shop.token("4711"))
        assert visitor.http.delete("/api/web/me/identity").status_code == 204
        assert visitor.http.get("/api/web/conversations").status_code == 401


def test_what_proves_nothing_changes_nothing(shop: Shop) -> None:
    with shop.visitor() as customer, shop.visitor() as stranger:
        customer.ask("my words")
        identify(customer, shop.token("4711"))
        of_old_secret = shop.token("4711")
        shop.renew()
        unsigned = jwt.encode({"sub": "4711", "iat": 1, "exp": 2**31}, None, algorithm="none")
        expired = shop.token("4711", exp=int(time.time()) - 120)
        for token, reason in ((of_old_secret, "signature"), (unsigned, "signature"), (expired, "expired")):
            answer = put(stranger, token)
            assert (answer.status_code, answer.json()["reason"]) == (422, reason)
        assert conversations(stranger) == {stranger.conversation_id}
        assert shop.contact(stranger)["verified"] is None
        assert conversations(customer) == {customer.conversation_id}, "who was verified stays so"
    with shop.stage.visitor() as neighbour:  # of another company, which has made no secret
        assert put(neighbour, shop.token("4711")).status_code == 409


def test_a_customer_of_one_company_is_nobody_at_another(stage: Stage, shop: Shop) -> None:
    neighbour = stage.add_workspace()
    with AgentClient(stage.site.urls[-1], neighbour.email, neighbour.password) as desk:
        other = Shop(stage, desk)
        other.renew()
        with shop.visitor() as customer, other.visitor() as stranger:
            identify(customer, shop.token("4711"))
            assert put(stranger, shop.token("4711")).status_code == 422
            identify(stranger, other.token("4711"))
            assert conversations(stranger) == {stranger.conversation_id}


def test_many_browsers_at_once_become_one_customer(shop: Shop) -> None:
    servers = range(len(shop.stage.site.urls))
    browsers = [shop.visitor(server) for server in servers for _ in range(6)]
    token = shop.token("4711")
    with ThreadPoolExecutor(len(browsers)) as pool:
        ids = list(pool.map(lambda browser: identify(browser, token), browsers))
    assert len(set(ids)) == 1
    everything = {browser.conversation_id for browser in browsers}
    assert all(conversations(browser) == everything for browser in browsers)
    for browser in browsers:
        browser.close()


def test_one_browser_that_says_it_many_times_at_once_ends_with_one_token(shop: Shop) -> None:
    with shop.visitor() as browser:
        browser.ask("hello")
        tokens = [shop.token("4711"), shop.token("4712")] * 4
        with ThreadPoolExecutor(len(tokens)) as pool:
            answers = list(pool.map(lambda token: put(browser, token), tokens))
        taken = [answer for answer in answers if answer.status_code == 200]
        assert len(taken) == 1, "the first takes the visitor's token away"
        assert {answer.status_code for answer in answers} <= {200, 401}
        browser.http.headers["Authorization"] = f"Bearer {taken[0].json()['token']}"
        assert conversations(browser) == {browser.conversation_id}


def test_erasing_the_customer_erases_what_they_said_before_they_signed_in(shop: Shop) -> None:
    with shop.visitor() as laptop, shop.visitor() as phone:
        phone.ask("before signing in")
        customer = UUID(identify(laptop, shop.token("4711")))
        identify(phone, shop.token("4711"))

        async def erase() -> int:
            async with opened(shop.stage.settings) as (database, _):
                async with database.write() as session:
                    await session.execute(delete(Contact).where(Contact.id == customer))
                async with database.read() as session:
                    query = select(Message.id).where(Message.conversation_id == UUID(phone.conversation_id))
                    return len((await session.scalars(query)).all())

        assert asyncio.run(erase()) == 0
        assert phone.http.get("/api/web/conversations").status_code == 401
