"""Trains a workspace's intents on the vectors and words of their examples, and measures what came of it on examples
that the measured model had not seen: each is left out in turn, and so is each whole intent, to meet what is none."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from jawab.inference.embedder import Vectors
from jawab.kit.errors import Unprocessable
from jawab.understanding.intents import figures
from jawab.understanding.intents.calibration import best_threshold, steepness
from jawab.understanding.intents.features import Features, chosen
from jawab.understanding.intents.head import IntentHead, softmax
from jawab.understanding.intents.ridge import solve
from jawab.understanding.intents.strangers import Standing, fit_judge, share_known
from jawab.understanding.intents.words import Words, vocabulary

LANDMARKS = 2000
PENALTY = 0.2
STRANGERS = 0.3  # of messages are taken to be of none of the intents: no training data tell how many there will be

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Trained:
    """The head; what was measured, ready for JSON (see `figures.measured`); and of each training text the intent that a
    head told that had not seen it, None for none of them."""

    head: IntentHead
    figures: dict[str, Any]
    held_out: list[str | None]


def train(
    texts: Sequence[str],
    labels: Sequence[str],
    vectors: Vectors,
    *,
    oos: str | None = None,
    embedder: str = "",
    progress: Progress | None = None,
    seed: int = 0,
) -> Trained:
    """Seconds for a workspace. `vectors`: (len(texts), width) of length 1, with a row of zeros for a text that
    `embedder` cannot read. `oos`: the label of texts that are of no intent. `progress` hears a share from 0 to 1.

    The same material and seed make the same head. Raises Unprocessable, with what to do, where there is nothing to
    learn from.
    """
    tell = progress or (lambda share: None)
    material = _material(texts, labels, vectors, oos)
    tell(0.02)
    learnt = _learn(material, np.random.default_rng(seed), tell)
    head, tested = _judged(material, learnt, embedder)
    tell(1.0)
    return Trained(head, figures.measured(tested, head), figures.held_out(tested, head, len(texts)))


@dataclass(frozen=True, slots=True)
class Material:
    """Examples of intents, and strangers. `rows` and `strange_rows` say where in what was given they stood."""

    keys: tuple[str, ...]
    texts: list[str]
    vectors: Vectors
    classes: np.ndarray
    rows: list[int]
    strange_texts: list[str]
    strange_vectors: Vectors
    strange_rows: list[int]


def _material(texts: Sequence[str], labels: Sequence[str], vectors: Vectors, oos: str | None) -> Material:
    if not len(texts) == len(labels) == len(vectors):
        raise ValueError(f"{len(texts)} texts, {len(labels)} labels and {len(vectors)} vectors: there must be as many")
    empty = next((i for i, text in enumerate(texts) if not text.strip()), None)
    if empty is not None:
        raise Unprocessable(f"Example {empty + 1} (of “{labels[empty]}”) is empty. Write what a visitor would say.")
    strange = np.array([label == oos for label in labels], dtype=bool)
    rows, strange_rows = np.flatnonzero(~strange).tolist(), np.flatnonzero(strange).tolist()
    keys, classes = np.unique([labels[i] for i in rows], return_inverse=True)
    if len(keys) < 2:
        raise Unprocessable("There are fewer than two intents with examples: there must be something to tell apart.")
    vectors = np.asarray(vectors, dtype=np.float32)
    return Material(
        tuple(map(str, keys)),
        [texts[i] for i in rows],
        vectors[rows],
        classes,
        rows,
        [texts[i] for i in strange_rows],
        vectors[strange_rows],
        strange_rows,
    )


@dataclass(frozen=True, slots=True)
class Learnt:
    """The model of the intents, and how texts stand to it that it has not seen: `seen_out` each without itself,
    `intent_out` each without its intent, `strangers` the labelled ones."""

    features: Features
    of: np.ndarray
    weights: Vectors
    bias: Vectors
    steepness: float
    seen: np.ndarray
    seen_out: Standing
    intent_out: Standing
    strangers: Standing


def _learn(material: Material, random: np.random.Generator, tell: Progress) -> Learnt:
    marks = chosen(material.classes, LANDMARKS, random)
    features = Features(material.vectors[marks], Words.of(material.texts))
    likeness = features.likeness(material.vectors)
    worded = features.worded(material.texts, material.vectors)
    tell(0.15)
    solved = solve(likeness, likeness[marks], worded, material.classes, PENALTY)
    tell(0.6)
    without_itself = solved.without_itself() + solved.bias
    steep = steepness(without_itself, material.classes)
    without_intent = solved.without_its_intent(material.classes) + solved.bias
    without_intent[np.arange(len(without_intent)), material.classes] = -10
    tell(0.8)
    of = material.classes[marks]
    words = [vocabulary(text) for text in material.texts]
    counts = np.array([len(one) for one in words])
    known, known_elsewhere = _known(words, material.classes)
    own = np.arange(len(marks)), marks
    others = likeness.copy()
    others[own[1], own[0]] = 0
    strange_likeness = features.likeness(material.strange_vectors)
    strange_words = [vocabulary(text) for text in material.strange_texts]
    strange_worded = (
        features.worded(material.strange_texts, material.strange_vectors) if material.strange_texts else worded[:0]
    )
    strange_scores = np.hstack([strange_likeness, strange_worded]) @ solved.weights + solved.bias
    everything = set().union(*words)

    def standing(scores: Vectors, like: Vectors, share: np.ndarray, length: np.ndarray) -> Standing:
        return Standing(softmax(scores * steep), scores, like, of, share, length)

    return Learnt(
        features, of, solved.weights, solved.bias, steep, np.array(sorted(everything), dtype=np.uint32),
        standing(without_itself, others, known, counts),
        standing(without_intent, np.where(of == material.classes[:, None], 0, likeness), known_elsewhere, counts),
        standing(
            strange_scores, strange_likeness, share_known(strange_words, everything),
            np.array([len(one) for one in strange_words]),
        ),
    )  # fmt: skip


def _known(words: Sequence[set[int]], classes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The share of each text's words that other texts have, and that texts of other intents have."""
    total: Counter[int] = Counter()
    within: list[Counter[int]] = [Counter() for _ in range(int(classes.max()) + 1)]
    for one, intent in zip(words, classes, strict=True):
        total.update(one)
        within[intent].update(one)
    elsewhere = [{word for word in one if total[word] > 1} for one in words]
    outside = [{w for w in one if total[w] > within[k][w]} for one, k in zip(words, classes, strict=True)]
    return share_known(words, elsewhere), share_known(words, outside)


