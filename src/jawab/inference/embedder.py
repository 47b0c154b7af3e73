"""From text to a vector. One interface, so that the model (or a router between models by language) can change."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """A text token by token, each as it is meant in its place.

    `states`: float32 of shape (tokens, width), each of length 1; `weights`: (tokens,), how much each tells, 0 for
    function words and marks; `starts`: (tokens,), the character of the text at which each begins.
    """

    states: Vectors
    weights: Vectors
    starts: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Read:
    """One text as a whole and token by token, from a single run of the model. `vector`: float32 of shape (width,).

    `tokens` are none at all where the text was only read as a whole, as Urdu is.
    """

    vector: Vectors
    tokens: TokenVectors


class Embedder(Protocol):
    """Turns texts into vectors whose dot product is their likeness."""

    @property
    def name(self) -> str:
        """Names the model and its weights. Vectors of different names must never be compared."""

    @property
    def width(self) -> int:
        """Length of a vector."""

    def reads(self, text: str) -> bool:
        """Whether vectors of such text mean anything. Where they do not, only words are searched: the one place to
        ask when models differ by language."""

    def approximates(self, text: str) -> bool:
        """Whether such text is only placed near where the model would have placed its translation: near enough to find
        things by, too rough to be judged like English."""

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """float32 vectors of shape (len(texts), width), each of Euclidean length 1, in the order of `texts`."""

    async def read(self, text: str) -> Read:
        """One text as a whole and token by token; as much work as embedding it."""


def load_embedder(setting: str = "") -> Embedder:
    """The embedder that `JAWAB_EMBEDDER` names: empty = built in, `fake` = for tests, else a folder.

    Reads the model from disk (about 0.3 s). Raises ModelMissing, with what to do, when it is not there or damaged.
    """
    if setting == "fake":
        from jawab.inference.fake import FakeEmbedder

        return FakeEmbedder()
    from jawab.inference.onnx import OnnxEmbedder, built_in_model, folder_model

    if setting:
        return OnnxEmbedder(folder_model(Path(setting)))  # another model has vectors of its own, for Urdu too
    from jawab.inference.urdu.routed import RoutedEmbedder

    return RoutedEmbedder(OnnxEmbedder(built_in_model()))


class ModelMissing(RuntimeError):
    """A model's files are missing or are not the expected ones; the message says what to install."""


def mostly_latin(text: str) -> bool:
    """Whether at least half of the letters are Latin, Greek or Cyrillic: what an English model has seen of."""
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(char < "\u0530" for char in letters) >= len(letters)
