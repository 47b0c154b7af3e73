"""Invitations on somebody else's page: what brings them up, what keeps them away, and what is counted of them."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.widget import Widget
from tests.support.agent import AgentClient
from tests.support.axe import violations
from tests.support.host_page import host_page
from tests.support.http import checked
from tests.support.stage import Stage

PHONE = {"viewport": {"width": 390, "height": 780}, "is_mobile": True, "has_touch": True}
ASKED = "When will it come?"
WORDS = {
    "en": {"text": "Something in the way?", "buttons": [{"label": "Ask about delivery", "question": ASKED}]},
    "ur": {"text": "کوئی مشکل ہے؟", "buttons": [{"label": "ڈیلیوری کے بارے میں پوچھیں"}]},
}
OFTEN = {"times": 50, "days": 1, "per_visit": 20}


@dataclass(frozen=True)
class Shop:
    """A company of its own, with no invitation but those of the test."""

    url: str
    site_key: str
    agent: AgentClient
    made: list[str] = field(default_factory=list)

    def invite(self, trigger: dict[str, Any], **fields: Any) -> str:
        """Make an invitation; return its id."""
        new = {"name": "One", "trigger": trigger, "actions": [{"kind": "ask"}], "texts": WORDS, "hold_out": 0, **fields}
        self.made.append(checked(self.agent.http.post("/api/desk/invitations", json=new)).json()["id"])
        return self.made[-1]

    def figures(self, id: str) -> dict[str, Any]:
        items = checked(self.agent.http.get("/api/desk/invitations")).json()["items"]
        return dict(next(item["figures"] for item in items if item["id"] == id))


@pytest.fixture(scope="module")
def workspace(stage: Stage) -> Iterator[Shop]:
    with ThreadPoolExecutor() as elsewhere:  # Playwright's loop runs in this thread
        other = elsewhere.submit(stage.add_workspace).result()
    with AgentClient(stage.site.url, other.email, other.password) as agent:
        yield Shop(stage.site.url, other.site_key, agent)


@pytest.fixture
def company(workspace: Shop) -> Iterator[Shop]:
    """One that forgets the test's invitations."""
    yield workspace
    for id in workspace.made:
        checked(workspace.agent.http.delete(f"/api/desk/invitations/{id}"))
    workspace.made.clear()


def arrive(page: Page, address: str) -> Locator:
    """Open the page and wait until invitations may come up; return the bubble, which may not be there."""
    page.clock.install()
    page.goto(address)
    page.locator("jawab-widget button.launcher").dispatch_event("pointerenter")  # the rest is fetched at once
    expect(page.locator("jawab-widget .invitation-told")).to_be_attached()
    return page.locator("jawab-widget section.invitation")


def told(page: Page, *what: str) -> Any:
    """Wait, around what brings it about, until the server has been told of it."""
    return page.expect_response(
        lambda answer: "/outcomes" in answer.url and json.loads(answer.request.post_data or "{}")["what"] == list(what)
    )


def test_who_is_about_to_leave_is_asked_once_and_dismissed_it_stays_quiet(company: Shop, page: Page) -> None:
    id = company.invite({"on": "exit"}, frequency=OFTEN)
    with host_page(company.url, company.site_key) as address:
        bubble = arrive(page, address)
        page.get_by_label("Search").focus()
        page.clock.run_for(4_000)
        expect(bubble).to_have_count(0)
        page.mouse.move(400, 200)
        with told(page, "due", "shown"):
            page.mouse.move(400, -5)
        expect(bubble).to_be_visible()
        expect(page.get_by_label("Search")).to_be_focused()
        page.clock.run_for(500)
        expect(page.locator("jawab-widget").get_by_role("status")).to_have_text("Something in the way?")
        assert violations(page) == []
        page.keyboard.press("Tab")
        expect(bubble.get_by_role("button", name="Something in the way?")).to_be_focused()
        with told(page, "dismissed"):
            page.keyboard.press("Escape")
        expect(bubble).to_have_count(0)
        expect(Widget(page).launcher).to_be_focused()
        bubble = arrive(page, address)
        page.clock.run_for(4_000)
        page.mouse.move(400, 200)
        page.mouse.move(400, -5)
        expect(bubble).to_have_count(0)
    shown = company.figures(id)["shown"]
    assert (shown["visitors"], shown["shown"], shown["dismissed"], shown["pressed"]) == (1, 1, 1, 0)


def test_on_a_phone_a_page_that_is_flung_up_is_one_that_is_left(company: Shop, new_page: NewPage) -> None:
    company.invite({"on": "exit"})
    page = new_page(**PHONE, color_scheme="dark")
    long = "body { min-height: 6000px }"
    with host_page(company.url, company.site_key, language="ur", direction="rtl", styles=long) as address:
        bubble = arrive(page, address)
        page.clock.run_for(4_000)
        page.evaluate("scrollTo(0, 3000)")
        swipe(page, 300, 420, steps=16)
        page.clock.run_for(1_000)
        expect(bubble).to_have_count(0)  # reading up is slower
        swipe(page, 100, 700, steps=6)
        expect(bubble).to_be_visible()
        expect(bubble).to_have_attribute("dir", "rtl")
        expect(bubble).to_contain_text("کوئی مشکل ہے؟")
        box = bubble.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert violations(page) == []
        for control in bubble.get_by_role("button").all():
            size = control.bounding_box()
            assert size
            assert min(size["width"], size["height"]) >= 36


