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
    """Gives what `embedder` gives, and asks it only once for each text."""

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

    async def embed(self, texts: Sequence[str]) -> Vectors:
        keys = [sha256(f"{self.name}\0{text}".encode()).hexdigest() for text in texts]
        known = {key: vector for key in keys if (vector := self._load(key)) is not None}
        missing = list({key: text for key, text in zip(keys, texts, strict=True) if key not in known}.items())
        for start in range(0, len(missing), TEXTS_A_ROUND):
            some = missing[start : start + TEXTS_A_ROUND]
            vectors = await self._embedder.embed([text for _, text in some])
            rows = [(key, vector.tobytes()) for (key, _), vector in zip(some, vectors, strict=True)]
            self._store.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)
            self._store.commit()
            known |= {key: vector for (key, _), vector in zip(some, vectors, strict=True)}
        return np.array([known[key] for key in keys], dtype=np.float32).reshape(len(texts), self.width)

    async def read(self, text: str) -> Read:
        key = sha256(f"{self.name}\0tokens\0{text}".encode()).hexdigest()
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

    def _load(self, key: str) -> Vectors | None:
        row = self._store.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
        return np.frombuffer(row[0], dtype=np.float32) if row else None
