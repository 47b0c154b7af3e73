"""A demo shop for the desk's tests, and the desk in a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.desk.desk_page import DeskPage
from tests.support.site import Site, SiteMaker
from tests.support.visitor import VisitorClient


@pytest.fixture(scope="package")
def shop(site_maker: SiteMaker) -> Iterator[Site]:
    """A running demo shop. Tests that count or stop things bring one of their own."""
    with site_maker.make("sqlite", sign_ins_per_minute="600") as site:
        yield site


@pytest.fixture
def desk(page: Page, shop: Site) -> DeskPage:
    """The demo agent's browser, not signed in yet."""
    return DeskPage(page, shop)


@pytest.fixture
def customer(shop: Site) -> Iterator[VisitorClient]:
    """A visitor with an open conversation."""
    with shop.visitor() as visitor:
        visitor.open()
        yield visitor
