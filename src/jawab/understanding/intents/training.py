"""Trains a workspace's intents on the vectors and words of their examples, and measures what came of it on examples
that the measured model had not seen: each is left out in turn, and so is each whole intent, to meet what is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from jawab.inference.embedder import Vectors
from jawab.understanding.intents import figures
from jawab.understanding.intents.calibration import best_threshold
from jawab.understanding.intents.examples import Taught, taught
from jawab.understanding.intents.head import IntentHead
from jawab.understanding.intents.learning import Learnt, Progress, learn
from jawab.understanding.intents.strangers import fit_judge

# The share of messages that are taken to be of none of the intents: no training data tell how many there will be. It
# falls as strangers are labelled, which are easier to tell than the examples whose intent was left out that stand in
# for them before. Chosen on CLINC150's dev part (labelled) and on HINT3's training files (not).
STRANGERS = 0.35
LABELLED_STRANGERS = 0.01
_ENOUGH_LABELLED = 5  # as many weigh as much as all the examples whose intent was left out


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
    given = taught(texts, labels, vectors, oos)
    tell(0.02)
    learnt = learn(given, np.random.default_rng(seed), tell)
    head, tested = _judged(given, learnt, embedder)
    tell(1.0)
    return Trained(head, figures.measured(tested, head), figures.held_out(tested, head, len(texts)))


def _judged(given: Taught, learnt: Learnt, embedder: str) -> tuple[IntentHead, figures.Tested]:
    standings = (learnt.itself_out, learnt.intent_out, learnt.strangers)
    table = np.vstack([standing.table() for standing in standings])
    counts = _counts(*(len(standing.known) for standing in standings))
    n = len(given.classes)
    judge = fit_judge(table, (np.arange(len(table)) >= n).astype(float), counts)
    chances = np.vstack([standing.chances for standing in standings])
    intents = np.vstack([standing.closest.intents for standing in standings])
    best = intents[np.arange(len(table)), chances.argmax(axis=1)]
    strange = judge.chance(table)
    tested = figures.Tested(given, best, (1 - strange) * chances.max(axis=1), strange, counts)
    threshold = best_threshold(tested.top, tested.right, tested.outside, counts)
    head = IntentHead(given.keys, learnt.model, judge, round(threshold, 4), embedder)
    return head, tested


def _counts(inside: int, outside: int, strangers: int) -> np.ndarray:
    """How much each row counts, all together as many as there are examples."""
    of_labelled = strangers / (strangers + _ENOUGH_LABELLED)
    share = (1 - of_labelled) * STRANGERS + of_labelled * LABELLED_STRANGERS
    strange = share * inside
    each = (1 - share, (1 - of_labelled) * strange / outside, of_labelled * strange / max(1, strangers))
    return np.repeat(each, (inside, outside, strangers))
