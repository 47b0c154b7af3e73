"""What a visitor does in their own conversations."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.presence import person_available
from jawab.contacts import details
from jawab.contacts.models import Contact
from jawab.contacts.visitors import Visitor
from jawab.conversations import queries, turns
from jawab.conversations.core import Core
from jawab.conversations.files import sending
from jawab.conversations.models import Conversation, Turn
from jawab.conversations.notices import notice
from jawab.conversations.schemas import Body, ConversationOut, MessageIn, MessageOut, Messages
from jawab.conversations.thread import Thread, no_conversation, shown
from jawab.kit.clock import now
from jawab.kit.errors import Conflict
from jawab.understanding.language import guess

PAGE = 50


@dataclass(frozen=True, slots=True)
class Accepted:
    """A message that is stored, and the bot's turn when this process is to answer it."""

    message: MessageOut
    turn: Turn | None


async def start(
    core: Core, visitor: Visitor, conversation_id: UUID, language: str, time_zone: str | None = None
) -> tuple[ConversationOut, bool]:
    """The conversation with this id, new when there was none (then True). Raises NotFound when it is another's."""
    async with core.database.read() as session:
        exists = await session.get(Conversation, conversation_id) is not None
    created = not exists and await _create(core, visitor, conversation_id, language, time_zone)
    return await get(core, visitor, conversation_id), created


async def _create(core: Core, visitor: Visitor, conversation_id: UUID, language: str, time_zone: str | None) -> bool:
    """False when another request made it at the same moment."""
    conversation = Conversation(
        id=conversation_id,
        workspace_id=visitor.workspace_id,
        contact_id=visitor.contact_id,
        language=language,
        state="bot",
        last_seq=0,
        last_message_at=now(),
    )
    try:
        async with core.database.write() as session:
            if await session.get(Conversation, conversation_id) is not None:
                return False  # when this unit has ended the other's is durable too: they share a commit
            session.add(conversation)
            if time_zone:
                contact = await session.get_one(Contact, visitor.contact_id)
                contact.time_zone = time_zone
    except IntegrityError:  # on PostgreSQL
        return False
    return True


async def get(core: Core, visitor: Visitor, conversation_id: UUID) -> ConversationOut:
    """Raises NotFound."""
    async with core.database.read() as session:
        return await _out(core, session, visitor, conversation_id)


async def every(core: Core, visitor: Visitor) -> list[ConversationOut]:
    """The visitor's conversations, newest first."""
    async with core.database.read() as session:
        available = await person_available(session, core.hub, visitor.workspace_id)
        found = await queries.of_contact(session, visitor.workspace_id, visitor.contact_id)
    return [_shown(one, available) for one in found]


async def messages(core: Core, visitor: Visitor, conversation_id: UUID, before: int | None) -> Messages:
    """A page of messages, oldest first. Raises NotFound."""
    _, contact, _ = await core.loaded(visitor.workspace_id, conversation_id, visitor.contact_id)
    sealer = core.keyring.for_contact(contact.id, contact.wrapped_key)
    async with core.database.read() as session:
        found = await queries.messages(session, conversation_id, before=before, limit=PAGE + 1)
    return Messages(items=[shown(one, sealer) for one in found[-PAGE:]], more=len(found) > PAGE)


async def say(
    core: Core,
    visitor: Visitor,
    conversation_id: UUID,
    client_id: UUID,
    text: str,
    page: str = "",
    files: Sequence[UUID] = (),
) -> Accepted:
    """Store what the visitor wrote, and with it the turn in which it is read and, when the bot may, answered. Raises
    NotFound, and Conflict for files that are not there to be sent."""
    new = MessageIn(id=client_id, text=text, page=page, files=list(files))
    (accepted,) = await say_all(core, visitor, conversation_id, [new])
    return accepted


async def say_all(core: Core, visitor: Visitor, conversation_id: UUID, messages: Sequence[MessageIn]) -> list[Accepted]:
    """Store several messages in their order, all or none. Raises NotFound."""
    async with core.thread(visitor.workspace_id, conversation_id, visitor.contact_id) as thread:
        return [await _say(core, thread, message) for message in messages]


