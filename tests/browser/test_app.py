"""The hosted chat as an app: it can be installed, opens without a connection, and tells of a person's reply."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.widget import PATIENCE, Widget
from tests.support.push_service import PushService, push_service
from tests.support.stage import Stage

CONTROLLED = "navigator.serviceWorker?.controller?.state === 'activated'"
KEPT = "(localStorage.getItem('jawab:gulnar-demo:past') ?? '').includes({text})"


def opened(page: Page, stage: Stage, query: str = "") -> Widget:
    """The hosted chat, once its service worker serves it."""
    page.goto(f"{stage.site.url}/chat?site=gulnar-demo{query}")
    until(page, CONTROLLED)
    return Widget(page)


def test_a_browser_finds_all_that_it_needs_to_install_it(page: Page, stage: Stage) -> None:
    opened(page, stage, "&language=ur")
    session = page.context.new_cdp_session(page)
    problems = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one["errorId"] for one in problems if one["errorId"] != "in-incognito"] == []
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    manifest = page.evaluate("fetch(document.querySelector('[rel=manifest]').href).then((r) => r.json())")
    assert (manifest["name"], manifest["lang"], manifest["dir"]) == ("Gulnar", "ur", "rtl")
    assert manifest["start_url"] == manifest["id"] == "/chat?site=gulnar-demo"
    touch = page.locator("link[rel=apple-touch-icon]").get_attribute("href") or ""
    for address, side in [(one["src"], int(one["sizes"].split("x")[0])) for one in manifest["icons"]] + [(touch, 180)]:
        picture = httpx.get(stage.site.url + address)
        assert picture.headers["content-type"] == "image/png"
        assert int.from_bytes(picture.content[16:20]) == side, address


def test_without_a_connection_it_opens_with_the_past_and_what_is_written_goes_out_once(
    page: Page, stage: Stage
) -> None:
    widget = opened(page, stage)
    widget.ask("Where is my parcel?")
    before = widget.texts()
    until(page, KEPT.format(text="'Where is my parcel?'"))
    page.context.set_offline(True)
    page.reload()
    expect(widget.questions).to_have_count(1, timeout=PATIENCE)
    assert widget.texts() == before, "with the greeting and the answer"
    for text in ("First", "Second"):
        widget.field.fill(text)
        widget.field.press("Enter")
    expect(widget.log.locator("li.unsent")).to_have_count(2)
    page.reload()
    expect(widget.log.locator("li.unsent")).to_have_count(2, timeout=PATIENCE)
    page.context.set_offline(False)
    expect(widget.questions).to_have_count(3, timeout=PATIENCE)
    expect(widget.log.locator("li.unsent")).to_have_count(0)
    written = [m for m in messages(page) if m["author"] == "visitor"]
    assert [m["text"] for m in written] == ["Where is my parcel?", "First", "Second"]


def test_a_new_conversation_leaves_nothing_of_the_old_one_behind(page: Page, stage: Stage) -> None:
    widget = opened(page, stage)
    widget.ask("Keep this while I need it")
    until(page, KEPT.format(text="'Keep this'"))
    widget.panel.get_by_role("button", name="New conversation").click()
    until(page, f"!{KEPT.format(text=repr('Keep this'))}")
    names = page.evaluate("caches.keys()")
    assert len(names) == 1
    addresses = page.evaluate(
        "name => caches.open(name).then((c) => c.keys()).then((k) => k.map((r) => r.url))", names[0]
    )
    assert not [one for one in addresses if "/api/" in one], "no answer of the API is in the worker's cache"


def until(page: Page, holds: str) -> None:
    """Wait until a JavaScript expression holds; the page's policy lets Playwright's own way through no longer."""
    look = f"async () => ({holds}) ? done() : void setTimeout(look, 50)"
    page.evaluate(f"new Promise((done) => {{ const look = {look}; look(); }})")


def messages(page: Page) -> list[dict[str, Any]]:
    """What the server has of the conversation on the page."""
    found: list[dict[str, Any]] = page.evaluate(
        """async () => {
          const [id, token] = ["conversation", "token"].map((key) => localStorage.getItem(`jawab:gulnar-demo:${key}`));
          const answer = await fetch(`/api/web/conversations/${id}/messages?before=2147483647`,
            { headers: { Authorization: `Bearer ${token}` } });
          return (await answer.json()).items;
        }"""
    )
    return found


def test_who_has_left_is_told_by_the_browser_and_a_press_leads_back_to_the_conversation(
    page: Page, stage: Stage, service: PushService
) -> None:
    browser = service.subscribe(key_of(stage))
    page.context.grant_permissions(["notifications"], origin=stage.site.url)
    page.context.add_init_script(SUBSCRIBES % json.dumps(browser.subscription()))
    widget = opened(page, stage)
    widget.ask("Is anybody there?")
    first = widget.conversation_id
    widget.panel.get_by_role("button", name="Talk to a person").click()
    widget.panel.get_by_role("button", name="Tell me when a person replies").click()
    expect(widget.panel.get_by_text("This device tells you when a person replies.")).to_be_visible()
    page.goto(stage.site.url)  # the shop, where the chat is not looked at
    with stage.agent() as agent:
        said = agent.say(first, "Yes, here I am.")
    told = browser.next(timeout=PATIENCE / 1000)
    assert told.data["message"] == said["id"]
    for _ in range(2):  # a push service may deliver twice
        deliver(page, stage, told.text)
    until(page, f"(await {SHOWN}).length")
    shown = page.evaluate(SHOWN)
    assert shown == [{"title": "New reply from Gulnar", "body": "", "tag": first, "lang": "en"}]

    opened(page, stage)
    widget.panel.get_by_role("button", name="New conversation").click()
    expect(widget.questions).to_have_count(0)
    deliver(page, stage, told.text.replace(first, "0" * 8 + first[8:]))
    assert page.evaluate(SHOWN) == shown, "who looks at the chat is told nothing"
    (worker,) = page.context.service_workers
    worker.evaluate(PRESSED)
    expect(widget.log).to_contain_text("Yes, here I am.")
    assert widget.conversation_id == first


def test_what_the_visitor_has_forbidden_is_explained(page: Page, stage: Stage) -> None:
    page.context.add_init_script("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })")
    widget = opened(page, stage)
    widget.panel.get_by_role("button", name="More").click()
    expect(widget.panel.get_by_role("group", name="Notifications")).to_contain_text("blocked for this page")


SUBSCRIBES = """{
  const made = %s;
  const bytes = (text) => atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const key = (text) => Uint8Array.from(bytes(text), (c) => c.charCodeAt(0)).buffer;
  const kept = () => sessionStorage.getItem("test-push-key");
  const subscription = () => kept() && {
    endpoint: made.endpoint, options: { applicationServerKey: key(kept()) }, toJSON: () => made,
    unsubscribe: async () => sessionStorage.removeItem("test-push-key"),
  };
  PushManager.prototype.getSubscription = async () => subscription();
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    sessionStorage.setItem("test-push-key", applicationServerKey);
    return subscription();
  };
}"""
"""A browser that subscribes at the test's push service: Chromium's own lies on the internet."""
SHOWN = """navigator.serviceWorker.getRegistration("/chat").then((r) => r.getNotifications())
  .then((all) => all.map(({ title, body, tag, lang }) => ({ title, body, tag, lang })))"""
PRESSED = """async () => {
  const [notification] = await self.registration.getNotifications();
  self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
}"""


@pytest.fixture(scope="module")
def service() -> Iterator[PushService]:
    with push_service() as service:
        yield service


def key_of(stage: Stage) -> str:
    return str(httpx.get(f"{stage.site.url}/api/web/sites/gulnar-demo").json()["push_key"])


def deliver(page: Page, stage: Stage, text: str) -> None:
    """Give the worker what the push service brought for it, decrypted as the browser has it."""
    session = page.context.new_cdp_session(page)
    found: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: found.extend(one["registrationId"] for one in event["registrations"] if not one["isDeleted"]),
    )
    session.send("ServiceWorker.enable")
    while not found:
        page.wait_for_timeout(20)
    session.send(
        "ServiceWorker.deliverPushMessage", {"origin": stage.site.url, "registrationId": found[0], "data": text}
    )
    session.detach()
