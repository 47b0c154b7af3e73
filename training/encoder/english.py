"""Texts that must stay with the English model: what tells Roman Urdu from the rest is taught and measured with them."""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from jawab.inference.urdu.spelling import spelt

TAUGHT = ("banking77_train", "clinc150_train", "hwu64_train")
MEASURED = ("banking77_dev", "clinc150_dev", "hwu64_dev")
COMMON = 3  # times a word must come to be taught by itself: people send single words


def taught(data: Path, more: Iterable[str]) -> list[str]:
    """Messages to support and to machines, every third of GoEmotions, `more`, and the common words of all by
    themselves."""
    emotions = (data / "emotions" / "goemotions_train.tsv").read_text(encoding="utf-8").splitlines()[::3]
    texts = [*intents(data, TAUGHT), *(line.split("\t")[0] for line in emotions), *more]
    counts = Counter(word for text in texts for word in spelt(text))
    return texts + [word for word, times in counts.items() if times >= COMMON and word.isascii() and word.isalpha()]


def measured(data: Path) -> dict[str, list[str]]:
    """Messages that were not taught, by their set."""
    return {name: intents(data, [name]) for name in MEASURED}


def intents(data: Path, names: Iterable[str]) -> list[str]:
    """The texts of intent sets."""
    found = []
    for name in names:
        with (data / "intents" / f"{name}.csv").open(encoding="utf-8") as file:
            found += [row["text"] for row in csv.DictReader(file)]
    return found
