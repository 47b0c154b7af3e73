"""The desk's page of guidance: a rule is written, tried, followed and deleted."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk.desk_page import DeskPage
from tests.support.axe import violations
from tests.support.site import Site
from tests.support.visitor import VisitorClient

ASKED = "warranty and repairs"
NOTE = "Repairs are free in the first week."


def test_a_rule_is_written_tried_followed_and_deleted(desk: DeskPage, customer: VisitorClient, shop: Site) -> None:
    page = desk.page
    desk.sign_in("/guidance")
    expect(page.get_by_role("link", name="No promises that we cannot keep")).to_be_visible()
    page.get_by_role("link", name="New rule").click()
    page.get_by_label("Name", exact=True).fill("First week")
    page.get_by_label("What to say").fill(NOTE)
    page.get_by_role("group", name="The visitor writes").get_by_label("English").check()
    expect(page.get_by_text("When the visitor writes English.")).to_be_visible()

    trial = page.get_by_role("region", name="Try it")
    trial.get_by_label("A visitor’s question").fill(ASKED)
    trial.get_by_role("button", name="See the reply").click()
    expect(trial.get_by_text("The rule changes this reply.")).to_be_visible()
    expect(trial.get_by_role("region", name="With the rule")).to_contain_text(NOTE)
    expect(trial.get_by_role("region", name="Without it")).not_to_contain_text(NOTE)
    assert violations(page) == []

    page.get_by_role("button", name="Add the rule").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("First week")
    assert customer.ask(ASKED)["text"].endswith(NOTE)
    desk.go(f"/inbox/bot/{customer.conversation_id}")
    page.get_by_role("button", name=re.compile("What the bot saw")).first.click()
    panel = page.get_by_role("complementary", name="What the bot saw")
    expect(panel.get_by_role("link", name="First week")).to_be_visible()
    expect(panel.get_by_text("Was added")).to_be_visible()
    panel.get_by_role("link", name="First week").click()

    page.get_by_role("button", name="Delete").click()
    page.get_by_role("group", name="Delete this rule?").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Guidance")
    expect(page.get_by_role("link", name="First week")).to_have_count(0)


def test_rules_are_moved_and_switched_with_the_keyboard(desk: DeskPage) -> None:
    page = desk.page
    desk.sign_in("/guidance")
    rules = page.locator(".guidance-name")
    expect(rules.first).to_have_text("No promises that we cannot keep")
    page.get_by_role("button", name="Move No promises that we cannot keep down").press("Enter")
    expect(rules.nth(1)).to_have_text("No promises that we cannot keep")
    switch = page.get_by_role("switch", name=re.compile("When our people are asleep"))
    expect(switch).not_to_be_checked()
    switch.press("Space")
    expect(switch).to_be_checked()
    switch.press("Space")
    expect(switch).not_to_be_checked()
    page.get_by_role("button", name="Move No promises that we cannot keep up").press("Enter")
    expect(rules.first).to_have_text("No promises that we cannot keep")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_open_to_everybody_also_in_the_dark(desk: DeskPage, width: int) -> None:
    page = desk.page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark")
    desk.sign_in("/guidance")
    expect(page.get_by_role("link", name="No promises that we cannot keep")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Short on the checkout page").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Short on the checkout page")
    assert violations(page) == []
