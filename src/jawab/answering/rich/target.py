"""What parts can be attached to."""

from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement

from jawab.answering.rich.models import Attachment
from jawab.knowledge.models import Article
from jawab.understanding.entities.models import Product
from jawab.understanding.intents.models import Intent

Kind = Literal["articles", "intents", "products"]
_MODELS: dict[Kind, Any] = {"articles": Article, "intents": Intent, "products": Product}


@dataclass(frozen=True, slots=True)
class Target:
    """An article, an intent or a product."""

    kind: Kind
    id: UUID

    @property
    def model(self) -> Any:
        return _MODELS[self.kind]

    @property
    def field(self) -> str:
        """The attachment's attribute that names it."""
        return f"{self.kind.removesuffix('s')}_id"

    @property
    def is_meant(self) -> ColumnElement[bool]:
        """Of an attachment: that it is attached to this."""
        meant: ColumnElement[bool] = getattr(Attachment, self.field) == self.id
        return meant
