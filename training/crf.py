"""Fits a linear-chain conditional random field: by L-BFGS on the likelihood of the tags, many texts side by side."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from jawab.understanding.entities.names.features import BINS
from jawab.understanding.entities.names.head import TAGS, NamesHead, allowed_steps

T = len(TAGS)


def fit(
    bins: Sequence[np.ndarray], dense: Sequence[np.ndarray] | None, tags: Sequence[np.ndarray], weights: np.ndarray,
    *, l2: float, l2_dense: float, rounds: int,
) -> NamesHead:  # fmt: skip
    """`bins`, `dense` and `tags` by text, of shapes (words, PER_WORD), (words, 3 * width) and (words,); `weights`:
    (texts,), how much each counts. Without `dense` the head reads by spelling alone."""
    problem = _Problem(bins, dense, tags, weights, l2, l2_dense)
    found = minimize(problem, np.zeros(problem.size), jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    of_bins, of_states, steps, begin = problem.parts(found.x)
    padded = np.vstack([of_bins, np.zeros((1, T))])
    return NamesHead(*(a.astype(np.float32) for a in (padded, of_states, steps + allowed_steps(), begin + _begin())))


def _begin() -> np.ndarray:
    return np.array([-1e4 if tag.startswith("I-") else 0.0 for tag in TAGS])


class _Problem:
    """The loss and its gradient. Texts are laid out by position: row `order[i][j]` is word i of the j-th longest."""

    def __init__(self, bins, dense, tags, weights, l2, l2_dense):  # type: ignore[no-untyped-def]
        rank = np.argsort([-len(t) for t in tags], kind="stable")
        lengths = np.array([len(tags[k]) for k in rank])
        offsets = np.concatenate([[0], np.cumsum(lengths)])
        self.layers = [offsets[: int((lengths > i).sum())] + i for i in range(int(lengths.max()))]
        table = np.vstack([bins[k] for k in rank])
        rows = np.repeat(np.arange(len(table)), table.shape[1])
        ones = np.ones(table.size)
        self.sparse = csr_matrix((ones, (rows, table.ravel())), shape=(len(table), BINS + 1))[:, :BINS].tocsr()
        self.sparse_t = self.sparse.T.tocsr()
        self.dense = (
            np.vstack([dense[k] for k in rank]).astype(np.float32)
            if dense is not None
            else np.zeros((len(table), 0), np.float32)
        )
        self.tags = np.concatenate([tags[k] for k in rank])
        self.weights = weights[rank]
        self.l2, self.l2_dense = l2, l2_dense
        self.steps0, self.begin0 = allowed_steps().astype(float), _begin()
        self.shapes = [(BINS, T), (self.dense.shape[1], T), (T, T), (T,)]
        self.size = sum(int(np.prod(shape)) for shape in self.shapes)

    def parts(self, x: np.ndarray) -> list[np.ndarray]:
        pieces, at = [], 0
        for shape in self.shapes:
            n = int(np.prod(shape))
            pieces.append(x[at : at + n].reshape(shape))
            at += n
        return pieces

    def __call__(self, x: np.ndarray) -> tuple[float, np.ndarray]:
        of_bins, of_states, steps, begin = self.parts(x)
        scores = self.sparse @ of_bins + (self.dense @ of_states.astype(np.float32)).astype(float)
        loss, g_scores, g_steps, g_begin = self._chain(scores, steps + self.steps0, begin + self.begin0)
        g_bins = self.sparse_t @ g_scores + self.l2 * of_bins
        g_states = (self.dense.T @ g_scores.astype(np.float32)).astype(float) + self.l2_dense * of_states
        g_steps = g_steps + self.l2 * steps
        loss += 0.5 * (
            self.l2 * float((of_bins**2).sum() + (steps**2).sum()) + self.l2_dense * float((of_states**2).sum())
        )
        return loss, np.concatenate([g_bins.ravel(), g_states.ravel(), g_steps.ravel(), g_begin])

    def _chain(self, scores, steps, begin):  # type: ignore[no-untyped-def]
        """Negative log-likelihood, and its gradients by the scores, the steps and the beginnings."""
        forward = np.empty_like(scores)
        backward = np.zeros_like(scores)
        forward[self.layers[0]] = scores[self.layers[0]] + begin
        for before, now in zip(self.layers, self.layers[1:], strict=False):
            forward[now] = _log_sum(forward[before[: len(now)]][:, :, None] + steps, 1) + scores[now]
        for now, after in list(zip(self.layers, self.layers[1:], strict=False))[::-1]:
            backward[now[: len(after)]] = _log_sum(steps + (scores[after] + backward[after])[:, None, :], 2)
        first = self.layers[0]
        whole = _log_sum(forward[first] + backward[first], 1)
        total = np.empty(len(scores))
        weight = np.empty(len(scores))
        for layer in self.layers:
            total[layer] = whole[: len(layer)]
            weight[layer] = self.weights[: len(layer)]
        chance = np.exp(forward + backward - total[:, None])
        at = np.arange(len(scores))
        gold = float((weight * scores[at, self.tags]).sum()) + float((self.weights * begin[self.tags[first]]).sum())
        g_steps = np.zeros((T, T))
        for before, now in zip(self.layers, self.layers[1:], strict=False):
            b, w = before[: len(now)], self.weights[: len(now)]
            pair = (
                forward[b][:, :, None] + steps + (scores[now] + backward[now])[:, None, :] - total[now][:, None, None]
            )
            g_steps += (np.exp(pair) * w[:, None, None]).sum(axis=0)
            np.add.at(g_steps, (self.tags[b], self.tags[now]), -w)
            gold += float((w * steps[self.tags[b], self.tags[now]]).sum())
        g_begin = (chance[first] * self.weights[:, None]).sum(axis=0)
        np.add.at(g_begin, self.tags[first], -self.weights)
        g_scores = chance * weight[:, None]
        g_scores[at, self.tags] -= weight
        return float((self.weights * whole).sum()) - gold, g_scores, g_steps, g_begin


def _log_sum(values: np.ndarray, axis: int) -> np.ndarray:
    top = values.max(axis=axis, keepdims=True)
    return (top + np.log(np.exp(values - top).sum(axis=axis, keepdims=True))).squeeze(axis)
