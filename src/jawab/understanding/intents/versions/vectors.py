"""Vectors of examples. Those of unchanged examples are remembered, so that training again takes seconds."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from hashlib import sha256

import numpy as np

from jawab.inference.embedder import Embedder, Vectors

AT_ONCE = 32
MOST_REMEMBERED = 20_000  # of 384 numbers: 30 MB
_remembered: OrderedDict[bytes, Vectors] = OrderedDict()


async def vectors_of(embedder: Embedder, texts: Sequence[str], tell: Callable[[float], Awaitable[None]]) -> Vectors:
    """float32 of shape (len(texts), width), in their order; `tell` hears the share that is done. A text that the
    embedder cannot read has a row of zeros."""
    keys = [sha256(f"{embedder.name}\n{text}".encode()).digest() for text in texts]
    missing = [i for i, key in enumerate(keys) if key not in _remembered]
    found = {key: _remembered[key] for key in keys if key in _remembered}
    for start in range(0, len(missing), AT_ONCE):
        await tell(start / len(missing))
        batch = missing[start : start + AT_ONCE]
        for i, vector in zip(batch, await _embedded(embedder, [texts[i] for i in batch]), strict=True):
            found[keys[i]] = vector
    _remember(found)
    return np.stack([found[key] for key in keys])


async def _embedded(embedder: Embedder, texts: Sequence[str]) -> Vectors:
    vectors = np.zeros((len(texts), embedder.width), dtype=np.float32)
    readable = [i for i, text in enumerate(texts) if embedder.reads(text)]
    if readable:
        vectors[readable] = await embedder.embed([texts[i] for i in readable])
    return vectors


def _remember(found: dict[bytes, Vectors]) -> None:
    for key, vector in found.items():
        _remembered[key] = vector
        _remembered.move_to_end(key)
    while len(_remembered) > MOST_REMEMBERED:
        _remembered.popitem(last=False)
