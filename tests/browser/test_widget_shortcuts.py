"""Shortcuts in the widget, the forms that they open, and what the desk sees of them."""

import re
import sqlite3
from contextlib import closing
from typing import Any
from uuid import UUID

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.desk.desk_page import DeskPage
from tests.browser.widget import Widget
from tests.support.axe import violations
from tests.support.host_page import host_page
from tests.support.http import checked
from tests.support.stage import Stage

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 780}, "has_touch": True, "is_mobile": True}
AT_HOME = "Asia/Karachi"


def labels(widget: Widget, place: str) -> list[str]:
    return widget.panel.locator(f".at-{place} .chip").all_inner_texts()


def test_a_call_back_is_asked_for_in_urdu_on_a_phone_and_the_desk_sees_it(stage: Stage, new_page: NewPage) -> None:
    desk = DeskPage(new_page(), stage.site)
    desk.sign_in()
    desk.page.get_by_role("link", name=re.compile("^Requests")).click()
    phone = new_page(**PHONE, timezone_id=AT_HOME, locale="ur-PK", color_scheme="dark")
    phone.goto(f"{stage.site.url}/chat?site={stage.site.demo.site_key}&language=ur")
    widget = Widget(phone)
    chip = widget.panel.get_by_role("button", name="مجھے کال کریں")
    chip.tap()
    form = widget.panel.get_by_role("dialog", name="مجھے کال کریں")
    expect(form.get_by_label("دن")).to_be_visible()
    assert violations(phone) == []
    form.get_by_role("button", name="درخواست بھیجیں").tap()
    number = form.get_by_label("فون نمبر")
    expect(number).to_be_focused()
    expect(number).to_have_accessible_description("فون نمبر لکھیے۔")
    assert violations(phone) == []
    number.fill("123")
    form.get_by_label("آپ کا نام").fill("زرمینہ")
    form.get_by_label("دن").select_option(index=1)
    form.get_by_label("وقت").select_option(index=1)
    form.get_by_role("button", name="درخواست بھیجیں").tap()
    expect(number).to_have_accessible_description(re.compile("یہ فون نمبر نہیں ہے"))
    number.fill("0300 1234567")
    form.get_by_role("button", name="درخواست بھیجیں").tap()
    expect(form.locator(".sent")).to_be_focused()
    expect(form.locator(".sent")).to_contain_text("0300\u00a01234567")
    assert violations(phone) == []
    form.get_by_role("button", name="گفتگو پر واپس").last.tap()
    expect(form).to_be_hidden()
    expect(chip).to_be_focused()

    row = desk.page.get_by_role("listitem").filter(has_text="زرمینہ")
    expect(row).to_contain_text("wants to be called")
    expect(row).to_contain_text("in Karachi")
    expect(row.get_by_role("link", name="+923001234567")).to_have_attribute("href", "tel:+923001234567")
    expect(desk.page.get_by_role("link", name=re.compile(r"^Requests \d+ requests to be contacted"))).to_be_visible()
    assert violations(desk.page) == []
    desk.page.keyboard.press("j")
    expect(row).to_be_focused()
    desk.page.keyboard.press("d")
    expect(row).to_have_count(0)
    desk.page.get_by_role("button", name="Done", exact=True).click()
    expect(row).to_contain_text("Done by")


def test_shortcuts_fit_the_page_and_do_their_thing(stage: Stage, page: Page) -> None:
    widget = Widget(page)
    with host_page(stage.site.url, stage.site.demo.site_key) as address:
        page.goto(address)
        widget.open()
        expect(widget.panel.get_by_role("button", name="Stitching prices")).to_be_visible()
        assert "Compare sizes" not in labels(widget, "greeting")
        page.evaluate("history.pushState({}, '', '/products/lawn-suit')")
        widget.panel.get_by_role("button", name="More").click()
        menu = widget.panel.get_by_role("dialog", name="More")
        compare = menu.get_by_role("button", name="Compare sizes")
        expect(compare).to_be_visible()
        help_centre = menu.get_by_role("link", name="All questions and answers (opens in a new tab)")
        expect(help_centre).to_have_attribute("href", f"{stage.site.url}/help/gulnar")
        compare.click()
        expect(widget.questions.last).to_contain_text("What do small, medium and large measure?")
        expect(menu).to_be_hidden()


def test_one_comes_up_once_it_is_what_the_visitor_wants(stage: Stage, page: Page) -> None:
    page.goto(stage.site.url)
    widget = Widget(page)
    widget.open()
    widget.ask("Good morning")
    assert labels(widget, "now") == []
    let_want(stage, widget.conversation_id)
    widget.ask("The cup is broken")
    chip = widget.panel.get_by_role("group", name="You may want").get_by_role("button", name="Talk it over by phone")
    expect(chip).to_be_visible()
    assert violations(page) == []
    chip.focus()
    page.keyboard.press("Enter")
    form = widget.panel.get_by_role("dialog", name="Talk it over by phone")
    expect(form.get_by_role("button", name="Back to the chat")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(form.get_by_role("button", name="Send request")).to_be_focused()
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    expect(chip).to_be_focused()
    expect(widget.panel).to_be_visible()


def let_want(stage: Stage, conversation_id: str) -> None:
    """Have the visitor want what the demo's last shortcut is for: the bot here is prompted, and reads nothing."""
    with stage.agent() as agent:
        (*_, last) = checked(agent.http.get("/api/desk/shortcuts")).json()["items"]
    with closing(sqlite3.connect(stage.site.data_dir / "jawab.db")) as database, database:
        wanted = (last["conditions"]["intents"][0], UUID(conversation_id).hex)
        changed = database.execute("UPDATE conversations SET intent = ? WHERE id = ?", wanted)
        assert changed.rowcount == 1


def test_the_owner_makes_a_shortcut_and_visitors_have_it(stage: Stage, new_page: NewPage) -> None:
    desk = DeskPage(new_page(), stage.site)
    desk.sign_in()
    desk.page.get_by_role("link", name="Shortcuts", exact=True).click()
    expect(desk.page.get_by_role("listitem").filter(has_text="Call me back").first).to_contain_text("Mon–Sat")
    assert violations(desk.page) == []
    desk.page.get_by_role("link", name="New shortcut").click()
    desk.page.get_by_label("What a press does").select_option("Open a page")
    desk.page.get_by_role("textbox", name="Label").fill("Our workshops")
    desk.page.get_by_label("Address of the page").fill("https://workshops.gulnar.example/")
    desk.page.get_by_label("Page of your site").fill("/workshops*")
    expect(desk.page.get_by_text("Shown on the page /workshops*.")).to_be_visible()
    assert violations(desk.page) == []
    desk.page.get_by_role("button", name="Add the shortcut").click()
    expect(desk.page.get_by_role("heading", name="Our workshops")).to_be_visible()
    with host_page(stage.site.url, stage.site.demo.site_key) as address:
        visitor = Widget(new_page())
        visitor.page.goto(f"{address}workshops")
        visitor.open()
        visitor.panel.get_by_role("button", name="More").click()
        link = visitor.panel.locator(".at-menu").get_by_role("link", name=re.compile("^Our workshops"))
        expect(link).to_have_attribute("href", "https://workshops.gulnar.example/")
    desk.page.get_by_role("button", name="Delete").click()
    desk.page.get_by_role("group", name="Delete this shortcut?").get_by_role("button", name="Delete").click()
    expect(desk.page.get_by_text("Our workshops")).to_have_count(0)
