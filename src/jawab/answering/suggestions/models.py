"""What visitors asked about after what, and which articles can be offered as a question."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, PrimaryKeyConstraint, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, BigId, InWorkspace
from jawab.kit.clock import now


class Followed(InWorkspace, Base):
    """One visitor asked about `after` right after `before`: names of articles and intents, never words. It goes when
    the visitor is erased. For `before` and `after` see `likely.Counts`."""

    __tablename__ = "followed"
    __table_args__ = (
        PrimaryKeyConstraint("contact_id", "before", "after"),
        Index("ix_followed_workspace", "workspace_id", "at"),
    )

    contact_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("contacts.id", ondelete="CASCADE"))
    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class FollowCount(InWorkspace, Base):
    """How many visitors did so, where they are enough that it tells nothing of any of them."""

    __tablename__ = "follow_counts"
    __table_args__ = (PrimaryKeyConstraint("workspace_id", "before", "after"),)

    before: Mapped[str] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    visitors: Mapped[int]


class FollowReader(InWorkspace, Base):
    """How far the event log was counted, and how often the counts were renewed."""

    __tablename__ = "follow_readers"
    __table_args__ = (PrimaryKeyConstraint("workspace_id"),)

    cursor: Mapped[int] = mapped_column(BigId, default=0)
    renewals: Mapped[int] = mapped_column(default=0)


class AskableArticle(InWorkspace, Base):
    """What an article can be asked by, as it was found out for its `version`: `question` is empty when nothing leads to
    it. `links` are the addresses (slugs) of the articles that it links to."""

    __tablename__ = "askable_articles"
    __table_args__ = (Index("ix_askable_articles_workspace", "workspace_id"),)

    article_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int]
    question: Mapped[str] = mapped_column(Text, default="")
    links: Mapped[list[Any]] = mapped_column(default=list)
    checked_at: Mapped[datetime] = mapped_column(default=now)
