"""Which weights can be used: those for the embedding model of now, in the form that this version of Jawab writes."""

from jawab.inference.embedder import Embedder
from jawab.understanding.intents.stored import FORMAT


def fits(embedder: Embedder) -> str:
    """What a training notes of the weights that it makes. Those with another note cannot be used any more."""
    return f"{embedder.name} · {FORMAT}"
