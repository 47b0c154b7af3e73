"""What is shown with answers: attached and previewed at the desk, seen by the visitor, and seen again at the desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.desk.desk_page import DeskPage
from tests.support.site import Site
from tests.support.visitor import VisitorClient

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="teal"/></svg>'


@pytest.fixture
def desk(page: Page, shop: Site) -> DeskPage:
    return DeskPage(page, shop)


@pytest.fixture
def visitor(shop: Site) -> Iterator[VisitorClient]:
    with shop.visitor() as visitor:
        visitor.open()
        yield visitor


def test_a_form_and_a_picture_are_attached_with_the_keyboard_and_come_to_the_visitor(
    desk: DeskPage, visitor: VisitorClient
) -> None:
    desk.sign_in("/products")
    page = desk.page
    expect(page.locator(".product-frame img").first).to_be_visible()
    page.locator(".product-frame img").first.evaluate("image => image.decode()")  # fails when it cannot be shown
    assert desk.faults() == []
    page.get_by_role("link", name="Reshma steam iron").click()
    page.get_by_role("group", name="Attach").get_by_role("button", name="Form").focus()
    desk.press("Enter")
    expect(page.get_by_label("Title")).to_be_focused()
    page.keyboard.type("Shall we call you?")
    page.get_by_label("What is asked").fill("Your number")
    page.get_by_label("Kind").select_option("phone")
    preview = page.get_by_role("region", name="Preview")
    expect(preview.get_by_role("group", name="Form: Shall we call you?")).to_contain_text("Your number* telephone")
    assert desk.faults() == []
    page.get_by_role("button", name="Attach it").focus()
    desk.press("Enter")
    expect(page.locator(".attached-part")).to_have_count(1)

    page.get_by_role("group", name="Attach").get_by_role("button", name="Picture").click()
    file: FilePayload = {"name": "iron.svg", "mimeType": "image/svg+xml", "buffer": SVG}
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Upload a picture").click()
    chooser.value.set_files(file)
    expect(preview.locator("img")).to_be_visible()
    page.get_by_role("button", name="Attach it").click()  # words are required, for who cannot see it
    expect(page.get_by_label("In words")).to_be_focused()
    expect(page.locator(".attached-part")).to_have_count(1)
    page.get_by_label("In words").fill("The iron, standing")
    page.get_by_role("button", name="Attach it").click()
    expect(page.locator(".attached-part")).to_have_count(2)
    page.get_by_role("button", name="Show the picture earlier").click()
    expect(page.locator(".attached-part").first.get_by_role("img", name="The iron, standing")).to_be_visible()
    assert desk.faults() == []

    reply = visitor.ask("How much is the Reshma steam iron?")
    assert [part["type"] for part in reply["rich"]] == ["carousel", "image", "form"]
    desk.go("/inbox/open")
    desk.open(visitor.conversation_id)
    shown = desk.message("costs").get_by_role("list", name="Shown with it")
    expect(shown.get_by_role("img", name="The iron, standing")).to_be_visible()
    expect(shown.get_by_role("group", name="Form: Shall we call you?")).to_be_visible()
    expect(shown.get_by_role("textbox")).to_have_count(0)
    assert desk.faults() == []


def test_hosts_are_allowed_and_taken_off(desk: DeskPage) -> None:
    desk.sign_in("/media")
    page = desk.page
    expect(page.get_by_role("heading", name="Only this server")).to_be_visible()
    page.get_by_label("Allow another host").fill("http://cdn.example.com")
    page.get_by_role("button", name="Allow it").click()
    expect(page.get_by_role("alert")).to_contain_text("must begin with https://")
    page.get_by_label("Allow another host").fill("https://cdn.example.com/lamp.jpg")
    page.get_by_role("button", name="Allow it").click()
    expect(page.get_by_text("https://cdn.example.com", exact=True)).to_be_visible()
    assert desk.faults() == []
    page.get_by_role("button", name="Allow https://cdn.example.com no more").click()
    expect(page.get_by_role("heading", name="Only this server")).to_be_visible()
