"""The HTTP client that the providers' libraries use: it knows which responses are open, so that they can be closed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import httpx2

_responses: ContextVar[list[httpx2.Response] | None] = ContextVar("_responses", default=None)
_MOST_CONNECTIONS = 200


class ProviderClient(httpx2.AsyncClient):
    """Keeps connections open from one request to the next. How long a reply may take is the caller's to say."""

    def __init__(self) -> None:
        limits = httpx2.Limits(max_connections=_MOST_CONNECTIONS, max_keepalive_connections=20)
        super().__init__(transport=_Watched(limits=limits), timeout=httpx2.Timeout(600, connect=5))

    @contextmanager
    def watched(self) -> Iterator[list[httpx2.Response]]:
        """Collects the responses to requests that are made by this task inside the block."""
        responses: list[httpx2.Response] = []
        _responses.set(responses)
        yield responses


class _Watched(httpx2.AsyncHTTPTransport):
    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        response = await super().handle_async_request(request)
        if (responses := _responses.get()) is not None:
            responses.append(response)
        return response
