"""Browsers that are told of a person's reply, and what they are still to be told."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, BigId, Created, Id, InWorkspace


class PushKey(Created, Base):
    """The key pair by which push services know this install (VAPID, RFC 8292): one row. `public` is what browsers
    subscribe with, base64url; the private one is sealed."""

    __tablename__ = "push_keys"

    name: Mapped[str] = mapped_column(primary_key=True)
    public: Mapped[str]
    private_sealed: Mapped[bytes] = mapped_column(LargeBinary)


class PushRules(InWorkspace, Base):
    """Whether a notification may show how the reply begins; and how far the event log was read."""

    __tablename__ = "push_rules"

    workspace_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    preview: Mapped[bool] = mapped_column(default=False)
    cursor: Mapped[int] = mapped_column(BigId, default=0)


class PushSubscription(InWorkspace, Created, Base):
    """One browser of a contact. `sealed` is JSON `{"endpoint", "p256dh", "auth"}` under the contact's key; `mark` is a
    keyed digest of the endpoint, by which the same browser is found again."""

    __tablename__ = "push_subscriptions"
    __table_args__ = (UniqueConstraint("workspace_id", "mark"),)

    id: Mapped[Id]
    contact_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("contacts.id", ondelete="CASCADE"), index=True)
    mark: Mapped[str]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class PushNotice(InWorkspace, Created, Base):
    """What a browser is to be told: the newest reply in a conversation, which takes the place of one that waits."""

    __tablename__ = "push_notices"
    __table_args__ = (Index("ix_push_notices_due", "due_at"),)

    subscription_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("push_subscriptions.id", ondelete="CASCADE"), primary_key=True
    )
    conversation_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    message_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("messages.id", ondelete="CASCADE"))
    due_at: Mapped[datetime]  # also while it is being sent: then when it may be tried again, should that process die
    attempts: Mapped[int] = mapped_column(default=0)
