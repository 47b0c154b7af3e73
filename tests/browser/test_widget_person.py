"""The way to a person, with somebody there and with nobody."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.widget import Widget
from tests.support.site import Site

QUESTION = "How do I cancel an order?"


@pytest.fixture
def widget(shop: Site, page: Page) -> Widget:
    page.goto(shop.url)
    widget = Widget(page)
    widget.open()
    return widget


def conversation_of(widget: Widget) -> str:
    found: str = widget.page.evaluate("localStorage.getItem('jawab:gulnar-demo:conversation')")
    return found


def test_with_nobody_there_the_visitor_leaves_an_address(widget: Widget, shop: Site) -> None:
    widget.panel.get_by_role("button", name="Talk to a person").click()
    address = widget.panel.get_by_label("Your e-mail address")
    send = widget.panel.get_by_role("button", name="Send", exact=True)
    send.click()
    expect(widget.panel.get_by_role("alert")).to_contain_text("Please enter an e-mail address")
    expect(address).to_be_focused()
    address.fill("not an address")
    send.click()
    expect(widget.panel.get_by_role("alert")).to_be_visible()
    address.fill("ayesha@example.com")
    address.press("Enter")
    expect(widget.log.get_by_text("We will write to you by e-mail")).to_be_visible()
    expect(address).to_have_count(0)
    with shop.agent() as agent:
        assert agent.conversation(conversation_of(widget))["conversation"]["contact"]["email"] == "ayesha@example.com"


def test_an_agent_takes_over_writes_and_hands_back(widget: Widget, shop: Site) -> None:
    with shop.agent() as agent, agent.stream():
        widget.ask(QUESTION)
        widget.panel.get_by_role("button", name="Talk to a person").first.click()
        expect(widget.log.get_by_text("We have asked a person to join")).to_be_visible()
        conversation = conversation_of(widget)
        agent.take_over(conversation)
        expect(widget.panel.get_by_role("heading").locator("..")).to_contain_text("Sana is here to help")
        agent.http.post(f"/api/desk/conversations/{conversation}/typing")
        expect(widget.log.get_by_text("Sana is writing")).to_be_attached()
        agent.say(conversation, "Hello, I have **cancelled** it.\nAnything else?")
        reply = widget.log.locator("li.message.agent")
        expect(reply).to_contain_text("Sana")
        expect(reply.locator("strong")).to_have_text("cancelled")
        expect(reply.locator("br")).to_have_count(1)
        widget.say("No, thank you")
        agent.hand_back(conversation)
        expect(widget.panel.get_by_text("Answers from our help centre")).to_be_visible()
        expect(widget.panel.get_by_role("button", name="Talk to a person")).to_be_visible()


def test_what_comes_while_the_panel_is_closed_is_counted_on_the_button_also_on_the_next_page(
    widget: Widget, shop: Site
) -> None:
    with shop.agent() as agent:
        widget.say("Is anyone there?")
        conversation = conversation_of(widget)
        agent.take_over(conversation)
        expect(widget.panel.get_by_text("Sana is here to help")).to_be_visible()
        widget.field.press("Escape")
        expect(widget.panel).to_be_hidden()
        agent.say(conversation, "One")
        agent.say(conversation, "Two")
        expect(widget.launcher).to_have_accessible_name("Chat (2 new messages)")
        widget.page.reload()
        expect(widget.launcher).to_have_accessible_name("Chat (2 new messages)")
        widget.open()
        expect(widget.launcher).to_have_accessible_name("Chat")


def test_finished_messages_are_announced_once_and_pieces_never(widget: Widget, shop: Site) -> None:
    announcer = widget.panel.locator("[role=status][aria-atomic=true]")
    widget.page.evaluate(
        """() => {
          window.said = [];
          const panel = document.querySelector("jawab-widget").shadowRoot;
          const region = panel.querySelector("[role=status][aria-atomic=true]");
          new MutationObserver(() => window.said.push(region.textContent))
            .observe(region, { childList: true, subtree: true, characterData: true });
        }"""
    )
    answer = widget.ask(QUESTION)
    expect(announcer).to_contain_text("said:")
    said: list[str] = widget.page.evaluate("window.said")
    assert len(said) == 1
    assert answer.locator(".markdown p, .markdown li").first.inner_text().split()[0] in said[0]
    assert "[1]" not in said[0]
