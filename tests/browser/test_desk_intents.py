"""The desk's pages of intents, rules and products, against a server that trains for real."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.desk.desk_page import DeskPage
from tests.browser.reading import read
from tests.support.site import Site
from tests.support.visitor import VisitorClient

BORROWED = [
    "may I borrow a loom",
    "lend me a loom for a week",
    "loom rental price",
    "hire a weaving loom",
    "I want to rent a loom",
    "is a loom for hire",
    "khaddi kiraye par chahiye",
    "کیا کھڈی کرائے پر ملتی ہے",
]


@pytest.fixture
def desk(page: Page, shop: Site) -> DeskPage:
    return DeskPage(page, shop)


@pytest.fixture
def visitor(shop: Site) -> Iterator[VisitorClient]:
    with shop.visitor() as visitor:
        visitor.open()
        yield visitor


def test_an_intent_is_written_with_its_examples_and_deleted(desk: DeskPage, shop: Site) -> None:
    desk.sign_in("/intents")
    page = desk.page
    page.get_by_role("link", name="New intent").click()
    page.get_by_label("Name", exact=True).fill("Rent a loom")
    page.get_by_label("Name in Urdu", exact=True).fill("کھڈی کرائے پر")
    page.get_by_label("Examples").fill("\n".join(f"- {line}" for line in BORROWED))
    expect(page.get_by_text("8 examples")).to_be_visible()
    page.get_by_role("button", name="Create the intent").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rent a loom")
    page.get_by_label("Add examples").fill(f"{BORROWED[0]}\nborrow one of your looms")
    page.get_by_role("button", name="Add 1 example").click()
    expect(page.locator(".example-list li")).to_have_count(9)
    page.get_by_role("button", name="Remove “loom rental price”").click()
    expect(page.locator(".example-list li")).to_have_count(8)

    with shop.agent() as agent:
        intents = agent.http.get("/api/desk/intents").json()["items"]
    (made,) = [intent for intent in intents if intent["label"] == "Rent a loom"]
    assert (made["examples"], made["labels"]) == (8, {"ur": "کھڈی کرائے پر"})
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("group", name="Delete it").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("link", name="Order status")).to_be_visible()
    expect(page.get_by_role("link", name="Rent a loom")).to_have_count(0)


def test_a_version_is_trained_taken_into_use_and_taken_back(desk: DeskPage) -> None:
    desk.sign_in("/intents").live()
    page = desk.page
    card = page.get_by_role("region", name="Training")
    expect(card.get_by_role("heading")).to_have_text(re.compile(r"^Version \d+ is in use$"))
    before = card.get_by_role("heading").inner_text()
    page.get_by_role("tab", name="Versions").click()
    versions = page.locator("tbody tr:has(th)")
    expect(versions.first).to_be_visible()
    count = versions.count()
    page.get_by_role("button", name="Train now").click()
    expect(versions).to_have_count(count + 1)
    expect(versions.first.locator(".training-state")).to_have_text(re.compile("In use|Not taken"), timeout=120_000)
    if versions.first.locator(".training-state").inner_text() != "In use":
        versions.first.get_by_role("button", name="Use").click()
    expect(versions.first.locator(".training-state")).to_have_text("In use")
    expect(card).to_contain_text(re.compile(r"Right in \d+%"))
    versions.nth(1).get_by_role("button", name="Go back").click()
    expect(versions.nth(1).locator(".training-state")).to_have_text("In use")
    expect(card.get_by_role("heading")).to_have_text(before)


def test_intents_are_imported_with_a_report(desk: DeskPage, shop: Site) -> None:
    desk.sign_in("/intents?tab=import")
    rows = ["text,intent", "do you mend kites,mend_kites", "my kite is torn,mend_kites", ",mend_kites"]
    file: FilePayload = {"name": "kites.csv", "mimeType": "text/csv", "buffer": "\n".join(rows).encode()}
    with desk.page.expect_file_chooser() as chooser:
        desk.page.get_by_role("button", name="Choose a file").click()
    chooser.value.set_files(file)
    expect(desk.page.get_by_role("tabpanel")).to_contain_text("1 new intent and 2 new examples from kites.csv")
    expect(desk.page.get_by_role("group", name="Left out").locator("tbody tr")).to_have_count(1)
    desk.page.get_by_role("tab", name="Intents", exact=True).click()
    expect(desk.page.get_by_role("row", name="Mend kites")).to_contain_text("2 too few")
    with shop.agent() as agent:
        intents = agent.http.get("/api/desk/intents").json()["items"]
        (made,) = [intent["id"] for intent in intents if intent["key"] == "mend_kites"]
        agent.http.delete(f"/api/desk/intents/{made}").raise_for_status()


def test_the_threshold_is_chosen_by_what_it_would_have_done(desk: DeskPage, visitor: VisitorClient, shop: Site) -> None:
    read(shop, visitor, "Where is my order?")
    desk.sign_in("/intents?tab=threshold")
    slider = desk.page.get_by_role("slider", name="How sure the bot must be")
    n, sure, asked_back = _numbers(desk)
    assert n == sure + asked_back > 0
    slider.focus()
    desk.press("End")
    expect(desk.page.locator("output")).to_have_text("0.95")
    assert _numbers(desk)[1] <= sure
    chosen = desk.page.locator("tr[data-chosen=true] th")
    expect(chosen).to_contain_text(desk.page.locator("output").inner_text())
    save = desk.page.get_by_role("button", name=re.compile("^Save"))
    wanted = float(desk.page.locator("output").inner_text())
    save.click()
    expect(desk.page.get_by_role("button", name="This is your setting")).to_be_visible()
    with shop.agent() as agent:
        rules = agent.http.get("/api/desk/understanding").json()
        assert rules["intent_threshold"] == pytest.approx(wanted)
        agent.http.put("/api/desk/understanding", json={**rules, "intent_threshold": 0.7}).raise_for_status()


def _numbers(desk: DeskPage) -> list[int]:
    """Of how many messages so many are sure and so many asked back, as the sentence says it."""
    sentence = desk.page.locator(".threshold-sentence")
    expect(sentence).to_contain_text("would be sure")
    return [int(number) for number in re.findall(r"\d+", sentence.inner_text().partition("asked back")[0])]


def test_rules_are_said_in_words_and_checked(desk: DeskPage, shop: Site) -> None:
    with shop.agent() as agent:
        before = agent.http.get("/api/desk/understanding").json()
    desk.sign_in("/understanding")
    page = desk.page
    page.get_by_label("frustrated").check()
    page.get_by_label("after 3 such messages in a row").check()
    sentence = page.get_by_role("region", name="When a visitor is unhappy").locator("p")
    expect(sentence).to_have_text("After 3 messages in a row that sound angry or frustrated, a person is called.")
    page.get_by_role("button", name="Add a number").click()
    row = page.locator(".pattern").last
    row.get_by_label("Pattern").fill(r"LOOM-\d{3}")
    row.get_by_label("Example").fill("LOOM-12")
    expect(row).to_contain_text("It does not find “LOOM-12”.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("LOOM-12")
    row.get_by_label("Example").fill("LOOM-123")
    expect(row).to_contain_text("It finds “LOOM-123”.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved. It holds from the next message on.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("after 3 such messages in a row")).to_be_checked()
    expect(page.locator(".pattern").last.get_by_label("Example")).to_have_value("LOOM-123")
    page.get_by_label("never").check()
    page.locator(".pattern").last.get_by_role("button", name=re.compile("^Remove")).click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved. It holds from the next message on.")).to_be_visible()
    with shop.agent() as agent:
        rules = agent.http.get("/api/desk/understanding").json()
        agent.http.put("/api/desk/understanding", json=before).raise_for_status()
    assert rules["handoff_after"] is None
    assert "LOOM" not in str(rules["patterns"])


def test_products_are_imported_searched_and_removed(desk: DeskPage) -> None:
    desk.sign_in("/products")
    page = desk.page
    file: FilePayload = {
        "name": "shop.csv",
        "mimeType": "text/csv",
        "buffer": b"name,sku\nBrass oil lamp,LAMP-7\nJute swing,SW-1\n,X\n",
    }
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file").click()
    chooser.value.set_files(file)
    expect(page.get_by_text(re.compile("2 new products, .* 1 note below"))).to_be_visible()
    page.get_by_role("searchbox", name="Search the products").fill("brass oil")
    rows = page.get_by_role("group", name="Products").locator("tbody tr")
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Remove Brass oil lamp").click()
    expect(page.get_by_text("No product has “brass oil”")).to_be_visible()
