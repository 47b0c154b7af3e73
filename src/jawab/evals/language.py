"""`jawab eval language`: the language of messages, each read by itself, without a conversation before it."""

import re
from dataclasses import dataclass
from pathlib import Path

from jawab.evals.labelled import labelled_texts
from jawab.evals.reading import BadInput
from jawab.evals.scores import accuracy, macro_f1
from jawab.understanding.language import guess

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?")


@dataclass(frozen=True, slots=True)
class LanguageTask:
    """Messages and the language of each."""

    texts: list[str]
    languages: list[str]


def read_task(test: Path) -> LanguageTask:
    """Read a CSV file with the columns `text` and `label`. Raises BadInput."""
    rows = labelled_texts(test)
    for place, _, label in rows:
        if not _TAG.fullmatch(label):
            raise BadInput(f"{place}: “{label}” is not an ISO 639 code such as ur, or ur-Latn for Roman Urdu")
    return LanguageTask([text for _, text, _ in rows], [label for _, _, label in rows])


async def measure(task: LanguageTask) -> dict[str, float]:
    """`macro_f1` is over the languages that occur as labels."""
    said = [guess(text) for text in task.texts]
    return {
        "accuracy": round(accuracy(task.languages, said), 4),
        "macro_f1": round(macro_f1(task.languages, said), 4),
        "n": len(said),
    }
