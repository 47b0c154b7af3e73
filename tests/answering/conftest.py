"""Fixtures for the pipeline with an LLM: a provider on loopback and the real client that talks to it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from uuid import UUID

import pytest

from jawab.answering.llm import LanguageModel, Usage, language_model
from jawab.answering.pipeline import Answering
from jawab.answering.spend import BudgetReached, Reservation, Spend, Taken
from jawab.answering.types import Delta, Reply
from jawab.inference.fake import FakeEmbedder
from jawab.settings import Settings
from jawab.understanding.reader import Reader
from tests.answering.knowledge import MemoryKnowledge, Verdict, article, question
from tests.support.fake_anthropic import Anthropic
from tests.support.fake_gemini import Gemini
from tests.support.fake_openai import ChatCompletions, Responses
from tests.support.fake_provider import FakeProvider, Script

FRAMINGS = {"openai-chat": ChatCompletions, "openai-responses": Responses, "google": Gemini, "anthropic": Anthropic}


class Purse(Spend):
    """A spend in memory: remembers what was reserved and settled; empty when told so."""

    def __init__(self) -> None:
        self.empty = False
        self.settled: list[Taken] = []

    async def reserve(self, workspace_id: UUID, prompt: str, conversation_id: UUID | None = None) -> Reservation:
        if self.empty:
            raise BudgetReached("day")
        return _reservation(workspace_id)

    async def settle(self, reserved: Reservation, usage: Usage, written: str) -> Taken:
        took = Taken(usage.input_tokens or reserved.input_tokens, usage.output_tokens or len(written) // 3, None, None)
        self.settled.append(took)
        return took


def _reservation(workspace_id: UUID) -> Reservation:
    from jawab.kit.clock import now

    return Reservation(workspace_id, now().date(), 100, 800)


@dataclass
class Bench:
    """A provider that plays a script, and the pipeline over it."""

    provider: FakeProvider
    llm: LanguageModel
    hurried: LanguageModel | None = None
    purse: Purse = field(default_factory=Purse)
    knowledge: MemoryKnowledge = field(
        default_factory=lambda: MemoryKnowledge(article("en/refunds/refund-times"), Verdict("answer"))
    )

    def hurry(self, name: str, patience: float) -> None:
        """Connects anew, as an operator with less patience."""
        self.hurried, self.llm = self.llm, connect(self.provider, name, patience)

    async def close(self) -> None:
        """Closes the clients."""
        await self.llm.close()
        if self.hurried:
            await self.hurried.close()

    @property
    def answering(self) -> Answering:
        return Answering(self.knowledge, FakeEmbedder(), Reader(FakeEmbedder()), None, self.llm, self.purse)

    async def ask(self, text: str, script: Script, **more: object) -> tuple[list[Delta], Reply]:
        """The pieces and the reply, with the deltas checked to add up to the reply's text."""
        self.provider.script = script
        pieces = [piece async for piece in self.answering.reply(question(text, **more))]
        deltas, reply = [piece for piece in pieces if isinstance(piece, Delta)], pieces[-1]
        assert isinstance(reply, Reply)
        shown = ""
        for delta in deltas:
            assert delta.at <= len(shown), "a piece leaves a hole"
            shown = shown[: delta.at] + delta.text
        assert not deltas or shown == reply.text
        return deltas, reply


@pytest.fixture(params=["openai-chat", "openai-responses", "google", "anthropic"])
def provider_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def bench(provider_name: str) -> AsyncIterator[Bench]:
    """The pipeline with an LLM of each provider."""
    async with FakeProvider(FRAMINGS[provider_name]()) as provider:
        made = Bench(provider, connect(provider, provider_name))
        yield made
        await made.close()


@pytest.fixture
async def chat() -> AsyncIterator[Bench]:
    """The pipeline with an OpenAI-compatible LLM, where the provider makes no difference."""
    async with FakeProvider(ChatCompletions()) as provider:
        made = Bench(provider, connect(provider, "openai-chat"))
        yield made
        await made.close()


def connect(provider: FakeProvider, name: str, patience: float = 5.0) -> LanguageModel:
    """The real client, pointed at the provider."""
    settings = Settings.model_validate(
        {"llm": f"{name}:fake", "llm_base_url": provider.url, "llm_api_key": "k", "llm_timeout_seconds": patience}
    )
    llm = language_model(settings)
    assert llm
    return llm
