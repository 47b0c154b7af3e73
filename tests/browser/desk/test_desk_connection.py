"""The desk while the server is away: nothing that was written or said is lost or doubled."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.desk.desk_page import DeskPage
from tests.support.site import Site, SiteMaker
from tests.support.visitor import VisitorClient


@pytest.fixture
def shop(site_maker: SiteMaker) -> Iterator[Site]:
    """A demo shop for one test, which stops and starts it."""
    with site_maker.make("sqlite") as site:
        yield site


def test_the_desk_catches_up_after_a_restart(desk: DeskPage, customer: VisitorClient) -> None:
    customer.say("Before the restart")
    desk.sign_in().open(customer.conversation_id)
    desk.live()
    desk.site.stop()
    expect(desk.page.get_by_text("Connection lost")).to_be_visible()

    desk.reply_box.fill("Written while the server was away")
    desk.press("Enter")
    expect(desk.page.get_by_text("Not sent.")).to_be_visible()

    desk.site.start()
    customer.say("After the restart")
    expect(desk.message("After the restart", "visitor")).to_have_count(1, timeout=40_000)
    expect(desk.page.get_by_text("Connection lost")).to_have_count(0)

    desk.page.get_by_role("button", name="Send again").click()
    expect(desk.page.get_by_role("button", name="Send again")).to_have_count(0)
    expect(desk.message("Written while the server was away", "agent")).to_have_count(1)
    written = [message["text"] for message in customer.messages() if message["author"] == "agent"]
    assert written == ["Written while the server was away"]


def test_a_reply_that_was_not_sent_can_be_edited_after_a_reload(desk: DeskPage, customer: VisitorClient) -> None:
    customer.say("Hello")
    desk.sign_in().open(customer.conversation_id)
    desk.page.route("**/messages", lambda route: route.abort())
    desk.reply_box.fill("Kept through a reload")
    desk.press("Enter")
    expect(desk.page.get_by_text("Not sent.")).to_be_visible()
    desk.page.unroute("**/messages")
    desk.page.reload()
    desk.page.get_by_role("button", name="Edit").click()
    expect(desk.reply_box).to_have_value("Kept through a reload")
    assert [message["author"] for message in customer.messages()].count("agent") == 0
