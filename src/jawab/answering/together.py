"""One reply to several messages: those that are one thought are asked as one, and each question gets its answer."""

import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Protocol

from jawab.answering.bursts import looks_whole
from jawab.answering.followup import leans
from jawab.answering.person import wants_person
from jawab.answering.smalltalk import smalltalk
from jawab.answering.terms import terms
from jawab.answering.types import Delta, Expecting, Kind, Piece, Question, Reply
from jawab.understanding.types import Understanding

MOST_QUESTIONS = 3
"""More at once are taken as one."""
_ENOUGH_WORDS = 3  # that carry meaning, for a question of its own
_KINDS: tuple[Kind, ...] = ("answer", "clarify", "unknown", "notice")  # the first of them that came tells what it is
_MARK = re.compile(r"\[(\d{1,2})\](?!\()")


@dataclass(frozen=True, slots=True)
class Read:
    """A message that waits for its answer, and what was understood of it."""

    question: Question
    understood: Understanding


class Answers(Protocol):
    """The answering pipeline."""

    async def understand(self, question: Question) -> Understanding: ...

    def reply(self, question: Question, understood: Understanding) -> AsyncGenerator[Piece]: ...


async def reply_to(answering: Answers, messages: Sequence[Read]) -> AsyncGenerator[Piece]:
    """Yields one reply to all `messages`, oldest first: Deltas, and last the Reply."""
    groups = grouped([one.question.text for one in messages])
    asked = [await _asked(answering, [messages[place] for place in group]) for group in groups]
    if len(asked) == 1:
        async with aclosing(answering.reply(asked[0].question, asked[0].understood)) as pieces:
            async for piece in pieces:
                yield piece
        return
    replies: list[Reply] = []
    text, cited = "", 0
    for place, one in enumerate(asked):
        async with aclosing(answering.reply(one.question, one.understood)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Reply):
                    replies.append(_moved(piece, cited))
                    lead = "\n\n" if text else ""
                    if place:  # whole: numbering its citations on may change its length
                        yield Delta(len(text), lead + replies[-1].text)
                    text += lead + replies[-1].text
                    cited += len(piece.citations)
                elif isinstance(piece, Expecting) or not place:
                    yield piece
    yield _joined(replies, text)


def grouped(texts: Sequence[str]) -> list[list[int]]:
    """Which messages are one question: their places, in order. Fragments, greetings and what points back go with the
    message before them; the first ones with what follows."""
    groups: list[list[int]] = []
    for place, text in enumerate(texts):
        if groups and not (_stands_alone(text) and _stands_alone(" ".join(texts[at] for at in groups[-1]))):
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups if len(groups) <= MOST_QUESTIONS else [list(range(len(texts)))]


def _stands_alone(text: str) -> bool:
    if wants_person(text):
        return True
    if smalltalk(text) or leans(text) or not looks_whole(text):
        return False
    return len(terms(text)) >= _ENOUGH_WORDS or text.rstrip().endswith(("?", "؟"))


async def _asked(answering: Answers, messages: Sequence[Read]) -> Read:
    """The messages as one."""
    last = messages[-1]
    if len(messages) == 1:
        return last
    question = replace(
        last.question,
        text="\n".join(one.question.text for one in messages),
        unhappy_in_row=messages[0].question.unhappy_in_row,
        form=last.question.form if all(one.question.form for one in messages) else "",
        message_ids=tuple(id for one in messages for id in one.question.message_ids),
    )
    return Read(question, await answering.understand(question))


def _moved(reply: Reply, cited: int) -> Reply:
    """The reply with its citations numbered on from `cited`."""
    citations = [replace(one, n=one.n + cited) for one in reply.citations]
    return replace(reply, text=_renumbered(reply.text, cited), citations=citations)


def _renumbered(text: str, cited: int) -> str:
    return _MARK.sub(lambda mark: f"[{int(mark[1]) + cited}]", text) if cited else text


def _joined(replies: Sequence[Reply], text: str) -> Reply:
    """All replies as one."""
    kind = next(kind for kind in _KINDS if any(reply.kind == kind for reply in replies))
    leading = next((reply for reply in replies if reply.asks_for_person), None)
    leading = leading or next(reply for reply in replies if reply.kind == kind)
    asked_back = next((reply.options for reply in replies if reply.kind == "clarify"), None)
    return Reply(
        kind,
        text,
        replies[-1].language,
        citations=[citation for reply in replies for citation in reply.citations],
        options=asked_back if asked_back is not None else replies[-1].options,
        rich=[part for reply in replies for part in reply.rich],
        offers_person=any(reply.offers_person for reply in replies),
        asks_for_person=any(reply.asks_for_person for reply in replies),
        trace={**leading.trace, "parts": [reply.trace for reply in replies if reply is not leading]},
    )
