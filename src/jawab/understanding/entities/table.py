"""Reads products from a CSV file as shops and spreadsheets write it."""

import csv
import io
from collections.abc import Sequence

from jawab.kit.errors import Unprocessable
from jawab.understanding.entities.given import GivenTable

_COLUMNS = {
    "name": ("name", "title", "product", "product name", "product_name", "item"),
    "sku": ("sku", "id", "code", "product id", "product_id", "item code", "variant sku", "handle"),
    "aliases": ("aliases", "alias", "other names", "also called", "synonyms"),
    "price": ("price", "variant price", "sale price", "regular price", "amount"),
    "currency": ("currency", "currency code", "currency_code"),
    "image": ("image", "image link", "image_link", "image src", "image url", "image_url", "picture", "images"),
    "url": ("url", "link", "page", "product url", "product_url", "address"),
    "description": ("description", "text", "about", "short description"),
    "availability": ("availability", "in stock", "in stock?", "stock status", "in_stock"),
}
"""What the columns are called, in the order in which a name is looked for."""


def read_products(data: bytes, region: str = "") -> GivenTable:
    """The rows under a header with `name` (or `title`), and what else of `_COLUMNS` there is. Commas, semicolons or
    tabs between the columns; semicolons, bars or commas between aliases. `region`: see `GivenTable`.

    Raises Unprocessable when the file is no such table.
    """
    text = _decoded(data)
    table = GivenTable(region)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = [" ".join(cell.casefold().split()) for cell in next(rows, [])]
        columns = {name: header.index(word) for name, words in _COLUMNS.items() if (word := _found(header, words))}
        if "name" not in columns:
            raise Unprocessable(
                "The first line must name the columns; one of them must be called name, such as: name,sku"
            )
        for row in rows:
            if any(cell.strip() for cell in row):
                given = {name: row[at] for name, at in columns.items() if at < len(row)}
                table.take(given, f"line {rows.line_num}")
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


def _found(header: Sequence[str], words: Sequence[str]) -> str | None:
    return next((word for word in words if word in header), None)
