"""A head as bytes and back: arrays in NumPy's archive format and facts in JSON. Nothing is unpickled."""

import io
import json
from typing import Any

import numpy as np

from jawab.understanding.intents.choice import Choice
from jawab.understanding.intents.model import Model
from jawab.understanding.intents.nearest import Examples
from jawab.understanding.intents.strangers import Judge
from jawab.understanding.intents.words import Words

FORMAT = 2
_ARRAYS = ("vectors", "starts", "marks", "rarity", "weights", "bias", "seen", "judge")


def packed(model: Model, judge: Judge, facts: dict[str, Any]) -> bytes:
    """`facts` must be fit for JSON."""
    arrays = {
        "vectors": model.examples.vectors.astype(np.float16),  # they were rounded so before training
        "starts": model.examples.starts,
        "marks": model.marks,
        "rarity": model.words.rarity,
        "weights": model.weights,
        "bias": model.bias,
        "seen": np.array(sorted(model.seen), dtype=np.uint32),
        "judge": np.array([judge.mean, judge.scale, judge.weights]),
    }
    told = {**facts, "format": FORMAT, "choice": [model.choice.score, model.choice.nearest], "judge_bias": judge.bias}
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, facts=np.frombuffer(json.dumps(told).encode(), dtype=np.uint8), **arrays)
    return file.getvalue()


def unpacked(data: bytes) -> tuple[Model, Judge, dict[str, Any]]:
    """Raises ValueError for what `packed` of this version has not made."""
    arrays, facts = _read(data)
    model = Model(
        Examples(arrays["vectors"].astype(np.float32), arrays["starts"]),
        arrays["marks"],
        Words(arrays["rarity"]),
        arrays["weights"],
        arrays["bias"],
        Choice(*facts["choice"]),
        frozenset(arrays["seen"].tolist()),
    )
    mean, scale, weights = arrays["judge"]
    return model, Judge(mean, scale, weights, facts["judge_bias"]), facts


def _read(data: bytes) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            facts = json.loads(file["facts"].tobytes())
            if facts.get("format") == FORMAT:
                return {name: file[name] for name in _ARRAYS}, facts
    except Exception as error:  # of the archive, an array's header or the JSON: each has its own
        raise ValueError("These bytes are no trained intents.") from error
    raise ValueError("These intents were trained by another version of Jawab. Train them again.")
