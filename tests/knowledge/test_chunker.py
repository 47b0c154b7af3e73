"""Passages: exact positions, right headings, nothing lost, nothing cut in the middle of a sentence."""

import re
from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jawab.knowledge.importing.chunker import HARD_LIMIT, MOST_WORDS, Piece, chunk
from jawab.knowledge.importing.text import count_words
from jawab.knowledge.sentences import sentences

WORDS = "parcel return refund kettle جلد واپسی lamp rider order voucher studio cotton card".split()


@dataclass(frozen=True)
class Written:
    """A page as it was written: each block with the headings above it."""

    markdown: str
    blocks: list[tuple[tuple[str, ...], str]]


def sentence(random: Random) -> str:
    words = random.choices(WORDS, k=random.randint(3, 14))
    return f"{' '.join(words).capitalize()} {random.randint(0, 10**9)}{random.choice('.!?')}"


def block(random: Random) -> str:
    said = [sentence(random) for _ in range(random.choice((1, 2, 5, 12, 40)))]
    match random.choice(("paragraph", "bullets", "steps", "table", "quote", "code", "marked")):
        case "bullets":
            return "\n".join(f"- {one}" for one in said)
        case "steps":
            return "\n".join(f"{number}. {one}" for number, one in enumerate(said, 1))
        case "table":
            return "\n".join(["| What | Why |", "| --- | --- |", *(f"| {one} | {said[0]} |" for one in said)])
        case "quote":
            return "\n".join(f"> {one}" for one in said)
        case "code":
            return "\n".join(["```", *said, "```"])
        case "marked":
            return " ".join(f"**{one[:-1]}** [link](https://shop.example/a_(b))." for one in said)
    return " ".join(said)


@st.composite
def page(draw: st.DrawFn) -> Written:
    random = Random(draw(st.integers(0, 2**32)))
    lines: list[str] = []
    path: list[tuple[int, str]] = []
    blocks: list[tuple[tuple[str, ...], str]] = []
    for number in range(draw(st.integers(1, 4))):
        if random.random() < 0.7:
            level = random.randint(2, 4)
            heading = f"Heading {number}"
            path = [one for one in path if one[0] < level] + [(level, heading)]
            lines.append(f"{'#' * level} {heading}")
        for _ in range(random.randint(0, 2)):
            text = block(random)
            lines.append(text)
            blocks.append((tuple(name for _, name in path), text))
    return Written("\n\n".join(lines), blocks)


@settings(max_examples=60, deadline=None)
@given(page())
def test_positions_are_exact_and_in_order(written: Written) -> None:
    end = 0
    for piece in chunk(written.markdown):
        assert end <= piece.start < piece.end <= len(written.markdown)
        end = piece.end
        held = _letters(written.markdown[piece.start : piece.end])
        # Steps are counted as a browser shows them, so their numbers need not stand in the Markdown.
        assert all(_letters(word) in held for word in piece.text.split() if not re.fullmatch(r"\d+\.", word))


@settings(max_examples=60, deadline=None)
@given(page())
def test_all_prose_is_covered_under_its_own_headings(written: Written) -> None:
    pieces = chunk(written.markdown)
    for path, text in written.blocks:
        there = " ".join(piece.text for piece in pieces if piece.heading_path == path)
        assert set(re.findall(r"\w+", re.sub(r"\]\([^)]*\)+", "]", text))) <= set(re.findall(r"\w+", there))


@settings(max_examples=60, deadline=None)
@given(page())
def test_passages_are_neither_too_long_nor_cut_inside_a_sentence(written: Written) -> None:
    for piece in chunk(written.markdown):
        assert count_words(piece.text) <= MOST_WORDS + 45
        # A passage may end with the head of a table (`What: Why`): each of its rows says the head again.
        assert piece.text.rstrip("*` )").endswith((".", "!", "?", "link", "What: Why"))


@pytest.mark.parametrize("markdown", ["```", "text\n\n```", "- ```", "~~~ python"])
def test_code_that_is_opened_in_the_last_line_is_no_passage(markdown: str) -> None:
    assert all(piece.text.strip() in ("", "text", "-") for piece in chunk(markdown))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab #*_`[]()<>!|-+.\n\t\\&1", max_size=400))
