"""The model of a workspace's intents, and how texts stand to it that it has not seen."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from jawab.inference.embedder import Vectors
from jawab.understanding.intents.choice import fit_choice
from jawab.understanding.intents.examples import Taught
from jawab.understanding.intents.features import Features, chosen
from jawab.understanding.intents.model import Model
from jawab.understanding.intents.nearest import Closest, Examples
from jawab.understanding.intents.ridge import Solved, solve
from jawab.understanding.intents.strangers import Standing, share_known
from jawab.understanding.intents.words import Words, vocabulary

LANDMARKS = 2000
PENALTY = 0.1
_NEVER = -1.0  # score and likeness of an intent that was left out

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Learnt:
    """The model, and how texts stand to it that it has not seen: `itself_out`, each example without itself;
    `intent_out`, each without all examples of its intent; `strangers`, the labelled ones."""

    model: Model
    itself_out: Standing
    intent_out: Standing
    strangers: Standing


def learn(given: Taught, random: np.random.Generator, tell: Progress) -> Learnt:
    """`tell` hears the share that is done."""
    examples = Examples(given.inside.vectors, np.searchsorted(given.classes, np.arange(len(given.keys) + 1)))
    marks = chosen(given.classes, LANDMARKS, random)
    features = Features(given.inside.vectors[marks], Words.of(given.inside.texts))
    solved = _solved(given, features, marks)
    tell(0.5)
    nearest = examples.nearest_of_all(given.inside.vectors, themselves=True)
    itself_out = Closest.of(solved.without_itself() + solved.bias, nearest)
    choice = fit_choice(itself_out, given.classes)
    tell(0.7)
    intent_out = _without_intents(solved, nearest, given.classes)
    tell(0.85)
    words = [vocabulary(text) for text in given.inside.texts]
    model = Model(examples, marks, features.words, solved.weights, solved.bias, choice, frozenset().union(*words))
    known, known_elsewhere = _known(words, given.classes)
    counts = np.array([len(one) for one in words])
    return Learnt(
        model,
        Standing(itself_out, choice.chances(itself_out), known, counts),
        Standing(intent_out, choice.chances(intent_out), known_elsewhere, counts),
        _strangers(given, model, features),
    )


def _solved(given: Taught, features: Features, marks: np.ndarray) -> Solved:
    likeness = features.likeness(given.inside.vectors)
    worded = features.worded(given.inside.texts, given.inside.vectors)
    return solve(likeness, likeness[marks], worded, given.classes, PENALTY)


def _without_intents(solved: Solved, nearest: Vectors, classes: np.ndarray) -> Closest:
    rows = np.arange(len(classes))
    scores, others = solved.without_its_intent(classes) + solved.bias, nearest.copy()
    scores[rows, classes] = others[rows, classes] = _NEVER
    return Closest.of(scores, others)


def _strangers(given: Taught, model: Model, features: Features) -> Standing:
    texts, vectors = given.strangers.texts, given.strangers.vectors
    table = np.hstack([features.likeness(vectors), features.worded(texts, vectors)])
    nearest = model.examples.nearest_of_all(vectors, themselves=False)
    closest = Closest.of(table @ model.weights + model.bias, nearest)
    words = [vocabulary(text) for text in texts]
    counts = np.array([len(one) for one in words])
    return Standing(closest, model.choice.chances(closest), share_known(words, model.seen), counts)


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