async def _say(core: Core, thread: Thread, new: MessageIn) -> Accepted:
    if earlier := await thread.sent_before(new.id):
        return Accepted(earlier, None)
    if thread.conversation.state == "closed":
        await thread.move("bot")
    language = guess(new.text, thread.conversation.language)
    files = await sending.of_message(thread, new.files, "visitor")
    message = await thread.write(
        "visitor", Body(text=new.text, page=new.page, files=files), client_id=new.id, language=language
    )
    await sending.sent(thread, files, message.id)
    return Accepted(message, await turns.open_turn(thread, message, core.process))


async def ask_for_person(core: Core, visitor: Visitor, conversation_id: UUID) -> ConversationOut:
    """Hand the conversation to a person, and tell the visitor what happens now. Raises NotFound."""
    async with core.thread(visitor.workspace_id, conversation_id, visitor.contact_id) as thread:
        await hand_over(core, thread, "the visitor asked for a person")
    return await get(core, visitor, conversation_id)


async def hand_over(core: Core, thread: Thread, reason: str) -> None:
    """Put the conversation into the line for a person. Asking twice changes nothing."""
    if thread.conversation.state in ("waiting", "human"):
        return
    if thread.conversation.state == "closed":
        await thread.move("bot")
    await thread.move("waiting", reason=reason)
    available = await person_available(thread.session, core.hub, thread.conversation.workspace_id)
    text = notice("waiting" if available else "nobody", thread.conversation.language)
    await thread.note(text)


async def give_up_waiting(core: Core, visitor: Visitor, conversation_id: UUID) -> ConversationOut:
    """Go on with the assistant instead of waiting for a person. Raises NotFound, or Conflict when nobody is awaited."""
    async with core.thread(visitor.workspace_id, conversation_id, visitor.contact_id) as thread:
        if thread.conversation.state != "waiting":
            raise Conflict("You are not waiting for a person in this conversation.")
        await thread.move("bot", reason="the visitor went on with the assistant")
        thread.conversation.unhappy_in_row = None
        await thread.note(notice("assistant", thread.conversation.language))
    return await get(core, visitor, conversation_id)


async def leave_email(core: Core, visitor: Visitor, conversation_id: UUID, address: str) -> ConversationOut:
    """Keep where to write when nobody is there. Raises NotFound, or Conflict in a closed conversation."""
    async with core.thread(visitor.workspace_id, conversation_id, visitor.contact_id) as thread:
        if thread.conversation.state == "closed":
            raise Conflict("This conversation is closed. Write a message to open it again first.")
        known = details.email(thread.contact, thread.sealer)
        details.set_email(thread.contact, thread.sealer, address)
        await hand_over(core, thread, "the visitor left an e-mail address")
        if address != known:
            await thread.note(notice("email_kept", thread.conversation.language))
    return await get(core, visitor, conversation_id)


async def resume(core: Core, visitor: Visitor, conversation_id: UUID) -> Turn | None:
    """The visitor is back: the turn that stopped when they left, when this process is to go on with it."""
    async with core.database.read() as session:
        if not await turns.has_left(session, conversation_id):
            return None
    async with core.thread(visitor.workspace_id, conversation_id, visitor.contact_id) as thread:
        return await turns.resume_left(thread, core.process)


async def _out(core: Core, session: AsyncSession, visitor: Visitor, conversation_id: UUID) -> ConversationOut:
    found = await queries.conversation(session, visitor.workspace_id, conversation_id, visitor.contact_id)
    if found is None:
        raise no_conversation()
    return _shown(found, await person_available(session, core.hub, visitor.workspace_id))


def _shown(found: queries.Loaded, available: bool) -> ConversationOut:
    conversation, contact, agent = found
    return ConversationOut(
        id=conversation.id,
        state=conversation.state,
        agent_name=agent,
        language=conversation.language,
        email_given=contact.email_sealed is not None,
        person_available=available,
        satisfaction=conversation.satisfaction,
        last_seq=conversation.last_seq,
        created_at=conversation.created_at,
    )
