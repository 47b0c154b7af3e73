"""Trains the head that reads a message's mood, and measures it.

Run: python -m training.mood --data FOLDER          (writes src/jawab/inference/weights/mood.npz and mood.json)

FOLDER holds `emotions/` (GoEmotions). training/moods/held_back.csv is only measured: nothing is learnt from it and
nothing is chosen by it.
"""

import argparse
import asyncio
import json
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from jawab.evals.scores import accuracy, macro_f1
from jawab.understanding.types import MOODS
from training.arrays import quantised, write_arrays, write_card
from training.mood_compared import compared
from training.mood_held_back import held_back_figures
from training.mood_table import Weights, table_of, unpacked, vectors_of
from training.mood_texts import Line, go_emotions, mapped, written

# What share of the messages of a help desk has each mood, for want of counted ones: mostly plain business.
PRIOR = np.array([0.13, 0.45, 0.12, 0.18, 0.12])
STRENGTH = 0.1  # of 0.03, 0.1, 0.3 and 1 by cross-validation over the written lines
FOLDS = 3
STEPS = 60
MOST = 9000  # rows of GoEmotions for each mood: more of its happy and neutral ones tell little about a desk
DATA = [
    "GoEmotions (Google; CC-BY-4.0), 43,410 training rows: 28 labels mapped to five moods by training/mood_texts.py",
    "training/moods/*.txt: lines of support messages in English, Urdu and Roman Urdu, written for this project (MIT)",
]
LIMITS = (
    "English is read by sentence vector and strings of letters, Urdu by strings, words and their sounds alone, from"
    " some 300 written lines: what those do not name is mostly called neutral. Of sarcasm only the usual words count."
    " The shares of moods that the probabilities assume are a guess, mostly neutral, and not counted on a real desk."
)
Rows = tuple[csr_matrix, np.ndarray, np.ndarray]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    emotions = parser.parse_args().data / "emotions"
    texts, labels = go_emotions(emotions / "goemotions_train.tsv")
    dev_texts, dev_labels = go_emotions(emotions / "goemotions_dev.tsv")
    lines, reddit, dev = written(), mapped(texts, labels), mapped(dev_texts, dev_labels)
    vectors, read = vectors_of([line.text for line in lines])
    read &= np.array([line.language == "en" for line in lines])
    table = table_of(texts, *vectors_of(texts))
    dev_table = table_of(dev_texts, *vectors_of(dev_texts))
    others = _soft_rows(table, reddit)
    chances = _cross_validated(lines, vectors, read, others)
    temperature = _temperature(chances, lines)
    model = _fit(others, _written_rows(lines, vectors, read, _line_weights(lines, others)))
    _write(unpacked(model.coef_ / temperature, model.intercept_ / temperature, vectors.shape[1]))
    figures = {
        "written_lines": len({line.source for line in lines}),
        "written_messages": len(lines),
        "cross_validated": _by_language(chances, lines, temperature),
        "goemotions_dev": _on_dev(model, dev_table, dev),
        "compared": compared(table, labels, dev_table, dev_labels),
        "held_back": asyncio.run(held_back_figures()),
    }
    _write_card(figures)
    print(json.dumps(figures, indent=1))


def _soft_rows(table: csr_matrix, lines: list[Line]) -> Rows:
    """One row for each mood of a line, all moods of a line weighing together as one."""
    every = [(i, MOODS.index(mood), 1 / len(line.moods)) for i, line in enumerate(lines) for mood in line.moods]
    found = [row for mood in range(len(MOODS)) for row in [row for row in every if row[1] == mood][:MOST]]
    rows, truth, weights = (np.array(column) for column in zip(*found, strict=True))
    shares = np.bincount(truth, weights, minlength=len(MOODS)) / weights.sum()
    wanted = np.sqrt(shares * PRIOR)  # half-way from Reddit's shares to a desk's
    return table[rows], truth, weights * (wanted / wanted.sum() / shares)[truth]


def _line_weights(lines: list[Line], others: Rows) -> np.ndarray:
    """Each written line weighs the same, however many messages it gives; the moods as PRIOR says; all as GoEmotions."""
    sources = np.array([line.source for line in lines])
    truth = _truth(lines)
    weights = 1 / np.bincount(sources)[sources]
    weights = weights * (PRIOR / np.bincount(truth, weights, minlength=len(MOODS)))[truth]
    return weights * (others[2].sum() / weights.sum() / 2)


