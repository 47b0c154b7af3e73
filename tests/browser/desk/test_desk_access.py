"""axe finds nothing wrong with any page of the desk, in light and in dark."""

from typing import Literal

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPage
from tests.browser.desk.desk_page import DeskPage
from tests.support.site import Site
from tests.support.visitor import VisitorClient


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_free_of_faults(
    new_page: NewPage, shop: Site, customer: VisitorClient, scheme: Literal["light", "dark"]
) -> None:
    customer.ask("How do I track my order?")
    customer.ask("میں اپنا آرڈر کیسے واپس کروں؟")
    customer.ask_for_person()
    desk = DeskPage(new_page(color_scheme=scheme), shop)
    desk.go()
    expect(desk.page.get_by_role("button", name="Use the demo sign-in")).to_be_visible()
    faults = {"sign-in": desk.faults()}
    desk.fill_sign_in(shop.demo.email, shop.demo.password)
    expect(desk.row(customer.conversation_id)).to_be_visible()
    faults["inbox"] = desk.faults()
    desk.open(customer.conversation_id).press("w")
    expect(desk.page.locator(".trace-decision")).to_be_visible()
    faults["conversation"] = desk.faults()
    desk.press("?")
    expect(desk.page.get_by_role("dialog")).to_be_visible()
    faults["help"] = desk.faults()
    desk.press("Escape")
    for path, ready in [("/knowledge", "table"), ("/knowledge/imports", ".import-way"), ("/install", ".code-block")]:
        desk.go(path)
        expect(desk.page.locator(ready).first).to_be_visible()
        faults[path] = desk.faults()
    desk.go("/knowledge").page.locator("tbody a").first.click()
    expect(desk.page.get_by_role("tabpanel")).to_be_visible()
    faults["article"] = desk.faults()
    assert faults == {name: [] for name in faults}


def test_the_chosen_colours_are_kept(desk: DeskPage) -> None:
    desk.sign_in()
    desk.page.locator(".member-button").click()
    desk.page.get_by_role("menuitemradio", name="Dark").click()
    assert desk.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    desk.page.reload()
    expect(desk.page.locator(".member-button")).to_be_visible()
    assert desk.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_the_focus_goes_to_the_heading_of_a_new_page(desk: DeskPage) -> None:
    desk.sign_in()
    desk.page.get_by_role("link", name="Knowledge").click()
    expect(desk.page.get_by_role("heading", level=1, name="Knowledge")).to_be_focused()
    desk.page.get_by_role("link", name="Install").click()
    expect(desk.page.get_by_role("heading", level=1)).to_be_focused()


def test_one_key_shortcuts_can_be_switched_off(desk: DeskPage, customer: VisitorClient) -> None:
    customer.say("Hello")
    desk.sign_in().press("?")
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_text("One-key shortcuts").click()
    dialog.get_by_role("button", name="Done").click()
    expect(dialog).to_have_count(0)
    desk.press("?")
    desk.press("j")
    expect(desk.page.get_by_role("heading", name="Choose a conversation")).to_be_visible()
    expect(dialog).to_have_count(0)
