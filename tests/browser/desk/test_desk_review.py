"""An agent looks through replies, grades them by keyboard, and puts one right."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk.desk_page import DeskPage
from tests.support.http import checked
from tests.support.site import Site
from tests.support.visitor import VisitorClient

RIGHT = "Yes. We wrap it, and the ribbon is free."


@pytest.fixture
def disliked(customer: VisitorClient) -> list[str]:
    """Two questions whose replies the visitor gave a thumb down, the newest first."""
    asked = ["Can my aunt choose the ribbon of her parcel?", "Do you sell blue umbrellas for weddings?"]
    for question in asked:
        reply = customer.ask(question)["id"]
        address = f"/api/web/conversations/{customer.conversation_id}/messages/{reply}/rating"
        rating = {"value": "down", "reason": "wrong", "comment": "That is not what I asked"}
        checked(customer.http.put(address, json=rating))
    return asked[::-1]


def rows(desk: DeskPage) -> Locator:
    return desk.page.get_by_role("list", name="Replies").get_by_role("listitem")


def shown(desk: DeskPage) -> Locator:
    return desk.page.get_by_role("article", name="Reply")


def test_a_reply_is_graded_and_put_right_by_keyboard(
    desk: DeskPage, shop: Site, customer: VisitorClient, disliked: list[str]
) -> None:
    desk.sign_in("/review")
    newest, older = disliked
    expect(rows(desk).first).to_contain_text(newest)
    expect(shown(desk)).to_contain_text("The visitor gave a thumb down: it is wrong")
    expect(shown(desk)).to_contain_text("That is not what I asked")
    count = desk.page.get_by_role("navigation", name="Desk").get_by_role("link", name=re.compile("^Review"))
    before = int(re.sub(r"\D", "", count.inner_text()))

    desk.press("j")
    expect(shown(desk)).to_contain_text(older)
    desk.press("k")
    expect(shown(desk)).to_contain_text(newest)
    desk.press("1")
    expect(rows(desk).filter(has_text=newest)).to_have_count(0)
    expect(shown(desk)).to_contain_text(older)

    desk.press("3")
    form = desk.page.get_by_role("form", name="The reply is wrong")
    form.get_by_label("Why").select_option("It answers another question")
    form.get_by_label("Write the right answer").check()
    form.get_by_label("The right answer", exact=True).fill(RIGHT)
    assert desk.faults() == []
    form.get_by_label("The right answer", exact=True).press("Control+Enter")
    expect(rows(desk).filter(has_text=older)).to_have_count(0)
    expect(count).to_contain_text(str(before - 2) if before > 2 else "Review")

    desk.page.get_by_role("button", name="Reviewed").click()
    rows(desk).filter(has_text=older).get_by_role("link").click()
    expect(shown(desk)).to_contain_text("Wrong: it answers another question.")
    expect(shown(desk)).to_contain_text(RIGHT)
    with shop.visitor() as next_one:
        next_one.open()
        assert next_one.ask(older)["text"] == RIGHT


def test_where_nothing_waits_the_page_tells_what_comes_here(desk: DeskPage) -> None:
    desk.sign_in("/review?state=done&why=unanswered")
    expect(desk.page.get_by_text("None for this reason.")).to_be_visible()
    assert desk.faults() == []
