"""The owner decides about visitors' data, and agents see when a visitor has gone with all of it."""

from playwright.sync_api import expect

from tests.browser.desk.desk_page import DeskPage
from tests.support.axe import violations
from tests.support.http import checked
from tests.support.visitor import VisitorClient


def test_the_owner_switches_recording_on_and_sees_what_comes(desk: DeskPage, customer: VisitorClient) -> None:
    page = desk.sign_in("/privacy").page
    expect(page.get_by_role("heading", name="Nothing is recorded")).to_be_visible()
    assert violations(page) == []
    page.get_by_text("Ask visitors whether").click()
    page.get_by_label("What visitors are asked").fill("May we count what you press?")
    page.get_by_label("What is pressed and read, in days").fill("0")
    expect(page.get_by_text("A whole number of days from 1 to 3,650.")).to_be_visible()
    expect(page.get_by_role("button", name="Save")).to_be_disabled()
    page.get_by_label("What is pressed and read, in days").fill("30")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Visitors are asked the first time")).to_be_visible()
    try:
        told = checked(customer.http.get(f"/api/web/sites/{desk.site.demo.site_key}/privacy")).json()
        assert (told["tracking"], told["text"], told["activity_days"]) == ("ask", "May we count what you press?", 30)
    finally:  # others at this shop are not asked
        page.get_by_text("Ask visitors whether").click()
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Recording is off")).to_be_visible()


def test_a_conversation_that_is_erased_goes_from_the_screen(desk: DeskPage, customer: VisitorClient) -> None:
    customer.say("Please forget me")
    desk.sign_in().open(customer.conversation_id)
    expect(desk.log).to_contain_text("Please forget me")
    checked(customer.http.delete("/api/web/me"))
    expect(desk.page.get_by_role("heading", name="This conversation is gone")).to_be_visible()
    expect(desk.row(customer.conversation_id)).to_have_count(0)
    expect(desk.page.get_by_text("Please forget me")).to_have_count(0)
    assert violations(desk.page) == []
