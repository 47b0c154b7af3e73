"""`jawab eval sentiment`: the mood of messages, as five moods or as positive, neutral and negative."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jawab.evals.labelled import labelled_texts
from jawab.evals.reading import BadInput
from jawab.evals.scores import accuracy, macro_f1
from jawab.inference.embedder import Embedder
from jawab.understanding.language import guess
from jawab.understanding.mood import read_mood
from jawab.understanding.types import MOODS, Mood

# A mood's place among three: a question that is not understood is no complaint.
OF_THREE: Mapping[Mood, str] = {
    "happy": "positive",
    "neutral": "neutral",
    "confused": "neutral",
    "frustrated": "negative",
    "angry": "negative",
}
THREE = frozenset(OF_THREE.values())


@dataclass(frozen=True, slots=True)
class SentimentTask:
    """Messages and the label of each; `three`: whether the labels are positive, neutral and negative."""

    texts: list[str]
    labels: list[str]
    three: bool


def read_task(test: Path) -> SentimentTask:
    """Read a CSV file with the columns `text` and `label`. Raises BadInput."""
    rows = labelled_texts(test)
    three = any(label in THREE - {"neutral"} for _, _, label in rows)
    known = THREE if three else frozenset(MOODS)
    for place, _, label in rows:
        if label not in known:
            others = ", ".join(sorted(known))
            raise BadInput(f"{place}: the label “{label}” is not one of {others}; a file uses five moods, or three")
    return SentimentTask([text for _, text, _ in rows], [label for _, _, label in rows], three)


async def measure(task: SentimentTask, embedder: Embedder) -> dict[str, float]:
    """`ms_per_message` has the embedding in it, `ms_without_embedding` is what the mood adds to it."""
    said, added = [], 0.0
    read_mood("warm up", guess("warm up"), (await embedder.embed(["warm up"]))[0])
    began = time.perf_counter()
    for text in task.texts:
        vector = (await embedder.embed([text]))[0] if embedder.reads(text) else None
        from_here = time.perf_counter()
        scores = read_mood(text, guess(text), vector).scores
        added += time.perf_counter() - from_here
        said.append(most_likely(scores, three=task.three))
    took = time.perf_counter() - began
    return {
        "accuracy": round(accuracy(task.labels, said), 4),
        "macro_f1": round(macro_f1(task.labels, said), 4),
        "ms_per_message": round(1000 * took / len(said), 3),
        "ms_without_embedding": round(1000 * added / len(said), 3),
        "n": len(said),
    }


def most_likely(scores: Mapping[Mood, float], *, three: bool) -> str:
    """The likeliest of the five moods, or of the three: each has the sum of its moods' probabilities."""
    if not three:
        return max(MOODS, key=scores.__getitem__)
    sums = dict.fromkeys(sorted(THREE), 0.0)
    for mood, score in scores.items():
        sums[OF_THREE[mood]] += score
    return max(sums, key=sums.__getitem__)
