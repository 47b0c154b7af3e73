"""Conversations that the demo shop had: what its help centre does not answer yet, so that there is something to
suggest. Written once; closed, and with times in the past."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import yaml
from sqlalchemy import select, update

from jawab.accounts.models import Member
from jawab.answering.phrases import say, written_in
from jawab.contacts import visitors
from jawab.conversations.core import Core
from jawab.conversations.models import Conversation, Message
from jawab.conversations.schemas import Body
from jawab.events.hub import MemoryHub
from jawab.kit.clock import now
from jawab.kit.ids import new_id
from jawab.learning.faq.listing import set_rules
from jawab.learning.faq.looking import FaqParts, look

FILE = Path(__file__).parent / "conversations.yml"
TIMES, DAYS = 3, 30  # a demo has few visitors


async def remember(parts: FaqParts, workspace_id: UUID) -> int:
    """Write the conversations, unless the workspace has any; how many. What is asked in them is looked through."""
    async with parts.database.read() as session:
        if await session.scalar(select(Conversation.id).where(Conversation.workspace_id == workspace_id).limit(1)):
            return 0
        members = select(Member).where(Member.workspace_id == workspace_id).order_by(Member.created_at).limit(1)
        member = (await session.scalars(members)).one()
    core = Core(parts.database, MemoryHub(), parts.keyring)
    told = [line for topic in yaml.safe_load(FILE.read_text(encoding="utf-8")) for line in topic]
    for days_ago, language, question, answer in told:
        await _write(core, member, days_ago, language, question, answer)
    await set_rules(parts, workspace_id, TIMES, DAYS)
    await look(parts, workspace_id)
    return len(told)


async def _write(core: Core, member: Member, days_ago: int, language: str, question: str, answer: str) -> None:
    """One conversation: the bot does not know, and where there is an answer an agent gives it."""
    conversation_id, moment = new_id(), now() - timedelta(days=days_ago)
    async with core.database.write() as session:
        visitor, _ = await visitors.create(session, core.keyring, member.workspace_id)
        session.add(
            Conversation(
                id=conversation_id,
                workspace_id=member.workspace_id,
                contact_id=visitor.contact_id,
                language=language,
                state="bot",
                last_seq=0,
                last_message_at=moment,
                created_at=moment,
            )
        )
    async with core.thread(member.workspace_id, conversation_id) as thread:
        asked = await thread.write("visitor", Body(text=question), client_id=new_id(), language=language)
        unknown = say("unknown", language)
        await thread.write("bot", Body(text=unknown), kind="unknown", language=written_in(language), reply_to=asked.id)
        if answer:
            await thread.move("human", member=member, reason="the visitor asked for a person")
            await thread.write("agent", Body(text=answer), member=member, language="en")
        await thread.move("closed", reason="answered" if answer else "the visitor left")
        await thread.session.flush()
        own = (Message.workspace_id == member.workspace_id, Message.conversation_id == conversation_id)
        await thread.session.execute(update(Message).where(*own).values(created_at=moment))
        thread.conversation.last_message_at = thread.conversation.closed_at = moment
