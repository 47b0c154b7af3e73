"""Workspaces, the people who work in them, and their sign-ins."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace


class Workspace(Created, Base):
    """One company or brand: everything else belongs to one."""

    __tablename__ = "workspaces"

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    site_key: Mapped[str] = mapped_column(unique=True)  # public: names the workspace in the script tag
    language: Mapped[str] = mapped_column(default="en")
    color: Mapped[str] = mapped_column(default="#0f766e")
    texts: Mapped[dict[str, Any]] = mapped_column(default=dict)  # {language: {"greeting": str, "suggestions": [str]}}
    # [origin] that browsers of its visitors may load pictures, videos and files from, beside this server
    media_hosts: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    appearance: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")  # see accounts/appearance.py


class Member(InWorkspace, Created, Base):
    """Someone who signs in to the desk."""

    __tablename__ = "members"
    __table_args__ = (UniqueConstraint("email"),)

    id: Mapped[Id]
    email: Mapped[str]
    name: Mapped[str]
    role: Mapped[str]  # owner | agent
    password_hash: Mapped[str]
    available: Mapped[bool] = mapped_column(default=True)


class SignIn(InWorkspace, Created, Base):
    """A session at the desk. The cookie's token is kept as its hash."""

    __tablename__ = "sign_ins"

    id: Mapped[Id]
    member_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("members.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    csrf_token: Mapped[str]
    expires_at: Mapped[datetime]
