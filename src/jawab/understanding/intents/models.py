"""A workspace's own intents: what visitors want, examples of how they say it, and the heads trained on them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, UniqueConstraint, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace
from jawab.kit.clock import now


class Intent(InWorkspace, Created, Base):
    """Something that visitors want. `key` names it in data for good, while the labels that people see may change."""

    __tablename__ = "intents"
    __table_args__ = (UniqueConstraint("workspace_id", "key"),)

    id: Mapped[Id]
    key: Mapped[str]
    label: Mapped[str] = mapped_column(Text)
    labels: Mapped[dict[str, Any]] = mapped_column(default=dict)  # {BCP 47 tag: the label in that language}
    description: Mapped[str] = mapped_column(Text, default="")
    handling: Mapped[str] = mapped_column(default="answer")  # answer | person
    updated_at: Mapped[datetime] = mapped_column(default=now)


class IntentExample(InWorkspace, Created, Base):
    """How somebody says it, in words that the owner wrote or imported; without an intent: words that mean none of them.

    Corrections at the desk are examples too. They stay in their own table (`understanding/models.py`) and have no words
    here: those are the visitor's, and are read from the sealed message when a head is trained.
    """

    __tablename__ = "intent_examples"
    __table_args__ = (
        UniqueConstraint("workspace_id", "digest"),
        Index("ix_intent_examples_intent", "intent_id", "id"),
    )

    id: Mapped[Id]
    intent_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("intents.id", ondelete="CASCADE"))
    source: Mapped[str]  # owner | import
    text: Mapped[str] = mapped_column(Text)
    digest: Mapped[str]  # of the text without its case and spaces, so that nothing is an example twice


class IntentTraining(InWorkspace, Created, Base):
    """One training of the workspace's intents, and the version of the head that came of it.

    `state`: queued → running → active (in use), refused (worse than the one in use; a person may use it all the same),
    or failed. One that was in use before is retired.
    """

    __tablename__ = "intent_trainings"
    __table_args__ = (
        UniqueConstraint("workspace_id", "version"),
        Index(
            "ix_intent_trainings_active",
            "workspace_id",
            unique=True,
            sqlite_where=text("state = 'active'"),
            postgresql_where=text("state = 'active'"),
        ),
    )

    id: Mapped[Id]
    version: Mapped[int]  # counts up from 1 in each workspace
    state: Mapped[str] = mapped_column(default="queued")
    progress: Mapped[float] = mapped_column(default=0.0)  # 0 to 1
    step: Mapped[str] = mapped_column(Text, default="")  # what it does now, for people
    examples: Mapped[int] = mapped_column(default=0)
    intents: Mapped[int] = mapped_column(default=0)
    data_hash: Mapped[str | None]  # sha256 of the examples with their intents
    embedder: Mapped[str | None]  # what the weights are for, see `versions/fit.py`
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)  # measured by cross-validation, see `versions/`
    note: Mapped[str | None] = mapped_column(Text)
    error: Mapped[str | None] = mapped_column(Text)
    created_by: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("members.id", ondelete="SET NULL"))
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    activated_at: Mapped[datetime | None]
    # Id of an example or correction → key of the intent that a head told of it that had not seen it; null: of none.
    held_out: Mapped[dict[str, Any]] = mapped_column(default=dict, deferred=True)
    # Last, so that SQLite reads the columns before it without its pages. Null where they were cleared for their age.
    weights: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
