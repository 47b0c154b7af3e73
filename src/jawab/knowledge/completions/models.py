"""Questions that visitors asked, and how far the event log has been read for them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, BigId, Created, Id, InWorkspace


class AskedQuestion(InWorkspace, Created, Base):
    """A question that was answered, in the words in which it was asked first. It is offered to others only once enough
    different visitors have asked it. `mark` is a keyed hash by which the same words are found again."""

    __tablename__ = "asked_questions"
    __table_args__ = (
        UniqueConstraint("workspace_id", "mark"),
        Index("ix_asked_questions_offered", "workspace_id", "visitors"),
    )

    id: Mapped[Id]
    mark: Mapped[str]
    text_sealed: Mapped[bytes] = mapped_column(LargeBinary)  # under the key for `learning.PURPOSE`
    language: Mapped[str]
    visitors: Mapped[int] = mapped_column(default=0)  # rows of `question_askers`
    asked_at: Mapped[datetime]  # the last time


class QuestionAsker(InWorkspace, Base):
    """That a visitor asked a question. Erasing the visitor takes this away, and with the last one the question."""

    __tablename__ = "question_askers"
    __table_args__ = (
        Index("ix_question_askers_workspace", "workspace_id"),
        Index("ix_question_askers_contact", "contact_id"),
    )

    question_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("asked_questions.id", ondelete="CASCADE"), primary_key=True
    )
    contact_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True)


class AskedProgress(Base):
    """How far a workspace's log is read. `number` is raised when something else is to be offered; `askers` is how many
    rows of `question_askers` there were: a visitor was erased when there are fewer."""

    __tablename__ = "asked_progress"

    workspace_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    cursor: Mapped[int] = mapped_column(BigId, default=0)
    askers: Mapped[int] = mapped_column(default=0)
    number: Mapped[int] = mapped_column(default=0)
