"""How long a message takes from the key to the screen, in a thread of two thousand."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import UUID

from playwright.sync_api import Browser, Page

from benchmarks.measure import spread
from benchmarks.widget.pages import Pages
from jawab.accounts.sites import by_key
from jawab.assembly import opened
from jawab.conversations.core import Core
from jawab.conversations.schemas import Body
from jawab.events.hub import MemoryHub
from jawab.settings import Settings

MESSAGES = 2_000
SENT = 12
ANSWER = "You can return it within **30 days**:\n\n1. Pack it.\n2. Print the label.\n3. Leave it at a post office."
# https://web.dev/articles/inp: from the key to the next frame that is painted, in steps of 8 ms.
OBSERVE = """() => {
  window.took = [];
  new PerformanceObserver(list => {
    for (const { interactionId, duration, name } of list.getEntries())
      if (interactionId && name === 'keydown') window.took.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 });
}"""

MORE = "([what, than]) => document.querySelector('jawab-widget').shadowRoot.querySelectorAll(what).length > than"


def measure(browser: Browser, pages: Pages, data_dir: Path) -> dict[str, Any]:
    """Milliseconds of the interaction that sends, with nothing before it and with `MESSAGES` read through."""
    figures = {}
    for name, before in (("empty", 0), ("long", MESSAGES)):
        page = browser.new_page()
        page.goto(pages.with_)
        page.evaluate("jawab('ask', 'How do I return something?')")
        page.locator("li.message.bot:not(.draft):not(:has(.dots))").first.wait_for(timeout=60_000)
        if before:
            _fill(page, pages, data_dir, before)
        page.evaluate(OBSERVE)
        figures[name] = _send(page)
        page.close()
    return {"messages": MESSAGES, "sent": SENT, "ms": {name: spread(took) for name, took in figures.items()}}


def _send(page: Page) -> list[float]:
    """The longest of the keyboard's interactions with each message."""
    field = page.locator(".composer textarea")
    sent = page.locator("li.message.visitor:not(.unsent)").count()
    longest = []
    for number in range(SENT):
        field.fill(f"And what about number {number}?")
        page.evaluate("took.length = 0")
        field.press("Enter")
        page.wait_for_function(MORE, arg=["li.message.visitor:not(.unsent)", sent])
        page.evaluate("() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 50)))")
        sent += 1
        longest.append(max(page.evaluate("took"), default=16))  # what takes less is not told
    return [float(one) for one in longest]


def _fill(page: Page, pages: Pages, data_dir: Path, messages: int) -> None:
    """Write a long thread, and scroll up until all of it is there."""
    conversation = page.evaluate("key => localStorage.getItem(`jawab:${key}:conversation`)", pages.site_key)
    with ThreadPoolExecutor(1) as thread:  # Playwright's own loop runs in this one
        thread.submit(asyncio.run, _write(data_dir, pages.site_key, UUID(conversation), messages)).result()
    page.reload()
    page.evaluate("jawab('open')")
    log = page.locator("[role=log]")
    log.wait_for()
    while (shown := page.locator("li.message").count()) < messages:
        log.evaluate("log => log.scrollTo(0, 0)")
        page.wait_for_function(MORE, arg=["li.message", shown])
    log.evaluate("log => log.scrollTo(0, log.scrollHeight)")


async def _write(data_dir: Path, site_key: str, conversation: UUID, messages: int) -> None:
    async with opened(Settings(data_dir=data_dir)) as (database, keyring):
        async with database.read() as session:
            workspace = await by_key(session, site_key)
        core = Core(database, MemoryHub(), keyring)
        for start in range(0, messages, 100):
            async with core.thread(workspace.id, conversation) as thread:
                for number in range(start, min(start + 100, messages), 2):
                    await thread.write("visitor", Body(text=f"Question number {number}: how do I return something?"))
                    await thread.write("bot", Body(text=ANSWER), kind="answer")
