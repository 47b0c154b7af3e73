"""Reads lines with choices, such as `{where is|when comes} my {parcel|order}`, which stand for many messages."""

import re
from itertools import product
from pathlib import Path
from random import Random

_CHOICE = re.compile(r"\{([^{}]*)\}")


def expand(path: Path, most: int, random: Random) -> list[list[str]]:
    """For each line of the file, at most `most` of the messages that it stands for, drawn by `random`."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [_messages(line, most, random) for line in lines]


def _messages(line: str, most: int, random: Random) -> list[str]:
    parts = _CHOICE.split(line)
    fixed, choices = parts[::2], [part.split("|") for part in parts[1::2]]
    chosen = list(product(*choices))
    if len(chosen) > most:
        chosen = random.sample(chosen, most)
    texts = ("".join(map("".join, zip(fixed, (*words, ""), strict=True))) for words in chosen)
    return list(dict.fromkeys(" ".join(text.split()) for text in texts))
