"""What rules do to a reply."""

from uuid import uuid4

import pytest

from jawab.answering import canned
from jawab.answering.types import Citation, Option, Reply
from tests.answering.guidance.rules import effects, guided, rule


def cite(n: int, quote: str) -> Citation:
    return Citation(n, uuid4(), f"Page {n}", "", f"/help/{n}", quote)


ANSWER = Reply(
    "answer",
    "Refunds take 7 days. [1] We guarantee that. [2] Ask your bank after that. [3]",
    "en",
    citations=(cite(1, "Refunds take 7 days."), cite(2, "We guarantee that."), cite(3, "Ask your bank after that.")),
)


def test_a_sentence_with_a_forbidden_word_is_left_out_with_its_citation() -> None:
    rules = guided(rule("must_not_say", "guarantee\nrisk-free"))
    said = rules.applied(ANSWER)
    assert said.text == "Refunds take 7 days. [1] Ask your bank after that. [2]"
    assert [citation.title for citation in said.citations] == ["Page 1", "Page 3"]
    assert [citation.n for citation in said.citations] == [1, 2]
    assert effects(rules) == ["left out “We guarantee that. [2]”"]


@pytest.mark.parametrize("written", ["GUARANTEE", "guar**ant**ee", "We *guarantee*"])
def test_however_it_is_written(written: str) -> None:
    assert guided(rule("must_not_say", "guarantee")).forbids(f"{written} that")


def test_only_whole_words_count_and_urdu_letters_are_one() -> None:
    rules = guided(rule("must_not_say", "ran\nمفت واپسی"))
    assert not rules.forbids("We guarantee a grand range")
    assert rules.forbids("ہم مفت واپسي دیتے ہیں")


def test_when_nothing_is_left_the_reply_is_an_honest_i_do_not_know_with_a_person() -> None:
    rules = guided(rule("must_not_say", "7 days"))
    said = rules.applied(
        Reply("answer", "Refunds take 7 days. [1]", "en", citations=(cite(1, "Refunds take 7 days."),))
    )
    assert said.kind == "unknown"
    assert said.offers_person
    assert not said.citations
    assert effects(rules) == ["left nothing to say"]


def test_a_procedure_is_not_shown_with_a_hole() -> None:
    steps = "**Return** [1]\n\n1. Open your order\n2. Press guarantee\n3. Done"
    said = guided(rule("must_not_say", "guarantee")).applied(
        Reply("answer", steps, "en", citations=(cite(1, "steps"),))
    )
    assert said.kind == "unknown"


def test_an_item_or_row_goes_and_a_list_that_is_empty_goes_with_what_introduced_it() -> None:
    rules = guided(rule("must_not_say", "guarantee"))
    items = "We sell: [1]\n\n- lamps\n- guarantees, with a guarantee\n- rugs"
    assert rules.applied(Reply("answer", items, "en")).text == "We sell: [1]\n\n- lamps\n- rugs"
    only = "Ask us. [1]\n\nWe give: [1]\n\n- a guarantee"
    assert rules.applied(Reply("answer", only, "en")).text == "Ask us. [1]"


def test_quotes_and_choices_hold_nothing_forbidden_either() -> None:
    reply = Reply(
        "answer",
        "Refunds take 7 days. [1]",
        "en",
        citations=(cite(1, "Refunds take 7 days. We guarantee that."),),
        options=(Option("Our guarantee", "guarantee?"), Option("Times", "times?")),
    )
    said = guided(rule("must_not_say", "guarantee")).applied(reply)
    assert said.citations[0].quote == "Refunds take 7 days."
    assert [option.label for option in said.options] == ["Times"]


def test_what_must_be_said_is_added_unless_it_is_there() -> None:
    rules = guided(rule("must_say", "Ask your bank after that!"), rule("must_say", "Sale until Friday."))
    said = rules.applied(ANSWER)
    assert said.text == f"{ANSWER.text}\n\nSale until Friday."
    assert effects(rules) == ["was said already", "was added"]


@pytest.mark.parametrize(
    ("reply", "added"),
    [
        (Reply("unknown", "I do not know.", "en"), True),
        (canned.hand_over("en"), True),
        (Reply("notice", "Hello!", "en"), False),
        (Reply("clarify", "Which?", "en"), False),
    ],
)
def test_it_is_added_to_answers_and_when_a_person_is_needed_not_to_small_talk(reply: Reply, added: bool) -> None:
    assert ("Sale" in guided(rule("must_say", "Sale until Friday.")).applied(reply).text) is added


def test_brief_keeps_two_sentences_and_what_stands_before_them() -> None:
    rules = guided(rule("tone", style="brief"))
    reply = Reply("answer", f"I am sorry about this trouble.\n\n{ANSWER.text}", "en", citations=ANSWER.citations)
    said = rules.applied(reply)
    assert said.text == "I am sorry about this trouble.\n\nRefunds take 7 days. [1] We guarantee that. [2]"
    assert effects(rules) == ["made the answer short"]


def test_brief_keeps_the_citation_at_the_end_of_a_paragraph_and_whole_procedures() -> None:
    rules = guided(rule("tone", style="brief"))
    assert rules.applied(Reply("answer", "One. Two. Three. [1]", "en")).text == "One. Two. [1]"
    steps = "Do this. [1]\n\n1. One\n2. Two\n3. Three"
    assert rules.applied(Reply("answer", steps, "en")).text == steps


@pytest.mark.parametrize(
    ("style", "language", "said"),
    [
        ("formal", "en", "representatives"),
        ("friendly", "en", "Let me bring in"),
        ("formal", "ur", "سپرد"),
        ("friendly", "ur-Latn", "saathi"),
    ],
)
def test_our_own_words_take_the_tone(style: str, language: str, said: str) -> None:
    rules = guided(rule("tone", style=style), language=language)  # type: ignore[arg-type]
    assert said in rules.applied(canned.hand_over(language)).text
    assert effects(rules) == ["changed our own words"]


def test_the_help_centres_words_keep_theirs() -> None:
    assert guided(rule("tone", style="formal")).applied(ANSWER).text == ANSWER.text


def test_an_llm_is_told_tones_styles_and_words_to_avoid() -> None:
    rules = guided(rule("tone", "Call customers “neighbours”.", style="brief"), rule("must_not_say", "cheap\nbargain"))
    told = list(rules.instructions)
    assert told[0] == "Call customers “neighbours”."
    assert "at most 2 sentences" in told[1]
    assert "cheap; bargain" in told[2]


def test_the_digest_names_what_changes_an_answer_while_it_is_written() -> None:
    plain = guided()
    assert plain.digest == ""
    assert guided(rule("must_say", "Hi"), rule("hand_off")).digest == "", "these come after the cache"
    assert guided(rule("tone", "a")).digest == guided(rule("tone", "a")).digest
    digests = [rule("tone", "a"), rule("tone", "b"), rule("tone", "a", style="brief"), rule("must_not_say", "a")]
    assert len({guided(one).digest for one in digests}) == 4


def test_a_hand_off_says_which_rule_wanted_it() -> None:
    rules = guided(rule("hand_off", "lawyers answer these", name="Legal"))
    assert rules.hand_off == "guidance “Legal”: lawyers answer these"
    rules.applied(canned.hand_over("en"))
    assert effects(rules) == ["brought a person"]
