"""Calls and lists the tools of an MCP server (streamable HTTP), with the extra `mcp`."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Any

from jawab.answering.tools.http_call import KEY_HEADER, refusal
from jawab.answering.tools.outcome import Outcome, broken_off
from jawab.answering.tools.reach import Reach
from jawab.answering.tools.schemas import Definition
from jawab.kit.errors import Unprocessable
from jawab.kit.guarded import FetchFailed
from jawab.kit.outbound import guarded_client

if TYPE_CHECKING:
    from mcp import Client
    from mcp.types import CallToolResult, Tool

_LIST_SECONDS = 15.0
_MOST_TOOLS = 100
MISSING = "MCP servers need the extra `mcp`: install Jawab with it (pip install 'jawab[mcp]'), then start it again."


async def call_mcp(
    definition: Definition, arguments: Mapping[str, Any], headers: Mapping[str, str], key: str, reach: Reach
) -> Outcome:
    """What came of it. `key` is the same for each attempt at the same call."""
    sent = False
    try:
        async with asyncio.timeout(definition.timeout_seconds), AsyncExitStack() as stack:
            opening = _client(definition.url, {**headers, KEY_HEADER: key}, definition.timeout_seconds, reach)
            client = await stack.enter_async_context(opening)
            sent = True
            given = {name: value for name, value in arguments.items() if value is not None}
            return _read(definition, await client.call_tool(definition.mcp_tool, given))
    except Unprocessable as error:
        return Outcome("failed", note=error.detail)
    except Exception as error:  # the SDK wraps what its connection raises in groups of its own making
        note = _note(error, definition.timeout_seconds)
        return broken_off(definition, note) if sent else Outcome("failed", note=note)


async def list_mcp(url: str, headers: Mapping[str, str], reach: Reach) -> "list[Tool]":
    """The server's tools. Raises Unprocessable that says why there are none."""
    try:
        async with asyncio.timeout(_LIST_SECONDS), _client(url, headers, _LIST_SECONDS, reach) as client:
            found: list[Tool] = []
            page = await client.list_tools()
            found.extend(page.tools)
            while page.next_cursor and len(found) < _MOST_TOOLS:
                page = await client.list_tools(cursor=page.next_cursor)
                found.extend(page.tools)
            return found[:_MOST_TOOLS]
    except Unprocessable:
        raise
    except Exception as error:
        raise Unprocessable(f"The MCP server at this address cannot be used: {_note(error, _LIST_SECONDS)}.") from error


@asynccontextmanager
async def _client(url: str, headers: Mapping[str, str], seconds: float, reach: Reach) -> "AsyncIterator[Client]":
    try:
        from mcp import Client
        from mcp.client.streamable_http import streamable_http_client
    except ImportError as error:
        raise Unprocessable(MISSING) from error
    address, allowed = reach.of(url)
    async with (
        guarded_client(allowed, seconds, headers) as http,
        Client(streamable_http_client(address, http_client=http), read_timeout_seconds=seconds) as client,
    ):
        yield client


def _read(definition: Definition, result: "CallToolResult") -> Outcome:
    answer = result.structured_content if result.structured_content is not None else _answer_of(_text(result))
    if result.is_error:
        reason = refusal(definition, answer)
        return Outcome("refused", None, f"the tool says: {_text(result)[:300] or 'an error'}", reason)
    return Outcome("done", answer)


def _text(result: "CallToolResult") -> str:
    return "\n".join(part.text for part in result.content if part.type == "text")


def _answer_of(text: str) -> Any:
    try:
        answer = json.loads(text)
    except ValueError:
        return {"text": text}
    return answer if isinstance(answer, dict | list) else {"text": text}


def _note(error: BaseException, seconds: float) -> str:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, FetchFailed):
        return str(error)
    if isinstance(error, TimeoutError):
        return f"did not answer within {seconds:g} seconds"
    return f"did not answer as an MCP server should ({type(error).__name__}: {str(error)[:200]})"
