"""Answers from the catalogue: what a product costs, and whether there is one."""

from collections.abc import Sequence

from jawab.answering.inline import escape
from jawab.answering.phrases import Phrase, say, written_in
from jawab.answering.rich import queries
from jawab.answering.rich.asked import Asked, asked_of
from jawab.answering.rich.cards import carousel
from jawab.answering.types import Question, Reply
from jawab.db.engine import Database
from jawab.understanding.entities.models import Product
from jawab.understanding.entities.products import names_exactly
from jawab.understanding.entities.queries import named
from jawab.understanding.entities.schemas import price_of
from jawab.understanding.types import Entity, Understanding

_STANDING: dict[str, Phrase] = {
    "in_stock": "in_stock",
    "out_of_stock": "sold_out",
    "preorder": "preorder",
    "backorder": "backorder",
}


class StoredCatalogue:
    """The catalogue as the database has it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def answer(self, question: Question, understood: Understanding, language: str) -> Reply | None:
        """The reply to a question that asks for no more than prices or whether products are there, when each is named
        without a slip and the catalogue knows it of each; else None."""
        asked = asked_of(question.text, understood.entities)
        if asked is None:
            return None
        entities = [entity for entity in understood.entities if entity.type == "PRODUCT"]
        async with self._database.read() as session:
            rules = await queries.media_rules(session, question.workspace_id)
            products = await named(session, question.workspace_id, [entity.value for entity in entities])
        if not _surely(entities, products) or not all(_known(product, asked) for product in products):
            return None
        lines = [_told(product, asked, language) for product in products]
        text = lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)
        shown = carousel(products, rules, language)
        return Reply("answer", f"{text}\n\n{say('from_catalogue', language)}", written_in(language), rich=shown)


def _surely(entities: Sequence[Entity], products: Sequence[Product]) -> bool:
    """Whether each was written as the catalogue writes it: with one of its names or its number."""
    by_name = {product.name: product for product in products}
    return all(
        (product := by_name.get(entity.value)) is not None
        and names_exactly(entity.text, [product.name, product.sku or "", *product.aliases])
        for entity in entities
    )


def _known(product: Product, asked: Asked) -> bool:
    """Whether the catalogue says what is asked of the product."""
    if asked == "price":
        return price_of(product) is not None
    return product.availability is not None if asked == "stock" else True


def _told(product: Product, asked: Asked, language: str) -> str:
    name, price = f"**{escape(product.name)}**", price_of(product)
    cost = f"**{price.written()}**" if price else ""
    standing = _STANDING.get(product.availability or "")
    is_here = standing in (None, "in_stock")
    if asked == "price":
        told = [say("costs", language, name=name, price=cost)]
    else:
        told = [say("we_have" if is_here else "listed", language, name=name)]
        told += [say("it_costs", language, price=cost)] if price else []
    if standing and not (asked == "price" and is_here):
        told.append(say(standing, language))
    return " ".join(told)
