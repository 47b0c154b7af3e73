"""The questions of `questions/asked.txt`: what different people write when they ask the same."""

from collections import defaultdict
from pathlib import Path

from jawab.understanding.language import guess

ASKED = Path(__file__).parent / "questions" / "asked.txt"


def asked() -> dict[str, list[tuple[str, str]]]:
    """`(question, article)` by language: en, ur-Latn and ur."""
    found = defaultdict[str, list[tuple[str, str]]](list)
    article = ""
    for line in ASKED.read_text(encoding="utf-8").splitlines():
        if line.endswith(".md"):
            article = line
        elif not line.startswith("#"):
            questions = [text.strip() for text in line.split("|")]
            language = guess(" ".join(questions), "en")
            found[language] += [(text, article) for text in questions]
    return dict(found)
