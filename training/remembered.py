"""An embedder that keeps its vectors on disk between training runs."""

import sqlite3
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from jawab.inference.embedder import Embedder, Read, TokenVectors, Vectors

CACHE = Path(__file__).parent / ".cache" / "vectors.db"
TEXTS_A_ROUND = 512


class RememberingEmbedder:
    """Gives what `embedder` gives, and asks it only once for each text, but for what it only approximates: that is
    quick, and another encoder would make it anew."""

    def __init__(self, embedder: Embedder, path: Path = CACHE) -> None:
        path.parent.mkdir(exist_ok=True)
        self._embedder = embedder
        self._store = sqlite3.connect(path, timeout=60)
        self._store.execute("CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, vector BLOB)")
        self._store.execute(
            "CREATE TABLE IF NOT EXISTS tokens (key TEXT PRIMARY KEY, states BLOB, weights BLOB, starts BLOB)"
        )
        self.name = embedder.name
        self.width = embedder.width

    def reads(self, text: str) -> bool:
        return self._embedder.reads(text)

    def approximates(self, text: str) -> bool:
        return self._embedder.approximates(text)

    async def embed(self, texts: Sequence[str]) -> Vectors:
        keys = [self._key(text) for text in texts]
        stored = {key for key, text in zip(keys, texts, strict=True) if not self.approximates(text)}
        known = {key: vector for key in stored if (vector := self._load(key)) is not None}
        missing = list({key: text for key, text in zip(keys, texts, strict=True) if key not in known}.items())
        for start in range(0, len(missing), TEXTS_A_ROUND):
            some = missing[start : start + TEXTS_A_ROUND]
            vectors = await self._embedder.embed([text for _, text in some])
            made = {key: vector for (key, _), vector in zip(some, vectors, strict=True)}
            kept = [(key, made[key].tobytes()) for key, _ in some if key in stored]
            self._store.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", kept)
            self._store.commit()
            known |= made
        return np.array([known[key] for key in keys], dtype=np.float32).reshape(len(texts), self.width)

    async def read(self, text: str) -> Read:
        if self.approximates(text):
            return await self._embedder.read(text)
        key = self._key(f"tokens\0{text}")
        row = self._store.execute("SELECT states, weights, starts FROM tokens WHERE key = ?", (key,)).fetchone()
        if row is None:
            read = await self._embedder.read(text)
            given = read.tokens
            row = (given.states.astype(np.float16).tobytes(), given.weights.tobytes(), given.starts.tobytes())
            self._store.execute("INSERT OR IGNORE INTO tokens VALUES (?, ?, ?, ?)", (key, *row))
            self._store.commit()
        (vector,) = await self.embed([text])
        states = np.frombuffer(row[0], dtype=np.float16).reshape(-1, self.width).astype(np.float32)
        return Read(vector, TokenVectors(states, np.frombuffer(row[1], np.float32), np.frombuffer(row[2], np.int32)))

    def _key(self, text: str) -> str:
        """What the model itself reads is the same whatever stands beside it (`model+encoder`)."""
        return sha256(f"{self.name.partition('+')[0]}\0{text}".encode()).hexdigest()

    def _load(self, key: str) -> Vectors | None:
        row = self._store.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
        return np.frombuffer(row[0], dtype=np.float32) if row else None
