"""Importing articles at the desk and looking at them."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.desk.desk_page import DeskPage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small help centre with something that is no article."""
    guide = tmp_path / "tea-house"
    (guide / "brewing").mkdir(parents=True)
    (guide / "brewing" / "green.md").write_text(
        "# Brewing green tea\n\nHeat the water to **80 degrees** for two minutes.\n\n## How much\n\nOne spoon a cup.\n"
    )
    (guide / "opening.md").write_text("# Opening hours\n\nWe are open from nine to five, and closed on Fridays.\n")
    (guide / "notes.xyz").write_text("not an article")
    return guide


def test_a_folder_is_imported_reported_and_can_be_read(desk: DeskPage, folder: Path) -> None:
    desk.sign_in("/knowledge/imports").live()
    with desk.page.expect_file_chooser() as chooser:
        desk.page.get_by_role("button", name="Choose a folder").click()
    chooser.value.set_files(folder)
    expect(desk.page.get_by_role("heading", level=1)).to_contain_text("tea-house")
    expect(desk.page.get_by_text("The bot can use these articles now.")).to_be_visible(timeout=60_000)
    numbers = desk.page.locator(".import-numbers")
    expect(numbers).to_contain_text(re.compile(r"New articles\s*2"))
    expect(numbers).to_contain_text(re.compile(r"Skipped or incomplete\s*1"))
    expect(desk.page.get_by_role("region", name="Skipped or incomplete, and why")).to_contain_text("*.xyz")

    desk.page.get_by_role("link", name="See the articles").click()
    desk.page.get_by_role("searchbox", name="Search the articles").fill("green tea")
    expect(desk.page.get_by_role("table").get_by_role("link")).to_have_count(1)  # the list is not drawn anew any more
    desk.page.get_by_role("link", name="Brewing green tea").click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("Brewing green tea")
    expect(desk.page.get_by_role("tabpanel")).to_contain_text("80 degrees")
    desk.page.get_by_role("tab", name="Passages").click()
    expect(desk.page.get_by_role("tabpanel")).to_contain_text("How much")
    desk.page.get_by_role("tab", name="Versions").click()
    expect(desk.page.get_by_role("tabpanel")).to_contain_text("Version 1")


def test_an_address_in_a_private_network_is_refused_in_words(desk: DeskPage) -> None:
    desk.sign_in("/knowledge/imports")
    desk.page.get_by_label("Address of your help centre").fill("http://127.0.0.1:1/help")
    desk.page.get_by_role("button", name="Import the site").click()
    expect(desk.page.get_by_role("alert")).to_contain_text(
        re.compile("private|not public|address", re.I), timeout=30_000
    )


def test_articles_are_listed_by_language(desk: DeskPage) -> None:
    desk.sign_in("/knowledge")
    expect(desk.page.get_by_role("table")).to_be_visible()
    desk.page.get_by_label("Language").select_option("ur")
    expect(desk.page).to_have_url(re.compile("language=ur"))
    cells = desk.page.locator("tbody tr td:nth-child(3)")
    expect(cells.first).to_have_text("Urdu")
    assert set(cells.all_inner_texts()) == {"Urdu"}
    desk.page.get_by_role("searchbox", name="Search the articles").fill("zzzz-nothing-has-this")
    expect(desk.page.get_by_role("heading", name=re.compile("Nothing found"))).to_be_visible()