def _judged(material: Material, learnt: Learnt, embedder: str) -> tuple[IntentHead, "figures.Tested"]:
    inside, outside, strangers = (one.table() for one in (learnt.seen_out, learnt.intent_out, learnt.strangers))
    table = np.vstack([inside, outside, strangers])
    strange = np.repeat([0.0, 1.0], [len(inside), len(outside) + len(strangers)])
    counts = _counts(len(inside), len(outside), len(strangers))
    judge = fit_judge(table, strange, counts)
    chances = np.vstack([learnt.seen_out.chances, learnt.intent_out.chances, learnt.strangers.chances])
    said = judge.chance(table)
    best = chances.argmax(axis=1)
    top = (1 - said) * chances.max(axis=1)
    right = np.zeros(len(best), dtype=bool)
    right[: len(inside)] = best[: len(inside)] == material.classes
    threshold = best_threshold(top, right, strange > 0, counts)
    head = IntentHead(
        material.keys, learnt.features, learnt.of, learnt.weights, learnt.bias, learnt.steepness, learnt.seen, judge,
        round(threshold, 4), embedder,
    )  # fmt: skip
    tested = figures.Tested(material.classes, material.rows, material.strange_rows, best, top, said, right, counts)
    return head, tested


def _counts(inside: int, outside: int, strangers: int) -> np.ndarray:
    """How much each row counts: all as many as there are examples, STRANGERS of them of no intent. Labelled strangers
    count twice as much in all as examples whose intent was left out."""
    strange = STRANGERS * inside
    shares = (strange / 3, 2 * strange / 3) if strangers else (strange, 0.0)
    return np.concatenate(
        [
            np.full(inside, 1 - STRANGERS),
            np.full(outside, shares[0] / outside),
            np.full(strangers, shares[1] / max(1, strangers)),
        ]
    )
