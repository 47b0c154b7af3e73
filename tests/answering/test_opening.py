"""What a reply begins with: sympathy, once, and what we understood of a wish."""

import re
from collections.abc import AsyncGenerator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from jawab.answering.opening import opened, opening, unhappy
from jawab.answering.pipeline import Answering
from jawab.answering.types import Delta, Piece, Reply, Said
from jawab.inference.fake import FakeEmbedder
from jawab.understanding.reader import Reader
from tests.answering.conftest import Bench
from tests.answering.knowledge import MemoryKnowledge, Verdict, article, question
from tests.answering.understandings import understood
from tests.support.fake_provider import Script
from tests.support.moods import ANGRY, CONFUSED, FRUSTRATED, HAPPY, NEUTRAL

SORRY = "I understand that this is upsetting, and I am sorry."
SORRY_ROMAN = "Main samajh sakta hoon ke ye takleef deh hai, aur main maazrat chahta hoon."
SORRY_URDU = "میں سمجھ سکتا ہوں کہ یہ تکلیف دہ ہے، اور میں معذرت چاہتا ہوں۔"
EVERY_SORRY = (SORRY, SORRY_ROMAN, SORRY_URDU, "I am sorry about this trouble.")
REFUNDS = article("en/refunds/refund-times")


async def ask(text: str, knowledge: MemoryKnowledge | None = None, **more: object) -> Reply:
    answering = Answering(knowledge or MemoryKnowledge([]), FakeEmbedder(), Reader(FakeEmbedder()))
    pieces = [piece async for piece in answering.reply(question(text, **more))]
    assert isinstance(pieces[-1], Reply)
    return pieces[-1]


@pytest.mark.parametrize(
    ("text", "begins", "goes_on"),
    [
        (ANGRY, SORRY, "I could not find this"),
        (FRUSTRATED, "I am sorry about this trouble.", "I could not find this"),
        ("chor ho tum log, sharam karo", SORRY_ROMAN, "Ye baat mujhe"),
        ("do haftay ho gaye abhi tak nahi aya", "Is pareshani par maazrat.", "Ye baat mujhe"),
        ("تم لوگ چور ہو، شرم کرو", SORRY_URDU, "یہ بات مجھے"),
        ("دو ہفتے ہو گئے ابھی تک کچھ نہیں آیا", "اس پریشانی پر معذرت۔", "یہ بات مجھے"),
    ],
)
async def test_who_is_upset_is_met_with_sympathy_in_their_writing(text: str, begins: str, goes_on: str) -> None:
    reply = await ask(text)
    assert reply.text.startswith(f"{begins}\n\n{goes_on}")


@pytest.mark.parametrize("text", [NEUTRAL, HAPPY, CONFUSED])
async def test_who_is_not_upset_gets_the_answer_alone(text: str) -> None:
    reply = await ask(text)
    assert reply.text.startswith("I could not find this")


@pytest.mark.parametrize("text", ["thanks", "ok thank you so much", "hello", "bye", "are you a bot?"])
async def test_small_talk_after_anger_is_small_talk(text: str) -> None:
    history = [Said("visitor", ANGRY), Said("bot", "Your refund takes 3 days. [1]", "answer")]
    reply = await ask(text, history=history)
    assert reply.trace["decision"] == "smalltalk"
    assert not any(sorry in reply.text for sorry in EVERY_SORRY)


@pytest.mark.parametrize("sorry", EVERY_SORRY)
async def test_sympathy_is_not_said_twice_running_in_any_writing(sorry: str) -> None:
    history = [Said("visitor", ANGRY), Said("bot", f"{sorry}\n\nIt takes 3 days. [1]", "answer")]
    after_an_agent = [*history, Said("agent", "I look into it"), Said("visitor", "good")]
    for said in (history, after_an_agent):
        reply = await ask(ANGRY, history=said)
        assert not any(one in reply.text for one in EVERY_SORRY)


async def test_an_answer_keeps_its_words_and_citations_behind_the_sympathy() -> None:
    knowledge = MemoryKnowledge(REFUNDS, Verdict("answer"))
    calm = await ask("refund time debit or credit card", knowledge)
    upset = await ask("You are thieves, shame on you!!! refund time debit or credit card", knowledge)
    assert calm.kind == upset.kind == "answer"
    assert upset.text.startswith(f"{SORRY}\n\n")
    assert [citation.title for citation in upset.citations] == ["Refund times"]
    assert "[1]" in upset.text


def test_frustrated_and_angry_count_together() -> None:
    both = understood({"neutral": 0.4, "frustrated": 0.35, "angry": 0.25})
    assert both.mood.mood == "neutral"
    assert unhappy(both)
    assert opening(both, [], "en") == "I am sorry about this trouble."
    half = understood({"neutral": 0.5, "angry": 0.5})
    assert not unhappy(half), "more likely than not, not as likely"
    assert opening(half, [], "en") == ""


async def test_a_wish_is_taken_up_with_all_that_it_names() -> None:
    reply = await ask("I need to book appointment with Dr. Khan on Monday")
    first, _, rest = reply.text.partition("\n\n")
    assert re.fullmatch(r"You would like: book appointment · Dr\. Khan · Mon \d+ \w{3} \d{4}\.", first)
    assert rest.startswith("I could not find this")


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "You would like: cancel · GN-1."),
        ("ur-Latn", "Aap chahte hain: cancel · GN-1."),
        ("ur", "آپ چاہتے ہیں: cancel · GN-1۔"),
        ("fi", "You would like: cancel · GN-1."),
    ],
)
def test_a_wish_in_three_writings(language: str, shown: str) -> None:
    wish = understood({"neutral": 1}, ("ORDER", "GN-1"), ("ACTION", "cancel"), ("ORDER", "GN-1"))
    assert opening(wish, [], language) == shown, "nothing twice"