def test_odd_markdown_never_breaks_it(markdown: str) -> None:
    for piece in chunk(markdown):
        assert 0 <= piece.start < piece.end <= len(markdown)
        assert piece.text.strip()


def test_a_section_stays_together_and_names_its_headings() -> None:
    pieces = chunk("Intro text is here.\n\n## Costs\n\nIt costs Rs 200.\n\n### Cities\n\nLahore is free.\n")
    assert [(piece.heading_path, piece.anchor, piece.text) for piece in pieces] == [
        ((), "", "Intro text is here."),
        (("Costs",), "costs", "It costs Rs 200."),
        (("Costs", "Cities"), "cities", "Lahore is free."),
    ]


def test_headings_of_the_same_name_have_different_anchors() -> None:
    pieces = chunk("## Steps\n\nOne two three.\n\n## Steps\n\nFour five six.\n\n## قیمت\n\nدو سو روپے۔\n")
    assert [piece.anchor for piece in pieces] == ["steps", "steps-1", "قیمت"]


def test_steps_stay_a_list_and_are_counted() -> None:
    (piece,) = chunk("Do this:\n\n1. Open **My orders**.\n1. Press `Return`.\n   - Now\n   - or later\n")
    assert piece.text == "Do this:\n\n1. Open My orders.\n2. Press Return.\n  - Now\n  - or later"


def test_table_rows_read_as_lines() -> None:
    (two,) = chunk("| Way | Cost |\n|---|---|\n| Rider | Rs 200 |\n| Post | Rs 100 |\n")
    assert two.text == "Way: Cost\nRider: Rs 200\nPost: Rs 100"
    (three,) = chunk("| Way | Cost | Days |\n|---|---|---|\n| Rider | Rs 200 | 1 |\n")
    assert three.text == "Way; Cost; Days\nRider — Cost: Rs 200; Days: 1"


def test_a_lead_in_stays_with_its_list() -> None:
    long = "Some words about parcels that are long. " * 25
    items = "\n".join(f"- item {n} is about a parcel and its way" for n in range(10))
    pieces = chunk(f"{long}\n\nChoose one of these:\n\n{items}\n")
    assert pieces[-1].text.startswith("Choose one of these:\n\n- item 0")


def test_lists_of_mere_links_are_no_passages() -> None:
    pieces = chunk("Text that says something.\n\n## See also\n\n- [Returns](article:a.md)\n- [Refunds](article:b.md)\n")
    assert [piece.text for piece in pieces] == ["Text that says something."]


def test_contact_links_are_an_answer() -> None:
    pieces = chunk("## Contact\n\n- [help@shop.example](mailto:help@shop.example)\n- [0800 111](tel:0800111)\n")
    assert pieces[0].text == "- help@shop.example\n- 0800 111"


def test_pictures_and_html_leave_only_words() -> None:
    (piece,) = chunk('See ![the button](media:a.png) the <a name="x"></a><b>red</b> one.<br>Press it.\n')
    assert piece.text == "See the red one. Press it."


def test_hundreds_of_words_without_a_full_stop_are_cut_all_the_same() -> None:
    pieces = chunk("word " * 3000)
    assert len(pieces) > 5
    assert all(count_words(piece.text) <= HARD_LIMIT for piece in pieces)
    chinese = chunk("包裹在路上我们会尽快送达" * 400)
    assert all(count_words(piece.text) <= 1200 for piece in chinese)


def test_moved_pages_keep_the_digest_of_their_passages() -> None:
    first, second = chunk("One text here.\n"), chunk("## Other\n\nx y z.\n\nOne text here.\n")
    assert first[0].digest("T") == Piece((), "", 7, 9, "One text here.").digest("T")
    assert first[0].digest("T") != second[-1].digest("T")


def test_sentences_end_where_people_end_them() -> None:
    said = "Dr. Khan paid Rs. 200 (e.g. by card). It was late! Why? See v1.2 of it. آرڈر آ گیا۔ شکریہ۔ 好的。谢谢。"
    assert sentences(said) == [
        "Dr. Khan paid Rs. 200 (e.g. by card).",
        "It was late!",
        "Why?",
        "See v1.2 of it.",
        "آرڈر آ گیا۔",
        "شکریہ۔",
        "好的。",
        "谢谢。",
    ]


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
