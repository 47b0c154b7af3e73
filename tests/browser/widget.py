"""The widget as a test sees it: what a visitor does, and what must be on the screen then."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

PATIENCE = 30_000
"""Milliseconds for an answer; a busy machine loads a model meanwhile."""


@dataclass(frozen=True)
class Widget:
    """The panel on `page`, in English unless the test says otherwise."""

    page: Page

    @property
    def launcher(self) -> Locator:
        return self.page.locator("jawab-widget button.launcher")

    @property
    def panel(self) -> Locator:
        return self.page.locator(".panel")

    @property
    def field(self) -> Locator:
        return self.panel.locator(".composer textarea")

    @property
    def log(self) -> Locator:
        return self.panel.get_by_role("log")

    @property
    def answers(self) -> Locator:
        """The bot's finished messages."""
        return self.log.locator("li.message.bot:not(.draft):not(:has(.dots))")

    @property
    def questions(self) -> Locator:
        """The visitor's messages that the server has taken."""
        return self.log.locator("li.message.visitor:not(.unsent)")

    def open(self) -> None:
        self.launcher.click()
        expect(self.panel).to_be_visible()

    def say(self, text: str) -> None:
        """Send a message and wait until the server has it."""
        before = self.questions.count()
        self.field.fill(text)
        self.field.press("Enter")
        expect(self.questions).to_have_count(before + 1, timeout=PATIENCE)

    def ask(self, text: str) -> Locator:
        """Send a message and wait for the finished answer; return it."""
        before = self.answers.count()
        self.say(text)
        expect(self.answers).to_have_count(before + 1, timeout=PATIENCE)
        return self.answers.last

    def texts(self) -> list[str]:
        """What everybody wrote, top to bottom, without sources and times."""
        bubbles = self.log.locator("li.message .bubble > :first-child")
        return [re.sub(r"\s+", " ", text).strip() for text in bubbles.all_inner_texts()]
