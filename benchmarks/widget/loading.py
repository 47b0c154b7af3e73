"""How long the loader holds the page's main thread, on a processor that is slowed four times."""

from collections import defaultdict
from functools import partial
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.measure import spread
from benchmarks.widget.pages import Pages
from benchmarks.widget.tracing import script_milliseconds

SLOWDOWN = 4
TIMES = 9
SETTLED = "document.querySelector('jawab-widget') !== null"


def measure(browser: Browser, pages: Pages) -> dict[str, Any]:
    """Milliseconds on the main thread, of the loader until the button is there, and of the host script after that."""
    found: dict[str, list[float]] = defaultdict(list)
    for _ in range(TIMES):
        context = browser.new_context()
        page = context.new_page()
        client = context.new_cdp_session(page)
        client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})

        spent = script_milliseconds(client, partial(_load, page, pages.with_))
        found["loader"].append(sum(ms for url, ms in spent.items() if url.endswith("/widget.js")))
        found["host"].append(sum(ms for url, ms in spent.items() if "/assets/host-" in url))
        context.close()
    return {
        "cpu_slowdown": SLOWDOWN,
        "times": TIMES,
        **{f"{name}_ms": spread(values) for name, values in found.items()},
    }


def _load(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_function(SETTLED)
    page.evaluate("new Promise(resolve => jawab('on', 'ready', resolve))")
