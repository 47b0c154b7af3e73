"""Writes heads of many weights, with their cards, where the package reads them."""

import json
from typing import Any

import numpy as np

from training.heads import WEIGHTS

_LARGEST = 127


def quantised(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights of shape (in, out) as int8, and the float32 scale of each column."""
    scales = np.maximum(np.abs(weights).max(axis=0) / _LARGEST, 1e-12).astype(np.float32)
    return np.round(weights / scales).astype(np.int8), scales


def write_arrays(name: str, arrays: dict[str, np.ndarray]) -> None:
    """`name.npz`: the same bytes for the same arrays."""
    np.savez_compressed(WEIGHTS / f"{name}.npz", **arrays)  # type: ignore[arg-type]


def write_card(name: str, card: dict[str, Any]) -> None:
    """`name.json`."""
    (WEIGHTS / f"{name}.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
