"""The widget as a test sees it: what a visitor does, and what must be on the screen then."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.support.prompter import HOLD, Held, Prompter

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

    @property
    def conversation_id(self) -> str:
        """Of the conversation in the panel; with the demo's site key."""
        found: str = self.page.evaluate("localStorage.getItem('jawab:gulnar-demo:conversation')")
        return found

    def open(self) -> None:
        self.launcher.click()
        expect(self.panel).to_be_visible()

    def say(self, text: str) -> None:
        """Send a message and wait until the server has it."""
        before = self.questions.count()
        self.field.fill(text)
        self.field.press("Enter")
        expect(self.questions).to_have_count(before + 1)

    def ask(self, text: str) -> Locator:
        """Send a message and wait for the finished answer; return it."""
        before = self.answers.count()
        self.say(text)
        expect(self.answers).to_have_count(before + 1)
        return self.answers.last

    def hold(self, prompter: Prompter, text: str) -> Held:
        """Ask what the test is to answer by hand."""
        self.say(f"{HOLD} {text}")
        return prompter.take(self.conversation_id)

    def hear(self, prompter: Prompter, text: str, **fields: Any) -> Locator:
        """Ask, and be told `text` with these fields of a reply; return the finished answer."""
        before = self.answers.count()
        self.hold(prompter, "?").reply(text, **fields)
        expect(self.answers).to_have_count(before + 1)
        return self.answers.nth(before)

    def texts(self) -> list[str]:
        """What everybody wrote, top to bottom, without sources and times."""
        bubbles = self.log.locator("li.message .bubble > :first-child")
        return [re.sub(r"\s+", " ", text).strip() for text in bubbles.all_inner_texts()]
