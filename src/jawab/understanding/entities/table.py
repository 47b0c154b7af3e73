"""Reads products from a CSV file as shops and spreadsheets write it."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from jawab.kit.errors import Unprocessable

MOST_ROWS = 20_000
MOST_CHARS = 200  # of a name, number or alias
MOST_ALIASES = 30
MOST_SKIPPED = 200  # rows that are told of
_NAME = ("name", "title", "product", "product name", "product_name", "item")
_SKU = ("sku", "id", "code", "product id", "product_id", "item code", "variant sku", "handle")
_ALIASES = ("aliases", "alias", "other names", "also called", "synonyms")


@dataclass(frozen=True, slots=True)
class GivenProduct:
    """A row of the file."""

    name: str
    sku: str | None
    aliases: tuple[str, ...]
    place: str

    @property
    def key(self) -> str:
        """The name as it is compared."""
        return unicodedata.normalize("NFKC", self.name).casefold()


@dataclass(slots=True)
class GivenTable:
    """The products of a file, and `(place, reason)` of each row that is none."""

    products: list[GivenProduct] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)

    def skip(self, place: str, reason: str) -> None:
        """Tell of a row that was left out; of very many only that there are more."""
        if len(self.skipped) < MOST_SKIPPED:
            self.skipped.append((place, reason))
        elif len(self.skipped) == MOST_SKIPPED:
            self.skipped.append(("further lines", "not listed one by one"))


def read_products(data: bytes) -> GivenTable:
    """The rows under a header with `name` (or `title`), and `sku` (or `id`) and `aliases` where there are any. Commas,
    semicolons or tabs between the columns; semicolons, bars or commas between aliases.

    Raises Unprocessable when the file is no such table.
    """
    text = _decoded(data)
    table = GivenTable()
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = [" ".join(cell.casefold().split()) for cell in next(rows, [])]
        columns = tuple(_column(header, names) for names in (_NAME, _SKU, _ALIASES))
        if columns[0] is None:
            raise Unprocessable(
                "The first line must name the columns; one of them must be called name, such as: name,sku"
            )
        for row in rows:
            _take(table, row, columns, f"line {rows.line_num}")
    except csv.Error as error:
        raise Unprocessable(
            f"Line {rows.line_num} is not CSV: {error}. Save the sheet as CSV (UTF-8) again."
        ) from error
    return table


def _decoded(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        encoding = "utf-16"
    elif b"\x00" in data or data[:4] == b"PK\x03\x04":
        raise Unprocessable("This is not a CSV file. In the spreadsheet choose Save as, then CSV (UTF-8).")
    else:
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unprocessable("The file is not in UTF-8. In the spreadsheet choose Save as, then CSV (UTF-8).") from error
    if not text.strip():
        raise Unprocessable("The file is empty.")
    return text


def _delimiter(text: str) -> str:
    first = text.lstrip().split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _column(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _take(table: GivenTable, row: Sequence[str], columns: Sequence[int | None], place: str) -> None:
    if not any(cell.strip() for cell in row):
        return
    name, sku, aliases = (_plain(row[at]) if at is not None and at < len(row) else "" for at in columns)
    others = tuple(dict.fromkeys(filter(None, (part.strip() for part in _parts(aliases)))))
    if len(table.products) >= MOST_ROWS:
        table.skip(place, f"only the first {MOST_ROWS:,} products of a file are read")
    elif not name:
        table.skip(place, "no name")
    elif not any(char.isalnum() for char in name):
        table.skip(place, "the name has neither letters nor digits")
    elif max(len(name), len(sku), *map(len, others), 0) > MOST_CHARS:
        table.skip(place, f"a name or number is longer than {MOST_CHARS} characters")
    elif len(others) > MOST_ALIASES:
        table.skip(place, f"more than {MOST_ALIASES} aliases")
    else:
        table.products.append(GivenProduct(name, sku or None, others, place))


def _parts(aliases: str) -> list[str]:
    for mark in ("|", ";"):
        aliases = aliases.replace(mark, ",")
    return aliases.split(",")


def _plain(cell: str) -> str:
    """In one line, without characters that nobody sees."""
    kept = (" " if char.isspace() else char for char in cell if char.isspace() or unicodedata.category(char) != "Cc")
    return " ".join("".join(kept).split())
