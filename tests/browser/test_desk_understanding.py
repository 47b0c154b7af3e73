"""What the desk shows of what was read out of messages, how it is found, and how it is corrected."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.desk.desk_page import DeskPage
from tests.browser.reading import read
from tests.browser.widget import Widget
from tests.support.site import Site
from tests.support.visitor import VisitorClient

ANGRY = "This is the worst shop ever! Three weeks and nobody answers me. I am furious, give me my money back NOW!!"
PLAIN = "How do I track my order GN-4821907? You can call me on 0300 1234567"
HAPPY = "Thank you so much, that was wonderful help, I love it!"
URDU = "میرا آرڈر GN-4821907 کب آئے گا؟"


@pytest.fixture
def visitor(shop: Site) -> Iterator[VisitorClient]:
    with shop.visitor() as visitor:
        visitor.open()
        yield visitor


@pytest.fixture
def desk(page: Page, shop: Site) -> DeskPage:
    return DeskPage(page, shop)


def facts(desk: DeskPage, text: str) -> Locator:
    """What stands under a visitor's message."""
    return desk.message(text, "visitor").locator(".message-facts")


def test_an_angry_visitor_stands_out_at_once_and_is_found_by_filter(
    shop: Site, new_page: NewPage, visitor: VisitorClient
) -> None:
    guest = new_page()
    guest.goto(shop.url)
    widget = Widget(guest)
    widget.open()
    desk = DeskPage(new_page(), shop).sign_in()
    desk.live()
    visitor.ask(HAPPY)
    widget.ask(PLAIN)
    widget.say(ANGRY)
    angry = guest.evaluate("localStorage.getItem('jawab:gulnar-demo:conversation')")

    row = desk.row(angry)
    expect(row).to_have_attribute("data-mood", re.compile("angry|frustrated"))
    mood = row.get_attribute("data-mood") or ""
    expect(row).to_have_accessible_name(re.compile(mood, re.I))
    expect(row.get_by_role("img", name=re.compile(f"getting worse: .*{mood}"))).to_be_visible()
    happy = desk.row(visitor.conversation_id)
    expect(happy.locator(".mood-chip")).to_have_attribute("data-mood", "happy")

    desk.press("f")
    desk.page.get_by_role("button", name=mood.capitalize(), exact=True).click()
    expect(desk.page).to_have_url(re.compile(f"mood={mood}"))
    expect(row).to_be_visible()
    expect(happy).to_have_count(0)
    desk.page.reload()
    expect(row).to_be_visible()
    expect(happy).to_have_count(0)
    desk.open(angry)
    expect(desk.page).to_have_url(re.compile(f"mood={mood}"))
    desk.page.get_by_role("button", name=re.compile("^Filter")).click()
    desk.page.get_by_role("button", name="Clear filters").click()
    expect(happy).to_be_visible()
    assert "mood=" not in desk.page.url


def test_filters_that_nothing_passes_say_what_to_do(desk: DeskPage, visitor: VisitorClient, shop: Site) -> None:
    read(shop, visitor, "How do I return an item?")
    desk.sign_in("/inbox/open?language=fi&sort=urgency")
    expect(desk.page.get_by_role("heading", name="No conversation fits these filters")).to_be_visible()
    desk.page.get_by_role("button", name="Clear filters").click()
    expect(desk.row(visitor.conversation_id)).to_be_visible()
    expect(desk.page).to_have_url(re.compile(r"\?sort=urgency$"))


def test_what_a_message_names_is_marked_and_can_be_copied(
    shop: Site, new_page: NewPage, visitor: VisitorClient
) -> None:
    read(shop, visitor, PLAIN)
    desk = DeskPage(new_page(permissions=["clipboard-read", "clipboard-write"]), shop).sign_in()
    desk.open(visitor.conversation_id)
    marks = desk.message("How do I track", "visitor").locator("mark")
    assert "GN-4821907" in marks.all_inner_texts()
    chip = facts(desk, "How do I track").get_by_role("button", name="Copy phone: +92")
    chip.click()
    expect(chip).to_contain_text("copied")
    assert desk.page.evaluate("navigator.clipboard.readText()").startswith("+92")


