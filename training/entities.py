"""Teaches the heads that read names of persons and places: `python -m training.entities --data FOLDER`.

FOLDER holds `ner/`, `pii/` and `intents/`. Writes `names.npz`, `names_words.npz` and their cards; the seed is fixed.
"""

import argparse
import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from jawab.inference.embedder import Embedder
from jawab.inference.onnx import OnnxEmbedder, built_in_model
from jawab.understanding.entities.names.features import binned, dense
from jawab.understanding.entities.names.head import TAGS, TAUGHT_WITH, NamesHead
from jawab.understanding.entities.names.segment import states_of, words_of
from training import entity_held_back
from training.crf import fit
from training.entity_texts import SEED, Marked, banking, made_up, presidio, wnut
from training.heads import WEIGHTS

KINDS = ("PERSON", "PLACE")
WEIGHT_OF = {"wnut": 1.0, "presidio": 0.5, "banking": 0.5, "made_up": 0.5}
L2 = (0.1, 0.3, 1.0)
TILTS = (0.0, 0.3, 0.6, 0.9, 1.2)  # added to the scores of names, since fitting by likelihood misses more than it errs
ROUNDS = 120
DATA = [
    "WNUT17 train (Derczynski et al. 2017, leondz/emerging_entities_17; CC-BY-4.0)",
    "Presidio synthetic sentences without addresses (microsoft/presidio-research; MIT)",
    "1,500 Banking77 training questions without listed places, as texts without names (PolyAI; CC-BY-4.0)",
    "2,500 support messages from templates with invented names, training/entity_texts.py (MIT)",
    "Lists of common names and places, written for this project (MIT)",
]
LIMITS = (
    "English and Roman Urdu in Latin letters; Urdu script is read by phrases and lists. The development set of WNUT17 "
    "was looked at only to report. The held-back messages were written before there was anything to measure, but by "
    "the writer of the rules. Invented messages come from templates like those of training: their figure flatters. "
    "Companies, brands and products with a person's or a place's name are often taken for it."
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text as the head is taught with it: its words, their tags, bins and states of shape (words, width)."""

    marked: Marked
    words: list[tuple[int, int]]
    tags: np.ndarray
    bins: np.ndarray
    states: np.ndarray


def main() -> None:
    """Choose the settings on a fifth of WNUT17's training part, teach with all, and write heads and cards."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    texts = {
        "wnut": wnut(data / "ner" / "wnut17_train.conll"),
        "presidio": presidio(data / "pii" / "presidio_generated_large.json"),
        "banking": banking(data / "intents" / "banking77_train.csv", 1500),
        "made_up": made_up(2500, SEED),
    }
    tests = {"wnut17_dev": wnut(data / "ner" / "wnut17_dev.conll"), "made_up_unseen": made_up(400, SEED + 1)}
    embedder = OnnxEmbedder(built_in_model())  # for Roman Urdu too, which is not always told from English
    if embedder.name != TAUGHT_WITH:
        raise SystemExit(f"The names head is taught with {TAUGHT_WITH}, not with {embedder.name}.")
    parts = {name: asyncio.run(prepared(embedder, some)) for name, some in {**texts, **tests}.items()}
    teaching = {name: parts[name] for name in texts}
    for name, with_states in (("names", True), ("names_words", False)):
        settings, tried = chosen(teaching, with_states)
        head = taught(teaching, with_states, **settings)
        figures = {test: scores(head, parts[test], with_states) for test in tests}
        write(name, head, {**figures, "chosen": settings, "tried_on_a_fifth_of_wnut17_train": tried})
        print(name, json.dumps(figures))
    entity_held_back.main()


async def prepared(embedder: Embedder, texts: Sequence[Marked]) -> list[Prepared]:
    """Each text that has words, read once by the embedder."""
    result = []
    for marked in texts:
        words = words_of(marked.text)
        if words:
            tokens = (await embedder.read(marked.text)).tokens
            result.append(
                Prepared(marked, words, _tags(words, marked), binned(marked.text, words), states_of(words, tokens))
            )
    return result


