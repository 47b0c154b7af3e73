"""What a reply begins with: a word of sympathy for a visitor who is upset, and what we understood of a wish."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import replace

from jawab.answering.guidance.styles import said_as
from jawab.answering.inline import escape
from jawab.answering.phrases import Phrase, say, spoken
from jawab.answering.types import Delta, Expecting, Piece, Reply, Said
from jawab.understanding.types import UNHAPPY, Entity, EntityType, Understanding

_SYMPATHY: tuple[Phrase, ...] = ("sorry_frustrated", "sorry_angry")
_TAKEN_UP: tuple[EntityType, ...] = ("PERSON", "PRODUCT", "ORDER", "TICKET", "PLACE", "DATE")
_MORE_LIKELY_THAN_NOT = 0.5
_LAST = 3  # replies of ours


def opening(understood: Understanding, history: Sequence[Said], language: str) -> str:
    """The first lines of the reply, "" when it needs none. Sympathy is not repeated within a few replies."""
    parts = [_sympathy(understood, history, language), _taken_up(understood.entities, language)]
    return " ".join(part for part in parts if part)


async def opened(first: str, pieces: AsyncGenerator[Piece]) -> AsyncGenerator[Piece]:
    """The pieces of a reply with `first` before them."""
    lead = f"{first}\n\n"
    told = False
    async with aclosing(pieces):
        async for piece in pieces:
            if isinstance(piece, Reply):
                yield replace(piece, text=lead + piece.text)
                continue
            if isinstance(piece, Expecting):
                yield piece
                continue
            if not told:
                yield Delta(0, lead)
                told = True
            yield Delta(len(lead) + piece.at, piece.text)


def unhappy(understood: Understanding) -> bool:
    """Whether the visitor is more likely than not frustrated or angry."""
    return sum(understood.mood.scores.get(mood, 0.0) for mood in UNHAPPY) > _MORE_LIKELY_THAN_NOT


def sympathy(understood: Understanding, language: str) -> str:
    """A word of sympathy for a visitor who is upset."""
    return say("sorry_angry" if understood.mood.mood == "angry" else "sorry_frustrated", language)


def _sympathy(understood: Understanding, history: Sequence[Said], language: str) -> str:
    if not unhappy(understood):
        return ""
    told = [said.text for said in reversed(history) if said.author == "bot"][:_LAST]
    sorry = tuple(phrase for name in _SYMPATHY for phrase in (*spoken(name), *said_as(name)))
    if any(text.startswith(sorry) for text in told):
        return ""
    return sympathy(understood, language)


def _taken_up(entities: Sequence[Entity], language: str) -> str:
    """A wish with what it is about: shown so that a misunderstanding is seen at once."""
    action = next((entity for entity in entities if entity.type == "ACTION"), None)
    about = [entity for kind in _TAKEN_UP for entity in entities if entity.type == kind]
    if action is None or not about:
        return ""
    told = dict.fromkeys([action.display, *(entity.display for entity in about)])
    return say("understood", language, what=" · ".join(escape(one) for one in told))
