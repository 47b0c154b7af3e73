"""The owner's rules for what is said, and when."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace
from jawab.kit.clock import now


class GuidanceRule(InWorkspace, Created, Base):
    """One rule. What `text` is depends on its `kind`: instructions (tone), what is added (must_say), one word or phrase
    a line (must_not_say), or why a person is brought (hand_off)."""

    __tablename__ = "guidance_rules"
    __table_args__ = (Index("ix_guidance_rules_order", "workspace_id", "position"),)

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str]  # tone | must_say | must_not_say | hand_off
    text: Mapped[str] = mapped_column(Text)
    style: Mapped[str | None]  # of a tone: what works without an LLM, see `guidance/styles.py`
    conditions: Mapped[dict[str, Any]]  # JSON of `conditions.Conditions`
    position: Mapped[int]  # rules are shown and applied in this order
    active: Mapped[bool]
    updated_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
