"""Finds out by which question each article can be asked for: one that the pipeline itself answers from that article."""

import asyncio
import re
from collections.abc import AsyncGenerator, Iterator, Mapping
from typing import Protocol
from urllib.parse import unquote, urldefrag
from uuid import UUID

from jawab.answering.followup import stand_alone
from jawab.answering.suggestions import queries
from jawab.answering.suggestions.queries import Unchecked
from jawab.answering.types import Piece, Question, Reply, Said
from jawab.db.engine import Database
from jawab.kit.ids import new_id
from jawab.understanding.rules import Rules
from jawab.understanding.rules import load as load_rules

AT_ONCE = 20  # articles that are read together
MOST_A_ROUND = 500
_LONGEST = 80  # characters that a button can show
_LINK = re.compile(r"\]\(<?article:([^)>\s]+)")  # as an import writes links to other articles
_BEFORE = Said("visitor", "How long does the delivery of a lamp take?")


class Answers(Protocol):
    """The pipeline, as far as it is needed here."""

    def reply(self, question: Question) -> AsyncGenerator[Piece]: ...

    async def learn(self, question: Question, reply: Reply, reply_id: UUID | None) -> None: ...


async def look_again(database: Database, quoting: Answers, workspace_id: UUID) -> None:
    """Looks at the articles that are new or changed. `quoting` answers without an LLM, so that nothing is spent."""
    async with database.read() as session:
        rules = await load_rules(session, workspace_id)
        slugs = await queries.slugs_by_path(session, workspace_id)
    for _ in range(MOST_A_ROUND // AT_ONCE):
        async with database.read(heavy=True) as session:
            some = await queries.unchecked(session, workspace_id, AT_ONCE)
        if not some:
            return
        found = [(one, await question_for(quoting, workspace_id, rules, one), links(one, slugs)) for one in some]
        async with database.write() as session:
            for one, question, linked in found:
                await queries.keep(session, workspace_id, one, question, linked)
            (await queries.reader(session, workspace_id)).renewals += 1


async def question_for(quoting: Answers, workspace_id: UUID, rules: Rules, article: Unchecked) -> str:
    """The first of the article's title and its headings that ask something which is answered from it; else ""."""
    for text in _candidates(article):
        reply = await answer(quoting, Question(workspace_id, new_id(), text, article.language, rules=rules))
        if reply.kind == "answer" and any(cited.article_id == article.id for cited in reply.citations):
            return text
        await asyncio.sleep(0)  # let visitors' messages pass
    return ""


async def answer(answering: Answers, question: Question) -> Reply:
    """The pipeline's whole reply."""
    reply = None
    async for piece in answering.reply(question):
        reply = piece
    assert isinstance(reply, Reply)
    return reply


def links(article: Unchecked, slugs: Mapping[tuple[UUID, str], str]) -> list[str]:
    """Addresses (slugs) of the articles that this one links to."""
    targets = (unquote(urldefrag(target).url) for target in _LINK.findall(article.markdown))
    found = (slugs.get((article.source_id, path)) for path in targets)
    return [slug for slug in dict.fromkeys(found) if slug]


def _candidates(article: Unchecked) -> Iterator[str]:
    for text in [article.title, *(one for one in article.headings if one.rstrip().endswith(("?", "؟")))]:
        stands = stand_alone(text, [_BEFORE]) == text  # whatever was said before the button is pressed
        if len(text) <= _LONGEST and stands:
            yield text
