"""The LLM path once with a real, very small model, over the OpenAI-compatible server of llama.cpp."""

from collections.abc import Iterator
from contextlib import aclosing

import pytest

from jawab.answering.llm import LanguageModel, Usage, language_model
from jawab.answering.pipeline import Answering
from jawab.answering.types import Delta, Reply
from jawab.inference.embedder import load_embedder
from jawab.settings import Settings
from jawab.understanding.reader import Reader
from tests.answering.conftest import Purse
from tests.answering.knowledge import MemoryKnowledge, Verdict, article, question
from tests.support import local_model

pytestmark = [
    pytest.mark.localmodel,
    pytest.mark.timeout(600),
    pytest.mark.skipif(local_model.weights() is None, reason=local_model.WHY_NOT),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    path = local_model.weights()
    assert path
    server, url = local_model.serve(path)
    yield url
    del server


@pytest.fixture
async def llm(address: str) -> LanguageModel:
    settings = {"llm": "openai:smollm2", "llm_base_url": address, "llm_timeout_seconds": 40}
    made = language_model(Settings.model_validate(settings))
    assert made
    return made


async def test_it_really_writes(llm: LanguageModel) -> None:
    usage, pieces = Usage(), list[str]()
    async with aclosing(llm.write("You answer in one word.", "What is the capital of France?", usage)) as written:
        async for piece in written:
            pieces.append(piece)
            if len(pieces) == 60:
                break
    assert len(pieces) > 1
    assert "Paris" in "".join(pieces)
    assert len(pieces) == 60 or (usage.input_tokens and usage.output_tokens)
    await llm.close()


@pytest.mark.parametrize(
    "asked", ["how long does a refund to a foreign card take", "how long does a refund to a JazzCash wallet take"]
)
async def test_whatever_it_writes_only_supported_sentences_are_shown(llm: LanguageModel, asked: str) -> None:
    knowledge = MemoryKnowledge(article("en/refunds/refund-times"), Verdict("answer"))
    answering = Answering(knowledge, load_embedder(), Reader(load_embedder()), None, llm, Purse())
    pieces = [piece async for piece in answering.reply(question(asked))]
    reply = pieces[-1]
    assert isinstance(reply, Reply)
    trace = reply.trace
    print(trace["mode"], trace["fallback"], trace["tokens"], [one for one in trace["steps"] if one["name"] == "write"])
    for sentence in trace["sentences"]:
        print(sentence)
    print(reply.text)
    assert reply.kind in {"answer", "unknown"}
    if trace["mode"] == "llm" and reply.kind == "answer":
        kept = [sentence for sentence in trace["sentences"] if sentence["supported"]]
        assert len(kept) == sum(isinstance(piece, Delta) for piece in pieces)
    await answering.close()
