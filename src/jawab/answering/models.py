"""What the LLM has cost each workspace."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, BigId, Id, InWorkspace


class LlmSpend(InWorkspace, Base):
    """Tokens of one workspace on one UTC day, with those that are reserved for requests under way."""

    __tablename__ = "llm_spend"
    __table_args__ = (UniqueConstraint("workspace_id", "day"),)

    id: Mapped[Id]
    day: Mapped[date]
    input_tokens: Mapped[int] = mapped_column(BigId, default=0)
    output_tokens: Mapped[int] = mapped_column(BigId, default=0)
    requests: Mapped[int] = mapped_column(default=0)
