"""Lost connections, refused messages, lost tokens and blocked storage."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewPage
from tests.browser.widget import Widget
from tests.support.site import Site

QUESTION = "How do I track my order?"


@pytest.fixture
def widget(shop: Site, page: Page) -> Widget:
    page.goto(shop.url)
    widget = Widget(page)
    widget.open()
    return widget


def test_after_a_restart_of_the_server_the_conversation_goes_on_and_nothing_is_doubled(
    widget: Widget, shop: Site
) -> None:
    widget.ask(QUESTION)
    before = widget.texts()
    shop.restart()
    widget.ask(QUESTION)
    after = widget.texts()
    assert after[: len(before)] == before
    assert after.count(QUESTION) == 2
    widget.page.reload()
    expect(widget.questions).to_have_count(2)
    assert widget.texts() == after


def test_messages_written_without_a_connection_are_sent_in_order_when_it_is_back(widget: Widget) -> None:
    widget.ask(QUESTION)
    widget.page.context.set_offline(True)
    for text in ("First", "Second", "Third"):
        widget.field.fill(text)
        widget.field.press("Enter")
    unsent = widget.log.locator("li.unsent")
    expect(unsent).to_have_count(3)
    expect(unsent.first).to_contain_text("no connection")
    widget.page.context.set_offline(False)
    expect(widget.questions).to_have_count(4)
    expect(unsent).to_have_count(0)
    assert [text for text in widget.texts() if text in ("First", "Second", "Third")] == ["First", "Second", "Third"]


def test_messages_of_a_page_that_was_closed_are_sent_by_the_next(widget: Widget, shop: Site) -> None:
    widget.ask(QUESTION)
    address = "**/api/web/conversations/*/messages"
    widget.page.route(address, lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    widget.field.fill("Do not lose me")
    widget.field.press("Enter")
    expect(widget.log.locator("li.failed")).to_contain_text("Do not lose me")
    widget.page.goto("about:blank")
    widget.page.unroute(address)
    widget.page.goto(shop.url)
    expect(widget.questions).to_have_count(2)
    assert widget.texts().count("Do not lose me") == 1


@pytest.mark.parametrize(
    ("status", "headers", "told"),
    [
        (429, {"Retry-After": "30"}, "It is sent by itself in 30 seconds"),
        (413, {}, "too long"),
        (422, {}, "The server says why."),
        (503, {}, "the chat has a problem"),
    ],
)
def test_what_the_server_refuses_is_explained_and_can_be_tried_again(
    widget: Widget, status: int, headers: dict[str, str], told: str
) -> None:
    widget.ask(QUESTION)
    problem = {"type": "about:blank", "title": "No", "status": status, "detail": "The server says why.", "code": "x"}
    cross_origin = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}

    def refuse(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(status=status, headers={**headers, **cross_origin}, json=problem)
        else:
            route.continue_()

    widget.page.route("**/api/web/conversations/*/messages", refuse)
    widget.field.fill("Refuse me")
    widget.field.press("Enter")
    failed = widget.log.locator("li.failed")
    expect(failed).to_contain_text(told)
    widget.page.unroute("**/api/web/conversations/*/messages", refuse)
    failed.get_by_role("button", name="Try again").click()
    expect(widget.questions).to_have_count(2)
    expect(failed).to_have_count(0)


def test_a_message_beyond_the_limit_cannot_be_sent_and_the_counter_says_by_how_much(widget: Widget) -> None:
    widget.field.fill("x" * 3_990)
    expect(widget.panel.get_by_text("10 characters left")).to_be_visible()
    widget.field.fill("x" * 4_003)
    expect(widget.panel.get_by_text("3 characters too many")).to_be_visible()
    expect(widget.panel.get_by_role("button", name="Send message")).to_be_disabled()
    widget.field.press("Enter")
    expect(widget.log.locator("li.visitor")).to_have_count(0)


def test_a_visitor_whose_token_is_gone_becomes_a_new_one_without_noticing(widget: Widget) -> None:
    widget.ask(QUESTION)
    widget.page.evaluate("localStorage.setItem('jawab:gulnar-demo:token', 'not-a-token')")
    widget.page.reload()
    expect(widget.panel).to_be_visible()
    expect(widget.questions).to_have_count(0)
    widget.ask(QUESTION)
    assert widget.page.evaluate("localStorage.getItem('jawab:gulnar-demo:token')") != "not-a-token"


def test_works_where_the_browser_refuses_storage(shop: Site, new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script(
        """for (const area of ["localStorage", "sessionStorage"]) {
          Object.defineProperty(window, area, { get() { throw new DOMException("blocked", "SecurityError"); } });
        }"""
    )
    page.goto(shop.url)
    widget = Widget(page)
    widget.open()
    widget.ask(QUESTION)
    widget.ask("And how do I cancel it?")
    assert len(widget.texts()) == 4


def test_two_tabs_show_the_same_conversation(widget: Widget, shop: Site) -> None:
    widget.say(QUESTION)
    other = Widget(widget.page.context.new_page())
    other.page.goto(shop.url)
    other.open()
    expect(other.questions).to_have_count(1)
    other.say("From the other tab")
    expect(widget.questions).to_have_count(2)
    expect(widget.questions.last).to_contain_text("From the other tab")
