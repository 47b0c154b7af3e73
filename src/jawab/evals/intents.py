"""`jawab eval intents`: trains on one file of labelled texts as a workspace trains its intents, and reads another."""

import csv
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from jawab.evals.reading import BadInput, lines
from jawab.inference.embedder import Embedder, Vectors
from jawab.kit.errors import JawabError
from jawab.understanding.intents.calibration import calibration_error
from jawab.understanding.intents.head import IntentHead
from jawab.understanding.intents.training import train

COLUMNS = ("text", "intent")
_END = "\x00end"  # is swallowed when a quotation mark before it is not closed


@dataclass(frozen=True, slots=True)
class Labelled:
    """Texts and the intent of each."""

    texts: list[str]
    intents: list[str]


@dataclass(frozen=True, slots=True)
class IntentsTask:
    """What is learnt from and what is read; `oos` labels texts that are of no intent."""

    train: Labelled
    test: Labelled
    oos: str | None


def read_task(train: Path, test: Path, oos: str | None = None) -> IntentsTask:
    """Read two CSV files with the columns `text` and `intent`. Raises BadInput.

    A tested text may be blank, since visitors may send what has no words, and its intent may be one that was not
    trained: it then counts as read wrongly.
    """
    learnt, read = _labelled(train, blank_texts=False), _labelled(test, blank_texts=True)
    intents = set(learnt.intents) - {oos}
    if len(intents) < 2:
        raise BadInput(f"{train.name} has fewer than two intents; there must be something to tell apart")
    if not intents & set(read.intents) and oos not in read.intents:
        raise BadInput(f"no intent of {test.name} occurs in {train.name}; do the two belong together?")
    return IntentsTask(learnt, read, oos)


async def measure(task: IntentsTask, embedder: Embedder) -> dict[str, float | None]:
    """What DESIGN's table names; null for what the data do not tell.

    With a label for it, a text whose likeliest intent is below the threshold is told to be of none; without one,
    every text is taken to be of one of the intents. `ece` is the expected calibration error of the likeliest intent's
    probability over all tested texts. `ms_per_message` has the embedding in it.
    """
    head = await _trained(task, embedder)
    told, top = [], []
    await _vector(embedder, "warm up")
    began = time.perf_counter()
    for text in task.test.texts:
        reading = head.read(text, await _vector(embedder, text))
        within = 1.0 if task.oos is not None else 1 / max(1e-9, 1 - reading.out_of_scope)
        told.append(reading.candidates[0].key)
        top.append(min(1.0, reading.candidates[0].probability * within))
    took = time.perf_counter() - began
    figures = scores(told, top, task.test.intents, task.oos, head.threshold)
    return {**figures, "ms_per_message": round(1000 * took / len(told), 3), "n": len(told)}


def scores(
    told: Sequence[str], top: Sequence[float], intents: Sequence[str], oos: str | None, threshold: float
) -> dict[str, float | None]:
    """`told`: the likeliest intent of each text, and `top` its probability; `intents`: the right ones."""
    truth, likely, sure = np.array(intents), np.array(told), np.array(top)
    strange = truth == oos if oos is not None else np.zeros(len(truth), dtype=bool)
    refused = sure < threshold if oos is not None else strange
    right = np.where(refused, strange, (likely == truth) & ~strange)
    return {
        "accuracy": _share(right),
        "in_scope_accuracy": _share(right[~strange]),
        "oos_recall": _share(refused[strange]),
        "oos_precision": _share(strange[refused]),
        "threshold": round(threshold, 4),
        "ece": round(calibration_error(sure, (likely == truth) & ~strange), 4),
        "n_oos": int(strange.sum()),
    }


async def _trained(task: IntentsTask, embedder: Embedder) -> IntentHead:
    texts = task.train.texts
    vectors = np.zeros((len(texts), embedder.width), dtype=np.float32)
    readable = [i for i, text in enumerate(texts) if embedder.reads(text)]
    if readable:
        vectors[readable] = await embedder.embed([texts[i] for i in readable])
    try:
        return train(texts, task.train.intents, vectors, oos=task.oos, embedder=embedder.name).head
    except JawabError as error:
        raise BadInput(error.detail) from error


async def _vector(embedder: Embedder, text: str) -> Vectors | None:
    return (await embedder.embed([text]))[0] if embedder.reads(text) else None


def _labelled(path: Path, *, blank_texts: bool) -> Labelled:
    texts, intents = [], []
    given = csv.DictReader([*(f"{line}\n" for _, line in lines(path)), f"{_END},{_END}\n"])
    try:
        missing = [column for column in COLUMNS if column not in (given.fieldnames or ())]
        if missing:
            raise BadInput(f"{path.name}: the first line must name the columns text,intent; “{missing[0]}” is missing")
        for number, row in enumerate(given, 1):
            text, intent = row["text"] or "", (row["intent"] or "").strip()
            if intent == _END:
                break
            if not intent:
                raise BadInput(f"{path.name}, row {number}: the intent is empty")
            if not text.strip() and not blank_texts:
                raise BadInput(f"{path.name}, row {number}: the text is empty")
            texts.append(text)
            intents.append(intent)
        else:
            raise BadInput(f"{path.name}: a quotation mark is opened and never closed")
    except csv.Error as error:
        raise BadInput(f"{path.name} is not CSV: {error}") from error
    if not texts:
        raise BadInput(f"{path.name} has no rows below its first line")
    return Labelled(texts, intents)


def _share(flags: np.ndarray) -> float | None:
    return round(float(flags.mean()), 4) if len(flags) else None
