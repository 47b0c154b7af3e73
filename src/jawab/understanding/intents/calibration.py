"""How far probabilities hold, and which of them are enough."""

import numpy as np

BINS = 15
STEPS = tuple(round(0.05 * step, 2) for step in range(20))


def calibration_error(said: np.ndarray, right: np.ndarray, counts: np.ndarray | None = None) -> float:
    """Expected calibration error over BINS equal bins of the probability that was said: 0 is perfect. `counts`: how
    much each row counts."""
    counts = np.ones(len(said)) if counts is None else counts
    bins = np.minimum((said * BINS).astype(int), BINS - 1)
    gap = np.bincount(bins, weights=counts * (said - right), minlength=BINS)
    return float(np.abs(gap).sum() / counts.sum())


def best_threshold(top: np.ndarray, right: np.ndarray, strange: np.ndarray, counts: np.ndarray) -> float:
    """The probability below which it is best to ask back: where most rows are read rightly, an intent's by its intent
    and a stranger by being asked. `top`: (rows,) of the likeliest intent."""
    order = np.argsort(-top, kind="stable")
    gain = np.cumsum(np.where(strange[order], -counts[order], counts[order] * right[order]))
    distinct = np.append(top[order][1:] < top[order][:-1], True)
    gain[~distinct] = -np.inf
    best = int(gain.argmax())
    if gain[best] <= 0:
        return 1.0
    below = top[order][best + 1] if best + 1 < len(top) else 0.0
    return float((top[order][best] + below) / 2)


def curve(top: np.ndarray, right: np.ndarray, counts: np.ndarray) -> list[dict[str, float | None]]:
    """For each threshold of STEPS: the share of rows that are sure, and how many of these are right."""
    points = []
    for step in STEPS:
        sure = counts * (top >= step)
        accuracy = round(float(sure[right].sum() / sure.sum()), 4) if sure.any() else None
        points.append(
            {"threshold": step, "share_sure": round(float(sure.sum() / counts.sum()), 4), "accuracy": accuracy}
        )
    return points
