"""One piece of the bot's work: the messages that wait for an answer in a conversation, and how far the reply is."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from jawab.accounts import sites
from jawab.answering.bursts import JOIN_SECONDS
from jawab.answering.live_reply import LiveReply
from jawab.answering.together import Read
from jawab.answering.types import Question, Said
from jawab.conversations import queries, turns, understood
from jawab.conversations.core import Core
from jawab.conversations.models import Message, Turn
from jawab.conversations.schemas import Body
from jawab.conversations.thread import Thread, no_conversation, opened
from jawab.understanding.rules import load as load_rules

HISTORY = 10
MOST_TOGETHER = 10
"""Messages that one reply answers; more wait for the next."""


@dataclass(slots=True)
class Work:
    """`turn` is the one that this process has leased, the first of `covered`: all that the reply will answer, oldest
    first, with what each message asks and says (`read`, in the same order)."""

    turn: Turn
    live: LiveReply
    covered: Sequence[Turn] = ()
    read: list[Read] = field(default_factory=list)
    began: float = field(default_factory=lambda: asyncio.get_running_loop().time())
    written_from: float = 0.0
    mode: str = "extractive"

    @property
    def last(self) -> Turn:
        """The turn of the newest message."""
        return self.covered[-1] if self.covered else self.turn

    def asked(self) -> Question:
        """All that the reply answers, as one question."""
        texts = [one.question.text for one in self.read]
        return replace(self.read[-1].question, text="\n".join(texts))

    @property
    def joined(self) -> list[UUID]:
        """Turns beside the leased one that end with it."""
        return [turn.id for turn in self.covered if turn.id != self.turn.id]

    @property
    def is_late(self) -> bool:
        """Whether the visitor has waited so long that what they write now is for the next reply."""
        return asyncio.get_running_loop().time() - self.began > JOIN_SECONDS

    def took_ms(self) -> int:
        """Since the writing began."""
        return round(1000 * (asyncio.get_running_loop().time() - self.written_from))

    def covers(self, message: dict[str, Any]) -> bool:
        """Whether this is one of the messages that are being answered, as a stream shows it."""
        return any(str(turn.message_id) == message["id"] for turn in self.covered)

    async def keep_understood(self, thread: Thread) -> None:
        """Keep what was read of the messages, in the unit of work that ends the turn."""
        for turn, one in zip(self.covered, self.read, strict=False):
            if not one.question.text:
                continue  # a file alone: there is nothing to read
            await understood.keep(thread, turn.message_id, one.question.text, one.understood, one.question.rules)


async def gather(core: Core, turn: Turn, public_url: str) -> tuple[Sequence[Turn], list[Question], str]:
    """The turns that one reply answers, what each asks, and the conversation's state. Raises NotFound when it was
    erased."""
    async with core.database.read() as session:
        found = await queries.conversation(session, turn.workspace_id, turn.conversation_id, None)
        waiting = await turns.waiting(session, turn.conversation_id, MOST_TOGETHER)
        covered = waiting if waiting and waiting[0].id == turn.id else [turn]
        rows = await queries.asked(session, turn.conversation_id, covered[-1].message_id, HISTORY + 2 * len(covered))
        workspace_name = await sites.name(session, turn.workspace_id)
        rules = await load_rules(session, turn.workspace_id)
    if found is None:
        raise no_conversation()
    conversation, contact, _ = found
    sealer = core.keyring.for_contact(contact.id, contact.wrapped_key)
    bodies = {row.id: opened(row, sealer) for row in rows}
    asked = {one.message_id for one in covered}
    worded = [row for row in rows if bodies[row.id].text]
    question = Question(
        workspace_id=turn.workspace_id,
        conversation_id=turn.conversation_id,
        text="",
        language=conversation.language,
        history=tuple(said(row, bodies[row.id]) for row in worded if row.id not in asked)[-HISTORY:],
        workspace_name=workspace_name,
        public_url=public_url,
        rules=rules,
        time_zone=contact.time_zone,
        unhappy_in_row=conversation.unhappy_in_row,
    )
    questions = [
        replace(
            question,
            text=bodies[one.message_id].text,
            page=bodies[one.message_id].page,
            form=bodies[one.message_id].form,
            files=len(bodies[one.message_id].files),
            message_ids=(one.message_id,),
        )
        for one in covered
    ]
    return covered, questions, conversation.state


def said(row: Message, body: Body) -> Said:
    """A stored message as the pipeline knows what was said before."""
    options = tuple(option.text for option in body.options)
    return Said(row.author, body.text, row.kind, options, body.rich)  # type: ignore[arg-type]