def test_a_number_in_an_urdu_message_is_marked_where_it_stands(
    desk: DeskPage, visitor: VisitorClient, shop: Site
) -> None:
    read(shop, visitor, URDU)
    desk.sign_in().open(visitor.conversation_id)
    body = desk.message("میرا آرڈر", "visitor").locator(".message-body")
    expect(body.locator("mark", has_text="GN-4821907")).to_have_count(1)
    assert body.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert body.inner_text() == URDU


def test_why_a_message_was_read_so_and_a_correction_that_lasts(
    desk: DeskPage, visitor: VisitorClient, shop: Site
) -> None:
    (before,) = read(shop, visitor, ANGRY)
    desk.sign_in().open(visitor.conversation_id)
    facts(desk, "worst shop").get_by_role("button", name="How it was read").click()
    panel = desk.page.get_by_role("complementary", name="How it was read")
    moods = panel.locator("dl[aria-label='How likely each mood seemed'] .likelihood")
    expect(moods).to_have_count(5)
    expect(moods.and_(panel.locator("[data-taken=true]"))).to_contain_text(str(before["mood"]).capitalize())

    panel.get_by_role("button", name="Correct the mood").focus()
    desk.press("Enter")
    desk.page.get_by_role("menuitemradio", name="Confused").press("Enter")
    expect(panel).to_contain_text("Thank you. Kept as a training example.")
    expect(facts(desk, "worst shop").locator(".mood-chip")).to_have_text("Confused")
    expect(desk.row(visitor.conversation_id).locator(".mood-chip")).to_have_text("Confused")

    panel.get_by_role("button", name="Correct the intent").click()
    desk.page.get_by_role("menuitemradio", name="None of these").click()
    expect(panel).to_contain_text("None of your intents, set by hand")
    desk.page.reload()
    expect(panel).to_contain_text("Corrected by hand and kept as a training example.")
    with shop.agent() as agent:
        (now,) = agent.conversation(visitor.conversation_id)["understandings"]
    assert (now["mood"], now["intent"]) == ("confused", None)
    assert now["corrected"] == {"mood": True, "intent": True}


@pytest.mark.parametrize("options", [{"color_scheme": "light"}, {"color_scheme": "dark"},
                                     {"color_scheme": "light", "viewport": {"width": 390, "height": 780}}],
                         ids=["light", "dark", "phone"])  # fmt: skip
def test_every_new_page_is_free_of_faults(
    new_page: NewPage, shop: Site, visitor: VisitorClient, options: dict[str, object]
) -> None:
    read(shop, visitor, PLAIN, ANGRY)
    desk = DeskPage(new_page(reduced_motion="reduce", **options), shop).sign_in()
    faults: dict[str, list[str]] = {}
    expect(desk.row(visitor.conversation_id)).to_be_visible()
    desk.press("f")
    expect(desk.page.get_by_role("group", name="Filters")).to_be_visible()
    faults["filters"] = desk.faults()
    desk.page.get_by_role("button", name=re.compile("^Filter")).click()
    desk.open(visitor.conversation_id)
    expect(facts(desk, "worst shop")).to_be_visible()
    faults["conversation"] = desk.faults()
    facts(desk, "worst shop").get_by_role("button", name="How it was read").click()
    expect(desk.page.locator(".likelihoods").first).to_be_visible()
    faults["why"] = desk.faults()
    desk.page.get_by_role("button", name="Correct the mood").click()
    expect(desk.page.get_by_role("menu")).to_be_visible()
    faults["menu"] = desk.faults()
    for path, ready in [
        ("/intents", "table"),
        ("/intents?tab=versions", "table"),
        ("/intents?tab=threshold", ".threshold-chart"),
        ("/intents?tab=import", ".drop-zone"),
        ("/intents/new", ".intent-form"),
        ("/intents/outside", ".examples"),
        ("/understanding", ".rules"),
    ]:
        desk.go(path)
        expect(desk.page.locator(ready).first).to_be_visible()
        faults[path] = desk.faults()
    assert faults == {name: [] for name in faults}
