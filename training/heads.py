"""Writes trained heads, each with its card, where the package reads them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

WEIGHTS = Path(__file__).parent.parent / "src" / "jawab" / "inference" / "weights"
DATA = [
    "training/questions/faq: paraphrases of FAQ entries of ten invented companies, written for this project (MIT)",
    "training/questions/{demo,logingov,handbook18f,powerpages}.jsonl: questions written for this project (MIT)",
    "training/questions/plain.jsonl: questions in plain words, written for this project (MIT)",
    "login.gov help centre and 18F handbook (GSA-TTS, 18F; CC0)",
    "Power Pages documentation (Microsoft, MicrosoftDocs/power-pages-docs; CC-BY-4.0)",
]


def write_head(
    name: str,
    about: str,
    features: Sequence[str],
    parameters: dict[str, Any],
    figures: dict[str, Any],
    limits: str,
    data: Sequence[str] = tuple(DATA),
) -> None:
    """`parameters`: mean, scale and weights of shape (features,), bias, and thresholds."""
    model = {
        "features": list(features),
        "mean": _rounded(parameters["mean"]),
        "scale": _rounded(parameters["scale"]),
        "layers": [[[[weight] for weight in _rounded(parameters["weights"])], _rounded([parameters["bias"]])]],
        "thresholds": parameters.get("thresholds", {}),
    }
    card = {"name": name, "about": about, "data": list(data), "figures": figures, "limits": limits, "model": model}
    path = WEIGHTS / f"{name}.json"
    path.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _rounded(values: Sequence[float] | np.ndarray) -> list[float]:
    return [round(float(value), 5) for value in values]
