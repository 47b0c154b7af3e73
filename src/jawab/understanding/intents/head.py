"""A workspace's trained intents: reads which one a message is of, in a fraction of a millisecond."""

from dataclasses import dataclass

import numpy as np

from jawab.inference.embedder import Vectors
from jawab.understanding.intents.model import Model
from jawab.understanding.intents.stored import packed, unpacked
from jawab.understanding.intents.strangers import Judge
from jawab.understanding.types import IntentGuess, IntentReading


@dataclass(frozen=True)
class IntentHead:
    """`keys`: the intents. `threshold`: of the probability, as the training data suggest it. `embedder`: names the one
    whose vectors it reads."""

    keys: tuple[str, ...]
    model: Model
    judge: Judge
    threshold: float
    embedder: str = ""

    def read(self, text: str, vector: Vectors | None) -> IntentReading:
        """The ten likeliest intents, under their keys and as version 0: whoever keeps heads knows labels and versions.

        `vector` has shape (width,); None, or all zero, where the embedder cannot read the text: then its words alone
        are read. Raises ValueError for a vector of another width than the head was trained with.
        """
        standing = self.model.standing(text, self._fitting(vector))
        strange = float(self.judge.chance(standing.table())[0])
        chances, intents = standing.chances[0], standing.closest.intents[0]
        order = np.argsort(-chances, kind="stable")
        keys = [self.keys[i] for i in intents[order]]
        likely = ((1 - strange) * chances[order].astype(float)).tolist()
        return IntentReading([IntentGuess(key, key, p) for key, p in zip(keys, likely, strict=True)], strange, 0)

    def to_bytes(self) -> bytes:
        """See `stored.py`."""
        return packed(
            self.model,
            self.judge,
            {"keys": self.keys, "threshold": self.threshold, "embedder": self.embedder},
        )

    @classmethod
    def from_bytes(cls, data: bytes, embedder: str | None = None) -> "IntentHead":
        """Raises ValueError for what `to_bytes` of this version has not made, and for a head that reads the vectors of
        another embedder than `embedder`, when that is given."""
        model, judge, facts = unpacked(data)
        if embedder is not None and facts["embedder"] != embedder:
            raise ValueError(
                f"These intents were trained with the embedding model {facts['embedder']}, and now {embedder} is in "
                "use. Train them again."
            )
        return cls(tuple(facts["keys"]), model, judge, facts["threshold"], facts["embedder"])

    def _fitting(self, vector: Vectors | None) -> Vectors:
        width = self.model.examples.vectors.shape[1]
        if vector is None:
            return np.zeros(width, dtype=np.float32)
        if vector.shape != (width,):
            raise ValueError(
                f"These intents were trained with vectors of width {width}, and this one has shape {vector.shape}. "
                "Train them again with the embedding model that is in use."
            )
        return vector
