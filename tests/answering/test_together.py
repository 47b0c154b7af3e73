"""What belongs together is asked as one; what does not gets an answer each, in one reply."""

import uuid
from collections.abc import AsyncGenerator

import pytest

from jawab.answering.bursts import answers_us, looks_whole, patience
from jawab.answering.expected import estimated
from jawab.answering.together import Read, grouped, reply_to
from jawab.answering.types import Citation, Delta, Option, Piece, Question, Reply, Said
from jawab.inference.fake import FakeEmbedder
from jawab.understanding.incoming import Incoming
from jawab.understanding.reader import Reader
from jawab.understanding.types import Understanding


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Where is my order?", True),
        ("میرا آرڈر کہاں ہے؟", True),
        ("mujhe apna parcel wapas karna hai", True),
        ("thanks", True),
        ("hi", False),
        ("السلام علیکم", False),
        ("i ordered a", False),
        ("I want to return a lamp and", False),
        ("it is broken,", False),
        ("12345", False),
    ],
)
def test_whether_more_is_to_come(text: str, whole: bool) -> None:
    assert looks_whole(text) is whole


def test_who_answers_our_question_is_not_waited_for() -> None:
    asked = Said("bot", "What is your order number?", "clarify")
    assert answers_us([Said("visitor", "where is it"), asked])
    assert not answers_us([asked, Said("visitor", "GN-1")])
    assert not answers_us([Said("bot", "Thirty days. [1]", "answer")])
    assert not answers_us([])


def test_patience_ends() -> None:
    assert patience(None, 0.0, 1.2) == 1.2
    assert patience(None, 1.3, 1.2) == 0
    assert patience(0.5, 2.0, 1.2) == 2.5
    assert patience(0.5, 20.0, 1.2) == 0


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        (["hi", "where is my order?"], [[0, 1]]),
        (["where is my order?", "12345"], [[0, 1]]),
        (["How do I return a lamp?", "Which payment methods are there?"], [[0], [1]]),
        (["How do I return a lamp?", "and for kettles?"], [[0, 1]]),
        (["How do I return a lamp?", "I want to talk to a person"], [[0], [1]]),
        (
            ["Can I pay cash?", "Is there a warranty?", "Do you ship abroad?", "Can I change my address?"],
            [[0, 1, 2, 3]],
        ),
    ],
)
def test_what_is_one_question(texts: list[str], groups: list[list[int]]) -> None:
    assert grouped(texts) == groups


class Scripted:
    """Answers each question with a quotation of it."""

    def __init__(self) -> None:
        self._reader = Reader(FakeEmbedder())

    async def understand(self, question: Question) -> Understanding:
        return await self._reader.read(Incoming(question.workspace_id, question.text))

    async def reply(self, question: Question, understood: Understanding) -> AsyncGenerator[Piece]:
        text = f"On “{question.text}” [1]"
        yield Delta(0, text)
        if "person" in question.text:
            yield Reply("notice", "A person comes.", "en", asks_for_person=True, trace={"reason": "asked for"})
            return
        cited = Citation(1, uuid.uuid4(), question.text, "", "/help", "quoted")
        options = [Option("next", f"after {question.text}")]
        yield Reply("answer", text, "en", citations=[cited], options=options, trace={"reason": "known"})


async def ask(*texts: str) -> tuple[str, Reply]:
    """What was shown at the end, and the reply."""
    answering = Scripted()
    questions = [Question(uuid.uuid4(), uuid.uuid4(), text, "en") for text in texts]
    shown = ""
    async for piece in reply_to(answering, [Read(one, await answering.understand(one)) for one in questions]):
        if isinstance(piece, Delta):
            shown = shown[: piece.at] + piece.text
        elif isinstance(piece, Reply):
            reply = piece
    return shown, reply


async def test_two_questions_get_two_answers_with_citations_numbered_on() -> None:
    shown, reply = await ask("How do I return a lamp?", "Which payment methods are there?")
    assert reply.text == shown == "On “How do I return a lamp?” [1]\n\nOn “Which payment methods are there?” [2]"
    assert [(one.n, one.title) for one in reply.citations] == [
        (1, "How do I return a lamp?"),
        (2, "Which payment methods are there?"),
    ]
    assert [option.text for option in reply.options] == ["after Which payment methods are there?"]
    assert [part["reason"] for part in reply.trace["parts"]] == ["known"]


async def test_who_asks_and_wants_a_person_gets_both() -> None:
    _, reply = await ask("How do I return a lamp?", "I want to talk to a person")
    assert reply.asks_for_person
    assert reply.trace["reason"] == "asked for"
    assert reply.text.endswith("A person comes.")
    assert reply.kind == "answer"


async def test_one_question_is_passed_on_as_it_is() -> None:
    shown, reply = await ask("Which payment methods are there?")
    assert reply.text == shown
    assert "parts" not in reply.trace


def test_times_are_told_only_when_they_tell_something() -> None:
    assert estimated([4_000] * 19) is None
    assert estimated([200] * 50) is None
    assert estimated([1_000] * 40 + [60_000] * 10) is None
    times = estimated([4_000] * 30 + [6_000] * 10)
    assert times is not None
    assert (times.p50_ms, times.p90_ms) == (4_000, 6_000)
