"""Asks the product's own search every training question and keeps what it found."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import numpy as np

from jawab.evals.corpus import fill, new_workspace, temporary_database
from jawab.inference.embedder import Embedder
from jawab.inference.urdu.writing import writing
from jawab.knowledge.search import Found, KnowledgeSearch
from training.corpora import Asking, Corpus


@dataclass(frozen=True, slots=True)
class Example:
    """One question, its candidates and the path of the page of each."""

    corpus: str
    asking: Asking
    vector: np.ndarray
    found: Found
    paths: list[str]
    language: str

    @property
    def right(self) -> np.ndarray:
        """Whether each candidate's page answers, shape (candidates,)."""
        return np.array([path in self.asking.right for path in self.paths], dtype=bool)


async def gather(corpora: Sequence[Corpus], embedder: Embedder) -> AsyncIterator[Example]:
    """The examples of all corpora, one corpus after the other."""
    async with temporary_database() as database:
        search = KnowledgeSearch(database, embedder)
        for corpus in corpora:
            workspace = await new_workspace(database, corpus.name)
            paths = await fill(database, embedder, workspace, corpus.pages)
            vectors = await embedder.embed([asking.text for asking in corpus.asked])
            for asking, vector in zip(corpus.asked, vectors, strict=True):
                language = writing(asking.text) or "en"
                found = await search.candidates(workspace, asking.text, vector, language=language)
                places = [paths[candidate.article_id] for candidate in found.candidates]
                yield Example(corpus.name, asking, vector, found, places, language)
