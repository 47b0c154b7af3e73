"""Turns gathered examples into rows for the judgement: also with the right articles taken away."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, replace

import numpy as np

from jawab.answering.close_reading import CloseReader
from jawab.answering.evidence import evidence
from jawab.inference.embedder import Embedder, Read
from jawab.knowledge.features import features
from jawab.knowledge.search import Found, best_passages
from training.gather import Example

PASSAGES = 8  # as the answering pipeline asks for


@dataclass(frozen=True, slots=True)
class Row:
    """The evidence of one question, and whether the best article, or one of the first three, answers it.

    `kind`: as Asking.kind, or `removed` when its right articles were taken away, so that nothing answers.
    """

    corpus: str
    kind: str
    evidence: np.ndarray
    first: bool
    among: bool


async def judged(examples: Iterable[Example], embedder: Embedder, *, words_only: bool) -> AsyncIterator[Row]:
    """A row for each example, and for each answerable one another without its right articles.

    `words_only`: as if the embedder did not read the question.
    """
    reader = CloseReader(embedder)
    for example in examples:
        asked = await embedder.read(example.asking.text)
        yield await _row(example, example.asking.kind, range(len(example.paths)), reader, asked, words_only)
        if example.asking.right:
            others = [i for i, path in enumerate(example.paths) if path not in example.asking.right]
            yield await _row(example, "removed", others, reader, asked, words_only)


async def _row(
    example: Example, kind: str, keep: Iterable[int], reader: CloseReader, read: Read, words_only: bool
) -> Row:
    asked, keep = example.found.asked, list(keep)
    candidates = [example.found.candidates[i] for i in keep]
    text, vector = example.asking.text, None if words_only else example.vector
    table = features(text, asked, vector, candidates, example.language)
    passages = best_passages(Found(asked, candidates, table, words_only, example.found.approximate), PASSAGES)
    if not words_only:
        passages[0] = replace(passages[0], reading=await reader.compare(read, passages))
    path = {candidate.article_id: example.paths[i] for i, candidate in zip(keep, candidates, strict=True)}
    articles = list(dict.fromkeys(path[passage.article_id] for passage in passages))
    right = example.asking.right if kind == "answerable" else frozenset()
    return Row(example.corpus, kind, evidence(text, passages), articles[0] in right, not right.isdisjoint(articles[:3]))
