"""A language model's provider beside the servers under test: it writes the same answer to whoever asks."""

import asyncio
import threading
from types import TracebackType
from typing import Any, Self

from tests.support.fake_openai import ChatCompletions
from tests.support.fake_provider import FakeProvider, Script


class LlmServer:
    """Speaks OpenAI's chat completions from a thread of its own while the `with` block runs."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    @property
    def requests(self) -> list[Any]:
        """The JSON bodies that it got."""
        return list(self._provider.requests)

    @property
    def settings(self) -> dict[str, str]:
        """Of a site that uses it."""
        return {"llm": "openai-chat:fake", "llm_base_url": self._provider.url, "llm_api_key": "k"}

    def __enter__(self) -> Self:
        self._thread.start()
        self._provider = self._run(self._open())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._run(self._provider.__aexit__())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _open(self) -> FakeProvider:
        return await FakeProvider(ChatCompletions(), self._script).__aenter__()

    def _run(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(20)
