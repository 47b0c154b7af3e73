"""Signing in and out at the desk, and what happens when a session ends in the middle of work."""

from playwright.sync_api import expect

from tests.browser.desk.desk_page import DeskPage
from tests.support.visitor import VisitorClient


def test_a_wrong_password_is_told_in_the_servers_own_words(desk: DeskPage) -> None:
    desk.go().fill_sign_in(desk.site.demo.email, "not the password")
    expect(desk.page.get_by_role("alert")).to_contain_text("password")
    expect(desk.page.get_by_label("E-mail")).to_have_value(desk.site.demo.email)


def test_signing_in_leads_to_the_address_that_was_asked_for(desk: DeskPage) -> None:
    desk.sign_in("/install")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("Put the chat on your site")
    expect(desk.page.locator("code").first).to_contain_text(desk.site.demo.site_key)


def test_the_demo_sign_in_is_offered_on_the_machine_itself(desk: DeskPage) -> None:
    desk.go()
    desk.page.get_by_role("button", name="Use the demo sign-in").click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("Open")


def test_a_draft_outlives_a_session_that_ends(desk: DeskPage, customer: VisitorClient) -> None:
    customer.say("Do you have a lamp?")
    desk.sign_in().open(customer.conversation_id)
    desk.reply_box.fill("Yes, we have several")
    end_session(desk)
    desk.page.get_by_role("button", name="Take over").click()
    expect(desk.page.get_by_text("You were signed out")).to_be_visible()

    desk.fill_sign_in(desk.site.demo.email, desk.site.demo.password)
    expect(desk.reply_box).to_have_value("Yes, we have several")


def test_signing_out_leaves_no_draft_behind(desk: DeskPage, customer: VisitorClient) -> None:
    customer.say("Do you have a rug?")
    desk.sign_in().open(customer.conversation_id)
    desk.reply_box.fill("A secret thought")
    desk.page.locator(".member-button").click()
    desk.page.get_by_role("menuitem", name="Sign out").click()
    expect(desk.page.get_by_role("heading", name="Sign in to your desk")).to_be_visible()
    assert "A secret thought" not in desk.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert desk.page.request.get(f"{desk.site.url}/api/desk/session").status == 401


def end_session(desk: DeskPage) -> None:
    """Ends the session of the browser behind its back."""
    address = f"{desk.site.url}/api/desk/session"
    token = desk.page.request.get(address).json()["csrf_token"]
    assert desk.page.request.delete(address, headers={"X-CSRF-Token": token}).ok
