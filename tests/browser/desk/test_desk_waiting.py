"""A visitor who wants a person, as the desk learns of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.desk.desk_page import DeskPage
from tests.support.site import Site, SiteMaker
from tests.support.visitor import VisitorClient


@pytest.fixture
def shop(site_maker: SiteMaker) -> Iterator[Site]:
    """A demo shop where nobody has written yet."""
    with site_maker.make("sqlite") as site:
        yield site


def test_a_visitor_who_wants_a_person_shows_up_at_once(desk: DeskPage, customer: VisitorClient) -> None:
    desk.sign_in("/inbox/waiting").live()
    expect(desk.page.get_by_role("heading", name="Nobody is waiting")).to_be_visible()
    customer.say("My lamp arrived broken")
    customer.ask_for_person()
    expect(desk.row(customer.conversation_id)).to_contain_text("Waiting")
    desk.counted("Waiting", 1)
    expect(desk.page).to_have_title("(1) Inbox · Jawab")
    expect(desk.page.get_by_role("status").filter(has_text="is waiting for a person")).to_be_attached()

    desk.open(customer.conversation_id)
    desk.page.get_by_role("button", name="Take over").click()
    expect(desk.row(customer.conversation_id)).to_have_count(0)
    desk.counted("Waiting", 0)
    desk.counted("Mine", 1)
    expect(desk.page).to_have_title("Inbox · Jawab")
    desk.page.get_by_role("button", name="Close", exact=True).click()
    desk.state("Closed")
