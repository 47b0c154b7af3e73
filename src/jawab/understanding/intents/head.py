"""A workspace's trained intents: reads which one a message is of, in a fraction of a millisecond."""

import io
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from jawab.inference.embedder import Vectors
from jawab.understanding.intents.features import Features
from jawab.understanding.intents.strangers import Judge, Standing, share_known
from jawab.understanding.intents.words import Words, vocabulary
from jawab.understanding.types import IntentGuess, IntentReading

FORMAT = 1
_ARRAYS = ("landmarks", "rarity", "of", "weights", "bias", "seen", "judge_mean", "judge_scale", "judge_weights")


@dataclass(frozen=True)
class IntentHead:
    """`keys`: the intents. `of`: which of them each landmark is an example of. `weights`: (landmarks + places, intents)
    and `bias`: (intents,). `steepness` makes scores into calibrated chances. `seen`: the words of the training texts,
    as numbers. `threshold`: of the probability, as the training data suggest it. `embedder`: whose vectors it reads."""

    keys: tuple[str, ...]
    features: Features
    of: np.ndarray
    weights: Vectors
    bias: Vectors
    steepness: float
    seen: np.ndarray
    judge: Judge
    threshold: float
    embedder: str = ""
    version: int = field(default=0, compare=False)

    def read(self, text: str, vector: Vectors | None) -> IntentReading:
        """`vector` has shape (width,); None, or all zero, where the embedder cannot read the text: then its words alone
        are read. Raises ValueError for a vector of another width than the head was trained with."""
        chances, strange = self.chances(text, vector)
        order = np.argsort(-chances, kind="stable")
        inside = 1 - strange
        candidates = [IntentGuess(self.keys[i], self.keys[i], inside * float(chances[i])) for i in order]
        return IntentReading(candidates, strange, self.version)

    def chances(self, text: str, vector: Vectors | None) -> tuple[Vectors, float]:
        """Of each intent if it is one of them, (intents,), and that it is none."""
        given = self._fitting(vector)
        likeness = self.features.likeness(given)
        worded = self.features.worded([text], given)[0]
        told = np.flatnonzero(worded)
        landmarks = likeness.shape[1]
        scores = likeness[0] @ self.weights[:landmarks] + worded[told] @ self.weights[landmarks + told] + self.bias
        chances = softmax(scores[None] * self.steepness)
        words = vocabulary(text)
        known = share_known([words], self._seen)
        standing = Standing(chances, scores[None], likeness, self.of, known, np.array([len(words)]))
        return chances[0], float(self.judge.chance(standing.table())[0])

    def to_bytes(self) -> bytes:
        """Arrays and facts in NumPy's archive format, without pickle."""
        facts = {
            "format": FORMAT, "keys": self.keys, "steepness": self.steepness, "threshold": self.threshold,
            "judge_bias": self.judge.bias, "embedder": self.embedder,
        }  # fmt: skip
        arrays = {
            "landmarks": self.features.landmarks, "rarity": self.features.words.rarity, "of": self.of,
            "weights": self.weights, "bias": self.bias, "seen": self.seen, "judge_mean": self.judge.mean,
            "judge_scale": self.judge.scale, "judge_weights": self.judge.weights,
        }  # fmt: skip
        file = io.BytesIO()
        np.savez(file, allow_pickle=False, facts=np.frombuffer(json.dumps(facts).encode(), dtype=np.uint8), **arrays)
        return file.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes, embedder: str | None = None) -> "IntentHead":
        """Raises ValueError for what `to_bytes` of this version has not made, and for a head whose vectors came from
        another embedder than `embedder`, when that is given."""
        arrays, facts = _unpacked(data)
        if embedder is not None and facts["embedder"] != embedder:
            raise ValueError(
                f"These intents were trained with the embedding model {facts['embedder']}, and now {embedder} is in "
                "use. Train them again."
            )
        return cls(
            keys=tuple(facts["keys"]),
            features=Features(arrays["landmarks"], Words(arrays["rarity"])),
            of=arrays["of"],
            weights=arrays["weights"],
            bias=arrays["bias"],
            steepness=facts["steepness"],
            seen=arrays["seen"],
            judge=Judge(
                arrays["judge_mean"], arrays["judge_scale"], arrays["judge_weights"], float(facts["judge_bias"])
            ),
            threshold=facts["threshold"],
            embedder=facts["embedder"],
        )

    @cached_property
    def _seen(self) -> set[int]:
        return set(self.seen.tolist())

    def _fitting(self, vector: Vectors | None) -> Vectors:
        width = self.features.landmarks.shape[1]
        if vector is None:
            return np.zeros((1, width), dtype=np.float32)
        if vector.shape != (width,):
            raise ValueError(
                f"These intents were trained with vectors of width {width}, and this one has shape {vector.shape}. "
                "Train them again with the embedding model that is in use."
            )
        return vector[None]


def softmax(scores: Vectors) -> Vectors:
    """Rows of chances that add up to 1."""
    risen = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Vectors = risen / risen.sum(axis=1, keepdims=True)
    return chances


def _unpacked(data: bytes) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            arrays = {name: file[name] for name in _ARRAYS}
            facts = json.loads(file["facts"].tobytes())
    except Exception as error:  # zip, header, JSON: each has its own
        raise ValueError("These bytes are no trained intents.") from error
    if facts.get("format") != FORMAT:
        raise ValueError("These intents were trained by another version of Jawab. Train them again.")
    return arrays, facts
