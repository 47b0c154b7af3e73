"""What the LLM has cost each workspace."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, BigId, Id, InWorkspace


class LlmSpend(InWorkspace, Base):
    """Tokens and money of one workspace on one UTC day, with what is reserved for requests under way.

    `cost` is in billionths of the install's currency, at the prices of the moment. What went into answers that were
    prepared before anybody asked is counted in all of it, and once more in `prepared_tokens` and `prepared_cost`.
    """

    __tablename__ = "llm_spend"
    __table_args__ = (UniqueConstraint("workspace_id", "day"),)

    id: Mapped[Id]
    day: Mapped[date]
    input_tokens: Mapped[int] = mapped_column(BigId, default=0)
    output_tokens: Mapped[int] = mapped_column(BigId, default=0)
    requests: Mapped[int] = mapped_column(default=0)
    cost: Mapped[int] = mapped_column(BigId, default=0, server_default="0")
    prepared_tokens: Mapped[int] = mapped_column(BigId, default=0, server_default="0")
    prepared_cost: Mapped[int] = mapped_column(BigId, default=0, server_default="0")
