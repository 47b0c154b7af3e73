"""Trained heads with many weights: arrays in an .npz file, which is never unpickled, and their card beside it."""

import json
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray


@cache
def load_arrays(name: str) -> dict[str, NDArray[Any]]:
    """The arrays of the shipped head `name`."""
    with (
        as_file(files("jawab.inference").joinpath("weights", f"{name}.npz")) as path,
        np.load(path, allow_pickle=False) as stored,
    ):
        return {key: stored[key] for key in stored.files}


def load_card(name: str) -> dict[str, Any]:
    """What the shipped head `name` was taught with, how well it does, and its limits."""
    card: dict[str, Any] = json.loads(
        files("jawab.inference").joinpath("weights", f"{name}.json").read_text(encoding="utf-8")
    )
    return card
