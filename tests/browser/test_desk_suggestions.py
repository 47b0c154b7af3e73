"""The desk's pages of suggestions and of writing articles, in the demo shop with the real model."""

import re

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.desk.desk_page import DeskPage
from tests.support.site import Site


@pytest.fixture
def desk(page: Page, shop: Site) -> DeskPage:
    return DeskPage(page, shop)


def test_a_suggestion_is_walked_to_checked_approved_and_answers_the_next_visitor(desk: DeskPage, shop: Site) -> None:
    desk.sign_in("/suggestions")
    page = desk.page
    rows = page.locator("tbody a")
    expect(rows).to_have_count(3)
    desk.press("j")
    desk.press("j")
    expect(rows.nth(1)).to_be_focused()
    assert desk.faults() == []
    page.get_by_role("link", name="Do you make Eid gift hampers?").click()
    expect(page.get_by_role("list", name="How visitors asked it").get_by_role("listitem")).to_have_count(3)
    expect(page.get_by_text("An article says something else")).to_be_visible()
    expect(page.get_by_role("link", name="Gift wrapping and gift notes").first).to_be_visible()
    assert desk.faults() == []
    answer = page.get_by_role("textbox", name="Answer")
    answer.fill("We make Eid hampers of silk and brass. Please order a hamper three days before Eid.")
    page.get_by_role("button", name="Check against the articles").click()
    expect(page.get_by_text("No article says otherwise.")).to_be_visible()
    page.get_by_role("button", name="Approve and publish").click()
    expect(page.get_by_role("heading", name="What it changed")).to_be_visible()
    expect(page.get_by_role("region", name="Figures of each week").locator("tbody tr")).to_have_count(8)
    assert desk.faults() == []
    with shop.visitor() as visitor:
        visitor.open()
        said = visitor.ask("Do you make Eid gift hampers?")
    assert "silk and brass" in said["text"]
    assert [citation["title"] for citation in said["citations"]] == ["Do you make Eid gift hampers?"]


def test_a_rejected_suggestion_waits_and_can_be_taken_back(desk: DeskPage) -> None:
    desk.sign_in("/suggestions")
    page = desk.page
    page.get_by_role("link", name="Do you hold block printing workshops?").click()
    page.get_by_role("button", name="Reject", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Suggestions")
    expect(page.get_by_role("link", name="Do you hold block printing workshops?")).to_have_count(0)
    page.get_by_role("button", name="Rejected 1").click()
    page.get_by_role("link", name="Do you hold block printing workshops?").click()
    page.get_by_role("button", name="Suggest it again").click()
    expect(page.get_by_role("form", name="The answer")).to_be_visible()


def test_an_article_is_written_previewed_guarded_and_edited(desk: DeskPage) -> None:
    desk.sign_in("/knowledge")
    page = desk.page
    page.get_by_role("link", name="New article").click()
    page.get_by_label("Title").fill("کھڈی کی مرمت")
    page.get_by_label("Language").select_option("ur")
    page.get_by_role("textbox", name="Text").fill("ہم **کھڈیاں** ٹھیک کرتے ہیں۔")
    page.get_by_role("tab", name="Preview").click()
    preview = page.locator(".markdown-preview")
    expect(preview.locator("strong")).to_have_text("کھڈیاں")
    expect(preview).to_have_attribute("dir", "rtl")
    assert desk.faults() == []

    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", stay)
    page.get_by_role("link", name="Intents").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("New article")
    assert len(asked) == 1
    assert "not saved" in asked[0]

    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("کھڈی کی مرمت")
    expect(page.locator(".page-header .page-intro")).to_contain_text("by Sana")
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_role("textbox", name="Text").fill("ہم کھڈیاں پیر کو ٹھیک کرتے ہیں۔")
    page.get_by_role("button", name="Publish the changes").click()
    expect(page.get_by_role("tab", name=re.compile("Versions"))).to_have_text("Versions (2)")
    expect(page.get_by_role("tabpanel")).to_contain_text("پیر")
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("group", name="Stop using it?").get_by_role("button", name="Remove").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Knowledge")
    expect(page.get_by_role("link", name="کھڈی کی مرمت")).to_have_count(0)
