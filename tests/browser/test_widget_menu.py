"""The menu: language, colours, and the conversation on paper, on somebody else's page with a strict policy."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.widget import Widget
from tests.support.host_page import host_page
from tests.support.http import checked
from tests.support.stage import Stage

PRINTED = """
if (window === top) window.printed = new Promise((resolve) => { window.told = resolve; });
window.print = () => top.told(document.documentElement.outerHTML);
"""
"""In the place of the browser's own printing, in the page and in every frame."""


@pytest.fixture
def widget(stage: Stage, page: Page) -> Iterator[Widget]:
    with host_page(stage.site.url, stage.site.demo.site_key) as address:
        page.add_init_script(PRINTED)
        page.goto(address)
        widget = Widget(page)
        widget.open()
        yield widget


def open_menu(widget: Widget, name: str = "More") -> None:
    widget.panel.locator(".header button[aria-haspopup]").press("Enter")
    expect(widget.panel.get_by_role("dialog", name=name)).to_be_visible()


def focused(widget: Widget) -> str:
    found: str = widget.page.evaluate(
        "() => { const e = document.querySelector('jawab-widget').shadowRoot.activeElement;"
        " return e ? e.ariaLabel || e.value || e.className || e.tagName : ''; }"
    )
    return found


def write_much(widget: Widget, stage: Stage) -> None:
    """More messages than one page of them, written as the visitor from elsewhere."""
    token = widget.page.evaluate("localStorage.getItem('jawab:gulnar-demo:token')")
    address = f"{stage.site.url}/api/web/conversations/{widget.conversation_id}/message-batches"
    for first in (0, 20, 40):
        messages = [{"id": str(uuid.uuid4()), "text": f"question {n}"} for n in range(first, first + 20)]
        checked(httpx.post(address, json={"messages": messages}, headers={"Authorization": f"Bearer {token}"}))


def test_language_and_colours_hold_at_once_and_are_remembered(widget: Widget) -> None:
    page = widget.page
    open_menu(widget)
    assert focused(widget) == "Back to the chat"
    page.keyboard.press("Shift+Tab")
    assert focused(widget) != "Back to the chat"
    page.keyboard.press("Tab")
    assert focused(widget) == "Back to the chat", "Tab goes round inside the menu"
    widget.panel.get_by_label("Dark").check()
    expect(widget.panel).to_have_attribute("data-theme", "dark")
    widget.panel.get_by_label("اردو").check()
    expect(widget.panel).to_have_attribute("dir", "rtl")
    page.keyboard.press("Escape")
    expect(widget.panel.get_by_role("dialog")).to_have_count(0)
    assert focused(widget) == "مزید", "the focus is back where it came from"
    expect(widget.panel.locator(".greeting .bubble")).to_contain_text("السلام علیکم")
    page.reload()
    expect(widget.panel).to_have_attribute("dir", "rtl")
    expect(widget.panel).to_have_attribute("data-theme", "dark")
    open_menu(widget, "مزید")
    widget.panel.get_by_label("العربية").check()
    expect(widget.panel).to_have_attribute("lang", "ar")
    page.keyboard.press("Escape")
    expect(widget.panel.locator(".greeting .bubble")).to_contain_text("السلام عليكم")
    expect(widget.field).to_have_attribute("placeholder", "اكتب رسالة…")


def test_the_conversation_is_printed_and_saved_whole(widget: Widget, stage: Stage, tmp_path: Path) -> None:
    page = widget.page
    widget.hear(stage.prompter, "You have **14 days**.")
    widget.hear(stage.prompter, "آپ کے پاس **چودہ دن** ہیں۔", language="ur")
    write_much(widget, stage)
    page.reload()
    expect(widget.questions.last).to_contain_text("question 59")
    open_menu(widget)
    widget.panel.get_by_role("button", name="Print").click()
    printed: str = page.evaluate("window.printed")
    assert "<title>Conversation with Gulnar</title>" in printed
    assert "<strong>14 days</strong>" in printed, "older messages are gone and got"
    assert 'dir="rtl" lang="ur"' in printed
    with page.expect_download() as waiting:
        widget.panel.get_by_role("button", name="Save as a file").click()
    waiting.value.save_as(tmp_path / "saved.html")
    saved = (tmp_path / "saved.html").read_text("utf-8")
    assert saved.startswith("<!doctype html>")
    assert "چودہ دن" in saved
    assert saved.count('<li class="visitor"') >= 62
