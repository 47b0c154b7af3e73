"""Measures reading entities on the held-back messages, and puts the figures on the card of the names head."""

import asyncio
import json
from pathlib import Path
from typing import Any

from jawab.evals.entities import measure, read_task
from jawab.inference.embedder import load_embedder
from training.heads import WEIGHTS

FOLDER = Path(__file__).parent / "entities"
FILES = {"held_back": FOLDER / "held_back.jsonl", "held_back_2": FOLDER / "held_back_2.jsonl"}


def main() -> None:
    """Write `figures.held_back` and `figures.held_back_2` into names.json."""
    path = WEIGHTS / "names.json"
    card: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    embedder = load_embedder()
    for name, file in FILES.items():
        figures = asyncio.run(measure(read_task(file), embedder, region="PK"))
        figures.pop("ms_per_message")  # of the machine, not of the head
        card["figures"][name] = figures
    path.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
