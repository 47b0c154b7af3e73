"""The answer cache: looks for an answer that was given to the same question, and keeps what may be given again."""

import asyncio
import logging
from collections import Counter, OrderedDict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from jawab.answering.cache import entries, queries
from jawab.answering.cache.entries import PURPOSE, Entry
from jawab.answering.cache.head import NO, YES, Verdict, judge, judge_roughly, ruled_out
from jawab.answering.cache.likeness import COMPARED, Likened, around, features, plain
from jawab.answering.cache.shelf import Near, Shelves
from jawab.answering.ports import Hit, Looked
from jawab.answering.types import Asking, Citation, Keepable
from jawab.db.engine import Database
from jawab.inference.embedder import Embedder, Read
from jawab.kit.clock import now
from jawab.kit.ids import new_id
from jawab.privacy.keys import Keyring

log = logging.getLogger(__name__)

MOST_ENTRIES = 5_000  # composed answers a workspace
REMOVED_TOGETHER = 250  # when there are more, beyond what need be
_READS_KEPT = 1_000  # known questions of which the tokens are in memory, about 15 kB each


class StoredAnswers:
    """Implements `ports.AnswerCache` on the database, for all workspaces and any number of processes."""

    def __init__(self, database: Database, keyring: Keyring, embedder: Embedder) -> None:
        self.database, self.keyring, self.embedder = database, keyring, embedder
        self._sealer = keyring.for_purpose(PURPOSE)
        self._shelves = Shelves(database, keyring, embedder)
        self._reads: OrderedDict[UUID, Read] = OrderedDict()
        self._hits: dict[UUID, Counter[UUID]] = {}
        self._counting: asyncio.Task[None] | None = None

    async def get(self, asking: Asking) -> Looked:
        """The best answer that was given to the same question, a verified one before others."""
        shelf = await self._shelves.of(asking.workspace_id)
        if entries.is_personal(asking.entities):
            return Looked(None, shelf.knowledge)
        best = await self._best(asking, shelf.nearest(asking))
        if best is None:
            return Looked(None, shelf.knowledge)
        return Looked(await self._hit(asking.workspace_id, *best), shelf.knowledge)

    async def keep(self, keepable: Keepable, reply_id: UUID | None) -> None:
        """Keep an answer for others, unless it depends on the visitor, names no source, or is outdated already."""
        asking = keepable.asking
        if not keepable.citations or entries.is_personal(asking.entities):
            return
        row = self.row(asking, keepable.text, keepable.citations)
        try:
            await self._store(row | {"knowledge": keepable.knowledge, "reply_id": reply_id})
        except IntegrityError:  # the message that it was given as is gone, and the visitor with it
            log.info("an answer is not kept: the message that it was given as is gone")

    def doubt(self, workspace_id: UUID) -> None:
        """Something of the workspace was erased: no answer is given from memory that the database has not any more."""
        self._shelves.doubt(workspace_id)
        self._reads.clear()

    async def close(self) -> None:
        """Count the last hits."""
        if self._counting:
            await asyncio.gather(self._counting, return_exceptions=True)

    def row(self, asking: Asking, text: str, citations: Sequence[Citation]) -> dict[str, Any]:
        """A row of `cached_answers` for an answer, as far as that is the same for all of them."""
        id, moment = new_id(), now()
        same = "\0".join([asking.language, asking.variant, plain(asking.text)])
        return {
            "id": id,
            "workspace_id": asking.workspace_id,
            "fingerprint": self.keyring.digest(PURPOSE, f"{asking.workspace_id}\0{same}"),
            "language": asking.language,
            "variant": asking.variant,
            "embedder": self.embedder.name,
            "question_sealed": entries.seal_question(self._sealer, id, asking.text, asking.entities, citations),
            "vector_sealed": entries.seal_vector(self._sealer, id, asking.read.vector),
            "answer_sealed": entries.seal_answer(self._sealer, id, text, citations),
            "verified": False,
            "hits": 0,
            "created_at": moment,
            "used_at": moment,
        }

    async def _store(self, row: dict[str, Any]) -> None:
        """Store a composed answer, and make room for it."""
        workspace_id = row["workspace_id"]
        async with self.database.write() as session:
            number = await queries.raise_version(session, workspace_id)
            knowledge, _, _ = await queries.state(session, workspace_id)
            if knowledge != row["knowledge"]:
                return
            gone = await queries.remove_outdated(session, workspace_id, knowledge)
            await queries.put(session, row | {"number": number})
            gone += await queries.remove_least_used(session, workspace_id, MOST_ENTRIES, REMOVED_TOGETHER)
            if gone:
                await queries.raise_version(session, workspace_id, removes=True)

    async def _best(self, asking: Asking, near: Sequence[Near]) -> tuple[Entry, float] | None:
        """Of the near entries that mean the same the likeliest, a verified one first."""
        asked = Likened.of(asking.text, entries.named(asking.entities))
        judged = [(near[i].entry, await self._verdict(asking, asked, near, i)) for i in range(len(near[:COMPARED]))]
        same = [(entry, verdict.similarity) for entry, verdict in judged if verdict.same]
        return max(same, key=lambda one: (one[0].verified, one[1]), default=None)

    async def _verdict(self, asking: Asking, asked: Likened, near: Sequence[Near], place: int) -> Verdict:
        entry, roughly = near[place].entry, self.embedder.approximates(asking.text)
        if ruled_out(asked, entry.question, roughly=roughly):
            return NO
        if asked.plain == entry.question.plain:
            return YES
        if not self.embedder.reads(asking.text):
            return NO
        if roughly:
            return judge_roughly(near[place].cosine)
        values = features(asked, asking.read, entry.question, await self._read(entry))
        return judge(values, around(near, place))

    async def _read(self, entry: Entry) -> Read:
        """A known question token by token: read once and then remembered."""
        read = self._reads.get(entry.id) or await self.embedder.read(entry.question.text)
        self._reads[entry.id] = read
        self._reads.move_to_end(entry.id)
        if len(self._reads) > _READS_KEPT:
            self._reads.popitem(last=False)
        return read

    async def _hit(self, workspace_id: UUID, entry: Entry, similarity: float) -> Hit | None:
        """The answer of an entry; None when it went since the shelf was filled, with its contact or by a bad rating."""
        async with self.database.read() as session:
            sealed = await queries.sealed_answer(session, workspace_id, entry.id)
        if sealed is None:
            self._shelves.doubt(workspace_id)
            return None
        self._count(workspace_id, entry.id)
        text, citations = entries.opened_answer(self._sealer, entry.id, sealed)
        return Hit(entry.id, text, citations, similarity, entry.verified)

    def _count(self, workspace_id: UUID, entry: UUID) -> None:
        """Note that the entry was served; written in the background, several at once when many come."""
        self._hits.setdefault(workspace_id, Counter())[entry] += 1
        if self._counting is None or self._counting.done():
            self._counting = asyncio.create_task(self._write_hits())

    async def _write_hits(self) -> None:
        try:
            while self._hits:
                workspace_id, hits = self._hits.popitem()
                async with self.database.write() as session:
                    await queries.count_hits(session, workspace_id, hits, now())
        except Exception:
            log.exception("how often kept answers were given could not be counted")
