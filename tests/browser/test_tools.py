"""An order's status in the widget, and tools at the desk: defined, tried, approved."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk.desk_page import DeskPage
from tests.browser.widget import Widget
from tests.support.site import Site
from tests.support.visitor import VisitorClient


@pytest.fixture
def visitor(shop: Site) -> Iterator[VisitorClient]:
    with shop.visitor() as visitor:
        visitor.open()
        yield visitor


def test_a_visitor_is_told_where_their_order_is_and_nobody_elses(page: Page, shop: Site) -> None:
    page.goto(shop.url)
    widget = Widget(page)
    widget.open()
    assert "order number" in widget.ask("Where is my order?").inner_text()
    assert "nobody else" in widget.ask("GN-1000001").inner_text()
    assert "found no order" in widget.ask("bilal@example.com").inner_text()
    expect(widget.ask("ayesha@example.com")).to_contain_text("out for delivery today")


def test_an_appointment_is_confirmed_by_a_button_that_says_what_is_done(page: Page, shop: Site) -> None:
    page.goto(shop.url)
    widget = Widget(page)
    widget.open()
    widget.ask("I want to book an appointment for next Thursday at 2 pm")
    before = widget.answers.count()
    widget.panel.get_by_role("button", name="Lahore", exact=True).click()
    expect(widget.answers).to_have_count(before + 1)
    widget.ask("0300 1234567")
    widget.panel.get_by_role("button", name=re.compile(r"^Book it: Lahore, Thu .*, 14:00$")).click()
    expect(widget.answers.last).to_contain_text("Its number is AP-")


def test_a_tool_is_taken_over_tried_and_switched_off(page: Page, shop: Site) -> None:
    desk = DeskPage(page, shop).sign_in("/tools")
    page.get_by_role("link", name="Order status").click()
    trial = page.get_by_role("region", name="Try it")
    trial.get_by_label("Order number").fill("GN-1000003")
    trial.get_by_label("E-mail or phone of the order").fill("ayesha@example.com")
    trial.get_by_role("button", name="Call it").click()
    expect(trial.get_by_text("Found nothing")).to_be_visible()
    trial.get_by_label("E-mail or phone of the order").fill("bilal@example.com")
    trial.get_by_role("button", name="Call it").click()
    expect(trial.locator(".trial-said")).to_contain_text("delivered")
    assert desk.faults() == []
    desk.go("/tools/new")
    document = "/loans/{loan}:\n  get: {summary: Look up a loan}"
    page.get_by_label("OpenAPI operation or document").fill(document)
    page.get_by_role("button", name="Read the document").click()
    page.get_by_role("button", name="Look up a loan").click()
    page.get_by_label("Of the answer", exact=True).fill("The loan {=loan} is {state}.")
    page.get_by_role("button", name="Create the tool").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look up a loan")
    desk.go("/tools")
    page.locator("tr", has_text="Look up a loan").get_by_role("switch").click(force=True)
    page.reload()
    expect(page.locator("tr", has_text="Look up a loan").get_by_role("switch")).not_to_be_checked()
    assert desk.faults() == []


def test_an_agent_approves_in_the_conversation(page: Page, shop: Site, visitor: VisitorClient) -> None:
    for text in ("please cancel my order GN-1000002", "ayesha@example.com", "yes"):
        visitor.ask(text)
    desk = DeskPage(page, shop).sign_in(f"/inbox/open/{visitor.conversation_id}")
    card = page.get_by_role("region", name="Approve: Cancel an order")
    expect(card).to_contain_text("GN-1000002")
    assert desk.faults() == []
    card.get_by_role("button", name="Approve").click()
    expect(desk.message("is cancelled")).to_be_visible()
    expect(card).to_have_count(0)
    desk.go("/tools?tab=calls")
    expect(page.locator("tr", has_text="Decided by Sana")).to_contain_text("Done")
