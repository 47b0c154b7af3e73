"""The index in memory gives what a comparison with every vector would."""

import numpy as np
import pytest

from jawab.knowledge.vectors import DIRECT_UP_TO, VectorIndex


def topics(count: int, width: int = 384, seed: int = 5) -> np.ndarray:
    """Vectors of length 1 around 400 topics, with a spectrum that falls off as that of sentence vectors does."""
    numbers = np.random.default_rng(seed)
    falling = (1 / np.sqrt(1 + np.arange(width) / 24)).astype(np.float32)
    centres = numbers.normal(size=(400, width)).astype(np.float32) * falling
    near = numbers.normal(size=(count, width)).astype(np.float32) * falling
    vectors = centres[numbers.integers(400, size=count)] + 0.8 * near
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.mark.parametrize("count", [1, 39, 500, DIRECT_UP_TO + 5_000])
def test_nearest_is_exact(count: int) -> None:
    vectors = topics(count)
    index = VectorIndex([f"{i:032x}" for i in range(count)], vectors)
    for question in topics(20, seed=9):
        expected = np.sort(vectors @ question)[::-1][:40]
        found = [int(id, 16) for id in index.nearest(question, 40)]
        np.testing.assert_allclose(vectors[found] @ question, expected, atol=1e-3)


def test_an_empty_index_finds_nothing() -> None:
    assert VectorIndex([], np.empty((0, 8), dtype=np.float32)).nearest(np.ones(8, dtype=np.float32), 5) == []


def test_changes_keep_the_rest() -> None:
    vectors = topics(100)
    ids = [f"{i:032x}" for i in range(100)]
    index = VectorIndex(ids[:80], vectors[:80]).changed(set(ids[:10]), ids[80:], vectors[80:])
    assert sorted(index.ids) == ids[10:]
    for i in range(10, 100):
        assert index.nearest(vectors[i], 1) == [ids[i]]
    assert index.changed(set(ids), [], np.empty((0, 384), dtype=np.float32)).ids == []
