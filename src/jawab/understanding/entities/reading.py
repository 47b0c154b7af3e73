"""All that a message names: each kind is read by its own file, and where readings overlap the most certain stays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from jawab.inference.embedder import TokenVectors
from jawab.understanding.entities import action, email, money, patterns, phone, url
from jawab.understanding.entities.dates import reading as dates
from jawab.understanding.entities.found import Found, without_overlaps
from jawab.understanding.entities.names import reading as names
from jawab.understanding.entities.names.spacy_names import SpacyNames
from jawab.understanding.entities.patterns import NumberPattern
from jawab.understanding.entities.plain import plain as plain_of
from jawab.understanding.entities.products import Products
from jawab.understanding.types import Entity

NO_PRODUCTS = Products([])
MOST_CHARS = 4_000  # of a message; what comes after is not read


@dataclass(frozen=True, slots=True)
class EntitySetting:
    """What reading depends on. `now`: with the visitor's time zone; `region`: ISO 3166 code of the shop's country, for
    telephone numbers without a country and for what a rupee is; `patterns`: the owner's; `products`: the catalogue;
    `spacy`: reads names in the place of the built-in head where it knows the language."""

    now: datetime
    region: str = "PK"
    patterns: Sequence[NumberPattern] = ()
    products: Products = NO_PRODUCTS
    spacy: SpacyNames | None = None


def read_entities(text: str, language: str, tokens: TokenVectors | None, setting: EntitySetting) -> list[Entity]:
    """What `text` names, in its order and without overlaps; `start` and `end` count its characters.

    `language` is its BCP 47 tag. `tokens` are those of `Embedder.read(text)`; None where the embedder does not
    read the text or is not one whose states the names head knows (`names.head.knows_states_of`): then names are read by
    spelling, phrases and lists alone.
    """
    if setting.now.tzinfo is None:
        raise ValueError("EntitySetting.now must carry the visitor's time zone")
    text = text[:MOST_CHARS]
    return without_overlaps(_readings(text, language, tokens, setting))


def _readings(text: str, language: str, tokens: TokenVectors | None, setting: EntitySetting) -> Iterator[Found]:
    plain = plain_of(text)
    yield from email.read(text, plain)
    yield from url.read(text, plain)
    yield from patterns.read(text, plain, setting.patterns)
    yield from phone.read(text, plain, setting.region)
    yield from money.read(text, plain, setting.region)
    yield from dates.read(text, plain, language, setting.now, setting.region)
    yield from action.read(text, plain)
    if setting.products:
        yield from setting.products.read(text, plain)
    spacy = setting.spacy if setting.spacy and setting.spacy.reads(language) else None
    yield from names.read(text, plain, tokens, spacy)
