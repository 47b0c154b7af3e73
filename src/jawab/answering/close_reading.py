"""Reads a question and the best passages word against word: what a whole passage's one vector cannot tell.

A passage about the right subject may still lack the very thing that was asked. For each telling token of the question
the likest token of the passages is looked for, each in its context ("late interaction", as in ColBERT), and for the
whole question the likest sentence. A text of which there is only one vector counts as a single token, a passage of that
kind as its sentences.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from jawab.inference.embedder import Embedder, Read, TokenVectors, Vectors
from jawab.knowledge.search import Passage
from jawab.knowledge.sentences import spans

NAMES = (
    "said",  # mean likeness of the question's telling tokens to the likest of the best article's, by weight
    "said_least",  # … of the token that is said least
    "said_least_two",  # … of the two that are said least
    "said_rarest",  # … of the rarest token
    "unsaid",  # share of the tokens whose likest is below 0.5
    "said_more",  # said, less the same for the next article's best passage
    "said_more_first",  # … with the best passage alone
    "sentence",  # cosine of the question and the likest sentence of the best article's passages
    "sentence_two",  # mean over the two likest
    "sentence_more",  # sentence, less the next article's
)
OWN = 2  # passages of the best article that are read; one more of the next article
KEPT = 1_500  # passages that stay read, about 60 KB each


@dataclass(frozen=True, slots=True)
class _Read:
    """Telling tokens (tokens, width) as float16, and sentences (sentences, width)."""

    tokens: np.ndarray
    sentences: Vectors


class CloseReader:
    """Reads passages when they are first needed (about 35 ms each on a core) and remembers the last ones."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._read: OrderedDict[UUID, _Read] = OrderedDict()

    async def compare(self, asked: Read, passages: Sequence[Passage]) -> tuple[float, ...]:
        """How the best passages say what is asked, in the order of NAMES; `passages` best first, at least one."""
        best = passages[0].article_id
        own = [passage for passage in passages if passage.article_id == best][:OWN]
        others = [passage for passage in passages if passage.article_id != best][:1]
        mine, other = await asyncio.gather(self._all(own), self._all(others))
        return _compared(_tokens(asked), mine, other)

    async def _all(self, passages: Sequence[Passage]) -> list[_Read]:
        return list(await asyncio.gather(*map(self._passage, passages)))

    async def _passage(self, passage: Passage) -> _Read:
        read = self._read.get(passage.chunk_id)
        if read is None:
            head = " › ".join([passage.title, *passage.heading_path]) + "\n"
            given = (await self._embedder.read(head + passage.text)).tokens
            read = _by_token(passage.text, len(head), given) if len(given.weights) else await self._whole(passage)
            self._read[passage.chunk_id] = read
            if len(self._read) > KEPT:
                self._read.popitem(last=False)
        self._read.move_to_end(passage.chunk_id)
        return read

    async def _whole(self, passage: Passage) -> _Read:
        sentences = await self._embedder.embed([passage.title, *(passage.text[a:b] for a, b in spans(passage.text))])
        return _Read(sentences.astype(np.float16), sentences)


def _tokens(read: Read) -> TokenVectors:
    if len(read.tokens.weights):
        return read.tokens
    return TokenVectors(read.vector[None, :], np.ones(1, np.float32), np.zeros(1, np.int32))


def _by_token(text: str, before: int, given: TokenVectors) -> _Read:
    """`text` begins at character `before` of what was read."""
    telling = given.weights > 0
    sentences = [
        given.states[inside].mean(0)
        for start, end in spans(text)
        if (inside := (given.starts >= start + before) & (given.starts < end + before)).any()
    ]
    return _Read(
        given.states[telling].astype(np.float16),
        _normal(np.array(sentences or [np.zeros(given.states.shape[1])])).astype(np.float32),
    )


def _compared(asked: TokenVectors, mine: Sequence[_Read], other: Sequence[_Read]) -> tuple[float, ...]:
    telling = asked.weights > 0
    if not telling.any():
        return (0.0,) * len(NAMES)
    states, weights = asked.states[telling], asked.weights[telling]
    share = weights / weights.sum()
    said = _likest(states, mine)
    elsewhere = float(share @ _likest(states, other))
    whole = _normal(asked.states.mean(0))
    sentence, other_sentence = _sentences(whole, mine), _sentences(whole, other)
    return (
        float(share @ said),
        float(said.min()),
        float(np.sort(said)[:2].mean()),
        float(said[weights.argmax()]),
        float((said < 0.5).mean()),
        float(share @ said) - elsewhere,
        float(share @ _likest(states, mine[:1])) - elsewhere,
        float(sentence[0]),
        float(sentence[:2].mean()),
        float(sentence[0] - other_sentence[0]),
    )


def _likest(states: Vectors, read: Sequence[_Read]) -> np.ndarray:
    """For each state (tokens, width) its largest likeness to a token that was read, 0 when none was: (tokens,)."""
    likeness = np.zeros(len(states))
    for one in read:
        if len(one.tokens):
            likeness = np.maximum(likeness, (states @ one.tokens.astype(np.float32).T).max(1))
    return likeness


def _sentences(whole: np.ndarray, read: Sequence[_Read]) -> np.ndarray:
    """Likeness of the question to each sentence, largest first; a 0 when there is none."""
    found = [one.sentences @ whole for one in read]
    return np.sort(np.concatenate(found))[::-1] if found else np.zeros(1)


def _normal(vectors: np.ndarray) -> np.ndarray:
    normal: np.ndarray = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
    return normal