def test_an_event_with_a_full_cart_waits_for_a_dialog_and_its_button_asks(company: Shop, page: Page) -> None:
    full = {"on": "event", "name": "cart", "properties": [{"name": "total", "test": "over", "value": "5000"}]}
    id = company.invite(full, goal="order")
    with host_page(company.url, company.site_key) as address:
        bubble = arrive(page, address)
        page.evaluate("jawab('event', 'cart', { total: 4999 })")
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('dialog'), { textContent: 'Cookies?' }))"
        )
        page.evaluate("document.querySelector('dialog').showModal()")
        page.evaluate("jawab('event', 'cart', { total: 6200 })")
        page.clock.run_for(2_000)
        expect(bubble).to_have_count(0)
        page.evaluate("document.querySelector('dialog').close()")
        page.clock.run_for(2_000)
        expect(bubble).to_be_visible()
        widget = Widget(page)
        with told(page, "conversation"), told(page, "pressed"):
            bubble.get_by_role("button", name="Ask about delivery").click()
        expect(bubble).to_have_count(0)
        expect(widget.questions.first).to_contain_text(ASKED)
        with told(page, "goal"):
            page.evaluate("jawab('event', 'order')")
    figures = company.figures(id)
    zero = {"visitors": 0, "shown": 0, "pressed": 0, "dismissed": 0, "conversations": 0, "goals": 0}
    assert figures["shown"] == {"visitors": 1, "shown": 1, "pressed": 1, "dismissed": 0, "conversations": 1, "goals": 1}
    assert figures["held_out"] == zero


def test_its_words_open_the_chat_and_greet_there(company: Shop, page: Page) -> None:
    company.invite({"on": "time", "seconds": 20})
    with host_page(company.url, company.site_key) as address:
        bubble = arrive(page, address)
        page.evaluate("history.pushState({}, '', '/other')")
        page.clock.run_for(15_000)
        page.evaluate("history.pushState({}, '', '/again')")  # another page of an app: counted anew
        page.clock.run_for(15_000)
        expect(bubble).to_have_count(0)
        page.clock.run_for(6_000)
        bubble.get_by_role("button", name="Something in the way?").click()
        widget = Widget(page)
        expect(widget.panel.locator(".greeting")).to_contain_text("Something in the way?")
        expect(bubble).to_have_count(0)
        page.clock.run_for(60_000)
        expect(bubble).to_have_count(0)


def test_a_button_opens_the_form_of_a_shortcut(company: Shop, page: Page) -> None:
    new = {"kind": "call_back", "words": {"en": {"label": "Call me back"}}}
    shortcut = checked(company.agent.http.post("/api/desk/shortcuts", json=new)).json()["id"]
    words = {"en": {"text": "Shall we call you?", "buttons": [{"label": "Yes, please"}]}}
    company.invite({"on": "event", "name": "now"}, actions=[{"kind": "shortcut", "target": shortcut}], texts=words)
    with host_page(company.url, company.site_key) as address:
        bubble = arrive(page, address)
        page.evaluate("jawab('event', 'now')")
        bubble.get_by_role("button", name="Yes, please").click()
        expect(Widget(page).panel.get_by_label("Telephone")).to_be_visible()


def test_who_is_held_out_sees_nothing_and_is_counted(company: Shop, page: Page) -> None:
    id = company.invite({"on": "event", "name": "now"}, hold_out=50)
    browsers = [f"browser-{n}" for n in range(100)]
    chosen = next(browser for browser in browsers if held_out(browser, id, 50))
    key = f"jawab:{company.site_key}:invitations"
    page.add_init_script(f"localStorage.setItem('{key}', JSON.stringify({{ browser: '{chosen}' }}))")
    with host_page(company.url, company.site_key) as address:
        bubble = arrive(page, address)
        with told(page, "due"):
            page.evaluate("jawab('event', 'now')")
        page.clock.run_for(5_000)
        expect(bubble).to_have_count(0)
        widget = Widget(page)
        widget.open()
        with told(page, "conversation"):
            widget.say("Hello?")
    figures = company.figures(id)
    assert figures["shown"]["visitors"] == 0
    assert (figures["held_out"]["visitors"], figures["held_out"]["conversations"]) == (1, 1)


def swipe(page: Page, begin: int, end: int, *, steps: int) -> None:
    """Move a finger down the screen: the more steps, the slower."""
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 150, "y": begin}]})
    for step in range(1, steps + 1):
        at = {"x": 150, "y": begin + (end - begin) * step / steps}
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def held_out(browser: str, invitation: str, share: int) -> bool:
    """As web/widget/host/invitations/arm.ts decides it."""
    value = 0x811C9DC5
    for char in f"{browser}/{invitation}":
        value = (value ^ ord(char)) * 0x01000193 % 2**32
    value = (value ^ value >> 16) * 0x85EBCA6B % 2**32
    value = (value ^ value >> 13) * 0xC2B2AE35 % 2**32
    return (value ^ value >> 16) / 2**32 * 100 < share