def _written_rows(lines: list[Line], vectors: np.ndarray, read: np.ndarray, weights: np.ndarray) -> Rows:
    """Each message twice, with its vector and without, so that the strings learn to carry alone."""
    texts, truth = [line.text for line in lines], _truth(lines)
    tables = table_of(texts, vectors, read), table_of(texts, vectors, np.zeros(len(texts), dtype=bool))
    return vstack(tables).tocsr(), np.tile(truth, 2), np.tile(weights, 2)


def _fit(*parts: Rows) -> LogisticRegression:
    table = vstack([part[0] for part in parts]).tocsr()
    truth, weights = (np.concatenate([part[i] for part in parts]) for i in (1, 2))
    return LogisticRegression(C=STRENGTH, max_iter=STEPS, tol=1e-3).fit(table, truth, weights)


def _cross_validated(lines: list[Line], vectors: np.ndarray, read: np.ndarray, others: Rows) -> np.ndarray:
    """Probabilities of each written message by a head that was not taught with its line, shape (messages, 5)."""
    sources, truth, weights = np.array([line.source for line in lines]), _truth(lines), _line_weights(lines, others)
    chances = np.zeros((len(lines), len(MOODS)))
    for learn, test in GroupKFold(FOLDS).split(truth, truth, sources):
        rows = _written_rows([lines[i] for i in learn], vectors[learn], read[learn], weights[learn])
        left_out = table_of([lines[i].text for i in test], vectors[test], read[test])
        chances[test] = _fit(others, rows).predict_proba(left_out)
    return chances


def _temperature(chances: np.ndarray, lines: list[Line]) -> float:
    """What the scores are divided by so that the probabilities of lines that were left out come true."""
    truth, weights = _truth(lines), _line_weights(lines, (csr_matrix((0, 0)), np.empty(0), np.ones(2)))
    scores = np.log(np.maximum(chances, 1e-12))

    def loss(temperature: float) -> float:
        scaled = scores / temperature
        right = scaled[np.arange(len(truth)), truth] - np.logaddexp.reduce(scaled, axis=1)
        return -float((weights * right).sum())

    return float(minimize_scalar(loss, bounds=(0.3, 3), method="bounded").x)


def _by_language(chances: np.ndarray, lines: list[Line], temperature: float) -> dict[str, Any]:
    truth, said = _truth(lines), chances.argmax(axis=1)
    weights = _line_weights(lines, (csr_matrix((0, 0)), np.empty(0), np.ones(2)))
    figures: dict[str, Any] = {"temperature": round(temperature, 3), "ece": _ece(chances, temperature, truth, weights)}
    for language in sorted({line.language for line in lines}):
        these = np.array([line.language == language for line in lines])
        figures[language] = _scores(truth[these], said[these])
    return figures


def _ece(chances: np.ndarray, temperature: float, truth: np.ndarray, weights: np.ndarray) -> float:
    """Expected calibration error over ten bins of the likeliest mood's probability, moods weighing as PRIOR says."""
    cooled = np.maximum(chances, 1e-12) ** (1 / temperature)
    cooled /= cooled.sum(axis=1, keepdims=True)
    sure, right = cooled.max(axis=1), cooled.argmax(axis=1) == truth
    bins = np.minimum((sure * 10).astype(int), 9)
    gaps = [abs((weights * (sure - right))[bins == one].sum()) for one in range(10)]
    return round(float(sum(gaps) / weights.sum()), 4)


def _on_dev(model: LogisticRegression, table: csr_matrix, dev: list[Line]) -> dict[str, float]:
    """On the dev rows that have one mood."""
    rows = [i for i, line in enumerate(dev) if len(line.moods) == 1]
    return _scores(_truth([dev[i] for i in rows]), model.predict(table[rows]))


def _scores(truth: np.ndarray, said: np.ndarray) -> dict[str, float]:
    return {"n": len(truth), "accuracy": round(accuracy(truth, said), 4), "macro_f1": round(macro_f1(truth, said), 4)}


def _truth(lines: list[Line]) -> np.ndarray:
    return np.array([MOODS.index(line.moods[0]) for line in lines])


def _write(weights: Weights) -> None:
    strings, scales = quantised(weights.strings)
    halves = {"vector": weights.vector, "signs": weights.signs, "biases": weights.biases}
    arrays = {name: values.astype(np.float16) for name, values in halves.items()}
    write_arrays("mood", {"strings": strings, "string_scales": scales, **arrays})


def _write_card(figures: dict[str, Any]) -> None:
    about = (
        "Multinomial logistic regression on the sentence vector, hashed letters, words and sounds, and written signs"
    )
    card = {"name": "mood", "about": about, "data": DATA, "figures": figures, "limits": LIMITS}
    write_card("mood", card)


if __name__ == "__main__":
    main()
