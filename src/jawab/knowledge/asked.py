"""A question taken apart for the lexical search: its words, how much each tells, and what a misspelt one meant."""

import math
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.db.search.indexing import ALL
from jawab.db.search.tables import SearchTerm
from jawab.db.search.terms import terms

MOST_TERMS = 64  # of a question that are looked at; visitors paste whole letters
MOST_MATCHES = 1_200  # chunks that the words handed to the full-text index may match together: bounds its time
SHORTEST_GUESS = 5  # letters of a word that may be a misspelling


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a question. `weights` maps each distinct one, as it is searched, to its idf; `unknown` are those
    that no chunk of the workspace holds, `guessed` those that stand for an unknown word of nearly the same letters;
    `common` tells how many chunks hold each known word."""

    terms: tuple[str, ...]
    weights: Mapping[str, float]
    common: Mapping[str, int]
    unknown: frozenset[str]
    guessed: frozenset[str]
    chunks: int  # of the workspace

    def rarest(self) -> dict[str, float]:
        """The known words, rarest first, as far as they match few chunks together; at least the rarest one."""
        chosen, matches = dict[str, float](), 0
        for term in sorted(self.common, key=self.common.__getitem__):
            matches += self.common[term]
            if chosen and matches > MOST_MATCHES:
                break
            chosen[term] = self.weights[term]
        return chosen


class QuestionReader:
    """Reads questions against the vocabulary of their workspace."""

    def __init__(self, most_workspaces: int = 32) -> None:
        self._vocabularies: OrderedDict[UUID, tuple[int, list[str]]] = OrderedDict()
        self._most = most_workspaces

    async def read(self, session: AsyncSession, workspace_id: UUID, text: str) -> Asked:
        """Take `text` apart; a word that is unknown but one or two letters from a known one is read as that one."""
        words = terms(text)[:MOST_TERMS]
        common = await _common(session, workspace_id, [ALL, *words])
        chunks = common.pop(ALL, 0)
        meant = {word: word for word in words}
        for word in [word for word in meant if word not in common and _guessable(word)]:
            meant[word] = await self._guess(session, workspace_id, chunks, word)
        common |= await _common(session, workspace_id, [word for word in meant.values() if word not in common])
        read = tuple(meant[word] for word in words)
        weights = {word: math.log(1 + (chunks + 1) / (common.get(word, 0) + 0.5)) for word in read}
        guessed = frozenset(known for word, known in meant.items() if known != word)
        return Asked(read, weights, common, frozenset(read) - common.keys(), guessed, chunks)

    async def _guess(self, session: AsyncSession, workspace_id: UUID, chunks: int, word: str) -> str:
        vocabulary = await self._vocabulary(session, workspace_id, chunks)
        most = 1 if len(word) < 8 else 2
        near = process.extractOne(word, vocabulary, scorer=OSA.distance, score_cutoff=most)
        return near[0] if near and near[0][0] == word[0] else word

    async def _vocabulary(self, session: AsyncSession, workspace_id: UUID, chunks: int) -> list[str]:
        """The words of a workspace, most common first; read again when its number of chunks has changed."""
        known = self._vocabularies.get(workspace_id)
        if known is None or known[0] != chunks:
            long = (SearchTerm.workspace_id == workspace_id) & (func.length(SearchTerm.term) >= SHORTEST_GUESS)
            rows = await session.execute(select(SearchTerm.term).where(long).order_by(SearchTerm.chunks.desc()))
            known = chunks, list(rows.scalars())
            self._vocabularies[workspace_id] = known
            if len(self._vocabularies) > self._most:
                self._vocabularies.popitem(last=False)
        self._vocabularies.move_to_end(workspace_id)
        return known[1]


def _guessable(word: str) -> bool:
    """Numbers and codes mean what they say."""
    return len(word) >= SHORTEST_GUESS and word.isalpha()


async def _common(session: AsyncSession, workspace_id: UUID, words: Sequence[str]) -> dict[str, int]:
    """How many chunks hold each word, for those that any holds."""
    if not words:
        return {}
    wanted = (SearchTerm.workspace_id == workspace_id) & SearchTerm.term.in_(set(words))
    rows = await session.execute(select(SearchTerm.term, SearchTerm.chunks).where(wanted))
    return {term: chunks for term, chunks in rows if chunks > 0}
