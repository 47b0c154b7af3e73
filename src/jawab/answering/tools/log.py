"""The log of calls, as the desk sees it."""

from collections.abc import Sequence
from uuid import UUID

from jawab.answering.tools import queries
from jawab.answering.tools.calls import opened_arguments, opened_outcome
from jawab.answering.tools.models import ToolCall
from jawab.answering.tools.schemas import CallList, CallOut
from jawab.answering.tools.spec import Spec, spec_of
from jawab.contacts.models import Contact
from jawab.conversations.core import Core
from jawab.kit.paging import decode_cursor, encode_cursor
from jawab.kit.sealing import Sealer
from jawab.privacy.keys import Keyring


async def page(core: Core, workspace_id: UUID, states: Sequence[str], after: str | None, limit: int) -> CallList:
    """Calls of the workspace, newest first. Raises BadRequest."""
    async with core.database.read() as session:
        found = await queries.log(session, workspace_id, states, decode_cursor(after), limit + 1)
        specs = await _specs(core, workspace_id)
    items = [_shown(core.keyring, specs, row) for row in found[:limit]]
    following = encode_cursor(found[limit - 1][0].created_at, found[limit - 1][0].id) if len(found) > limit else None
    return CallList(items=items, next=following)


async def of_conversation(core: Core, workspace_id: UUID, conversation_id: UUID) -> CallList:
    """The calls of one conversation, oldest first. Raises NotFound."""
    await core.loaded(workspace_id, conversation_id)
    async with core.database.read() as session:
        found = await queries.calls_in(session, workspace_id, conversation_id)
        specs = await _specs(core, workspace_id)
    return CallList(items=[_shown(core.keyring, specs, row) for row in found])


def trial_sealer(keyring: Keyring) -> Sealer:
    """Of calls that belong to no contact."""
    return keyring.for_purpose("tool trials")


async def _specs(core: Core, workspace_id: UUID) -> dict[UUID, Spec]:
    async with core.database.read() as session:
        return {tool.id: spec_of(tool, core.keyring) for tool in await queries.every(session, workspace_id)}


def _shown(keyring: Keyring, specs: dict[UUID, Spec], row: queries.Logged) -> CallOut:
    call: ToolCall = row[0]
    contact: Contact | None = row[1]
    sealer = keyring.for_contact(contact.id, contact.wrapped_key) if contact else trial_sealer(keyring)
    arguments = opened_arguments(call, sealer)
    spec = specs.get(call.tool_id) if call.tool_id else None
    plain = [[name, str(value)] for name, value in arguments.items()]
    return CallOut(
        id=call.id,
        tool_id=call.tool_id,
        tool_name=call.tool_name,
        risk=call.risk,
        state=call.state,
        conversation_id=call.conversation_id,
        message_id=call.message_id,
        arguments=arguments,
        shown=spec.listed(arguments, "en") if spec else plain,
        note=opened_outcome(call, sealer).note if call.outcome_sealed else "",
        http_status=call.http_status,
        ms=call.ms,
        decided_by=row[2],
        created_at=call.created_at,
    )
