"""Calls an HTTP address as its owner defined it."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import httpx2

from jawab.answering.tools.outcome import Outcome, broken_off
from jawab.answering.tools.reach import Reach
from jawab.answering.tools.schemas import Definition
from jawab.answering.tools.templates import has, look_up
from jawab.kit.guarded import FetchFailed
from jawab.kit.outbound import guarded_client

MOST_BYTES = 256 * 1024
_MOST_REASON = 300
_NOT_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.UnsupportedProtocol)
KEY_HEADER = "Idempotency-Key"


async def call_http(
    definition: Definition, arguments: Mapping[str, Any], headers: Mapping[str, str], key: str, reach: Reach
) -> Outcome:
    """What came of it. `key` is the same for each attempt at the same call."""
    address, allowed = reach.of(_url(definition, arguments))
    sent = {**headers, "accept": "application/json", KEY_HEADER: key}
    try:
        async with (
            asyncio.timeout(definition.timeout_seconds),
            guarded_client(allowed, definition.timeout_seconds, sent) as client,
            client.stream(definition.method, address, **_parts(definition, arguments)) as response,
        ):
            return _read(definition, response.status_code, await _body(response))
    except FetchFailed as error:
        return Outcome("failed", note=str(error))
    except _NOT_SENT:
        return Outcome("failed", note="no connection: check the address")
    except (TimeoutError, httpx2.TimeoutException):
        return broken_off(definition, f"did not answer within {definition.timeout_seconds:g} seconds")
    except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as error:
        return broken_off(definition, f"broke off: {type(error).__name__}")


def _url(definition: Definition, arguments: Mapping[str, Any]) -> str:
    url = definition.url
    for argument in definition.arguments:
        if argument.place == "path":
            url = url.replace(f"{{{argument.name}}}", quote(_text(arguments.get(argument.name, "")), safe=""))
    return url


def _parts(definition: Definition, arguments: Mapping[str, Any]) -> dict[str, Any]:
    placed = {argument.name: argument.place for argument in definition.arguments}
    given = {name: value for name, value in arguments.items() if value is not None}
    query = {name: _text(value) for name, value in given.items() if placed.get(name) == "query"}
    body = {name: value for name, value in given.items() if placed.get(name) == "body"}
    has_body = definition.method in ("POST", "PUT", "PATCH") or bool(body)
    return {**({"params": query} if query else {}), **({"json": body} if has_body else {})}


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


async def _body(response: httpx2.Response) -> bytes:
    content = b""
    async for part in response.aiter_bytes():
        content += part
        if len(content) > MOST_BYTES:
            raise httpx2.StreamError(f"more than {MOST_BYTES // 1024} KB")
    return content


def _read(definition: Definition, status: int, content: bytes) -> Outcome:
    answer = _parsed(content)
    if 200 <= status < 300:
        return Outcome("done", answer, http_status=status)
    if status in (404, 410) and not definition.writes:
        return Outcome("not_found", note=f"answered {status}", http_status=status)
    if status in (401, 403):
        return Outcome("failed", note=f"answered {status}: check the key in its headers", http_status=status)
    if 400 <= status < 500:
        return Outcome("refused", None, f"answered {status}", refusal(definition, answer), status)
    if status < 400:
        return Outcome("failed", note=f"answered {status}: it sends elsewhere, give that address", http_status=status)
    ended = broken_off(definition, f"answered {status}")
    return Outcome(ended.state, note=ended.note, http_status=status)


def refusal(definition: Definition, answer: Any) -> str:
    """Why the other system refused, in its own words, where the owner has said which field tells that."""
    if definition.refusal_field and has(answer, definition.refusal_field):
        return " ".join(str(look_up(answer, definition.refusal_field)).split())[:_MOST_REASON].rstrip(".")
    return ""


def _parsed(content: bytes) -> Any:
    if not content.strip():
        return {}
    try:
        return json.loads(content)
    except ValueError:
        return {"text": content.decode(errors="replace")}
