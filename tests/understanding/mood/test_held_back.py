"""The shipped head on the held-back messages in Urdu: what the card's figures stand on has not moved."""

import csv
from pathlib import Path

import pytest

from jawab.evals.scores import accuracy
from jawab.inference.arrays import load_card
from jawab.understanding.mood import read_mood

HELD_BACK = Path(__file__).parents[3] / "training" / "moods" / "held_back.csv"


@pytest.mark.parametrize("language", ["ur", "ur-Latn"])
def test_urdu_is_read_as_the_card_says(language: str) -> None:
    with HELD_BACK.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    said = [read_mood(row["text"], language, None).mood for row in rows]
    card = load_card("mood")["figures"]["held_back"][language]
    assert card["n"] == len(rows)
    assert round(accuracy([row["label"] for row in rows], said), 4) == card["accuracy"]
