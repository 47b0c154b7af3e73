"""On somebody else's page: another origin, a strict policy, the keyboard alone, and the script tag's wishes."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.widget import Widget
from tests.support.host_page import host_page
from tests.support.site import Site

QUESTION = "Can I pay cash on delivery?"


@pytest.fixture
def host(shop: Site) -> Iterator[str]:
    with host_page(shop.url, shop.demo.site_key) as address:
        yield address


def test_works_under_a_strict_policy_on_another_origin(host: str, page: Page) -> None:
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('policy', e.violatedDirective))"
    )
    page.goto(host)
    widget = Widget(page)
    widget.open()
    widget.ask(QUESTION)
    assert widget.panel.evaluate("panel => getComputedStyle(panel).position") == "fixed"
    assert widget.launcher.evaluate("button => getComputedStyle(button).backgroundColor") == "rgb(157, 23, 77)"


def test_everything_can_be_done_with_the_keyboard_alone(host: str, page: Page) -> None:
    page.goto(host)
    widget = Widget(page)
    expect(widget.launcher).to_be_visible()
    page.get_by_label("Search").focus()
    page.keyboard.press("Tab")
    expect(widget.launcher).to_be_focused()
    page.keyboard.press("Enter")
    expect(widget.field).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("Thank you")
    page.keyboard.press("Enter")
    expect(widget.questions).to_have_count(1)
    assert widget.questions.locator("p").inner_text() == f"{QUESTION}\nThank you"
    expect(widget.answers).to_have_count(1, timeout=30_000)
    page.keyboard.press("Shift+Tab")
    expect(widget.panel.get_by_role("button", name="Talk to a person").last).to_be_focused()
    page.keyboard.press("Escape")
    expect(widget.panel).to_be_hidden()
    expect(widget.launcher).to_be_focused()


def test_on_a_computer_the_focus_may_leave_the_panel_on_a_phone_it_may_not(host: str, new_page: NewPage) -> None:
    for width, modal in ((1000, "false"), (390, "true")):
        widget = Widget(new_page(viewport={"width": width, "height": 700}))
        widget.page.goto(host)
        widget.open()
        dialog = widget.page.get_by_role("dialog", name="Gulnar")
        expect(dialog).to_have_attribute("aria-modal", modal)
        inside = "document.activeElement?.tagName === 'JAWAB-WIDGET'"
        stayed = []
        for _ in range(12):
            widget.page.keyboard.press("Tab")
            stayed.append(widget.page.evaluate(inside))
        assert all(stayed) is (modal == "true"), stayed


def test_the_page_commands_the_widget_also_before_it_is_there(shop: Site, host: str, page: Page) -> None:
    page.add_init_script("window.jawab = Object.assign((...call) => jawab.q.push(call), { q: [] }); jawab('open')")
    page.goto(host)
    widget = Widget(page)
    expect(widget.panel).to_be_visible()
    page.evaluate("jawab('close')")
    expect(widget.panel).to_be_hidden()
    page.evaluate("jawab('toggle')")
    expect(widget.panel).to_be_visible()
    page.evaluate("question => jawab('ask', question)", QUESTION)
    expect(widget.questions.first).to_contain_text(QUESTION)


def test_the_script_tag_chooses_side_colour_theme_and_language(shop: Site, page: Page) -> None:
    wishes = 'data-position="left" data-color="#ffdd00" data-theme="dark" data-language="ur"'
    with host_page(shop.url, shop.demo.site_key, attributes=wishes) as address:
        page.goto(address)
        widget = Widget(page)
        widget.open()
        box = widget.panel.bounding_box()
        assert box
        assert box["x"] == 20
        expect(widget.panel).to_have_attribute("data-theme", "dark")
        expect(widget.panel).to_have_attribute("dir", "rtl")
        expect(widget.panel.get_by_role("button", name="پیغام بھیجیں")).to_be_visible()
        assert widget.panel.locator(".header").evaluate("header => getComputedStyle(header).color") == "rgb(0, 0, 0)"


def test_on_a_page_that_reads_from_the_right_the_button_is_on_the_left(shop: Site, page: Page) -> None:
    with host_page(shop.url, shop.demo.site_key, language="ur", direction="rtl") as address:
        page.goto(address)
        widget = Widget(page)
        box = widget.launcher.bounding_box()
        assert box
        assert box["x"] == 20
        expect(widget.launcher).to_have_accessible_name("گفتگو")


def test_a_site_key_that_nobody_knows_is_told_to_the_visitor_as_a_fault_of_the_chat(shop: Site, page: Page) -> None:
    with host_page(shop.url, "no-such-site") as address:
        page.goto(address)
        widget = Widget(page)
        widget.open()
        expect(widget.panel.get_by_text("cannot be reached")).to_be_visible()


def test_a_script_tag_without_a_key_is_explained_to_the_page_owner(shop: Site, browser: Browser) -> None:
    page = browser.new_page()
    with host_page(shop.url, "") as address, page.expect_console_message() as told:
        page.goto(address)
    assert "data-site" in told.value.text
    expect(Widget(page).launcher).to_have_count(0)
    page.close()
