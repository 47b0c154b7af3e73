"""Defines tools: to look at, to write and to change."""

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.answering.tools import queries
from jawab.answering.tools.checks import schema_fault
from jawab.answering.tools.models import Tool
from jawab.answering.tools.reach import OWN
from jawab.answering.tools.schemas import Argument, Definition, ToolIn, ToolList, ToolOut
from jawab.answering.tools.spec import headers_about, headers_sealer, spec_of
from jawab.answering.tools.templates import fields_of
from jawab.conversations.core import Core
from jawab.kit.clock import now
from jawab.kit.errors import Conflict, NotFound, Unprocessable
from jawab.kit.ids import new_id
from jawab.privacy.keys import Keyring

MOST_TOOLS = 100
_PLACE = re.compile(r"\{([^{}]*)\}")
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
_OURS = frozenset({"host", "content-length", "transfer-encoding", "connection", "idempotency-key"})
_ASKABLE = ("string", "integer", "number")


async def listed(core: Core, workspace_id: UUID) -> ToolList:
    """All tools, and how many calls wait for approval."""
    async with core.database.read() as session:
        found = await queries.every(session, workspace_id)
        waiting = await queries.waiting(session, workspace_id)
    return ToolList(items=[shown(one, core.keyring) for one in found], waiting=waiting)


async def one(core: Core, workspace_id: UUID, tool_id: UUID) -> ToolOut:
    """Raises NotFound."""
    async with core.database.read() as session:
        return shown(await _found(session, workspace_id, tool_id), core.keyring)


async def create(core: Core, workspace_id: UUID, new: ToolIn) -> ToolOut:
    """Raises Unprocessable that says what to change, or Conflict when the name is taken."""
    check(new)
    async with core.database.write() as session:
        found = await queries.every(session, workspace_id)
        if len(found) >= MOST_TOOLS:
            raise Unprocessable(f"A workspace has at most {MOST_TOOLS} tools. Delete some that are not needed.")
        tool = Tool(id=new_id(), workspace_id=workspace_id, key=key_of(new.name))
        if any(other.key == tool.key for other in found):
            raise Conflict(f"There is a tool called “{new.name}” already. Choose another name.")
        _fill(tool, new, core.keyring)
        session.add(tool)
    return shown(tool, core.keyring)


async def change(core: Core, workspace_id: UUID, tool_id: UUID, new: ToolIn) -> ToolOut:
    """Put this in place of what the tool was; its key stays. Raises NotFound, Unprocessable."""
    check(new)
    async with core.database.write() as session:
        tool = await _found(session, workspace_id, tool_id)
        if new.headers is None and new.url != tool.definition.get("url") and tool.headers_sealed is not None:
            raise Unprocessable(
                "The address is another one: give the headers anew, so that no key goes where it should not."
            )
        _fill(tool, new, core.keyring)
    return shown(tool, core.keyring)


async def switch(core: Core, workspace_id: UUID, tool_id: UUID, enabled: bool) -> ToolOut:
    """Raises NotFound."""
    async with core.database.write() as session:
        tool = await _found(session, workspace_id, tool_id)
        tool.enabled, tool.updated_at = enabled, now()
    return shown(tool, core.keyring)


async def remove(core: Core, workspace_id: UUID, tool_id: UUID) -> None:
    """Delete a tool; the log of its calls stays. Raises NotFound."""
    async with core.database.write() as session:
        await session.delete(await _found(session, workspace_id, tool_id))


def check(new: ToolIn) -> None:
    """Raises Unprocessable with what the owner must change."""
    _check_address(new)
    _check_headers(new.headers or {})
    names = [argument.name for argument in new.arguments]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise Unprocessable(f"Two arguments are called “{twice}”. Give each its own name.")
    for argument in new.arguments:
        _check_argument(argument)
    if not new.answer:
        raise Unprocessable("Write what is said of the answer, such as: Your order {=order} is {status}.")
    if new.writes and not new.confirm:
        raise Unprocessable("Write what is on the button that confirms it, such as: Book {=day} at {=time}")
    if new.personal and not any(argument.proves for argument in new.arguments):
        raise Unprocessable(
            "This tool shows somebody's own data, so at least one argument must prove that they are theirs, such as "
            "the e-mail address of the order."
        )
    _check_fields(new, names)


