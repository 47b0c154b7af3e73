"""The questions of a replay: what visitors asked, with what was said before, or what is given."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from jawab.accounts import sites
from jawab.answering.types import Question
from jawab.answering.work import HISTORY, said
from jawab.conversations import queries as conversations
from jawab.conversations.core import Core
from jawab.conversations.thread import opened
from jawab.kit.clock import now
from jawab.kit.ids import new_id
from jawab.learning.replay import queries
from jawab.learning.replay.schemas import Asked
from jawab.understanding.language import guess
from jawab.understanding.rules import load as load_rules


@dataclass(frozen=True, slots=True)
class Source:
    """Whose message a question was, and what it was answered with."""

    message_id: UUID
    contact_id: UUID
    said: str


@dataclass(frozen=True, slots=True)
class Past:
    """A question to be asked again."""

    question: Question
    source: Source | None = None


async def gather(core: Core, workspace_id: UUID, asked: Asked, public_url: str) -> list[Past]:
    """The questions, oldest first."""
    async with core.database.read() as session:
        rules = await load_rules(session, workspace_id)
        name = await sites.name(session, workspace_id)
    blank = Question(workspace_id, new_id(), "", "en", workspace_name=name, public_url=public_url, rules=rules)
    if asked.questions:
        return [Past(replace(blank, text=text, language=guess(text))) for text in asked.questions]
    return await _of_visitors(core, blank, asked)


async def _of_visitors(core: Core, blank: Question, asked: Asked) -> list[Past]:
    since = now() - timedelta(days=asked.days)
    async with core.database.read() as session:
        turns = await queries.answered_turns(session, blank.workspace_id, since, asked.limit)
    found = [await _past(core, blank, *turn) for turn in reversed(turns)]
    return [one for one in found if one is not None]


async def _past(core: Core, blank: Question, conversation_id: UUID, reply_id: UUID) -> Past | None:
    """The message that was answered with `reply_id`; None when it was erased meanwhile."""
    async with core.database.read() as session:
        found = await conversations.conversation(session, blank.workspace_id, conversation_id, None)
        reply = next(iter(await conversations.by_ids(session, blank.workspace_id, [reply_id])), None)
        if found is None or reply is None or reply.reply_to is None:
            return None
        rows = await conversations.asked(session, conversation_id, reply.reply_to, HISTORY)
    _, contact, _ = found
    sealer = core.keyring.for_contact(contact.id, contact.wrapped_key)
    bodies = [opened(row, sealer) for row in rows]
    question = replace(
        blank,
        conversation_id=conversation_id,
        text=bodies[-1].text,
        language=rows[-1].language,
        history=tuple(said(row, body) for row, body in zip(rows[:-1], bodies[:-1], strict=True)),
        time_zone=contact.time_zone,
        page=bodies[-1].page,
    )
    return Past(question, Source(rows[-1].id, contact.id, opened(reply, sealer).text))
