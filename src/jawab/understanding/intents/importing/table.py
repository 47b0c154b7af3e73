"""CSV, with a header that names the column of the texts and that of the intents."""

import csv
import io
from collections.abc import Sequence

from jawab.knowledge.importing.document import Unreadable
from jawab.understanding.intents.importing.given import Found

TEXT = ("text", "utterance", "instruction", "message", "query", "sentence", "example", "phrase")
INTENT = ("intent", "label", "category")
"""Names of columns, the most likely first."""
_DELIMITERS = ",;\t|"


def read_table(text: str) -> Found:
    """The rows of a CSV (or one with semicolons, tabs or bars). Raises Unreadable when its header names no texts or
    intents."""
    found = Found()
    csv.field_size_limit(1024 * 1024)
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=_delimiter(text), strict=False)
    try:
        header = [name.strip().casefold() for name in next(rows, [])]
        words, intent = _column(header, TEXT), _column(header, INTENT)
        if words is None or intent is None:
            raise Unreadable("its first line must name the columns: text,intent")
        for row in rows:
            _take(found, row, words, intent, f"line {rows.line_num}")
    except csv.Error as error:
        raise Unreadable(f"line {rows.line_num} is not CSV: {error}") from error
    return found


def _take(found: Found, row: Sequence[str], words: int, intent: int, place: str) -> None:
    if not any(value.strip() for value in row):
        return
    if len(row) <= max(words, intent):
        found.skip(place, "has fewer columns than the header")
    else:
        found.take(row[words], row[intent], place)


def _column(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _delimiter(text: str) -> str:
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)
