"""Answers that are kept for who asks the same again."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace


class CachedAnswer(InWorkspace, Created, Base):
    """An answer and the question that it was given to, both sealed under the key of the cache.

    One that was composed holds for one version of the knowledge base and goes with the message that it was given as,
    so with its contact. One that a person wrote (`verified`) stays. Without `answer_sealed` it was rated badly: what is
    left of it keeps the same answer from being kept again.
    """

    __tablename__ = "cached_answers"
    __table_args__ = (
        UniqueConstraint("workspace_id", "fingerprint"),
        Index("ix_cached_answers_number", "workspace_id", "number"),
        Index("ix_cached_answers_used", "workspace_id", "verified", "used_at"),
    )

    id: Mapped[Id]
    number: Mapped[int]  # of the CacheVersion with which it came: the larger, the newer
    fingerprint: Mapped[str]  # keyed, of the question, its language and variant: the same question is kept once
    language: Mapped[str]
    variant: Mapped[str] = mapped_column(Text, default="")  # see `Asking`
    knowledge: Mapped[int]  # version of the knowledge base that it was composed from
    verified: Mapped[bool] = mapped_column(default=False)
    embedder: Mapped[str]
    question_sealed: Mapped[bytes] = mapped_column(LargeBinary)  # JSON {"text", "entities": [[type, value]], "about"}
    vector_sealed: Mapped[bytes] = mapped_column(LargeBinary)  # float32 little-endian, of the embedder's width
    answer_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # JSON {"text", "citations"}
    reply_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("messages.id", ondelete="CASCADE"), index=True)
    member_id: Mapped[UUID | None] = mapped_column(
        Uuid(), ForeignKey("members.id", ondelete="SET NULL")
    )  # who verified it
    hits: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime]


class CacheVersion(Base):
    """Two counters a workspace by which each process knows what its copy in memory lacks: `number` is raised with every
    change, `removals` with those that took entries away."""

    __tablename__ = "cache_versions"

    workspace_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(default=0)
    removals: Mapped[int] = mapped_column(default=0)
