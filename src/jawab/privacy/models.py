"""What is remembered of the keys, what a workspace decided about privacy, and what visitors agreed to."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace
from jawab.kit.clock import now


class MasterKeyMark(Created, Base):
    """The fingerprint of the master key that the data are written with: one row. It gives nothing of the key away."""

    __tablename__ = "master_key_marks"

    fingerprint: Mapped[str] = mapped_column(primary_key=True)


class PrivacyRules(Base):
    """What a workspace decided; without a row the defaults of `privacy/rules.py` hold.

    `asks_from` is the oldest version of the notice to which a consent still holds: who agreed to an older one is asked
    again. `visitor_days` None: visitors are kept until they erase themselves."""

    __tablename__ = "privacy_rules"

    workspace_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    tracking: Mapped[bool] = mapped_column(default=False)
    notice_version: Mapped[int] = mapped_column(default=0)
    asks_from: Mapped[int] = mapped_column(default=0)
    activity_days: Mapped[int]
    visitor_days: Mapped[int | None]
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


class PrivacyNotice(Created, Base):
    """A version of the notice, kept for good: it is what was agreed to. `texts` is {BCP 47 tag: {"text", "url"}}."""

    __tablename__ = "privacy_notices"

    workspace_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    texts: Mapped[dict[str, Any]]


class Consent(InWorkspace, Created, Base):
    """A visitor's answer to the notice. Rows are only added: the newest holds, the older ones are the proof."""

    __tablename__ = "consents"
    __table_args__ = (Index("ix_consents_contact", "contact_id", "id"),)

    id: Mapped[Id]
    contact_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("contacts.id", ondelete="CASCADE"))
    tracking: Mapped[bool]
    notice_version: Mapped[int]  # 0: the widget's own words
    language: Mapped[str]  # that the notice was shown in
