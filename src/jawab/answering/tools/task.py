"""What is open with a visitor about a tool, kept so that a turn that is run again after a crash does the same again."""

from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.answering.tools import queries
from jawab.answering.tools.models import ToolTask
from jawab.answering.types import Question
from jawab.kit.sealing import Sealer


class Open(BaseModel):
    """`asking` for the argument `asked`, the `tries`-th time; `confirming`: all is there and the visitor must say yes;
    or `changing`: nothing was found or it was refused, and they may give something else. `slots` are the values so
    far; `language` is the one that it is held in."""

    model_config = ConfigDict(frozen=True)

    tool_id: UUID
    state: Literal["asking", "confirming", "changing"] = "asking"
    asked: str = ""
    slots: dict[str, Any] = {}
    tries: int = 0
    language: str = "en"


class Steps(BaseModel):
    """The task as it was before the last messages, and as it is after them."""

    model_config = ConfigDict(frozen=True)

    message_ids: list[UUID]
    before: Open | None
    now: Open | None

    def for_messages(self, message_ids: Sequence[UUID]) -> Open | None:
        """The task that these messages come to: as it was before them when they have been worked on already."""
        return self.before if set(self.message_ids) & set(message_ids) else self.now


async def load(session: AsyncSession, question: Question, sealer: Sealer) -> Open | None:
    """The task that the question comes to."""
    row = await queries.task(session, question.workspace_id, question.conversation_id)
    if row is None:
        return None
    return opened(row, sealer).for_messages(question.message_ids)


def opened(row: ToolTask, sealer: Sealer) -> Steps:
    """What is sealed of it. Raises Unreadable."""
    return Steps.model_validate_json(sealer.open(row.state_sealed, _about(row.conversation_id)))


async def keep(
    session: AsyncSession, question: Question, sealer: Sealer, before: Open | None, now: Open | None
) -> None:
    """Keep what the question made of the task."""
    steps = Steps(message_ids=list(question.message_ids), before=before, now=now)
    sealed = sealer.seal(steps.model_dump_json().encode(), _about(question.conversation_id))
    row = await queries.task(session, question.workspace_id, question.conversation_id)
    if row is None:
        row = ToolTask(workspace_id=question.workspace_id, conversation_id=question.conversation_id)
        session.add(row)
    row.state_sealed = sealed


def _about(conversation_id: UUID) -> str:
    return f"tool_task:{conversation_id}"
