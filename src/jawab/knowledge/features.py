"""What the ranking looks at: how a question and each candidate fit, as numbers.

The same code makes the features in training and in use. All lie between about -1 and 2.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from jawab.db.search.terms import fold, terms
from jawab.inference.embedder import Vectors
from jawab.knowledge.asked import Asked
from jawab.knowledge.candidates import Candidate

MEANING = (
    "dense",  # cosine of the question and the chunk under its title and headings
    "title",  # … and the title alone
    "best",  # the larger of the two
    "dense_gap",  # dense, less the best chunk's
    "title_gap",  # title, less the best title's
    "article_dense",  # the best dense of the article's candidates
    "article_mean",  # mean of the article's best three, missing ones as 0
)
WORDS = (
    "bm25",  # over the chunk, title and headings twice; divided by the sum of the words' weights
    "cover",  # share of the question's words, by weight, that the chunk or its head holds
    "cover_head",  # … that its title or headings hold
    "cover_article",  # … that the article's candidates hold together
    "cover_gap",  # cover, less the best chunk's
    "title_told",  # share of the title's words that the question holds
    "pairs",  # share of the question's neighbouring words that are neighbours in the chunk
    "letters",  # likeness of question and title by their groups of three letters
    "language",  # 1 when the chunk is in the language of the question, or that is not known
)
NAMES = MEANING + WORDS
TYPICAL_WORDS = 80  # content words of a chunk


def features(
    text: str, asked: Asked, vector: Vectors | None, candidates: Sequence[Candidate], language: str | None
) -> np.ndarray:
    """float32 of shape (candidates, len(NAMES)). Without a `vector` all features of MEANING are 0."""
    table = np.zeros((len(candidates), len(NAMES)), dtype=np.float32)
    if not candidates:
        return table
    of_article = defaultdict[object, list[int]](list)
    for i, candidate in enumerate(candidates):
        of_article[candidate.article_id].append(i)
    if vector is not None:
        table[:, : len(MEANING)] = _meaning(vector, candidates, list(of_article.values()))
    table[:, len(MEANING) :] = _words(text, asked, candidates, list(of_article.values()), language)
    return table


def _meaning(vector: Vectors, candidates: Sequence[Candidate], articles: list[list[int]]) -> np.ndarray:
    dense = _cosines(vector, [candidate.vector for candidate in candidates])
    title = _cosines(vector, [candidate.title_vector for candidate in candidates])
    top, mean = np.zeros_like(dense), np.zeros_like(dense)
    for rows in articles:
        best = np.sort(dense[rows])[::-1][:3]
        top[rows], mean[rows] = best[0], best.sum() / 3
    return np.stack([dense, title, np.maximum(dense, title), dense - dense.max(), title - title.max(), top, mean], 1)


def _cosines(vector: Vectors, stored: Sequence[bytes | None]) -> np.ndarray:
    nothing = bytes(vector.nbytes)
    return np.frombuffer(b"".join(raw or nothing for raw in stored), dtype="<f4").reshape(len(stored), -1) @ vector


def _words(
    text: str, asked: Asked, candidates: Sequence[Candidate], articles: list[list[int]], language: str | None
) -> np.ndarray:
    total = sum(asked.weights.values()) or 1.0
    pairs = [f" {first} {second} " for first, second in set(pairwise(asked.terms))]
    letters = trigrams(text)
    rows, found = [], []
    for candidate in candidates:
        # Searching the joined words for " word " is many times quicker than taking them apart.
        head, body = f" {candidate.head} ", f" {candidate.body} "
        in_head = {term for term in asked.weights if f" {term} " in head}
        found.append(in_head | {term for term in asked.weights if f" {term} " in body})
        title, title_letters = _title(candidate.title)
        rows.append(
            (
                _bm25(asked, head, body, found[-1]) / total,
                _weight(asked, found[-1]) / total,
                _weight(asked, in_head) / total,
                0.0,
                0.0,
                len(title & asked.weights.keys()) / max(1, len(title)),
                sum(pair in body for pair in pairs) / max(1, len(pairs)) if len(found[-1]) > 1 else 0.0,
                2 * len(letters & title_letters) / max(1, len(letters) + len(title_letters)),
                float(language is None or _base(candidate.language) == _base(language)),
            )
        )
    table = np.array(rows)
    for own in articles:
        table[own, 3] = _weight(asked, set().union(*(found[i] for i in own))) / total
    table[:, 4] = table[:, 1] - table[:, 1].max()
    return table


def _weight(asked: Asked, found: Iterable[str]) -> float:
    return sum(asked.weights[term] for term in found)


def _bm25(asked: Asked, head: str, body: str, found: set[str]) -> float:
    """Okapi BM25 with k1 = 1.2 and b = 0.5, of the words that were found; those of the head count twice."""
    length = 0.6 + 0.6 * (body.count(" ") - 1 + 2 * (head.count(" ") - 1)) / TYPICAL_WORDS
    score = 0.0
    for term in found:
        times = body.count(f" {term} ") + 2 * head.count(f" {term} ")
        score += asked.weights[term] * 2.2 * times / (times + length)
    return score


@lru_cache(maxsize=20_000)
def _title(title: str) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(terms(title)), trigrams(title)


def trigrams(text: str) -> frozenset[str]:
    """The groups of three letters in `text`, folded, with a space at each end of a word."""
    folded = f" {' '.join(fold(text).split())} "
    return frozenset(folded[i : i + 3] for i in range(len(folded) - 2))


def _base(language: str) -> str:
    return language.split("-")[0].lower()
