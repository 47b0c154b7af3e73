"""What axe-core finds wrong with the widget and its pages: nothing, in light, dark, Urdu and on a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPage
from tests.browser.widget import Widget
from tests.support.axe import violations
from tests.support.site import Site

LIGHT = {"color_scheme": "light"}
DARK = {"color_scheme": "dark"}
PHONE = {"viewport": {"width": 390, "height": 780}, "is_mobile": True, "has_touch": True}


@pytest.mark.parametrize(
    "options", [LIGHT, DARK, PHONE, {**PHONE, **DARK}], ids=["light", "dark", "phone", "dark phone"]
)
def test_the_widget_on_the_shop(shop: Site, new_page: NewPage, options: dict[str, object]) -> None:
    page = new_page(reduced_motion="reduce", **options)
    page.goto(shop.url)
    assert violations(page) == []
    widget = Widget(page)
    widget.open()
    expect(widget.panel.locator(".option").first).to_be_visible()
    assert violations(page) == []
    widget.ask("How long do I have to return something?")
    widget.ask("Do you sell bicycles?")
    assert violations(page) == []
    widget.panel.get_by_role("button", name="Talk to a person").last.click()
    expect(widget.panel.get_by_label("Your e-mail address")).to_be_visible()
    widget.panel.get_by_role("button", name="Send", exact=True).click()
    assert violations(page) == []


@pytest.mark.parametrize("options", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ur"])
def test_the_hosted_page(shop: Site, new_page: NewPage, options: dict[str, object], language: str) -> None:
    page = new_page(reduced_motion="reduce", **options)
    page.goto(f"{shop.url}/chat?site={shop.demo.site_key}&language={language}")
    widget = Widget(page)
    expect(widget.panel).to_have_attribute("dir", "rtl" if language == "ur" else "ltr")
    widget.ask("میں چیز کیسے واپس کروں؟" if language == "ur" else "How do I return something?")
    assert violations(page) == []


def test_every_control_is_large_enough_for_a_finger(shop: Site, new_page: NewPage) -> None:
    page = new_page(**PHONE)
    page.goto(shop.url)
    widget = Widget(page)
    widget.open()
    widget.ask("How long do I have to return something?")
    for control in widget.panel.locator("button, .sources a, textarea").all():
        box = control.bounding_box()
        shown = control.evaluate("element => element.outerHTML")
        assert box, shown
        assert min(box["height"] / 36, box["width"] / 24) >= 1, shown


def test_urdu_messages_read_from_the_right_in_an_english_panel(shop: Site, new_page: NewPage) -> None:
    page = new_page()
    page.goto(shop.url)
    widget = Widget(page)
    widget.open()
    answer = widget.ask("میں چیز کیسے واپس کروں؟")
    expect(widget.panel).to_have_attribute("dir", "ltr")
    expect(answer.locator(".bubble")).to_have_attribute("dir", "rtl")
    for bubble in (answer, widget.questions):
        assert bubble.locator("p").first.evaluate("text => getComputedStyle(text).direction") == "rtl"
