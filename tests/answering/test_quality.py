"""How a reply is scored."""

import json
import math

import pytest

from jawab.answering.quality.features import Measure, agreement
from jawab.answering.quality.given import Given, Source, of_trace, plain
from jawab.answering.quality.score import Parts, of_answer, overall, speed
from jawab.answering.quality.several import asked
from jawab.answering.remembered import RememberedVectors
from jawab.inference.fake import FakeEmbedder
from training.heads import WEIGHTS

PASSAGE = Source("Cash on delivery", "The handling fee is Rs. 50 per order. First orders can be up to Rs. 10,000.")
GOOD = Parts(relevance=0.95, completeness=0.9, groundedness=0.97, speed=1.0, predicted=0.8)


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("How much is delivery?", ["How much is delivery?"]),
        ("How much is delivery? Can I pay cash?", ["How much is delivery?", "Can I pay cash?"]),
        ("how much is delivery and can i pay cash", ["how much is delivery", "can i pay cash"]),
        ("I paid by card. When does my refund come?", ["I paid by card. When does my refund come?"]),
        ("delivery kitne din mein hoti hai aur kya charges hain",
         ["delivery kitne din mein hoti hai", "kya charges hain"]),
        ("ڈیلیوری کب ہو گی؟ چارجز کتنے ہیں؟", ["ڈیلیوری کب ہو گی؟", "چارجز کتنے ہیں؟"]),
        ("red and blue bedsheets", ["red and blue bedsheets"]),
        ("ok", ["ok"]),
    ],
)  # fmt: skip
def test_several_questions_are_taken_apart(message: str, parts: list[str]) -> None:
    assert asked(message) == parts


async def measured(*said: str, question: str = "What is the handling fee?", **given: object) -> dict[str, float]:
    embedder = FakeEmbedder()
    reply = Given(question, said, PASSAGE.title, [PASSAGE], **{"confidence": 0.9, **given})  # type: ignore[arg-type]
    return await Measure(embedder, RememberedVectors(embedder)).features(reply)


async def test_what_stands_in_a_source_needs_no_looking_closer() -> None:
    features = await measured("The handling fee is Rs. 50 per order.")
    assert (features["support"], features["support_least"], features["refused"]) == (1, 1, 0)


async def test_a_number_that_no_source_has_is_refused() -> None:
    features = await measured("The handling fee is Rs. 50 per order.", "The handling fee is Rs. 75 per order.")
    assert (features["support_least"], features["refused"]) == (0, 0.5)


async def test_what_was_checked_when_it_was_written_is_not_checked_again() -> None:
    features = await measured("You pay fifty rupees more.", support={"You pay fifty rupees more.": 0.83})
    assert features["support"] == 0.83


async def test_a_wrong_number_scores_lower_than_the_right_one() -> None:
    right = of_answer(await measured("The handling fee is Rs. 50 per order."), 0.2)
    wrong = of_answer(await measured("The handling fee is Rs. 75 per order."), 0.2)
    assert wrong.parts.groundedness is not None
    assert right.parts.groundedness is not None
    assert wrong.parts.groundedness < 0.5 < right.parts.groundedness
    assert wrong.measured is not None
    assert right.measured is not None
    assert wrong.measured < right.measured


async def test_what_is_not_known_counts_as_usual() -> None:
    features = await measured("The handling fee is Rs. 50 per order.", confidence=None)
    assert math.isnan(features["confidence"])
    score = of_answer(features, 0.2, grounded=False)
    assert score.parts.groundedness is None
    assert score.measured is not None
    assert 0 < score.measured < 1


def test_a_rating_takes_the_place_of_what_was_predicted() -> None:
    up, predicted, down = (overall(GOOD, rating) for rating in ("up", None, "down"))
    assert up is not None
    assert predicted is not None
    assert down is not None
    assert down < predicted < up


def test_each_part_that_is_worse_makes_the_whole_no_better() -> None:
    whole = overall(GOOD)
    assert whole is not None
    for part in ("relevance", "completeness", "groundedness", "predicted"):
        worse = overall(Parts(**{**{name: getattr(GOOD, name) for name in Parts.__slots__}, part: 0.1}))
        assert worse is not None
        assert worse < whole, part


@pytest.mark.parametrize(("seconds", "figure"), [(0, 1), (2, 1), (30, 0), (300, 0)])
def test_speed_is_full_at_once_and_none_after_half_a_minute(seconds: float, figure: float) -> None:
    assert speed(seconds) == figure


def test_speed_falls_by_doublings() -> None:
    assert speed(4) - speed(8) == pytest.approx(speed(8) - speed(16), abs=2e-4)


def test_intents_agree_as_far_as_they_name_the_same() -> None:
    assert agreement({"refund": 1.0}, {"refund": 1.0}) == 1
    assert agreement({"refund": 1.0}, {"delivery": 1.0}) == 0
    assert 0 < agreement({"refund": 0.6, "delivery": 0.4}, {"delivery": 0.9, "refund": 0.1}) < 1


def test_a_reply_is_read_from_its_trace() -> None:
    trace = {
        "mode": "llm",
        "confidence": 0.8,
        "sentences": [
            {"text": "Kept.", "supported": True, "score": 0.9},
            {"text": "Dropped.", "supported": False, "score": 0.1},
        ],
        "passages": [{"title": "Fees", "text": "Some text.", "used": True, "dense": 0.7}],
    }
    given = of_trace("What?", "I am sorry. Kept. [1]", [("Fees", "A quote.")], trace, 1.5)
    assert (list(given.said), dict(given.support), given.title) == (["Kept."], {"Kept.": 0.9}, "Fees")
    assert [source.text for source in given.sources] == ["A quote.", "Some text."]


def test_markdown_is_read_as_its_sentences() -> None:
    assert plain("Two things. Really:\n\n1. Open **Orders**.\n2. Press *Cancel*.") == [
        "Two things.", "Really:", "Open Orders.", "Press Cancel.",
    ]  # fmt: skip


def test_the_card_tells_the_agreement_with_people_on_enough_replies() -> None:
    figures = json.loads((WEIGHTS / "quality.json").read_text(encoding="utf-8"))["figures"]
    assert figures["cross_validated"]["n"] >= 150
    assert figures["held_back"]["auc"] > 0.75
    assert figures["cross_validated"]["auc_parts"]["groundedness"] > 0.9
