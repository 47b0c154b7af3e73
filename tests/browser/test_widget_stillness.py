"""Nothing jumps: not while the panel loads, not while a reply is written."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewPage
from tests.browser.widget import PATIENCE, Widget
from tests.support.stage import Stage

WATCH = """window.moved = 0;
new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.moved += value; })
  .observe({ type: "layout-shift", buffered: true });"""
MOST = 0.01
"""Cumulative layout shift that passes; the web's own measure calls up to 0.1 good."""


def moved(page: Page) -> float:
    """Wait for two frames, so that all that was drawn is measured; give the sum, whoever caused it."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")
    return float(page.evaluate("moved"))


def held(page: Page, address: str) -> Callable[[], None]:
    """Hold up the answers of the API at `address` until the returned function is called."""
    waiting: list[Route] = []
    page.route(address, lambda route: waiting.append(route))

    def release() -> None:
        for route in waiting:
            route.continue_()
        page.unroute(address)

    return release


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_nothing_moves_while_the_past_is_loaded_and_a_reply_is_written(
    new_page: NewPage, stage: Stage, phone: bool
) -> None:
    page = new_page(viewport={"width": 390, "height": 760} if phone else {"width": 1000, "height": 800})
    page.add_init_script(WATCH)
    widget = Widget(page)
    site = held(page, "**/api/web/sites/gulnar-demo")
    page.goto(f"{stage.site.url}/chat?site=gulnar-demo")
    skeleton = widget.log.locator(".skeleton")
    expect(skeleton).to_be_visible()
    expect(skeleton).to_have_text("Loading…")
    site()
    expect(widget.log.locator(".greeting")).to_be_visible(timeout=PATIENCE)
    expect(skeleton).to_have_count(0)
    assert moved(page) <= MOST, "the greeting comes"

    asking = widget.hold(stage.prompter, "Tell me a long story")
    expect(widget.log.locator(".dots")).to_be_visible()
    story = ""
    for number in range(12):
        piece = f"Sentence {number} of the story, which goes on and on.\n\n"
        asking.delta(len(story), piece)
        story += piece
        expect(widget.log.locator(".draft")).to_contain_text(f"Sentence {number} ")
    asking.reply(story)
    expect(widget.answers).to_have_count(1, timeout=PATIENCE)
    assert moved(page) <= MOST, "a reply is written and finished"

    widget.panel.get_by_role("button", name="Talk to a person").click()
    expect(widget.panel.get_by_role("button", name="Go on with the assistant")).to_be_visible()
    past = held(page, "**/api/web/conversations/*")
    page.reload()
    expect(skeleton).to_be_visible()
    past()
    expect(widget.questions).to_have_count(1, timeout=PATIENCE)
    expect(widget.panel.get_by_label("Your e-mail address")).to_be_visible()
    assert moved(page) <= MOST, "the past comes, with the form under it"


def test_who_wants_no_motion_sees_none(new_page: NewPage, stage: Stage) -> None:
    page = new_page(reduced_motion="reduce")
    site = held(page, "**/api/web/sites/gulnar-demo")
    page.goto(f"{stage.site.url}/chat?site=gulnar-demo")
    widget = Widget(page)
    expect(widget.log.locator(".skeleton")).to_be_visible()
    assert page.evaluate("document.getAnimations({ subtree: true }).length") == 0
    site()
    asking = widget.hold(stage.prompter, "And now?")
    expect(widget.log.locator(".dots")).to_be_visible()
    playing = widget.log.evaluate("(log) => log.getAnimations({ subtree: true }).length")
    assert playing == 0
    asking.reply("Done")
    expect(widget.answers).to_have_count(1, timeout=PATIENCE)