def key_of(name: str) -> str:
    """What an LLM calls a tool: `Order status` is `order_status`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return "_".join(re.findall(r"[a-z0-9]+", plain))[:60] or f"tool_{name.encode().hex()[:24]}"


def shown(tool: Tool, keyring: Keyring) -> ToolOut:
    """A tool as the desk sees it. Raises Unreadable."""
    spec = spec_of(tool, keyring)
    return ToolOut(
        **spec.definition.model_dump(),
        id=tool.id,
        key=tool.key,
        name=tool.name,
        enabled=tool.enabled,
        header_names=sorted(spec.headers),
        updated_at=tool.updated_at,
    )


async def _found(session: AsyncSession, workspace_id: UUID, tool_id: UUID) -> Tool:
    tool = await queries.tool(session, workspace_id, tool_id)
    if tool is None:
        raise NotFound("There is no such tool.")
    return tool


def _fill(tool: Tool, new: ToolIn, keyring: Keyring) -> None:
    tool.name, tool.enabled, tool.updated_at = new.name, new.enabled, now()
    definition: dict[str, Any] = new.model_dump(mode="json", include=set(Definition.model_fields))
    tool.definition = definition
    if new.headers is not None:
        sealed = headers_sealer(keyring).seal(json.dumps(new.headers).encode(), headers_about(tool.id))
        tool.headers_sealed = sealed if new.headers else None


def _check_address(new: ToolIn) -> None:
    if not (new.url.startswith(OWN) or re.match(r"https?://[^\s/{}]+", new.url)):
        raise Unprocessable("The address must begin with https:// (or http://), such as https://api.example.com/orders")
    if new.kind == "mcp":
        if not new.mcp_tool:
            raise Unprocessable("Say which of the MCP server's tools this is.")
        return
    placed = set(_PLACE.findall(new.url))
    named = {argument.name for argument in new.arguments if argument.place == "path"}
    if missing := sorted(placed - named):
        raise Unprocessable(f"The address has {{{missing[0]}}}, but no argument of that name goes into the address.")
    if missing := sorted(named - placed):
        raise Unprocessable(f"The argument “{missing[0]}” goes into the address, which has no {{{missing[0]}}}.")


def _check_headers(headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        if not _HEADER.fullmatch(name) or name.casefold() in _OURS:
            raise Unprocessable(f"“{name[:100]}” cannot be set as a header.")
        if not value.isprintable() or not value.isascii():
            raise Unprocessable(f"The header “{name}” has characters that headers cannot have.")


def _check_argument(argument: Argument) -> None:
    if reason := schema_fault(argument.value):
        raise Unprocessable(f"The value of “{argument.name}” is no JSON schema: {reason}")
    askable = "enum" in argument.value or argument.value.get("type", "string") in _ASKABLE
    if argument.required and not askable:
        raise Unprocessable(
            f"“{argument.name}” must be a text, a number or a choice, so that visitors can be asked for it. Make it "
            "optional, or leave it out."
        )
    if argument.matches and not argument.proves:
        raise Unprocessable(f"“{argument.name}” is held against the answer, so mark it as what proves who asks.")
    if argument.proves and not argument.required:
        raise Unprocessable(f"“{argument.name}” proves who asks, so it cannot be optional.")


def _check_fields(new: ToolIn, names: list[str]) -> None:
    for template in [*new.answer.values(), *new.confirm.values(), *new.not_found.values()]:
        for field in fields_of(template):
            if field.startswith("=") and field[1:] not in names:
                raise Unprocessable(f"“{{{field}}}” names an argument that there is not.")
    if any(not field.startswith("=") for words in new.confirm.values() for field in fields_of(words)):
        raise Unprocessable("The button can only show arguments: write {=name}. There is no answer yet.")
