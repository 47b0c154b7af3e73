"""Files that were sent in conversations."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace


class File(InWorkspace, Created, Base):
    """A picture or PDF, cleaned. Without `message_id` it was uploaded and not sent yet, and goes after a day.

    `facts_sealed` is `files.schemas.FileOut` as JSON, under the contact's key.
    """

    __tablename__ = "files"
    __table_args__ = (
        Index("ix_files_contact", "contact_id", "created_at"),
        Index("ix_files_unsent", "message_id", "created_at"),
    )

    id: Mapped[Id]
    conversation_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    contact_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("contacts.id", ondelete="CASCADE")
    )  # whose key seals it
    member_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("members.id", ondelete="SET NULL"))
    author: Mapped[str]  # visitor | agent
    message_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("messages.id", ondelete="CASCADE"))
    size: Mapped[int]  # in bytes
    facts_sealed: Mapped[bytes] = mapped_column(LargeBinary)


class FilePiece(InWorkspace, Base):
    """A piece of a file (`of` is `whole`) or of its small picture (`small`), sealed under the contact's key."""

    __tablename__ = "file_pieces"

    file_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("files.id", ondelete="CASCADE"), primary_key=True)
    of: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
