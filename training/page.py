"""Puts the figures of the cards into docs/models.md: `python -m training.page`, after every training."""

import json
import re
from pathlib import Path
from typing import Any

from training.heads import WEIGHTS

PAGE = Path(__file__).parent.parent / "docs" / "models.md"


def main() -> None:
    """Write each table between its marks, `<!-- name -->` and `<!-- /name -->`."""
    page = PAGE.read_text(encoding="utf-8")
    for name, table in {"ranking": _ranking(), "answerable": _answerable(), "calibration": _calibration()}.items():
        page, found = re.subn(
            f"<!-- {name} -->.*?<!-- /{name} -->", f"<!-- {name} -->\n{table}\n<!-- /{name} -->", page, flags=re.DOTALL
        )
        if not found:
            raise SystemExit(f"docs/models.md has no place for {name}")
    PAGE.write_text(page, encoding="utf-8")


def _ranking() -> str:
    figures = _figures("ranking")
    columns = ("hit1", "hit1_dense", "hit1_title_or_body", "hit1_bm25")
    rows = [[name, str(row["n"]), *(f"{row[c]:.3f}" for c in columns)] for name, row in figures["held_back"].items()]
    rows.append(["mean", "", *(f"{figures['mean'][c]:.3f}" for c in columns)])
    head = ["left out", "questions", "ranking", "dense: title, headings and text", "better of title and text", "BM25"]
    return _table(head, rows)


def _answerable() -> str:
    figures = _figures("answerable")
    columns = ("answerable_yes", "answerable_yes_and_right", "near_yes", "off_yes", "removed_yes")
    rows = [
        [name, *(f"{100 * row[c]:.1f} %" if c in row else "–" for c in columns)]
        for name, row in [*figures["held_back"].items(), ("all", figures["all"])]
    ]
    head = ["left out", "answerable: answered", "… rightly", "near misses answered", "unrelated answered", "taken away"]
    return _table(head, rows)


def _calibration() -> str:
    tenths = _figures("answerable")["calibration"]
    return _table(
        ["said", "true", "questions"], [[f"{t['said']:.2f}", f"{t['true']:.2f}", str(t["n"])] for t in tenths]
    )


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _figures(name: str) -> dict[str, Any]:
    figures: dict[str, Any] = json.loads((WEIGHTS / f"{name}.json").read_text(encoding="utf-8"))["figures"]
    return figures


if __name__ == "__main__":
    main()
