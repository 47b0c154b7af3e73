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


HOSTILE = """
* { all: unset !important; --brand: red !important; }
html { font-size: 4px !important; }
body { text-transform: uppercase; letter-spacing: 1em; line-height: 9; }
div, jawab-widget, :not(html, body, h1, a, input) {
  display: none !important; visibility: hidden !important; opacity: 0 !important; pointer-events: none !important;
  position: static !important; transform: scale(0) !important; filter: blur(9px) !important; font-size: 1px !important;
}
button, textarea { width: 1px !important; color: transparent !important; }
"""


def test_a_page_whose_styles_are_hostile_changes_nothing_of_it(shop: Site, new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    looks = "all => all.map(e => ['color', 'backgroundColor', 'fontSize', 'letterSpacing', 'display', 'opacity']" \
        ".map(name => getComputedStyle(e)[name]).concat(e.offsetWidth, e.offsetHeight))"  # fmt: skip
    seen = []
    for styles in ("", HOSTILE):
        with host_page(shop.url, shop.demo.site_key, styles=styles) as address:
            page.goto(address)
            widget = Widget(page)
            widget.open()
            widget.field.fill(QUESTION)
            expect(page.locator("jawab-widget button.launcher")).to_have_css("background-color", "rgb(157, 23, 77)")
            seen.append(
                [page.locator(f"jawab-widget {what}").evaluate_all(looks) for what in ("button", "textarea", "h2")]
            )
            page.evaluate("sessionStorage.clear()")
    assert seen[0] == seen[1]
    widget.ask(QUESTION)


REFUSED = """for (const area of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, area, { get() { throw new DOMException('blocked', 'SecurityError'); } });"""


def test_a_browser_that_refuses_storage_chats_all_the_same(host: str, page: Page) -> None:
    page.add_init_script(REFUSED)
    page.goto(host)
    widget = Widget(page)
    widget.open()
    widget.ask(QUESTION)
    page.evaluate("jawab('close')")
    page.evaluate("question => jawab('ask', question)", "And by card?")
    expect(widget.questions).to_have_count(2)


def test_in_a_single_page_app_the_widget_stays_and_there_is_one_of_it(host: str, page: Page) -> None:
    page.goto(host)
    widget = Widget(page)
    widget.open()
    widget.ask(QUESTION)
    page.evaluate("""() => {
        history.pushState({}, '', '/another-view');
        const { src, dataset } = document.querySelector('script[data-site]');
        const again = Object.assign(document.createElement('script'), { src });
        again.dataset.site = dataset.site;
        document.body.append(again);
        return new Promise(resolve => again.onload = resolve);
    }""")
    page.evaluate("document.documentElement.replaceChild(document.createElement('body'), document.body)")
    expect(widget.panel).to_be_visible()
    expect(widget.field).to_be_focused()
    page.evaluate("document.body.innerHTML = '<h1>Another view</h1>'")
    expect(widget.panel).to_be_visible()
    expect(widget.launcher).to_have_count(1)
    assert widget.log.evaluate("log => log.scrollHeight - log.scrollTop - log.clientHeight") < 80, (
        "at the latest message"
    )
    widget.say("And by card?")


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
