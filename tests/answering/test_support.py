"""Whether passages carry a sentence, with the built-in model and the shipped head."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from jawab.answering.remembered import RememberedVectors
from jawab.answering.support import Evidence
from jawab.inference.embedder import load_embedder
from jawab.inference.fake import FakeEmbedder

DATA = Path(__file__).parents[2] / "training/questions/support.jsonl"
CARD = "Refunds to a card take 7 to 10 working days. Wallets take 2 working days. We never refund in cash."


@pytest.fixture(scope="module")
def vectors() -> RememberedVectors:
    return RememberedVectors(load_embedder())


async def supported(sentence: str, vectors: RememberedVectors, text: str = CARD) -> bool:
    return (await Evidence([text], ["Refund times"], vectors).check(sentence)).supported


async def test_the_same_words_are_supported(vectors: RememberedVectors) -> None:
    assert await supported("Refunds to a card take 7 to 10 working days.", vectors)
    assert await supported("Wallets take 2 working days.", vectors)
    assert await supported("We never refund in cash.", vectors)


@pytest.mark.parametrize(
    "sentence",
    [
        "Refunds to a card take 3 working days.",
        "Refunds to a card take 7 to 10 hours.",
        "Refunds to a card take 2 working days.",
        "We refund in cash.",
        "Bank transfers arrive on Sundays.",
        "Our refunds are the fastest in the country.",
        "Refunds to a card take 7 to 10 working days, see refunds.example.",
        "Hello!",
    ],
)
async def test_subtly_wrong_is_not(sentence: str, vectors: RememberedVectors) -> None:
    assert not await supported(sentence, vectors)


async def test_reason_and_passage_are_told(vectors: RememberedVectors) -> None:
    evidence = Evidence(["We open at 9 am.", CARD], ["Hours", "Refund times"], vectors)
    found = await evidence.check("Wallets take 2 working days.")
    assert (found.supported, found.passage, found.quote) == (True, 1, "Wallets take 2 working days.")
    assert (await evidence.check("It takes 99 days.")).why == "number that no passage has: 99"
    assert (await evidence.check("See evil.com now.")).why == "address that no passage has: evil.com"


async def test_written_pairs_that_training_used(vectors: RememberedVectors) -> None:
    """Not a measure of quality (the card of the head has that, by cross-validation): it holds the code to the head."""
    kept, rows = [], [json.loads(line) for line in DATA.read_text().splitlines()]
    for row in rows:
        found = await Evidence([row["passage"]], [row["title"]], vectors).check(row["sentence"])
        kept.append(found.supported)
    wrong = [row["sentence"] for row, keep in zip(rows, kept, strict=True) if keep and not row["supported"]]
    right = sum(row["supported"] for row, keep in zip(rows, kept, strict=True) if keep)
    assert len(rows) >= 120
    assert len(wrong) <= 8, wrong
    assert right >= 0.5 * sum(row["supported"] for row in rows)


async def test_no_passages(vectors: RememberedVectors) -> None:
    assert not (await Evidence([], [], vectors).check("Anything.")).supported


class Counting(FakeEmbedder):
    def __init__(self) -> None:
        self.texts: list[str] = []

    async def embed(self, texts: Sequence[str]):  # type: ignore[no-untyped-def]
        self.texts += texts
        return await super().embed(texts)


async def test_vectors_are_made_once() -> None:
    counting = Counting()
    remembered = RememberedVectors(counting)
    first = await remembered(["a", "b", "a"])
    second = await remembered(["b", "c"])
    assert counting.texts == ["a", "b", "c"]
    assert (first[1] == second[0]).all()
    assert (first[0] == first[2]).all()
