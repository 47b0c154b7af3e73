"""The same features on GoEmotions' own label sets, to set beside a fine-tuned BERT's published figures.

The published figures are on the test rows, ours on the development rows, which nothing here is learnt from.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from training.mood_texts import EKMAN, GROUPS

PUBLISHED = {"ekman_7": 0.62, "groups_4": 0.70}  # macro-F1 of monologg/GoEmotions-pytorch's fine-tuned BERT
STRENGTH = 0.03
THRESHOLD_ROWS = 8  # one training row in eight is kept to choose the thresholds by
STEPS = 60


def compared(
    table: csr_matrix, labels: Sequence[Sequence[str]], dev_table: csr_matrix, dev_labels: Sequence[Sequence[str]]
) -> dict[str, Any]:
    """Macro-F1 over the labels, each decided by itself as there: a row may have several."""
    figures = {}
    for name, groups in (("ekman_7", EKMAN), ("groups_4", GROUPS)):
        scores = {
            group: _f1(table, _has(labels, groups, group), dev_table, _has(dev_labels, groups, group))
            for group in groups
        }
        ours = round(float(np.mean(list(scores.values()))), 4)
        figures[name] = {"macro_f1": ours, "fine_tuned_bert": PUBLISHED[name], "by_label": scores}
    return figures


def _has(labels: Sequence[Sequence[str]], groups: Mapping[str, str], group: str) -> np.ndarray:
    members = set(groups[group].split())
    return np.array([not members.isdisjoint(names) for names in labels])


def _f1(table: csr_matrix, truth: np.ndarray, dev_table: csr_matrix, dev_truth: np.ndarray) -> float:
    kept = np.arange(len(truth)) % THRESHOLD_ROWS == 0
    model = LogisticRegression(C=STRENGTH, max_iter=STEPS, tol=1e-3).fit(table[~kept], truth[~kept])
    chances = model.predict_proba(table[kept])[:, 1]
    threshold = max(np.linspace(0.05, 0.7, 66), key=lambda least: _of(truth[kept], chances >= least))
    return round(_of(dev_truth, model.predict_proba(dev_table)[:, 1] >= threshold), 4)


def _of(truth: np.ndarray, said: np.ndarray) -> float:
    total = int(truth.sum() + said.sum())
    return 2 * int((truth & said).sum()) / total if total else 0.0
