"""What the mood head is taught with: GoEmotions mapped to five moods, and support messages written for this project."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from jawab.understanding.types import MOODS, Mood
from training.phrases import expand

HERE = Path(__file__).parent / "moods"
HELD_BACK = HERE / "held_back.csv"
VARIANTS = 12  # messages that a written line gives at most
LANGUAGES = ("en", "ur", "ur-Latn")

# Each of GoEmotions' 28 labels, by what somebody at a help desk would call it. Wanting, asking and noticing are the
# plain business of support (neutral); displeasure and sadness alike are bad service (frustrated); contempt and
# disgust are said in anger (angry).
MOOD_OF: dict[str, Mood] = {
    **dict.fromkeys(
        "admiration amusement approval caring excitement gratitude joy love optimism pride relief".split(), "happy"
    ),
    **dict.fromkeys("neutral curiosity desire realization surprise".split(), "neutral"),
    "confusion": "confused",
    **dict.fromkeys(
        "annoyance disappointment disapproval embarrassment fear grief nervousness remorse sadness".split(),
        "frustrated",
    ),
    **dict.fromkeys("anger disgust".split(), "angry"),
}
EKMAN = {
    "anger": "anger annoyance disapproval",
    "disgust": "disgust",
    "fear": "fear nervousness",
    "joy": "joy amusement approval excitement gratitude love optimism relief pride admiration desire caring",
    "sadness": "sadness disappointment embarrassment grief remorse",
    "surprise": "surprise realization confusion curiosity",
    "neutral": "neutral",
}
GROUPS = {
    "positive": EKMAN["joy"],
    "negative": f"{EKMAN['anger']} {EKMAN['disgust']} {EKMAN['fear']} {EKMAN['sadness']}",
    "ambiguous": EKMAN["surprise"],
    "neutral": "neutral",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A message with the moods that it has, and which written line it comes from (-1: GoEmotions)."""

    text: str
    moods: tuple[Mood, ...]
    language: str = "en"
    source: int = -1


def go_emotions(path: Path) -> tuple[list[str], list[list[str]]]:
    """Texts and the names of their labels."""
    names = (path.parent / "goemotions_labels.txt").read_text(encoding="utf-8").split()
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]
    return [row[0] for row in rows], [[names[int(label)] for label in row[1].split(",")] for row in rows]


def mapped(texts: Sequence[str], labels: Sequence[Sequence[str]]) -> list[Line]:
    """GoEmotions' lines with their moods. "Neutral" beside another mood says nothing and is dropped."""
    lines = []
    for text, names in zip(texts, labels, strict=True):
        moods = {MOOD_OF[name] for name in names}
        told = moods - {"neutral"} or moods
        lines.append(Line(text, tuple(mood for mood in MOODS if mood in told)))
    return lines


def written() -> list[Line]:
    """The support messages of training/moods/MOOD.LANGUAGE.txt; none of them is a held-back one."""
    random = Random(11)
    kept_back = {_bare(text) for text, _, _ in held_back()}
    lines, source = [], 0
    for mood in MOODS:
        for language in LANGUAGES:
            for messages in expand(HERE / f"{mood}.{language}.txt", VARIANTS, random):
                lines += [Line(text, (mood,), language, source) for text in messages if _bare(text) not in kept_back]
                source += 1
    return lines


def held_back() -> list[tuple[str, str, str]]:
    """Text, mood and language of the messages that are only measured."""
    with HELD_BACK.open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["label"], row["language"]) for row in csv.DictReader(file)]


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