def chosen(parts: Mapping[str, Sequence[Prepared]], with_states: bool) -> tuple[dict[str, float], list[dict[str, Any]]]:
    """The strength of regularisation and the tilt that are best for a fifth of WNUT17 which the rest teaches."""
    held = parts["wnut"][::5]
    rest = {**parts, "wnut": [one for i, one in enumerate(parts["wnut"]) if i % 5]}
    tried = []
    for l2 in L2:
        untilted = taught(rest, with_states, l2=l2, tilt=0.0)
        for tilt in TILTS:
            f1 = scores(tilted(untilted, tilt), held, with_states)["f1"]
            tried.append({"l2": l2, "tilt": tilt, "f1": f1})
    best = max(tried, key=lambda row: row["f1"])
    return {"l2": best["l2"], "tilt": best["tilt"]}, tried


def taught(parts: Mapping[str, Sequence[Prepared]], with_states: bool, l2: float, tilt: float) -> NamesHead:
    """A head taught with all of `parts`."""
    every = [(one, WEIGHT_OF[name]) for name, some in parts.items() for one in some]
    head = fit(
        [one.bins for one, _ in every],
        [dense(one.states) for one, _ in every] if with_states else None,
        [one.tags for one, _ in every],
        np.array([weight for _, weight in every]),
        l2=l2, l2_dense=l2 / 3, rounds=ROUNDS,
    )  # fmt: skip
    return tilted(head, tilt)


def tilted(head: NamesHead, tilt: float) -> NamesHead:
    """`head` with `tilt` added to a name's score at the word that begins it."""
    tilts = np.array([tilt if tag.startswith("B-") else 0.0 for tag in TAGS], dtype=np.float32)
    return NamesHead(head.of_bins, head.of_states, head.steps + tilts, head.begin + tilts)


def scores(head: NamesHead, texts: Sequence[Prepared], with_states: bool) -> dict[str, Any]:
    """Precision, recall and F1 of exact spans, by kind and over both."""
    right, said, true = dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0), dict.fromkeys(KINDS, 0)
    for one in texts:
        runs = head.read(one.bins, one.states if with_states else None)
        got = {(one.words[first][0], one.words[last - 1][1], kind) for first, last, kind, _ in runs}
        for kind in KINDS:
            mine, gold = {s for s in got if s[2] == kind}, {s for s in one.marked.spans if s[2] == kind}
            right[kind] += len(mine & gold)
            said[kind] += len(mine)
            true[kind] += len(gold)
    by_type = {kind: _figures(right[kind], said[kind], true[kind]) for kind in KINDS}
    return {"n": len(texts), **_figures(*(sum(c.values()) for c in (right, said, true))), "by_type": by_type}


def write(name: str, head: NamesHead, figures: dict[str, Any]) -> None:
    """The head and its card, where the package reads them."""
    card = {
        "name": name,
        "about": "Persons and places in a message: a linear-chain conditional random field over features of spelling"
        + (f" and the token states of {TAUGHT_WITH}" if head.width else " alone, for texts without token states"),
        "data": DATA, "figures": figures, "limits": LIMITS, "format": "numpy .npz of float16 arrays, no pickle",
    }  # fmt: skip
    (WEIGHTS / f"{name}.npz").write_bytes(head.to_bytes())
    (WEIGHTS / f"{name}.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _figures(right: int, said: int, true: int) -> dict[str, float]:
    return {
        "precision": round(right / max(1, said), 4),
        "recall": round(right / max(1, true), 4),
        "f1": round(2 * right / max(1, said + true), 4),
        "spans": true,
    }


def _tags(words: Sequence[tuple[int, int]], marked: Marked) -> np.ndarray:
    tags = np.zeros(len(words), dtype=int)
    for start, end, kind in marked.spans:
        inside = [i for i, (first, last) in enumerate(words) if first < end and last > start]
        for i in inside:
            tags[i] = TAGS.index(("B-" if i == inside[0] else "I-") + kind)
    return tags


if __name__ == "__main__":
    main()
