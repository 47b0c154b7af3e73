"""`python -m tests.support.scripted serve` is `jawab serve` with an answering pipeline that asks the `Prompter`."""

import asyncio
import json
import os
from collections.abc import AsyncGenerator
from typing import Any, Self
from uuid import UUID

from jawab import assembly
from jawab.answering.ports import Guidance
from jawab.answering.types import Delta, Expecting, Piece, Question, Reply
from jawab.cli import main
from jawab.inference.fake import FakeEmbedder
from jawab.understanding.incoming import Incoming
from jawab.understanding.reader import Reader
from jawab.understanding.types import Understanding

TRACE: dict[str, Any] = {"decision": "answer", "reason": "scripted", "guidance": []}


class ScriptedAnswering:
    """Replies with what the test says. A reply that is cancelled closes the connection, as with an LLM's server."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._reader = Reader(FakeEmbedder())

    async def understand(self, question: Question) -> Understanding:
        """The real reading, with the embedder for tests."""
        return await self._reader.read(
            Incoming(question.workspace_id, question.text, question.language, question.rules, question.time_zone)
        )

    async def reply(self, question: Question, understood: Understanding) -> AsyncGenerator[Piece]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        try:
            asked = {
                "text": question.text,
                "conversation_id": str(question.conversation_id),
                "history": [[said.author, said.text] for said in question.history],
            }
            writer.write(json.dumps(asked).encode() + b"\n")
            async for line in reader:
                said: dict[str, Any] = json.loads(line)
                if "fail" in said:
                    raise RuntimeError(said["fail"])
                if "reply" in said:
                    yield Reply(**said["reply"], trace=TRACE)
                    return
                yield Expecting(said["expecting"]) if "expecting" in said else Delta(**said["delta"])
            raise ConnectionError("the test's prompter went away")
        finally:
            writer.close()

    def trying(self, guidance: Guidance) -> Self:
        """What the test says holds whatever the guidance."""
        return self

    async def learn(self, question: Question, reply: Reply, reply_id: UUID | None) -> None:
        """What the test said is nobody else's answer."""

    async def renew_suggestions(self) -> None:
        """What is asked next is the test's to say."""

    async def close(self) -> None:
        """Nothing was opened."""


if __name__ == "__main__":
    scripted = ScriptedAnswering(int(os.environ["JAWAB_TEST_PROMPTER"]))
    assembly.make_answering = lambda *_: scripted  # type: ignore[assignment,return-value]
    main()
