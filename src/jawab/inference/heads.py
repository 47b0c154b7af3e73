"""Small trained heads, shipped as JSON: weights and the card that says where they come from."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Head:
    """A linear or two-layer model over named features.

    `layers` holds (weights, biases) of shapes (in, out) and (out,); between two layers stands tanh.
    """

    features: tuple[str, ...]
    mean: np.ndarray
    scale: np.ndarray
    layers: tuple[tuple[np.ndarray, np.ndarray], ...]
    thresholds: dict[str, float]
    card: dict[str, Any]

    def score(self, table: np.ndarray) -> np.ndarray:
        """Log-odds, shape (rows,), for features of shape (rows, len(features))."""
        values: np.ndarray = (table - self.mean) / self.scale
        for i, (weights, biases) in enumerate(self.layers):
            values = (np.tanh(values) if i else values) @ weights + biases
        return values.reshape(-1)


@cache
def load_head(name: str, features: Sequence[str]) -> Head:
    """The shipped head `name`. Raises ValueError when it was trained on other features than the code makes."""
    card = json.loads(files("jawab.inference").joinpath("weights", f"{name}.json").read_text(encoding="utf-8"))
    model = card.pop("model")
    if tuple(model["features"]) != tuple(features):
        raise ValueError(f"The head {name} was trained on other features than this version makes; train it again.")
    return Head(
        tuple(features),
        np.array(model["mean"]),
        np.array(model["scale"]),
        tuple((np.array(weights), np.array(biases)) for weights, biases in model["layers"]),
        model.get("thresholds", {}),
        card,
    )


def sigmoid(log_odds: np.ndarray) -> np.ndarray:
    """Probabilities of log-odds."""
    odds: np.ndarray = np.exp(-np.clip(log_odds, -60, 60))
    return 1 / (1 + odds)
