"""Chromium for the tests in this folder, and pages that fail a test when the browser's console shows an error."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.browser.widget import PATIENCE
from tests.support.prompter import Prompter
from tests.support.site import Site, SiteMaker
from tests.support.stage import ROOMY, Stage, scripted

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

NewPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package", autouse=True)
def patience() -> None:
    """Machines that run several browsers at once are slow."""
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A running Chromium, started once for the folder."""
    program = os.environ.get("JAWAB_TEST_CHROMIUM") or shutil.which("chromium")
    assert program, "no Chromium: `make test` installs one, or name yours in JAWAB_TEST_CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def shop(site_maker: SiteMaker) -> Iterator[Site]:
    """The demo shop as it answers for real, for visitors and agents who are quicker than people."""
    limits = (
        "messages_per_minute",
        "messages_per_minute_address",
        "visitors_per_minute_address",
        "sign_ins_per_minute",
    )
    many = dict.fromkeys(limits, "1000")
    with site_maker.make("sqlite", embedder="", **many) as site:
        yield site


@pytest.fixture(scope="package")
def stage(site_maker: SiteMaker, prompter: Prompter) -> Iterator[Stage]:
    """The demo shop with a bot that the test prompts."""
    with site_maker.make("sqlite", **ROOMY, **scripted(prompter)) as site:
        yield Stage(site, prompter)


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Opens pages of separate people: each call is a browser of its own, with no cookies or storage of the others.

    Takes what Playwright's `new_context` takes (viewport, color_scheme, locale, …). A message in the console of the
    level "error", and an exception that no script caught, fail the test at its end.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        # A server that a test restarts is away for a moment, and the browser says so.
        if message.type == "error" and "Failed to load resource" not in message.text and "ERR_" not in message.text:
            errors.append(message.text)

    def make(**options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert not errors, "the browser's console shows errors:\n" + "\n".join(errors)


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """One page of one person."""
    return new_page()