def test_a_wish_about_nothing_and_a_name_without_a_wish_are_not_taken_up() -> None:
    assert opening(understood({"neutral": 1}, ("ACTION", "cancel")), [], "en") == ""
    assert opening(understood({"neutral": 1}, ("PERSON", "Dr. Khan"), ("DATE", "Monday")), [], "en") == ""
    private = understood({"neutral": 1}, ("ACTION", "call"), ("PHONE", "+92 300 1234567"), ("EMAIL", "a@b.example"))
    assert opening(private, [], "en") == "", "addresses are not repeated"


def test_sympathy_comes_before_the_wish() -> None:
    wish = understood({"angry": 1}, ("ACTION", "cancel"), ("ORDER", "GN-1"))
    assert opening(wish, [], "en") == f"{SORRY} You would like: cancel · GN-1."
    assert opening(wish, [Said("bot", SORRY)], "en") == "You would like: cancel · GN-1."


def test_marks_in_a_name_are_shown_and_do_nothing() -> None:
    shown = opening(understood({}, ("ACTION", "see"), ("PERSON", "*Dr* [x](http://evil.example) <b>")), [], "en")
    assert shown == r"You would like: see · \*Dr\* \[x\](http://evil.example) \<b\>."


@given(some.text("*_[]()<>!`\\ab:/~#h .", min_size=1))
def test_no_name_makes_markdown(name: str) -> None:
    first = opening(understood({"neutral": 1}, ("ACTION", "see"), ("PERSON", name)), [], "en")
    (inline,) = [token for token in MarkdownIt("commonmark").parse(first) if token.type == "inline"]
    assert {token.type for token in inline.children or []} <= {"text", "text_special"}


async def pieces_of(deltas: Sequence[Delta], text: str) -> AsyncGenerator[Piece]:
    for delta in deltas:
        yield delta
    yield Reply("answer", text, "en")


def applied(pieces: Sequence[Piece]) -> str:
    """What the visitor sees once all pieces came."""
    shown = ""
    for piece in pieces:
        if isinstance(piece, Delta):
            assert piece.at <= len(shown), "a piece leaves a hole"
            shown = shown[: piece.at] + piece.text
    return shown


@some.composite
def writings(draw: some.DrawFn) -> tuple[list[Delta], str]:
    """Pieces of a reply, some of which go back and write anew from there, and what they come to."""
    deltas, shown = [], ""
    for text in draw(some.lists(some.text(min_size=1, max_size=8), min_size=1, max_size=12)):
        at = draw(some.one_of(some.just(len(shown)), some.just(0), some.integers(0, len(shown))))
        deltas.append(Delta(at, text))
        shown = shown[:at] + text
    return deltas, shown


@given(writings(), some.text(min_size=1, max_size=20))
async def test_pieces_come_to_the_text_that_is_stored(writing: tuple[list[Delta], str], first: str) -> None:
    deltas, text = writing
    assert applied(deltas) == text
    *begun, reply = [piece async for piece in opened(first, pieces_of(deltas, text))]
    assert isinstance(reply, Reply)
    assert applied(begun) == reply.text == f"{first}\n\n{text}"
    for number in range(1, len(begun) + 1):
        assert applied(begun[:number]).startswith(f"{first}\n\n"), "what comes first is there from the first piece on"


async def test_a_reply_that_is_ready_at_once_comes_without_pieces() -> None:
    assert [piece async for piece in opened("First.", pieces_of([], "Then."))] == [
        Reply("answer", "First.\n\nThen.", "en")
    ]


async def test_who_stops_listening_stops_the_writing() -> None:
    closed = []

    async def written() -> AsyncGenerator[Piece]:
        try:
            yield Delta(0, "Once")
            yield Reply("answer", "Once", "en")
        finally:
            closed.append(True)

    pieces = opened("First.", written())
    assert await anext(pieces) == Delta(0, "First.\n\n")
    await pieces.aclose()
    assert closed == [True]


WRITTEN = [
    "A foreign card can take ", "up to 15 working days", ", and the amount may differ slightly",
    " because of exchange rates. [", "1] We release the money on the first day, but your bank posts it on its own ",
    "schedule [1].",
]  # fmt: skip


@pytest.mark.parametrize(
    ("script", "mode"),
    [(Script(WRITTEN), "llm"), (Script(WRITTEN, break_after=5), "extractive"), (Script(status=500), "extractive")],
)
async def test_written_and_quoted_answers_begin_alike(chat: Bench, script: Script, mode: str) -> None:
    """`Bench.ask` checks that the pieces add up, also when the LLM breaks off and the answer is quoted instead."""
    angry = "You are thieves, shame on you!!! how long does a refund to a foreign card take"
    deltas, reply = await chat.ask(angry, script)
    assert (reply.kind, reply.trace["mode"]) == ("answer", mode)
    assert reply.text.startswith(f"{SORRY}\n\n")
    assert reply.text.count(SORRY) == 1
    assert [delta for delta in deltas if delta.at == 0] == ([Delta(0, f"{SORRY}\n\n")] if deltas else [])
