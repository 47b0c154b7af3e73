"""The desk's page of appearance: what is chosen is seen before it is saved, and by visitors after."""

import httpx
from playwright.sync_api import expect

from tests.browser.desk.desk_page import DeskPage
from tests.support.axe import violations
from tests.support.http import checked
from tests.support.site import Site


def test_looks_are_seen_before_they_are_saved(desk: DeskPage, shop: Site) -> None:
    page = desk.page
    desk.sign_in("/appearance")
    preview = page.frame_locator("iframe")
    expect(preview.locator(".panel .message .bubble")).to_have_count(2)
    expect(page.get_by_text("As a link your colour would have")).to_have_count(1)

    page.get_by_label("Colour", exact=True).fill("#ffdd00")
    expect(preview.locator(".panel")).to_have_css("--brand", "#ffdd00")
    page.get_by_label("Name of the assistant").fill("Mina")
    expect(preview.locator(".panel .name")).to_have_text("Mina")
    expect(page.get_by_label("Name of the assistant")).to_be_focused()
    assert violations(page) == []

    page.get_by_label("Language").select_option("ar")
    expect(preview.locator(".panel")).to_have_attribute("dir", "rtl")
    page.get_by_label("Greeting").fill("أهلًا بك في المتجر")
    page.get_by_role("button", name="Dark").click()
    expect(preview.locator(".panel")).to_have_attribute("data-theme", "dark")
    preview.locator(".composer textarea").fill("Is anybody there?")
    preview.locator(".composer textarea").press("Enter")
    expect(preview.locator(".unsent .delivery").first).to_contain_text("هذه معاينة")

    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("button", name="Put back")).to_have_count(0)
    address = f"{shop.url}/api/web/sites/{shop.demo.site_key}"
    told = checked(httpx.get(address, headers={"Accept-Language": "ar"})).json()
    assert (told["color"], told["appearance"]["bot_name"], told["greeting"]) == (
        "#ffdd00", "Mina", "أهلًا بك في المتجر",
    )  # fmt: skip

    page.get_by_label("Picture of the assistant").fill("https://pictures.example/mina.png")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("pictures.example is not allowed yet")


def test_only_the_desk_around_it_moves_the_preview(desk: DeskPage, shop: Site) -> None:
    page = desk.page
    page.goto(f"{shop.url}/widget/preview?site={shop.demo.site_key}")
    page.evaluate("window.postMessage({ color: '#ff0000' }, '*')")
    expect(page.locator("jawab-widget")).to_have_count(0)
    policy = page.request.get(f"{shop.url}/widget/preview?site={shop.demo.site_key}").headers["content-security-policy"]
    assert "frame-ancestors 'self'" in policy
