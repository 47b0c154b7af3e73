"""Urgency and its reasons."""

import pytest

from jawab.understanding.mood.shouting import shouts
from jawab.understanding.mood.urgency import urgency_of


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("the charger gave off smoke and sparks", "someone may be in danger"),
        ("چارجر میں آگ لگ گئی", "someone may be in danger"),
        ("someone hacked my account", "speaks of fraud or theft"),
        ("I never made this payment", "speaks of fraud or theft"),
        ("someone used my card", "speaks of fraud or theft"),
        ("refund me or I go to the police", "threatens legal steps"),
        ("I was charged twice for one order", "was charged twice or for nothing"),
        ("mere paise kat gaye lekin order nahi hua", "was charged twice or for nothing"),
        ("I need it by Friday, the wedding is on Saturday", "has a deadline"),
        ("shadi se pehle suit chahiye", "has a deadline"),
        ("عید سے پہلے چاہیے", "has a deadline"),
        ("I have been waiting three weeks for my refund", "has waited for weeks"),
        ("do haftay ho gaye parcel nahi aya", "has waited for weeks"),
        ("دو ہفتے سے انتظار کر رہا ہوں", "has waited for weeks"),
        ("this is the second time the parcel came broken", "has written or called before"),
        ("I already called you people", "has written or called before"),
        ("teesri dafa bata raha hun", "has written or called before"),
        ("WHERE IS THE PARCEL", "is shouting"),
    ],
)
def test_high(text: str, reason: str) -> None:
    assert urgency_of(text, "frustrated") == ("high", reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ok thanks", "thanks or goodbye"),
        ("theek hai shukriya", "thanks or goodbye"),
        ("شکریہ", "thanks or goodbye"),
        ("just browsing for now", "only looking"),
        ("no rush, whenever you can", "no hurry"),
        ("not urgent, but when does it ship?", "no hurry"),
        ("jaldi nahi hai, kab ayega", "no hurry"),
    ],
)
def test_low(text: str, reason: str) -> None:
    assert urgency_of(text, "neutral") == ("low", reason)


@pytest.mark.parametrize(
    "text",
    [
        "Do you ship to Multan?",
        "are you open today",
        "I ordered two weeks of vitamins",
        "is a smoke detector in stock",
        "mera order kahan hai",
        "کیا آپ پشاور میں ڈیلیوری کرتے ہیں؟",
        "how many days does delivery take",
    ],
)
def test_plain_business_is_normal_and_has_no_reason(text: str) -> None:
    assert urgency_of(text, "neutral") == ("normal", "")


def test_anger_is_urgent_and_joy_is_not() -> None:
    assert urgency_of("you are useless", "angry") == ("high", "is angry")
    assert urgency_of("the wedding dress came before Friday, love it", "happy") == ("low", "is happy")


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("ANSWER ME NOW", True),
        ("where is it?!!", True),
        ("COD in DHA Phase 5 LHR", False),
        ("ok!", False),
        ("what???", False),
        ("MY ORDER", False),
    ],
)
def test_shouting(text: str, shouted: bool) -> None:
    assert shouts(text) is shouted
