"""Questions that found no good answer, put together to what the help centre should answer.

A visitor's words stay where they are, in their message, and go with it. What is kept here beside it only counts.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, BigId, Created, Id, InWorkspace


class Suggestion(InWorkspace, Created, Base):
    """Questions that mean the same. It is suggested once enough visitors have asked it, see `faq/listing.py`."""

    __tablename__ = "faq_suggestions"
    __table_args__ = (Index("ix_faq_suggestions_workspace", "workspace_id", "decision"),)

    id: Mapped[Id]
    central_id: Mapped[UUID | None] = mapped_column(Uuid())  # the message whose question is likest to all others
    decision: Mapped[str | None]  # approved | merged | rejected; None: nobody has decided yet
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(Text)
    article_id: Mapped[UUID | None] = mapped_column(
        Uuid(), ForeignKey("articles.id", ondelete="SET NULL")
    )  # that answers it


class FaqQuestion(InWorkspace, Base):
    """One time that it was asked. `visitor` is a number of its own for each visitor of the workspace, so that different
    ones can be counted after all that leads to them was erased."""

    __tablename__ = "faq_questions"
    __table_args__ = (Index("ix_faq_questions_suggestion", "suggestion_id", "asked_at"),)

    id: Mapped[Id]
    suggestion_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("faq_suggestions.id", ondelete="CASCADE"))
    visitor: Mapped[UUID] = mapped_column(Uuid())
    asked_at: Mapped[datetime]
    language: Mapped[str]
    why: Mapped[str]  # unknown | clarify | rated | person: why it was taken up; served: answered by the article
    answered: Mapped[bool]  # by the bot
    rating: Mapped[str | None]  # up | down, of the bot's answer
    handed_off: Mapped[bool] = mapped_column(default=False)


class FaqMessage(InWorkspace, Base):
    """A visitor's message that was looked at: which question it is, None when it asks nothing. It goes when the
    message goes. `vector_sealed` is the question's embedding (float32) under the contact's key, for it tells the words.
    """

    __tablename__ = "faq_messages"
    __table_args__ = (Index("ix_faq_messages_question", "question_id"),)

    message_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True)
    question_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("faq_questions.id", ondelete="CASCADE"))
    embedder: Mapped[str | None]
    vector_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)


class FaqRules(InWorkspace, Base):
    """When a question is suggested: asked by `times` visitors in `days` days; and how far the event log was read."""

    __tablename__ = "faq_rules"

    workspace_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    times: Mapped[int]
    days: Mapped[int]
    cursor: Mapped[int] = mapped_column(BigId, default=0)
    looked_at: Mapped[datetime | None]
