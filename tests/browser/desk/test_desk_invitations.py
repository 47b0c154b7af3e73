"""The desk's page of invitations: one is written, seen as visitors will, switched off and deleted."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk.desk_page import DeskPage
from tests.support.axe import violations


def test_an_invitation_is_written_seen_and_deleted(desk: DeskPage) -> None:
    page = desk.page
    desk.sign_in("/invitations")
    expect(page.get_by_role("link", name="Help with choosing")).to_be_visible()
    page.get_by_role("link", name="New invitation").click()
    page.get_by_label("Name", exact=True).fill("Full carts")
    page.get_by_label("It comes up when").select_option("event")
    page.get_by_label("Name of the event").fill("cart")
    page.get_by_role("button", name="Only when a property is so").click()
    page.get_by_label("Its property").fill("total")
    page.get_by_label("this", exact=True).fill("5000")
    page.get_by_label("Page of your site").fill("/cart")
    expect(page.get_by_text("At the event “cart”, total is over 5000, on /cart.")).to_be_visible()
    page.get_by_role("button", name="Add a button").click()
    page.get_by_label("In another language").select_option("ur")
    for language, words, label in (("English", "Anything unclear?", "Ask us"), ("Urdu", "کچھ پوچھنا ہے؟", "پوچھیں")):
        box = page.get_by_role("group", name=language)
        box.get_by_label("Words").fill(words)
        box.get_by_label("Button 1").fill(label)
    preview = page.get_by_role("complementary", name="As visitors see it")
    bubble = preview.locator("section.invitation")
    expect(bubble).to_contain_text("Anything unclear?")
    preview.get_by_label("Language").select_option("ur")
    expect(bubble).to_have_attribute("dir", "rtl")
    expect(bubble.get_by_role("button", name="پوچھیں")).to_be_visible()
    assert violations(page) == []

    page.get_by_role("button", name="Add the invitation").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Full carts")
    expect(page.get_by_text("Too few visitors yet to say what it does.")).to_be_visible()
    page.get_by_label("Visitors who do not see it").fill("0")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Nobody is held out")).to_be_visible()
    page.get_by_role("link", name="Invitations").first.click()
    switch = page.get_by_role("switch", name=re.compile("Full carts"))
    expect(switch).to_be_checked()
    switch.press("Space")
    expect(switch).not_to_be_checked()
    page.get_by_role("button", name="Move Full carts up").press("Enter")
    expect(page.locator(".invitation-row .guidance-name").nth(1)).to_have_text("Full carts")

    page.get_by_role("link", name="Full carts").click()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("group", name="Delete it with its figures?").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Invitations")
    expect(page.get_by_role("link", name="Full carts")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_are_open_to_everybody_also_in_the_dark(desk: DeskPage, width: int) -> None:
    page = desk.page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark")
    desk.sign_in("/invitations")
    expect(page.get_by_role("link", name="Help with choosing")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Help with choosing").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Help with choosing")
    assert violations(page) == []
