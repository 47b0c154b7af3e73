"""What visitors think of the bot's replies: a thumb up or down, perhaps with why."""

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator
from sqlalchemy import select

from jawab.conversations.models import Message, MessageRating
from jawab.conversations.schemas import Rating
from jawab.conversations.thread import Thread
from jawab.kit.clock import now
from jawab.kit.errors import Conflict, NotFound
from jawab.kit.sealing import Sealer

RATEABLE = frozenset({"answer", "unknown", "clarify"})
"""Kinds of replies that a visitor can rate; a notice tells how things stand and is neither good nor bad."""

Reason = Literal["wrong", "incomplete", "unclear", "other"]


class RatingOut(BaseModel):
    """A rating as the visitor gets it back."""

    value: Rating
    reason: Reason | None = None


class RatingIn(RatingOut):
    """A rating as the visitor gives it."""

    model_config = ConfigDict(str_strip_whitespace=True, hide_input_in_errors=True)

    comment: str | None = Field(default=None, max_length=1000)

    @field_validator("comment")
    @classmethod
    def _storable(cls, comment: str | None) -> str | None:
        if comment and "\x00" in comment:
            raise ValueError("must not contain NUL characters")
        return comment or None


async def rate(thread: Thread, message_id: UUID, given: RatingIn) -> bool:
    """Put the visitor's rating of a reply in place of an earlier one; False when it says the same. Raises NotFound when
    the conversation has no such message, Conflict when it is not one to be rated."""
    message = await _reply(thread, message_id)
    row = await _rating(thread, message_id)
    if row and (row.value, row.reason, comment_of(row, thread.sealer)) == (given.value, given.reason, given.comment):
        return False
    was = row.value if row else None
    if row is None:
        row = MessageRating(
            message_id=message_id, workspace_id=message.workspace_id, conversation_id=thread.conversation.id
        )
        thread.session.add(row)
    row.value, row.reason, row.rated_at = given.value, given.reason, now()
    row.comment_sealed = thread.sealer.seal_text(given.comment, _about(message_id)) if given.comment else None
    message.rating = given.value
    await _tell(thread, message, was, given.reason)
    return True


async def undo(thread: Thread, message_id: UUID) -> bool:
    """Take the visitor's rating back; False when there is none. Raises NotFound, or Conflict."""
    message = await _reply(thread, message_id)
    row = await _rating(thread, message_id)
    if row is None:
        return False
    was, message.rating = row.value, None
    await thread.session.delete(row)
    await _tell(thread, message, was, None)
    return True


def comment_of(rating: MessageRating, sealer: Sealer) -> str | None:
    """What the visitor wrote with it. Raises Unreadable."""
    return sealer.open_text(rating.comment_sealed, _about(rating.message_id)) if rating.comment_sealed else None


async def _reply(thread: Thread, message_id: UUID) -> Message:
    query = select(Message).where(Message.conversation_id == thread.conversation.id, Message.id == message_id)
    found = await thread.session.scalar(query)
    if found is None:
        raise NotFound("There is no such message in this conversation.")
    if found.author != "bot" or found.kind not in RATEABLE:
        raise Conflict("Only the assistant's answers can be rated.", author=found.author, kind=found.kind)
    return found


async def _rating(thread: Thread, message_id: UUID) -> MessageRating | None:
    return await thread.session.get(MessageRating, message_id)


async def _tell(thread: Thread, message: Message, was: str | None, reason: str | None) -> None:
    """Note the change in the log, and show it at the desk."""
    facts = {"message_id": str(message.id), "kind": message.kind, "value": message.rating, "was": was, "reason": reason}
    told = {"message_id": str(message.id), "value": message.rating}
    await thread.tell_desk("message.rated", facts, "rating", told)


def _about(message_id: UUID) -> str:
    return f"rating:{message_id}"
