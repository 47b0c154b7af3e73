"""What visitors ask to be contacted about."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace


class ContactRequest(InWorkspace, Created, Base):
    """One request. `details_sealed` is JSON of `schemas.Details` under the contact's key.

    `client_id` is the id that the visitor's device gave it: the same one sent twice is one request.
    """

    __tablename__ = "contact_requests"
    __table_args__ = (
        UniqueConstraint("contact_id", "client_id"),
        Index("ix_contact_requests_list", "workspace_id", "state", "created_at"),
    )

    id: Mapped[Id]
    contact_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("contacts.id", ondelete="CASCADE"))
    client_id: Mapped[UUID] = mapped_column(Uuid())
    conversation_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("conversations.id", ondelete="SET NULL"))
    shortcut_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("shortcuts.id", ondelete="SET NULL"))
    kind: Mapped[str]  # email | call_back | demo | booking
    state: Mapped[str]  # new | done
    wished_at: Mapped[datetime | None]
    time_zone: Mapped[str | None]  # IANA name, in which the visitor wished
    language: Mapped[str]  # BCP 47, of the form that was filled in
    details_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    done_at: Mapped[datetime | None]
    done_by: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("members.id", ondelete="SET NULL"))
