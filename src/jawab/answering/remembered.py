"""Vectors of sentences that are needed again and again, kept in memory."""

from collections import OrderedDict
from collections.abc import Sequence

from jawab.inference.embedder import Embedder, Vectors

_MOST = 20_000


class RememberedVectors:
    """Embeds texts, each only once while it is remembered; those not asked for longest are forgotten first."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: OrderedDict[str, Vectors] = OrderedDict()

    async def __call__(self, texts: Sequence[str]) -> list[Vectors]:
        """The vectors of `texts`, each of shape (width,), in their order."""
        if new := [text for text in dict.fromkeys(texts) if text not in self._known]:
            self._known.update(zip(new, await self._embedder.embed(new), strict=True))
        vectors = [self._known[text] for text in texts]
        for text in texts:
            self._known.move_to_end(text)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)
        return vectors
