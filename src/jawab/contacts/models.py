"""Visitors: who writes to the workspace."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace


class Contact(InWorkspace, Created, Base):
    """Someone who writes to the workspace. Everything they say is sealed with `wrapped_key`.

    A customer whom the owner's server vouches for has a `customer_mark`. Somebody who wrote before signing in keeps
    their row and key and belongs to that customer by `customer_id`: see `contacts/identity`."""

    __tablename__ = "contacts"
    __table_args__ = (
        Index("ix_contacts_workspace", "workspace_id"),
        Index("ix_contacts_customer", "customer_id"),
        Index("ix_contacts_customer_mark", "workspace_id", "customer_mark", unique=True),
    )

    id: Mapped[Id]
    wrapped_key: Mapped[bytes] = mapped_column(LargeBinary)
    name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    email_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    phone_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    mentions_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # JSON, see `contacts/mentions.py`
    time_zone: Mapped[str | None]  # IANA name, as their browser tells it
    customer_mark: Mapped[str | None]  # keyed hash of the id that the owner's own system knows them by
    customer_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("contacts.id", ondelete="CASCADE"))
    verified_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)  # JSON, see `contacts/identity/verified.py`


class VisitorToken(InWorkspace, Created, Base):
    """What a visitor's browser holds to be known again. Kept as a hash."""

    __tablename__ = "visitor_tokens"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    contact_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("contacts.id", ondelete="CASCADE"), index=True)
