"""The built-in embedder: English by MiniLM as ever, Urdu and Roman Urdu by the encoder, all in one space."""

from collections.abc import Sequence

import numpy as np

from jawab.inference.embedder import Embedder, Read, TokenVectors, Vectors
from jawab.inference.urdu.encoder import VERSION, load_encoder
from jawab.inference.urdu.writing import writing


class RoutedEmbedder:
    """Sends each text, whole, to the model that reads it. English vectors are those of `english`, bit for bit.

    The name holds the encoder's version: with another version articles are embedded again.
    """

    def __init__(self, english: Embedder) -> None:
        self._english = english
        self._urdu = load_encoder()
        if self._urdu.width != english.width:
            raise ValueError(f"The encoder for Urdu makes vectors of {self._urdu.width} numbers, not {english.width}.")
        self.name = f"{english.name}+{VERSION}"
        self.width = english.width

    def reads(self, text: str) -> bool:
        """As Embedder.reads."""
        return bool(writing(text)) or self._english.reads(text)

    def approximates(self, text: str) -> bool:
        """As Embedder.approximates."""
        return bool(writing(text))

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """As Embedder.embed."""
        urdu = [i for i, text in enumerate(texts) if writing(text)]
        if not urdu:
            return await self._english.embed(texts)
        chosen = set(urdu)
        others = [i for i in range(len(texts)) if i not in chosen]
        vectors = np.empty((len(texts), self.width), dtype=np.float32)
        if others:
            vectors[others] = await self._english.embed([texts[i] for i in others])
        for i in urdu:
            vectors[i] = self._urdu.encode(texts[i])
        return vectors

    async def read(self, text: str) -> Read:
        """As Embedder.read. The encoder sees no words in their context, so it gives no tokens."""
        if not writing(text):
            return await self._english.read(text)
        return Read(self._urdu.encode(text), no_tokens(self.width))


def no_tokens(width: int) -> TokenVectors:
    """Those of a text that was only read as a whole."""
    return TokenVectors(np.zeros((0, width), np.float32), np.zeros(0, np.float32), np.zeros(0, np.int32))
