"""Parts of rich messages that are attached to articles, intents and products."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, Id, InWorkspace


class Attachment(InWorkspace, Created, Base):
    """A part that is shown beside an answer. Exactly one of article, intent and product is what it is attached to."""

    __tablename__ = "attachments"
    __table_args__ = (
        Index("ix_attachments_article", "article_id"),
        Index("ix_attachments_intent", "intent_id"),
        Index("ix_attachments_product", "product_id"),
    )

    id: Mapped[Id]
    article_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("articles.id", ondelete="CASCADE"))
    intent_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("intents.id", ondelete="CASCADE"))
    product_id: Mapped[UUID | None] = mapped_column(Uuid(), ForeignKey("products.id", ondelete="CASCADE"))
    position: Mapped[int]  # among those of the same target
    language: Mapped[str | None]  # of the replies that it is shown with, None for every language
    part: Mapped[dict[str, Any]]  # a RichPart as JSON
