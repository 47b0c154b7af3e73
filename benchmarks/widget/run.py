"""All figures of the widget: `python -m benchmarks widget`.

Needs Node and Chromium. Lighthouse and what sizes are compared with are fetched once, into this folder, from its lock.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from benchmarks import servers
from benchmarks.measure import machine
from benchmarks.widget import lighthouse, loading, sizes, stream, thread
from benchmarks.widget.pages import Pages, pages

HERE = Path(__file__).parent
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def measure(pairs: int) -> dict[str, Any]:
    """Everything; `pairs` is how often each of two pages is loaded."""
    _install()
    program = os.environ.get("JAWAB_TEST_CHROMIUM") or shutil.which("chromium")
    if not program:
        raise SystemExit("There is no Chromium. Install it, or name yours in JAWAB_TEST_CHROMIUM.")
    told: dict[str, Any] = {"machine": machine(), "sizes": sizes.measure(HERE)}
    with _site() as (shown, data_dir), _browser(program) as browser:
        told["lighthouse"] = _said("lighthouse", lighthouse.measure(HERE, program, shown, pairs))
        told["loading"] = _said("loading", loading.measure(browser, shown))
        told["sending"] = _said("sending", thread.measure(browser, shown, data_dir))
        told["streaming"] = _said("streaming", stream.measure(browser, shown))
    return told


def _install() -> None:
    if not (HERE / "node_modules").is_dir():
        print("  fetching Lighthouse (once) …", flush=True)
        subprocess.run(["npm", "ci", "--silent"], cwd=HERE, check=True)


@contextmanager
def _site() -> Iterator[tuple[Pages, Path]]:
    with (
        tempfile.TemporaryDirectory() as name,
        servers.jawab(Path(name), "widget", embedder="fake") as server,
        pages(server.url, server.site_key) as shown,
    ):
        yield shown, Path(name) / "widget"


@contextmanager
def _browser(program: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


def _said(what: str, figures: dict[str, Any]) -> dict[str, Any]:
    print(f"  {what}: {figures}", flush=True)
    return figures
