"""The figures of `jawab eval retrieval`, by hand."""

import pytest

from jawab.evals.retrieval import scores


def test_scores_of_a_small_ranking() -> None:
    ranked = {"a": ["x", "y"], "b": ["z", "y", "x"], "c": ["q"] * 10, "d": []}
    right = {"a": {"x": 1}, "b": {"x": 2, "y": 1}, "c": {"x": 1}, "d": {"x": 1}}
    figures = scores(ranked, right)
    assert figures["hit1"] == 0.25
    assert figures["hit5"] == 0.5
    assert figures["mrr10"] == pytest.approx((1 + 1 / 2) / 4)
    gain = (1 / 1.58496 + 2 / 2) / (2 / 1 + 1 / 1.58496)  # b: grades 0, 1, 2 against 2, 1
    assert figures["ndcg10"] == pytest.approx((1 + gain) / 4, abs=1e-4)
