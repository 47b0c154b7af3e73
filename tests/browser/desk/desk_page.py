"""The desk in a browser, spoken of as an agent would."""

import re
from typing import Self

from playwright.sync_api import Locator, Page, expect

from tests.support.axe import violations
from tests.support.site import Site


class DeskPage:
    """One agent's browser."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site

    def go(self, path: str = "") -> Self:
        """Open an address of the desk, signed in or not."""
        self.page.goto(f"{self.site.url}/desk{path}")
        return self

    def fill_sign_in(self, email: str, password: str) -> None:
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in", exact=True).click()

    def sign_in(self, path: str = "") -> Self:
        """Open an address of the desk as the demo agent."""
        self.go(path)
        self.fill_sign_in(self.site.demo.email, self.site.demo.password)
        expect(self.page.get_by_role("navigation", name="Desk")).to_be_visible()
        return self

    def row(self, conversation_id: str) -> Locator:
        """A conversation in the list."""
        return self.page.locator(f'.inbox-rows a[href*="{conversation_id}"]')

    def open(self, conversation_id: str) -> Self:
        """Open a conversation from the list."""
        self.row(conversation_id).click()
        expect(self.page.get_by_role("heading", level=2, name="Visitor")).to_be_focused()
        return self

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log", name="Messages")

    def message(self, text: str, author: str | None = None) -> Locator:
        """A stored message of the open conversation by what it says, and by whom. One on its way is none yet."""
        found = self.log.locator("article:not([data-state])").filter(has_text=text)
        return found.and_(self.page.locator(f'[data-author="{author}"]')) if author else found

    @property
    def reply_box(self) -> Locator:
        return self.page.get_by_role("textbox", name="Reply to")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def state(self, words: str) -> None:
        """Wait until the open conversation is in this state."""
        expect(self.page.locator(".conversation-header .state")).to_have_text(words)

    def counted(self, view: str, number: int) -> None:
        """Wait until the side bar counts so many conversations in a view."""
        link = self.page.get_by_role("navigation", name="Desk").get_by_role("link", name=re.compile(f"^{view}"))
        expect(link).to_have_text(re.compile(rf"^{view}{f'{number} conversations' if number else ''}$"))

    def live(self) -> None:
        """Wait until the stream of events stands."""
        expect(self.page.locator(".shell[data-live=live]")).to_be_visible()

    def faults(self) -> list[str]:
        """What axe finds wrong with the page as it is now."""
        return violations(self.page)
