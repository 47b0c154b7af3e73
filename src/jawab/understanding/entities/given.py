"""A product as a file or a feed gives it, checked one field at a time."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jawab.kit.links import checked_link, checked_media
from jawab.understanding.entities.price import Price, read_price

MOST_ROWS = 20_000
MOST_CHARS = 200  # of a name, number or alias
MOST_TEXT = 5_000  # of a description; what comes after is left out
MOST_ADDRESS = 2_000
MOST_ALIASES = 30
MOST_SKIPPED = 200  # rows that are told of
_AVAILABILITY = {
    "in_stock": "in stock|instock|in_stock|available|yes|true|1|limited availability",
    "out_of_stock": "out of stock|outofstock|out_of_stock|sold out|unavailable|no|false|0|discontinued",
    "preorder": "preorder|pre order|pre-order|pre_order",
    "backorder": "backorder|back order|back-order|back_order|available for order",
}
_AVAILABILITIES = {word: name for name, words in _AVAILABILITY.items() for word in words.split("|")}


@dataclass(frozen=True, slots=True)
class GivenProduct:
    """A product that was read. What is None was not given: it stays as it is."""

    name: str
    sku: str | None
    aliases: tuple[str, ...]
    place: str
    price: Price | None = None
    image: str | None = None
    url: str | None = None
    description: str | None = None
    availability: str | None = None

    @property
    def key(self) -> str:
        """The name as it is compared."""
        return name_key(self.name)


def name_key(name: str) -> str:
    """A product's name as it is compared."""
    return unicodedata.normalize("NFKC", name).casefold()


@dataclass(slots=True)
class GivenTable:
    """The products of a file, and `(place, reason)` of each row that is none, or of what was left out of one."""

    region: str = ""  # ISO 3166 code of the shop's country: tells whose rupee is meant
    products: list[GivenProduct] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)

    def skip(self, place: str, reason: str) -> None:
        """Tell of something that was left out; of very much only that there is more."""
        if len(self.skipped) < MOST_SKIPPED:
            self.skipped.append((place, reason))
        elif len(self.skipped) == MOST_SKIPPED:
            self.skipped.append(("further lines", "not listed one by one"))

    def take(self, row: Mapping[str, str], place: str) -> None:
        """Take a row with `name`, `sku`, `aliases`, `price`, `currency`, `image`, `url`, `description` and
        `availability`, as far as it has them; or say why not."""
        cells = {column: plain_line(cell) for column, cell in row.items()}
        name, sku = cells.get("name", ""), cells.get("sku", "")
        others = tuple(dict.fromkeys(filter(None, (part.strip() for part in _parts(cells.get("aliases", ""))))))
        if reason := self._reason_against(name, sku, others):
            self.skip(place, reason)
            return
        self.products.append(
            GivenProduct(
                name, sku or None, others, place,
                price=self._price(cells, place),
                image=self._address(cells.get("image", ""), "picture", place),
                url=self._address(cells.get("url", ""), "page", place),
                description=cells.get("description", "")[:MOST_TEXT] or None,
                availability=_availability(cells.get("availability", "")),
            )
        )  # fmt: skip

    def _reason_against(self, name: str, sku: str, others: Sequence[str]) -> str | None:
        if len(self.products) >= MOST_ROWS:
            return f"only the first {MOST_ROWS:,} products of a file are read"
        if not name:
            return "no name"
        if not any(char.isalnum() for char in name):
            return "the name has neither letters nor digits"
        if max(len(name), len(sku), *map(len, others), 0) > MOST_CHARS:
            return f"a name or number is longer than {MOST_CHARS} characters"
        return f"more than {MOST_ALIASES} aliases" if len(others) > MOST_ALIASES else None

    def _price(self, cells: Mapping[str, str], place: str) -> Price | None:
        if not cells.get("price"):
            return None
        try:
            return read_price(cells["price"], cells.get("currency", ""), self.region)
        except ValueError as error:
            self.skip(place, f"taken without its price: {error}")
            return None

    def _address(self, address: str, kind: str, place: str) -> str | None:
        if not address:
            return None
        try:
            if len(address) > MOST_ADDRESS:
                raise ValueError(f"the address is longer than {MOST_ADDRESS:,} characters")
            return checked_media(address) if kind == "picture" else checked_link(address)
        except ValueError as error:
            self.skip(place, f"taken without its {kind}: {error}")
            return None


def plain_line(cell: str) -> str:
    """In one line, without characters that nobody sees."""
    kept = (" " if char.isspace() else char for char in cell if char.isspace() or unicodedata.category(char) != "Cc")
    return " ".join("".join(kept).split())


def _parts(aliases: str) -> list[str]:
    for mark in ("|", ";"):
        aliases = aliases.replace(mark, ",")
    return aliases.split(",")


def _availability(cell: str) -> str | None:
    return _AVAILABILITIES.get(cell.casefold().rsplit("/", 1)[-1])  # schema.org's words are addresses
