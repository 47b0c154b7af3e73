"""A customer who signs in on the owner's page, in the browser: on two devices, and out again."""

import time
from collections.abc import Iterator

import jwt
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.widget import Widget
from tests.support.host_page import host_page
from tests.support.http import checked
from tests.support.prompter import Prompter
from tests.support.stage import Stage


@pytest.fixture
def host(stage: Stage) -> Iterator[str]:
    with host_page(stage.site.url, stage.site.demo.site_key) as address:
        yield address


@pytest.fixture
def secret(stage: Stage) -> str:
    with stage.agent() as agent:
        return str(checked(agent.http.post("/api/desk/identity-secret")).json()["secret"])


def token(secret: str, customer: str) -> str:
    now = int(time.time())
    return jwt.encode({"sub": customer, "name": "Zarmina Quillfeather", "iat": now, "exp": now + 600}, secret, "HS256")


def identify(page: Page, signed: str | None) -> str | None:
    """As the owner's page does it; returns who the visitor is by then."""
    told: str | None = page.evaluate(
        "token => new Promise(resolve => { jawab('on', 'identified', one => resolve(one.visitor));"
        " jawab('identify', token); })",
        signed,
    )
    return told


def test_a_customer_has_their_conversation_on_another_device_and_leaves_nothing_behind(
    stage: Stage, host: str, secret: str, new_page: NewPage, prompter: Prompter
) -> None:
    laptop, phone = Widget(new_page()), Widget(new_page(viewport={"width": 390, "height": 800}))
    laptop.page.goto(host)
    laptop.open()
    laptop.hear(prompter, "A first answer.")
    signed = token(secret, "browser-4711")
    customer = identify(laptop.page, signed)
    laptop.hear(prompter, "It goes on.")

    phone.page.goto(host)
    assert identify(phone.page, signed) == customer
    phone.open()
    expect(phone.answers).to_have_count(2)
    phone.hear(prompter, "Here as well.")
    expect(laptop.answers).to_have_count(3)
    with stage.agent() as agent:
        row = agent.conversation(phone.conversation_id)["conversation"]
        assert (row["contact"]["id"], row["contact"]["verified"]["id"]) == (customer, "browser-4711")

    assert identify(phone.page, None) is None
    expect(phone.answers).to_have_count(0)
    kept = phone.page.evaluate("Object.keys(localStorage).map(key => key.split(':')[2]).sort()")
    assert not {"token", "customer", "conversation", "outbox"} & set(kept)
    phone.page.reload()
    phone.open()
    expect(phone.answers).to_have_count(0)
