"""Reads CSV files of texts with their labels."""

import csv
from pathlib import Path

from jawab.evals.reading import BadInput, lines


def labelled_texts(path: Path) -> list[tuple[str, str, str]]:
    """The place, such as `moods.csv, row 3`, the text and the label of each row of a CSV with the columns `text` and
    `label`. Raises BadInput. A text may be blank, since visitors may send what has no words; a label may not."""
    given = csv.DictReader((f"{line}\n" for _, line in lines(path)), strict=True)
    try:
        missing = [column for column in ("text", "label") if column not in (given.fieldnames or ())]
        if missing:
            raise BadInput(f"{path.name}: the first line must name the columns text,label; “{missing[0]}” is missing")
        rows = [
            (f"{path.name}, row {number}", row["text"] or "", (row["label"] or "").strip())
            for number, row in enumerate(given, 1)
        ]
    except csv.Error as error:
        raise BadInput(f"{path.name} is not CSV: {error}. Is a quotation mark opened and never closed?") from error
    if not rows:
        raise BadInput(f"{path.name} has no rows below its first line")
    for place, _, label in rows:
        if not label:
            raise BadInput(f"{place}: the label is empty")
    return rows
