"""Cards of the catalogue's products."""

import re
from collections.abc import Sequence

from jawab.answering.phrases import say
from jawab.answering.types import Reply
from jawab.conversations.media import MediaRules
from jawab.conversations.rich import Button, Card, Carousel, Image
from jawab.understanding.entities.models import Product
from jawab.understanding.entities.schemas import price_of
from jawab.understanding.types import UNHAPPY, Entity, Understanding

MOST_CARDS = 12
TEXT_CHARS = 160
_OWNED = re.compile(
    r"(?:\b(?:my|our|mer[aei]|hamar[aei]|apn[aei])|میرا|میری|میرے|ہمارا|ہماری|اپنا|اپنی)\s(?:\S+\s){0,2}$"
)
"""Before a product: somebody has it already, and wants no offer of it."""
_STANDING = {"out_of_stock": "sold_out", "preorder": "preorder", "backorder": "backorder"}


def named_products(text: str, entities: Sequence[Entity]) -> list[str]:
    """The catalogue's names of the products that are named, each once, but for those that the visitor has."""
    named = [entity for entity in entities if entity.type == "PRODUCT"]
    return list(dict.fromkeys(entity.value for entity in named if not _OWNED.search(text[: entity.start].casefold())))


def wants_cards(text: str, understood: Understanding, reply: Reply) -> bool:
    """Whether an offer is in place: not for who is unhappy, nor beside an order or something that is to be done."""
    if reply.kind not in ("answer", "unknown") or reply.asks_for_person or understood.mood.mood in UNHAPPY:
        return False
    return not any(entity.type in ("ORDER", "TICKET", "ACTION") for entity in understood.entities)


def carousel(products: Sequence[Product], rules: MediaRules, language: str) -> list[Carousel]:
    """One carousel of the products that have more to show than their name, or nothing."""
    cards = [_card(product, rules, language) for product in products if _is_worth_a_card(product)]
    return [Carousel(cards=cards[:MOST_CARDS])] if cards else []


def _is_worth_a_card(product: Product) -> bool:
    return bool(price_of(product) or product.url or product.image)


def _card(product: Product, rules: MediaRules, language: str) -> Card:
    price = price_of(product)
    standing = _STANDING.get(product.availability or "")
    told = [say(standing, language)] if standing else []  # type: ignore[arg-type]
    shows = product.image if product.image and rules.permits(product.image) else None
    return Card(
        title=product.name,
        text=" ".join([*told, _shortened(product.description)]).strip(),
        price=price.written() if price else "",
        image=Image(url=shows, alt=product.name) if shows else None,
        buttons=[Button(label=say("see_product", language), url=product.url)] if product.url else [],
    )


def _shortened(text: str) -> str:
    """Its first sentences, as far as they find room."""
    if len(text) <= TEXT_CHARS:
        return text
    cut = text[:TEXT_CHARS]
    end = max(cut.rfind(". "), cut.rfind("۔ "))
    return cut[: end + 1] if end > 40 else f"{cut.rsplit(' ', 1)[0]} …"
