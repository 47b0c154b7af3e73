"""What visitors decide about their data: nothing leaves before they agree, and everything goes when they say so."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.conftest import NewPage
from tests.browser.widget import Widget
from tests.support.agent import AgentClient
from tests.support.axe import violations
from tests.support.host_page import host_page
from tests.support.http import checked
from tests.support.stage import Stage

RULES = {
    "tracking": True,
    "notices": {"ur": {"text": "", "url": "https://www.shop.example/raazdari"}},
    "activity_days": 30,
    "visitor_days": None,
}
BEACONS = """const send = navigator.sendBeacon.bind(navigator);
navigator.sendBeacon = (url, body) => {
  sessionStorage.beacons = [...(sessionStorage.beacons?.split("\\n") ?? []), body].join("\\n");
  return send(url, body);
};"""
"""Keeps what is sent, also while a page is left: no tool sees that."""
SAID = "My name is Zainab Sample"


class Company:
    """One that asks its visitors, with its owner's figures and a page that has its widget."""

    def __init__(self, site_key: str, owner: AgentClient, page: str) -> None:
        self.site_key, self.owner, self.page = site_key, owner, page

    def recorded(self) -> dict[str, Any]:
        return dict(checked(self.owner.http.get("/api/desk/privacy")).json()["recorded"])


@pytest.fixture(scope="module")
def company(stage: Stage) -> Iterator[Company]:
    with ThreadPoolExecutor() as elsewhere:  # the loop of Playwright runs here
        made = elsewhere.submit(stage.add_workspace).result()
    with AgentClient(stage.site.url, made.email, made.password) as owner:
        checked(owner.http.put("/api/desk/privacy", json=RULES))
        with host_page(stage.site.url, made.site_key) as address:
            yield Company(made.site_key, owner, address)


def question(page: Page) -> Locator:
    return page.get_by_role("region", name="Your privacy")


def wrong(page: Page) -> list[str]:
    """What axe finds in the widget: the page around it has no landmarks."""
    return [line for line in violations(page) if not line.startswith("region:")]


def my_data(page: Page) -> Locator:
    """The visitor's data, in the menu."""
    page.locator(".panel .header").get_by_role("button", name="More").click()
    return page.locator(".panel .mydata")


def test_nothing_leaves_before_a_yes_and_then_only_places(company: Company, new_page: NewPage) -> None:
    page = new_page()
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request))
    page.add_init_script(BEACONS)
    page.goto(company.page)
    widget = Widget(page)
    widget.open()
    expect(question(page)).to_be_visible()
    expect(widget.field).to_be_focused()
    assert wrong(page) == []
    page.get_by_role("heading", name="A page of somebody else").click()
    assert not [one for one in sent if "/activity" in one.url or "/visitors" in one.url or "tracking" in one.url]

    yes, no = (question(page).get_by_role("button", name=name) for name in ("Yes, you may", "No, thanks"))
    sizes = [button.bounding_box() for button in (yes, no)]
    assert sizes[0]
    assert sizes[1]
    assert (sizes[0]["width"], sizes[0]["height"]) == (sizes[1]["width"], sizes[1]["height"])
    with page.expect_response(lambda response: "host-tracking" in response.url):
        yes.click()
    expect(question(page)).to_have_count(0)
    widget.ask(SAID)
    page.evaluate("new Promise((read) => setTimeout(read, 700))")  # so long it is on screen: less is not reading
    for _ in range(3):
        page.get_by_role("heading", name="A page of somebody else").click()
    page.get_by_label("Search").click()
    page.get_by_label("Search").fill("Zainab Sample")
    with page.expect_response(lambda response: response.url.endswith("/api/web/activity")) as taken:
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert taken.value.status == 202
    figures = company.recorded()
    assert (figures["visitors"], figures["rage_clicks"], figures["dead_clicks"]) == (1, 1, 1)
    page.get_by_role("link", name="Another page").click()
    expect(page).to_have_url(f"{company.page}other")
    items = [
        item for batch in page.evaluate("sessionStorage.beacons").split("\n") for item in json.loads(batch)["items"]
    ]
    assert {"view", "click", "link", "read"} <= {item["kind"] for item in items}
    assert not [word for word in ("Zainab", "Sample", "somebody", "Another") if word in json.dumps(items)]
    (rage,) = (item for item in items if item["kind"] == "click" and item["times"] >= 3)
    assert rage["selector"].endswith(" > h1")
    assert (rage["changed"], rage["place"]) == (False, "page")
    recording = my_data(page).get_by_role("checkbox")
    with page.expect_response(lambda response: response.url.endswith("/me/consent")):
        recording.click()
    expect(recording).not_to_be_checked()
    expect(recording).to_be_enabled()
    before = page.evaluate("sessionStorage.beacons")
    page.get_by_role("heading", name="A page of somebody else").click(force=True)
    page.reload()
    assert page.evaluate("sessionStorage.beacons") == before, "nothing follows a no"
    assert company.recorded()["visitors"] == 0, "and it deletes what was recorded"


