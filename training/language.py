"""Trains the head that tells languages of one script apart: Arabic, Persian and Urdu; English, Roman Urdu and the rest.

Run: python -m training.language --data FOLDER      (writes src/jawab/inference/weights/language.npz and .json)

FOLDER holds `parallel_ur/`, `intents/`, `emotions/`, `abuse/` and `spam/`. The held-back messages of
training/languages/held_back.csv are only measured, never learnt from and never used to choose anything.
"""

import argparse
import csv
import json
from pathlib import Path
from random import Random
from typing import Literal

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from jawab.evals.scores import macro_f1
from jawab.inference.ngrams import BUCKETS, letter_ngrams
from jawab.understanding.language.head import ARABIC, LATIN, LONGEST_STRING
from jawab.understanding.language.writing import telling_words, written_in
from training.arrays import quantised, write_arrays, write_card
from training.language_texts import TEXTS, Texts, read_texts

HELD_BACK = Path(__file__).parent / "languages" / "held_back.csv"
SIX = ("en", "ur", "ur-Latn", "hi", "ar", "fa")
SEED = 7
DEV_SHARE = 10  # one text in ten
STRENGTHS = (3.0, 10.0, 30.0)
LONGEST_PIECE = 8  # words: chat messages are short, and so is what the head is taught with
Script = Literal["arabic", "latin"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    texts = read_texts(parser.parse_args().data)
    arrays: dict[str, np.ndarray] = {}
    figures: dict[str, object] = {}
    for script, languages in (("arabic", ARABIC), ("latin", LATIN)):
        weights, biases, figures[script] = _train(script, languages, texts)  # type: ignore[arg-type]
        arrays[f"{script}_weights"], arrays[f"{script}_scales"] = quantised(weights)
        arrays[f"{script}_biases"] = biases.astype(np.float32)
    card = {
        "name": "language",
        "about": "Multinomial logistic regression on hashed strings of one to five letters, one head a script",
        "data": TEXTS,
        "figures": figures,
        "limits": LIMITS,
    }
    write_arrays("language", arrays)
    figures["held_back"] = _held_back()
    write_card("language", card)
    print(json.dumps(figures, indent=1))


def _train(
    script: Script, languages: tuple[str, ...], texts: Texts
) -> tuple[np.ndarray, np.ndarray, dict[str, object]]:
    random = Random(SEED)
    parts: tuple[list[tuple[str, int, float]], list[tuple[str, int, float]]] = ([], [])
    for label, language in enumerate(languages):
        for i, (text, weight) in enumerate(texts[language]):
            pieces = [_piece(text, random), _piece(text, random)] if weight == 1 else [text, _piece(text, random)]
            rows = ((written_in(telling_words(piece), script), label, weight) for piece in pieces)
            parts[i % DEV_SHARE == 0].extend(row for row in rows if row[0].strip())
    learn, dev = parts
    table, truth, weights = _table(learn)
    dev_table, dev_truth, _ = _table(dev)
    best: tuple[float, LogisticRegression | None, float] = (-1, None, 0)
    for strength in STRENGTHS:
        model = LogisticRegression(C=strength, max_iter=200).fit(table, truth, weights)
        score = macro_f1(dev_truth, model.predict(dev_table))
        print(script, strength, round(score, 4), flush=True)
        best = max(best, (score, model, strength), key=lambda one: one[0])
    score, model, strength = best
    assert model is not None
    counts = {language: int((truth == label).sum()) for label, language in enumerate(languages)}
    return model.coef_.T, model.intercept_, {"learnt_from": counts, "dev_macro_f1": round(score, 4), "C": strength}


def _piece(text: str, random: Random) -> str:
    words = text.split()
    size = random.randint(1, LONGEST_PIECE)
    start = random.randint(0, max(0, len(words) - size))
    return " ".join(words[start : start + size])


def _table(rows: list[tuple[str, int, float]]) -> tuple[csr_matrix, np.ndarray, np.ndarray]:
    """Counts of strings over the root of how many a text has; labels; weights that make all languages weigh as much."""
    strings = [letter_ngrams(text, LONGEST_STRING) for text, _, _ in rows]
    lengths = np.array([len(one) for one in strings])
    values = np.repeat(1 / np.sqrt(lengths), lengths).astype(np.float32)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    table = csr_matrix((values, np.concatenate(strings), starts), shape=(len(rows), BUCKETS))
    table.sum_duplicates()
    truth = np.array([label for _, label, _ in rows])
    weights = np.array([weight for _, _, weight in rows], dtype=float)
    return table, truth, weights * (weights.sum() / len(set(truth)) / np.bincount(truth, weights)[truth])


def _held_back() -> dict[str, object]:
    from jawab.understanding.language import guess

    with HELD_BACK.open(encoding="utf-8", newline="") as file:
        rows = [(row["text"], row["label"]) for row in csv.DictReader(file)]
    truth, said = [label for _, label in rows], [guess(text) for text, _ in rows]
    six = [label in SIX for label in truth]
    return {
        "n": len(rows),
        "accuracy": round(float(np.mean(np.array(truth) == np.array(said))), 4),
        "macro_f1": round(macro_f1(truth, said, labels=SIX), 4),
        "accuracy_of_six": round(float(np.mean((np.array(truth) == np.array(said))[six])), 4),
    }


LIMITS = (
    "Taught for short support messages. One or two words that two languages share (Urdu, Persian and Arabic have many)"
    " are guessed by what is usual; a conversation's language so far decides there. Roman Hindi is called ur-Latn,"
    " Arabic or Persian in Latin letters is not known. Pashto, Sindhi, Kurdish and Uyghur are fastText's."
)

if __name__ == "__main__":
    main()
