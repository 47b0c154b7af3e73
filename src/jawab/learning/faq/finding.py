"""Which messages of a conversation asked something that the bot had no good answer to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from jawab.answering.person import wants_person
from jawab.answering.smalltalk import smalltalk
from jawab.answering.terms import terms

Why = Literal["unknown", "clarify", "rated", "person", "served"]

FEWEST_TERMS = 1  # words with a meaning of their own
LONGEST = 600  # characters; whole letters are no question that others ask


@dataclass(frozen=True, slots=True)
class Line:
    """A message without its words."""

    id: UUID
    conversation_id: UUID
    seq: int
    author: str
    kind: str
    reply_to: UUID | None
    rating: str | None
    language: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Trouble:
    """A visitor's message, and why the help centre should have an answer to it. `answered`: the bot did answer."""

    line: Line
    why: Why
    answered: bool
    rating: str | None = None


def troubles(lines: Sequence[Line]) -> list[Trouble]:
    """Of the messages of one conversation, in their order, those that the bot did not know, asked back about without
    coming to an answer, answered to the visitor's displeasure, or that an agent answered."""
    replies = {line.reply_to: line for line in lines if line.author == "bot" and line.reply_to}
    found = []
    for place, line in enumerate(lines):
        if line.author == "visitor" and (why := _why(replies.get(line.id), lines[place + 1 :])):
            reply = replies.get(line.id)
            answered = bool(reply and reply.kind == "answer")
            found.append(Trouble(line, why, answered, reply.rating if reply else None))
    return found


def _why(reply: Line | None, later: Sequence[Line]) -> Why | None:
    if reply is None:
        return "person" if _next_author(later) == "agent" else None
    if reply.kind == "unknown":
        return "unknown"
    if reply.kind == "answer":
        return "rated" if reply.rating == "down" else None
    if reply.kind == "clarify":
        after = [line for line in later if line.seq > reply.seq and line.author in ("bot", "agent")]
        return "clarify" if after and (after[0].author == "agent" or after[0].kind != "answer") else None
    return None


def _next_author(later: Sequence[Line]) -> str | None:
    """Who of bot and agents wrote next."""
    return next((line.author for line in later if line.author in ("bot", "agent")), None)


def asks_something(text: str) -> bool:
    """Whether a message is a question that others could ask as well: not small talk, nor the wish for a person."""
    if len(text) > LONGEST or smalltalk(text) or wants_person(text):
        return False
    return len(terms(text)) >= FEWEST_TERMS and len(text.split()) > 1
