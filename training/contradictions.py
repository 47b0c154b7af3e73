"""Measures the check for contradictions of `jawab.learning.faq` on sentences about passages. It is all rules.

Run: python -m training.contradictions            (prints how many sentences of each kind it warns of)
"""

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import Any

from jawab.answering.blocks import blocks
from jawab.inference.embedder import load_embedder
from jawab.learning.faq.contradictions import ABOUT_THE_SAME, differs
from training.remembered import RememberingEmbedder

DATA = Path(__file__).parent / "questions" / "support.jsonl"


def main() -> None:
    rows = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    warned = asyncio.run(warnings(rows))
    of = Counter(kind(row) for row in rows)
    found = Counter(kind(row) for row, warns in zip(rows, warned, strict=True) if warns)
    for name in sorted(of):
        print(f"{name:12} {found[name]:4} of {of[name]}")


def kind(row: dict[str, Any]) -> str:
    return "the same" if row["supported"] else str(row["kind"])


async def warnings(rows: list[dict[str, Any]]) -> list[bool]:
    """Whether the check warns of each sentence beside its own passage."""
    embedder = RememberingEmbedder(load_embedder())
    warned = []
    for row in rows:
        units = [unit.plain for block in blocks(row["passage"]) for unit in block.units]
        vectors = await embedder.embed([row["sentence"], *units])
        near = vectors[1:] @ vectors[0] >= ABOUT_THE_SAME
        warned.append(any(differs(row["sentence"], unit) for unit, is_near in zip(units, near, strict=True) if is_near))
    return warned


if __name__ == "__main__":
    main()
