"""Moods of messages in three writings. The embedder cannot read Urdu script, and here reads nothing: the letters must
carry; `test_held_back.py` measures with what vectors there are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from jawab.understanding.mood import read_mood
from jawab.understanding.types import MOODS


@pytest.mark.parametrize(
    ("text", "language", "mood"),
    [
        ("What does the delivery to Sukkur cost?", "en", "neutral"),
        ("order 8821, the blue one", "en", "neutral"),
        ("wonderful, thank you so much for the quick help!", "en", "happy"),
        ("I don't understand what this message means", "en", "confused"),
        ("still waiting for my refund, nobody replies", "en", "frustrated"),
        ("you are liars and thieves, give me my money!!!", "en", "angry"),
        ("delivery kitne din me hoti hai", "ur-Latn", "neutral"),
        ("bohat shukriya, parcel mil gaya", "ur-Latn", "happy"),
        ("smjh nahi aa rahi kya karun", "ur-Latn", "confused"),
        ("do haftay ho gaye abhi tak nahi aya", "ur-Latn", "frustrated"),
        ("chor ho tum log, sharam karo", "ur-Latn", "angry"),
        ("ڈیلیوری کا خرچہ کتنا ہے", "ur", "neutral"),
        ("بہت شکریہ، مسئلہ حل ہو گیا", "ur", "happy"),
        ("سمجھ نہیں آ رہا کیا کروں", "ur", "confused"),
        ("دو ہفتے ہو گئے ابھی تک کچھ نہیں آیا", "ur", "frustrated"),
        ("تم لوگ چور ہو، شرم کرو", "ur", "angry"),
    ],
)
def test_each_mood_in_three_writings(text: str, language: str, mood: str) -> None:
    reading = read_mood(text, language, None)
    assert reading.mood == mood
    assert reading.confidence == max(reading.scores.values())


@pytest.mark.parametrize(
    "text",
    [
        "thanks",
        "ok thank you",
        "Thank you, it is fixed now",
        "shukriya bhai",
        "شکریہ",
        "thanks for the refund",
        "thx!!",
    ],
)
def test_a_thank_you_is_never_unhappy(text: str) -> None:
    assert read_mood(text, "en", None).mood in {"happy", "neutral"}
    assert read_mood(text, "en", None).urgency == "low"


@pytest.mark.parametrize(
    "text",
    [
        "I have been waiting three weeks for my refund",
        "this is the second time the parcel came broken",
        "teen haftay se refund ka intezar kar raha hun",
        "دو ہفتے سے ریفنڈ کا انتظار کر رہی ہوں",
    ],
)
def test_calm_words_of_bad_service_are_frustrated_and_urgent(text: str) -> None:
    assert read_mood(text, "en", None).mood == "frustrated"


def test_a_vector_is_used_and_one_of_another_width_is_left_out() -> None:
    text = "the parcel"
    alone, moved = read_mood(text, "en", None), read_mood(text, "en", np.full(384, 0.05, dtype=np.float32))
    assert moved.scores != alone.scores
    assert read_mood(text, "en", np.ones(7, dtype=np.float32)).scores == alone.scores


@given(some.text(max_size=400))
def test_probabilities_of_any_text_add_up_to_one(text: str) -> None:
    reading = read_mood(text, "ur", None)
    assert list(reading.scores) == list(MOODS)
    assert sum(reading.scores.values()) == pytest.approx(1)
    assert all(0 <= score <= 1 for score in reading.scores.values())
