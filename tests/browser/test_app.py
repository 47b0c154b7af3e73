"""The hosted chat as an app: it can be installed, opens without a connection, and tells of a person's reply."""

from typing import Any

import httpx
from playwright.sync_api import Page, expect

from tests.browser.widget import PATIENCE, Widget
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
    addresses = page.evaluate("name => caches.open(name).then((c) => c.keys()).then((k) => k.map((r) => r.url))", names[0])
    assert not [one for one in addresses if "/api/" in one], "no answer of the API is in the worker's cache"


def until(page: Page, holds: str) -> None:
    """Wait until a JavaScript expression holds; the page's policy lets Playwright's own way through no longer."""
    page.evaluate(f"new Promise((done) => {{ const look = () => ({holds}) ? done() : setTimeout(look, 50); look(); }})")


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
