"""The judgement: what it decides on the demo's kind of questions, and what it must never do."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from jawab.answering.answerable import Answerability, Grounding
from jawab.evals.corpus import Page, fill, new_workspace, temporary_database
from jawab.inference.embedder import Embedder, load_embedder
from jawab.knowledge.search import KnowledgeSearch

PAGES = [
    Page("returns", "Return an item", "You can return an item within 14 days of delivery. Keep the box."),
    Page("refunds", "When refunds arrive", "Refunds reach your card five working days after we receive the item."),
    Page("password", "Reset your password", "Choose Forgot password on the sign-in page. A link arrives by e-mail."),
    Page("hours", "Opening hours of our shop in Lahore", "The shop is open from 10 to 8, Monday to Saturday."),
    Page("ur/returns", "سامان واپس کرنا", "آپ ڈیلیوری کے چودہ دن کے اندر سامان واپس کر سکتے ہیں۔", "ur"),
]


class Desk:
    """A small help centre that can be asked."""

    def __init__(self, embedder: Embedder, grounding: Grounding, workspace: UUID) -> None:
        self._embedder, self._grounding, self._workspace = embedder, grounding, workspace

    async def judge(self, text: str) -> Answerability:
        read = await self._embedder.read(text)
        return self._grounding.judge(text, await self._grounding.find(self._workspace, text, read))


@pytest.fixture(scope="module")
async def desk() -> AsyncIterator[Desk]:
    embedder = load_embedder()
    async with temporary_database() as database:
        workspace = await new_workspace(database, "shop")
        await fill(database, embedder, workspace, PAGES)
        yield Desk(embedder, Grounding(KnowledgeSearch(database, embedder), embedder), workspace)


@pytest.mark.parametrize(
    "text",
    [
        "How do I reset my password?",
        "Within how many days can I return an item?",
        "When do refunds reach my card?",
        "what are the opening hours of the shop in lahore",
    ],
)
async def test_plain_questions_are_answered(desk: Desk, text: str) -> None:
    verdict = await desk.judge(text)
    assert verdict.decision == "answer"
    assert verdict.threshold <= verdict.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "What is the capital of France?",
        "who won the cricket world cup in 1992",
        "Do you sell dog food?",
        "Write me a poem about the sea",
        "asdf qwer zxcv",
        "",
        "???",
        "پاکستان کا دارالحکومت کیا ہے",
    ],
)
async def test_what_the_help_centre_does_not_say_is_not_answered(desk: Desk, text: str) -> None:
    verdict = await desk.judge(text)
    assert verdict.decision != "answer"
    assert 0 <= verdict.confidence < verdict.threshold
    assert verdict.reason


async def test_nothing_found_is_unknown(desk: Desk) -> None:
    verdict = desk._grounding.judge("anything", [])
    assert (verdict.decision, verdict.confidence) == ("unknown", 0)
