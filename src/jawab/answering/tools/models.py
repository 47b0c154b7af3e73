"""Actions in other systems, what is open with visitors about them, and each call that was made."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace


class Tool(InWorkspace, Created, Base):
    """An action that the owner has defined. `definition` is JSON of `schemas.Definition`; `headers_sealed` are the HTTP
    headers, which may hold keys of the other system, as sealed JSON."""

    __tablename__ = "tools"
    __table_args__ = (UniqueConstraint("workspace_id", "key"),)

    id: Mapped[Id]
    key: Mapped[str]  # what an LLM calls it
    name: Mapped[str]
    enabled: Mapped[bool] = mapped_column(default=True)
    definition: Mapped[dict[str, Any]]
    headers_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    updated_at: Mapped[datetime]


class ToolTask(InWorkspace, Created, Base):
    """What is open with the visitor of one conversation. `state_sealed` is JSON of `task.Steps` under the contact's
    key."""

    __tablename__ = "tool_tasks"

    conversation_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    state_sealed: Mapped[bytes] = mapped_column(LargeBinary)


class ToolCall(InWorkspace, Created, Base):
    """One call: the row is written before it is made, what came of it after. Its id is the idempotency key.

    `state`: `waiting` (for an agent's approval), `declined`, `running`, `done`, `not_found`, `refused`, `failed`
    (certainly not done) or `unknown` (nobody knows whether it was done). Arguments and outcome are JSON, sealed under
    the contact's key; those of a trial at the desk, which has no conversation, under a key of their own.
    """

    __tablename__ = "tool_calls"
    __table_args__ = (
        UniqueConstraint("conversation_id", "message_id"),
        Index("ix_tool_calls_log", "workspace_id", "created_at", "id"),
        Index("ix_tool_calls_open", "state", "began_at"),
    )

    id: Mapped[Id]
    tool_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("tools.id", ondelete="SET NULL"))
    tool_name: Mapped[str]
    risk: Mapped[str]
    conversation_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("conversations.id", ondelete="CASCADE"))
    message_id: Mapped[UUID | None] = mapped_column(Uuid())  # the visitor's message that led to it
    state: Mapped[str]
    language: Mapped[str]
    arguments_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    outcome_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    http_status: Mapped[int | None]
    ms: Mapped[int | None]
    decided_by: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("members.id", ondelete="SET NULL"))
    began_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
