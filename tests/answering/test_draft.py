"""An LLM's text cut into sentences, however it is cut into pieces."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jawab.answering.drafted import Draft, Drafted

TEXT = (
    "It takes 7 days. [1] Then, e.g. on Monday, we call you [2].\n\n"
    "## Steps\n1. Open **My orders**. [1]\n2. Press Send [1][3]\n\n- A bullet. Second sentence of it.\n\nThe end"
)


def cut(pieces: list[str]) -> list[Drafted]:
    draft = Draft()
    found = [sentence for piece in pieces for sentence in draft.feed(piece)]
    return [*found, *draft.end()]


def test_sentences_with_leads_and_citations() -> None:
    assert [(one.lead, one.markdown, one.cited) for one in cut([TEXT])] == [
        ("", "It takes 7 days.", (1,)),
        (" ", "Then, e.g. on Monday, we call you.", (2,)),
        ("\n\n", "Steps", ()),
        ("\n1. ", "Open **My orders**.", (1,)),
        ("\n2. ", "Press Send", (1, 3)),
        ("\n\n- ", "A bullet.", ()),
        (" ", "Second sentence of it.", ()),
        ("\n\n", "The end", ()),
    ]


@given(st.lists(st.integers(0, len(TEXT)), max_size=30))
def test_pieces_make_no_difference(at: list[int]) -> None:
    places = sorted({0, len(TEXT), *at})
    pieces = [TEXT[start:end] for start, end in pairwise(places)]
    assert cut(pieces) == cut([TEXT])


def test_sentence_is_given_as_soon_as_the_next_begins() -> None:
    draft = Draft()
    assert not list(draft.feed("It takes 7 days. "))
    assert not list(draft.feed("[1"))
    assert [one.cited for one in draft.feed("] Then")] == [(1,)]


def test_half_a_sentence_is_left_out_when_the_text_was_cut_off() -> None:
    draft = Draft()
    list(draft.feed("Whole. [1] Half a sent"))
    assert not list(draft.end(complete=False))


@pytest.mark.parametrize("text", ["", "\n\n\n", "[1]", "```\n```", "---", "🎉", "<br>", "![x](y)"])
def test_nothing_to_say(text: str) -> None:
    assert cut([text]) == []


def test_long_text_without_an_end_takes_linear_time() -> None:
    draft = Draft()
    assert sum(len(list(draft.feed("word "))) for _ in range(5000)) < 100
