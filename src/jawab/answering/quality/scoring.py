"""Scores replies after they were given: nobody waits for it, and what is missed when a process dies is made up for."""

import asyncio
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from jawab.answering.followup import stand_alone
from jawab.answering.ports import Reads
from jawab.answering.quality import store
from jawab.answering.quality.features import Measure, of_unknown
from jawab.answering.quality.given import Given, of_trace
from jawab.answering.quality.score import Score, of_answer, unscored
from jawab.answering.quality.score import of_unknown as score_unknown
from jawab.answering.quality.store import Unscored
from jawab.answering.remembered import RememberedVectors
from jawab.answering.types import Question, Reply
from jawab.conversations.ratings import RATEABLE
from jawab.conversations.thread import opened
from jawab.db.engine import Database
from jawab.inference.embedder import Embedder
from jawab.kit.clock import now
from jawab.privacy.keys import Keyring
from jawab.understanding.incoming import Incoming
from jawab.understanding.types import IntentReading

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=1)
_BACK = timedelta(days=2)
_A_ROUND = 100
_MOST_WAITING = 32
"""When more replies wait for their score, they are left to the next round: answering goes first."""


class Scoring:
    """Implements `ports.Scores`: one reply at a time, so that it never takes more than a core from answering."""

    def __init__(self, database: Database, embedder: Embedder, reader: Reads) -> None:
        self._database = database
        self._reader = reader
        self._measure = Measure(embedder, RememberedVectors(embedder))
        self._one = asyncio.Lock()
        self._waiting = 0

    async def given(self, question: Question, reply: Reply, reply_id: UUID) -> None:
        """Score a reply that was just given, and keep the score."""
        if reply.kind not in RATEABLE or self._waiting >= _MOST_WAITING:
            return
        asked = stand_alone(question.text, question.history)
        text = reply.keepable.text if reply.keepable else reply.text
        cited = [(citation.title, citation.quote) for citation in reply.citations]
        self._waiting += 1
        try:
            async with self._one:
                await self._keep(question.workspace_id, reply_id, reply.kind, asked, text, cited, reply.trace)
        finally:
            self._waiting -= 1

    async def make_up(self, keyring: Keyring) -> None:
        """Score what was given in the last two days and has no score yet."""
        async with self._database.read() as session:
            missed = await store.unscored(session, now() - _BACK, _A_ROUND)
        for one in missed:
            try:
                await self._make_up(one, keyring)
            except Exception:
                log.exception("reply %s has no score yet; it is tried again in the next round", one.reply.id)

    async def _make_up(self, one: Unscored, keyring: Keyring) -> None:
        sealer = keyring.for_contact(one.contact_id, one.wrapped_key)
        body, asked = opened(one.reply, sealer), opened(one.question, sealer)
        trace = json.loads(sealer.open(one.trace_sealed, f"turn:{one.turn_id}"))
        cited = [(citation.title, citation.quote) for citation in body.citations]
        reply = one.reply
        async with self._one:
            await self._keep(reply.workspace_id, reply.id, reply.kind, asked.text, body.text, cited, trace)

    async def _keep(
        self,
        workspace_id: UUID,
        reply_id: UUID,
        kind: str,
        asked: str,
        text: str,
        cited: Sequence[tuple[str, str]],
        trace: Mapping[str, Any],
    ) -> None:
        seconds = round(sum(step["ms"] for step in trace.get("steps", ())) / 1000, 3)
        given = of_trace(asked, text, cited, trace, seconds)
        score = await self.score(workspace_id, kind, given, trace)
        try:
            async with self._database.write() as session:
                await store.keep(session, workspace_id, reply_id, score, seconds)
        except IntegrityError:  # scored by another process at the same moment, or erased
            log.info("the score of a reply is not kept: it has one already, or is gone")

    async def score(self, workspace_id: UUID, kind: str, given: Given, trace: Mapping[str, Any]) -> Score:
        """The score of a reply of that kind. A question back, and what another system said, are not scored."""
        looked_up = given.confidence is not None
        if kind == "unknown" and looked_up:
            given = replace(given, intents=await self._intents(workspace_id, given.question))
            return score_unknown(of_unknown(given), given.seconds)
        known = bool(trace.get("cache"))
        if kind != "answer" or trace.get("tool") or not (known or (looked_up and given.sources)):
            return unscored(given.seconds)
        given = replace(given, intents=await self._intents(workspace_id, given.question, given.title))
        return of_answer(await self._measure.features(given), given.seconds, grounded=not known)

    async def _intents(self, workspace_id: UUID, *texts: str) -> list[Mapping[str, float]]:
        read = [await self._reader.read(Incoming(workspace_id, text)) for text in texts if text]
        return [_chances(one.intent) for one in read]


def _chances(reading: IntentReading | None) -> dict[str, float]:
    return {guess.key: guess.probability for guess in reading.candidates} if reading else {}
