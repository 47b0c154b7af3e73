"""The visitor's API: `/api/web`. Every conversation is reached through the visitor who holds the token."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Query, Response
from fastapi.responses import StreamingResponse

from jawab.accounts import appearance, sites
from jawab.accounts.presence import person_available
from jawab.channels.web.auth import Visiting
from jawab.channels.web.cursor import Cursor, parse_cursor
from jawab.channels.web.schemas import EmailGiven, MessageBatch, NewVisitor, Site, StartConversation, VisitorCreated
from jawab.channels.web.stream import ConversationStream
from jawab.contacts import visitors
from jawab.context import FromAddress, InContext
from jawab.conversations import live, submissions, visitor
from jawab.conversations.schemas import ConversationOut, MessageIn, MessageOut, Messages
from jawab.engagement.shortcuts import offered
from jawab.kit.errors import TooLarge
from jawab.kit.sse import EventStream
from jawab.knowledge.queries import languages_of
from jawab.privacy import rules
from jawab.understanding.rules import known_zone

router = APIRouter(prefix="/api/web", tags=["visitors"])

Accepting = Annotated[str, Header(alias="accept-language")]


@router.get("/sites/{site_key}")
async def site(site_key: str, here: InContext, accept_language: Accepting = "") -> Site:
    async with here.core.database.read() as session:
        workspace = await sites.by_key(session, site_key)
        languages = await languages_of(session, workspace.id) or [workspace.language]
        available = await person_available(session, here.core.hub, workspace.id)
        privacy = await rules.load(session, workspace.id)
        shortcuts = await offered.at_site(session, workspace, accept_language)
    language = sites.language_for(workspace, languages, accept_language)
    greeting, suggestions = sites.texts(workspace, language)
    return Site(
        name=workspace.name,
        slug=workspace.slug,
        language=language,
        greeting=greeting,
        color=workspace.color,
        languages=languages,
        person_available=available,
        max_message_chars=here.settings.max_message_chars,
        help_url=f"{here.settings.public_url}/help/{workspace.slug}",
        suggestions=suggestions,
        media_hosts=workspace.media_hosts,
        files=here.files.offered(),
        push_key=here.pushes.public_key,
        shortcuts=shortcuts,
        appearance=appearance.shown(workspace, language),
        tracking=privacy.mode,
        consent_from=privacy.asks_from,
        privacy_url=privacy.notice(language).url,
    )


@router.post("/visitors", status_code=201)
async def create_visitor(new: NewVisitor, here: InContext, address: FromAddress) -> VisitorCreated:
    await here.limits.new_visitor(address)
    async with here.core.database.write() as session:
        workspace = await sites.by_key(session, new.site_key)
        made, token = await visitors.create(session, here.core.keyring, workspace.id)
    return VisitorCreated(visitor_id=made.contact_id, token=token)


@router.put("/conversations/{conversation_id}")
async def start(
    conversation_id: UUID, who: Visiting, here: InContext, response: Response, wish: StartConversation | None = None
) -> ConversationOut:
    await here.limits.action(str(who.contact_id))
    wish = wish or StartConversation()
    zone = wish.time_zone if known_zone(wish.time_zone or "") else None
    conversation, created = await visitor.start(here.core, who, conversation_id, wish.language or "en", zone)
    response.status_code = 201 if created else 200
    return conversation


@router.get("/conversations")
async def conversations(who: Visiting, here: InContext) -> dict[str, list[ConversationOut]]:
    return {"items": await visitor.every(here.core, who)}


@router.get("/conversations/{conversation_id}")
async def conversation(conversation_id: UUID, who: Visiting, here: InContext) -> ConversationOut:
    return await visitor.get(here.core, who, conversation_id)


@router.get("/conversations/{conversation_id}/messages")
async def messages(
    conversation_id: UUID,
    who: Visiting,
    here: InContext,
    before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
) -> Messages:
    return await visitor.messages(here.core, who, conversation_id, before)


@router.post("/conversations/{conversation_id}/messages", status_code=202)
async def say(
    conversation_id: UUID, new: MessageIn, who: Visiting, here: InContext, address: FromAddress
) -> MessageOut:
    await _allowed(new, who, here, address)
    accepted = await visitor.say(here.core, who, conversation_id, new.id, new.text, new.page, new.files)
    here.turns.start(accepted.turn)
    return accepted.message


@router.post("/conversations/{conversation_id}/message-batches", status_code=202)
async def say_all(
    conversation_id: UUID, batch: MessageBatch, who: Visiting, here: InContext, address: FromAddress
) -> dict[str, list[MessageOut]]:
    """What was written while there was no connection: stored in order, all or none, and answered together."""
    for new in batch.messages:
        await _allowed(new, who, here, address)
    accepted = await visitor.say_all(here.core, who, conversation_id, batch.messages)
    for one in accepted:
        here.turns.start(one.turn)
    return {"items": [one.message for one in accepted]}


async def _allowed(new: MessageIn, who: Visiting, here: InContext, address: str) -> None:
    if len(new.text) > here.settings.max_message_chars:
        raise TooLarge(
            f"A message has at most {here.settings.max_message_chars} characters, this one has {len(new.text)}. "
            "Please shorten it or send it in parts."
        )
    await here.limits.message(str(who.contact_id), address)


@router.post("/conversations/{conversation_id}/messages/{message_id}/submissions", status_code=202)
async def submit(
    conversation_id: UUID,
    message_id: UUID,
    given: submissions.Submission,
    who: Visiting,
    here: InContext,
    address: FromAddress,
) -> MessageOut:
    """Send a form that a message showed: it becomes the visitor's message."""
    await here.limits.message(str(who.contact_id), address)
    accepted = await submissions.submit(here.core, who, conversation_id, message_id, given)
    here.turns.start(accepted.turn)
    return accepted.message


