"""Finds the passages that answer a question: candidates by meaning and by words, put in order by a trained ranking."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from jawab.db.engine import Database
from jawab.inference.embedder import Embedder, Vectors
from jawab.inference.heads import load_head, sigmoid
from jawab.knowledge.asked import Asked, QuestionReader
from jawab.knowledge.candidates import (
    Candidate,
    CandidateSearch,
    PostgresCandidates,
    SqliteCandidates,
    load_candidates,
)
from jawab.knowledge.features import MEANING, NAMES, WORDS, features

MOST_OF_AN_ARTICLE = 3  # passages that one article may fill the answer with


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk that was found, and how well it fits.

    `dense` is the cosine of the question and the chunk (0 when the embedder does not read the question's script),
    `lexical` the share of the question's words, by weight, that the chunk holds, `score` the ranking's estimate
    (0 to 1) that its article answers the question. `start` and `end` are characters of the article's markdown; `url`
    begins with a slash. `features` are what the ranking saw, in the order of `jawab.knowledge.features.NAMES`.
    """

    chunk_id: UUID
    article_id: UUID
    title: str
    url: str
    slug: str
    heading_path: tuple[str, ...]
    anchor: str
    text: str
    start: int
    end: int
    language: str
    dense: float
    lexical: float
    score: float
    features: tuple[float, ...] = ()
    by_words_only: bool = False
    approximate: bool = False  # the question was in a writing that the embedder only approximates
    reading: tuple[float, ...] = ()  # of the best passage, what `jawab.answering.close_reading` found


@dataclass(frozen=True, slots=True)
class Found:
    """A question as it was read, and all its candidates with their features, of shape (candidates, len(NAMES))."""

    asked: Asked
    candidates: list[Candidate]
    table: np.ndarray
    by_words_only: bool
    approximate: bool = False


class KnowledgeSearch:
    """Searches the articles of one workspace at a time."""

    def __init__(self, database: Database, embedder: Embedder) -> None:
        self._database = database
        self._embedder = embedder
        self._reader = QuestionReader()
        self._search: CandidateSearch = (
            SqliteCandidates(database, embedder) if database.dialect == "sqlite" else PostgresCandidates(embedder)
        )

    async def find(
        self, workspace_id: UUID, text: str, vector: Vectors, *, language: str | None = None, limit: int = 8,
        most_of_an_article: int = MOST_OF_AN_ARTICLE,
    ) -> list[Passage]:  # fmt: skip
        """The `limit` best passages for `text`, whose embedding is `vector` of shape (width,), best first.

        Passages in `language` (BCP 47) are preferred. Never raises for odd questions: they find nothing.
        """
        found = await self.candidates(workspace_id, text, vector, language=language)
        return best_passages(found, limit, most_of_an_article)

    async def candidates(self, workspace_id: UUID, text: str, vector: Vectors, *, language: str | None = None) -> Found:
        """All that the ranking may choose from, with what it looks at. Training starts here."""
        reads = self._embedder.reads(text)
        async with self._database.read() as session:
            asked = await self._reader.read(session, workspace_id, text)
        async with self._database.read(heavy=True) as session:
            hits = await self._search.find(session, workspace_id, asked, vector if reads else None)
            candidates = await load_candidates(session, workspace_id, self._embedder.name, hits)
        table = features(text, asked, vector if reads else None, candidates, language)
        return Found(asked, candidates, table, not reads, self._embedder.approximates(text))


def best_passages(found: Found, limit: int, most_of_an_article: int = MOST_OF_AN_ARTICLE) -> list[Passage]:
    """The `limit` best of what was found, best first, with at most so many of one article."""
    scores = rank(found)
    taken: Counter[UUID] = Counter()
    passages: list[Passage] = []
    for i in np.argsort(-scores, kind="stable"):
        candidate = found.candidates[i]
        if taken[candidate.article_id] < most_of_an_article:
            taken[candidate.article_id] += 1
            passages.append(_passage(candidate, found.table[i], float(scores[i]), found))
        if len(passages) == limit:
            break
    return passages


def rank(found: Found) -> np.ndarray:
    """Estimates (0 to 1), shape (candidates,), that each candidate's article answers the question."""
    if found.by_words_only:
        return sigmoid(load_head("ranking_words", WORDS).score(found.table[:, len(MEANING) :]))
    return sigmoid(load_head("ranking_urdu" if found.approximate else "ranking", NAMES).score(found.table))


def _passage(candidate: Candidate, row: np.ndarray, score: float, found: Found) -> Passage:
    anchor = f"#{candidate.anchor}" if candidate.anchor else ""
    return Passage(
        chunk_id=candidate.chunk_id,
        article_id=candidate.article_id,
        title=candidate.title,
        url=f"/help/{candidate.workspace}/{candidate.language}/{candidate.slug}{anchor}",
        slug=candidate.slug,
        heading_path=candidate.heading_path,
        anchor=candidate.anchor,
        text=candidate.text,
        start=candidate.start,
        end=candidate.end,
        language=candidate.language,
        dense=float(row[NAMES.index("dense")]),
        lexical=float(row[NAMES.index("cover")]),
        score=score,
        features=tuple(float(value) for value in row),
        by_words_only=found.by_words_only,
        approximate=found.approximate,
    )
