"""From scores to probabilities that hold, and how far they do."""

import numpy as np

BINS = 15
STEPS = tuple(round(0.05 * step, 2) for step in range(20))


def steepness(scores: np.ndarray, classes: np.ndarray) -> float:
    """The factor under which the softmax of unseen rows' scores, (rows, intents), is likeliest to have drawn their
    `classes`; between 1 and 100."""
    candidates = np.geomspace(1, 100, 60)
    losses = [_loss(scores, classes, factor) for factor in candidates]
    return float(candidates[int(np.argmin(losses))])


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


def curve(top: np.ndarray, right: np.ndarray, strange: np.ndarray, counts: np.ndarray) -> list[dict[str, float | None]]:
    """For each threshold of STEPS: the share of rows that are sure, how many of these are right, and the share of the
    strangers that are asked back."""
    points = []
    for step in STEPS:
        sure = top >= step
        share = float(counts[sure].sum() / counts.sum())
        correct = float((counts * (right & ~strange))[sure].sum() / counts[sure].sum()) if sure.any() else None
        points.append(
            {
                "threshold": step,
                "share_sure": round(share, 4),
                "accuracy": None if correct is None else round(correct, 4),
            }
        )
    return points


def _loss(scores: np.ndarray, classes: np.ndarray, factor: float) -> float:
    scaled = scores * factor
    highest = scaled.max(axis=1)
    total = highest + np.log(np.exp(scaled - highest[:, None]).sum(axis=1))
    return float((total - scaled[np.arange(len(classes)), classes]).mean())