def test_a_no_is_remembered_and_a_browser_that_asks_for_privacy_is_not_asked(
    company: Company, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(company.page)
    Widget(page).open()
    question(page).get_by_role("button", name="No, thanks").click()
    expect(question(page)).to_have_count(0)
    page.reload()
    expect(Widget(page).field).to_be_visible()
    with page.expect_response(lambda response: "/mydata" in response.url):
        entry = my_data(page)
    expect(entry.get_by_role("checkbox")).not_to_be_checked()
    expect(question(page)).to_have_count(0)
    assert page.evaluate(f"localStorage.getItem('jawab:{company.site_key}:token')") is None, "a no needs no visitor"

    private = new_page()
    private.add_init_script("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })")
    private.goto(company.page)
    with private.expect_response(lambda response: "/privacy?" in response.url):
        Widget(private).open()
    expect(my_data(private)).to_contain_text("Your browser asks sites not to track you")
    expect(question(private)).to_have_count(0)


def test_a_visitor_takes_their_data_and_goes(stage: Stage, company: Company, new_page: NewPage, tmp_path: Path) -> None:
    page = new_page()
    page.goto(company.page)
    widget = Widget(page)
    widget.open()
    widget.ask(SAID)
    token = page.evaluate(f"localStorage.getItem('jawab:{company.site_key}:token')")
    data = my_data(page)
    with page.expect_download() as download:
        data.get_by_role("button", name="Download my data").click()
    download.value.save_as(tmp_path / "data.json")
    held = json.loads((tmp_path / "data.json").read_text("utf-8"))
    assert SAID in {message["text"] for message in held["messages"]}

    data.get_by_role("button", name="Erase everything").click()
    sure = data.get_by_role("group", name="Erase everything")
    expect(sure.get_by_role("button", name="Keep it")).to_be_focused()
    assert wrong(page) == []
    sure.get_by_role("button", name="Keep it").click()
    expect(data.get_by_role("button", name="Erase everything")).to_be_focused()

    data.get_by_role("button", name="Clear on this device").click()
    data.get_by_role("button", name="Clear it here").click()
    expect(data).to_contain_text("This browser has forgotten the conversation.")
    assert page.evaluate(f"localStorage.getItem('jawab:{company.site_key}:token')") is None
    authorized = {"Authorization": f"Bearer {token}"}
    kept = page.request.get(f"{stage.site.url}/api/web/me/export", headers=authorized)
    assert kept.ok, "the company still has it"

    page.keyboard.press("Escape")
    widget.ask("Another question")
    token = page.evaluate(f"localStorage.getItem('jawab:{company.site_key}:token')")
    data = my_data(page)
    data.get_by_role("button", name="Erase everything").click()
    data.get_by_role("button", name="Erase for good").click()
    expect(data).to_contain_text("Everything is erased.")
    page.keyboard.press("Escape")
    expect(widget.questions).to_have_count(0)
    assert (
        page.evaluate("Object.keys(localStorage).filter((key) => /token|conversation|outbox|consent/.test(key))") == []
    )
    gone = page.request.get(f"{stage.site.url}/api/web/me/export", headers={"Authorization": f"Bearer {token}"})
    assert gone.status == 401
    widget.ask("I am somebody new")
    expect(widget.questions).to_have_count(1)


def test_in_urdu_on_a_phone_in_the_dark(stage: Stage, company: Company, new_page: NewPage) -> None:
    phone = {"viewport": {"width": 390, "height": 780}, "is_mobile": True, "has_touch": True}
    page = new_page(reduced_motion="reduce", color_scheme="dark", **phone)
    page.goto(f"{stage.site.url}/chat?site={company.site_key}&language=ur")
    widget = Widget(page)
    asked = page.get_by_role("region", name="آپ کی رازداری")
    expect(asked.get_by_role("link", name="رازداری کی تفصیل")).to_have_attribute("href", RULES["notices"]["ur"]["url"])
    assert violations(page) == []
    with page.expect_response(lambda response: "/tracking-" in response.url):
        asked.get_by_role("button", name="جی ہاں، ضرور").click()
    widget.ask("سلام")
    with page.expect_response(lambda response: response.url.endswith("/api/web/activity")) as taken:
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert taken.value.json()["kept"] > 0
    page.get_by_role("button", name="مزید").click()
    page.locator(".mydata").get_by_role("button", name="سب کچھ مٹا دیں").click()
    expect(page.locator(".mydata").get_by_role("button", name="ہمیشہ کے لیے مٹا دیں")).to_be_visible()
    assert violations(page) == []
