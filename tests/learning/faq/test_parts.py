"""The parts of suggesting, each alone."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from jawab.inference.fake import FakeEmbedder
from jawab.kit.ids import new_id
from jawab.learning.faq.contradictions import differs
from jawab.learning.faq.drafting import AgentReply, from_agents
from jawab.learning.faq.finding import Line, asks_something, troubles
from jawab.learning.faq.masking import masked
from jawab.learning.faq.models import FaqQuestion
from jawab.learning.faq.weeks import after, before, by_week

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)  # a Monday


def talk(*said: tuple[str, str] | tuple[str, str, str]) -> list[Line]:
    """The lines of a conversation; each reply of the bot's is to the visitor's last message."""
    conversation, lines, asked = new_id(), list[Line](), None
    for seq, (author, kind, *rating) in enumerate(said, 1):
        line = Line(
            new_id(), conversation, seq, author, kind, asked if author == "bot" else None,
            rating[0] if rating else None, "en", NOW,
        )  # fmt: skip
        asked = line.id if author == "visitor" else asked
        lines.append(line)
    return lines


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([("visitor", "text"), ("bot", "unknown")], ["unknown"]),
        ([("visitor", "text"), ("bot", "answer")], []),
        ([("visitor", "text"), ("bot", "answer", "down")], ["rated"]),
        ([("visitor", "text"), ("bot", "answer", "up")], []),
        ([("visitor", "text"), ("bot", "clarify"), ("visitor", "text"), ("bot", "answer")], []),
        ([("visitor", "text"), ("bot", "clarify"), ("visitor", "text"), ("bot", "unknown")], ["clarify", "unknown"]),
        ([("visitor", "text"), ("bot", "clarify"), ("agent", "text")], ["clarify"]),
        ([("visitor", "text"), ("agent", "text")], ["person"]),
        ([("visitor", "text"), ("bot", "notice"), ("agent", "text")], []),
        ([("visitor", "text")], []),
    ],
)
def test_what_went_wrong_is_found(said: list[tuple[str, str]], why: list[str]) -> None:
    assert [trouble.why for trouble in troubles(talk(*said))] == why


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Do you wrap gifts?", True),
        ("kya aap gift wrap karte hain", True),
        ("thanks a lot", False),
        ("I want to talk to a person", False),
        ("ok", False),
        ("gift " * 200, False),
    ],
)
def test_small_talk_asks_nothing(text: str, asks: bool) -> None:
    assert asks_something(text) is asks


async def test_a_draft_says_what_several_agents_said_and_nothing_of_one_visitor() -> None:
    embedder = FakeEmbedder()
    replies = [
        AgentReply("Hello! We offer gift wrapping for 250 rupees. Your order GN-1234567 leaves today.", "en"),
        AgentReply("We offer gift wrapping for 250 rupees. Is there anything else?", "en"),
        AgentReply("تحفے کی پیکنگ ملتی ہے۔", "ur"),
    ]
    draft = await from_agents(embedder, await embedder.embed(["do you offer gift wrapping"]), replies)
    assert draft is not None
    assert draft.markdown == "We offer gift wrapping for 250 rupees."
    assert (draft.language, draft.replies) == ("en", 2)
    assert await from_agents(embedder, np.ones((1, 256), np.float32), [AgentReply("Hello!", "en")]) is None


@pytest.mark.parametrize(
    ("said", "told", "kind"),
    [
        ("Wrapping costs Rs. 250 per item.", "Wrapping costs Rs. 300 per item.", "number"),
        ("Wrapping costs Rs. 250 per item.", "Wrapping costs Rs. 250 per item.", None),
        ("You cannot return a wrapped gift.", "You can return a wrapped gift.", "denial"),
        ("The studio is open on Fridays.", "The studio is closed on Fridays.", "opposite"),
        ("Refunds take 7 days.", "The shop opens at 9 am.", None),
    ],
)
def test_what_cannot_both_be_true_is_told(said: str, told: str, kind: str | None) -> None:
    assert differs(said, told) == kind


def test_what_tells_who_asked_is_masked() -> None:
    text = "I am at bilal@example.com or 0300 1234567, my name is Bilal Testman"
    shown = masked(text, "en")
    assert shown == "I am at [e-mail] or [phone number], my name is [name]"
    assert masked("call me Zed", "en", [(8, 11, "PERSON")]) == "call me [name]"


def test_weeks_and_the_effect_of_a_decision() -> None:
    def asked(days_ago: float, *, answered: bool = False, handed_off: bool = False) -> FaqQuestion:
        moment = NOW - timedelta(days=days_ago)
        return FaqQuestion(asked_at=moment, answered=answered, rating=None, handed_off=handed_off, visitor=new_id())

    questions = [asked(20, handed_off=True), asked(12), asked(6, answered=True), asked(0, answered=True)]
    weeks = by_week(questions, NOW)
    assert len(weeks) == 8
    assert [week.asked for week in weeks[-4:]] == [1, 1, 1, 1]
    assert (weeks[-1].week.isoformat(), weeks[-1].answered) == ("2026-11-23", 1)
    decided = NOW - timedelta(days=7)
    earlier, later = before(questions, decided), after(questions, decided, NOW)
    assert (earlier.answered, earlier.handed_off) == (0, 0.5)
    assert (later.asked_a_week, later.answered, later.handed_off) == (2, 1, 0)
    assert after([], NOW, NOW).answered is None