@router.get("/conversations/{conversation_id}/stream", response_class=StreamingResponse)
async def stream(
    conversation_id: UUID,
    who: Visiting,
    here: InContext,
    last_event_id: Annotated[str | None, Header()] = None,
    after: str | None = None,
) -> EventStream:
    cursor = parse_cursor(last_event_id or after)
    conversation, contact, _ = await here.core.loaded(who.workspace_id, conversation_id, who.contact_id)
    if cursor.seq > conversation.last_seq:  # of a database that was restored from an older back-up since
        cursor = Cursor()
    sealer = here.core.keyring.for_contact(contact.id, contact.wrapped_key)

    async def resume() -> None:
        here.turns.start(await visitor.resume(here.core, who, conversation_id))

    source = ConversationStream(here.core, who, conversation_id, sealer, cursor, resume)
    return EventStream(source.frames(), here.limits.open_stream(str(who.contact_id)))


@router.post("/conversations/{conversation_id}/handoff", status_code=202)
async def handoff(conversation_id: UUID, who: Visiting, here: InContext) -> ConversationOut:
    await here.limits.action(str(who.contact_id))
    return await visitor.ask_for_person(here.core, who, conversation_id)


@router.delete("/conversations/{conversation_id}/handoff")
async def give_up_waiting(conversation_id: UUID, who: Visiting, here: InContext) -> ConversationOut:
    await here.limits.action(str(who.contact_id))
    return await visitor.give_up_waiting(here.core, who, conversation_id)


@router.put("/conversations/{conversation_id}/email")
async def email(conversation_id: UUID, given: EmailGiven, who: Visiting, here: InContext) -> ConversationOut:
    await here.limits.action(str(who.contact_id))
    return await visitor.leave_email(here.core, who, conversation_id, given.email)


@router.post("/conversations/{conversation_id}/typing", status_code=204)
async def typing(conversation_id: UUID, who: Visiting, here: InContext) -> None:
    await here.limits.action(str(who.contact_id))
    await visitor.get(here.core, who, conversation_id)
    await live.typing(here.core.hub, who.workspace_id, conversation_id, "visitor", "")
