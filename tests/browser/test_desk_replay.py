"""Trying a change in the desk, from the article to what visitors get."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import NewPage
from tests.browser.desk.desk_page import DeskPage
from tests.support.site import Site

ASKED = "Do you paint murals on walls?"
TEXT = "We paint murals on walls in Karachi. A mural on a wall costs PKR 9,000 a square metre and takes three days."


def test_a_change_is_tried_looked_at_and_published(new_page: NewPage, shop: Site) -> None:
    desk = DeskPage(new_page(), shop)
    desk.sign_in("/replays")
    page = desk.page
    expect(page.get_by_role("heading", name="Nothing has been tried yet")).to_be_visible()
    faults = {"empty": desk.faults()}
    page.get_by_role("link", name="New trial").click()
    page.get_by_role("button", name="Try it").click()
    expect(page.get_by_role("alert")).to_contain_text("Say what is to be changed")
    page.get_by_label("Name").fill("Murals")
    page.get_by_label("Title").fill("Murals on walls")
    page.get_by_label("Text, in Markdown").fill(TEXT)
    page.get_by_label("Questions of my own").check()
    page.get_by_label("Questions", exact=True).fill(f"{ASKED}\nHow do I track my order?")
    faults["form"] = desk.faults()
    page.get_by_role("button", name="Try it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Murals")
    expect(page.get_by_text(re.compile(r"of 2 replies differ"))).to_be_visible()
    item = page.locator(".replay-item", has_text=ASKED)
    expect(item.get_by_role("article").nth(1)).to_contain_text("PKR 9,000")
    page.get_by_label("Show also what stays the same").check()
    expect(page.locator(".replay-item")).to_have_count(2)
    faults["result"] = desk.faults()
    page.get_by_role("button", name="Publish the change").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Visitors get it now")).to_be_visible()
    with shop.visitor() as visitor:
        visitor.open()
        assert visitor.ask(ASKED)["citations"][0]["title"] == "Murals on walls"
    assert faults == {name: [] for name in faults}
    desk.go("/knowledge?q=Murals").page.get_by_role("link", name="Murals on walls").click()
    page.get_by_role("link", name="Try an edit first").click()
    expect(page.get_by_label("Text, in Markdown")).to_have_value(re.compile("PKR 9,000"))
