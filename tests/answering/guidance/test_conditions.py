"""When a rule holds."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from jawab.answering.guidance.conditions import Conditions, Situation
from jawab.understanding.rules import Rules
from tests.answering.knowledge import question
from tests.answering.understandings import understood

MONDAY_NOON = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Karachi"))


def here(**fields: Any) -> Situation:
    usual = {"intent": "refund", "mood": "neutral", "page": "/cart", "language": "en", "moment": MONDAY_NOON}
    return Situation(**(usual | fields))


@pytest.mark.parametrize(
    ("conditions", "situation", "met"),
    [
        ({}, {}, True),
        ({"intents": ["refund", "return"]}, {}, True),
        ({"intents": ["return"]}, {}, False),
        ({"intents": ["refund"]}, {"intent": None}, False),
        ({"moods": ["angry", "frustrated"]}, {"mood": "angry"}, True),
        ({"moods": ["angry"]}, {}, False),
        ({"languages": ["en"]}, {"language": "en-GB"}, True),
        ({"languages": ["ur"]}, {"language": "ur-Latn"}, False),  # who reads one may not read the other
        ({"languages": ["ur", "ur-Latn"]}, {"language": "ur-Latn"}, True),
        ({"page": "/cart"}, {"page": "/cart/"}, True),
        ({"page": "/cart"}, {"page": "/cart/pay"}, False),
        ({"page": "/products/*"}, {"page": "/products/lamps/7"}, True),
        ({"page": "*/pay"}, {"page": "/en/cart/pay"}, True),
        ({"page": "/a.b"}, {"page": "/axb"}, False),
        ({"page": "/cart"}, {"page": ""}, False),
        ({"intents": ["refund"], "moods": ["angry"]}, {}, False),
    ],
)
def test_all_that_is_asked_for_must_be_met(conditions: Any, situation: Any, met: bool) -> None:
    assert Conditions.model_validate(conditions).met(here(**situation)) is met


WEEK = {"days": [0, 1, 2, 3, 4], "begin": "09:00", "end": "17:00"}
NIGHT = {"days": [4], "begin": "22:00", "end": "02:00"}


@pytest.mark.parametrize(
    ("hours", "moment", "met"),
    [
        (WEEK, "2026-11-23T09:00", True),
        (WEEK, "2026-11-23T16:59", True),
        (WEEK, "2026-11-23T17:00", False),
        (WEEK, "2026-11-22T12:00", False),  # a Sunday
        ({**WEEK, "outside": True}, "2026-11-22T12:00", True),
        ({**WEEK, "outside": True}, "2026-11-23T12:00", False),
        (NIGHT, "2026-11-27T23:00", True),
        (NIGHT, "2026-11-28T01:59", True),  # still the night that began on Friday
        (NIGHT, "2026-11-27T01:00", False),
        ({"days": [0], "begin": "00:00", "end": "00:00"}, "2026-11-23T23:59", True),
        ({"days": [0], "begin": "00:00", "end": "00:00"}, "2026-11-24T00:00", False),
    ],
)
def test_hours_of_the_week(hours: Any, moment: str, met: bool) -> None:
    at = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Asia/Karachi"))
    assert Conditions.model_validate({"hours": hours}).met(here(moment=at)) is met


def test_hours_count_in_the_time_zone_of_the_workspace_not_of_the_visitor() -> None:
    asked = question("hello", rules=Rules(time_zone="Asia/Karachi"), time_zone="America/New_York")
    at = Situation.of(asked, understood({"neutral": 1.0}), "en", datetime(2026, 11, 23, 4, 30, tzinfo=UTC))
    assert Conditions.model_validate({"hours": WEEK}).met(at), "half past nine in Karachi"


@pytest.mark.parametrize(
    "conditions",
    [
        {"page": "cart"},
        {"hours": {**WEEK, "begin": "25:00"}},
        {"hours": {**WEEK, "days": []}},
        {"hours": {**WEEK, "days": [7]}},
        {"languages": ["not a language"]},
        {"moods": ["peckish"]},
    ],
)
def test_what_no_condition_can_mean_is_refused(conditions: Any) -> None:
    with pytest.raises(ValidationError):
        Conditions.model_validate(conditions)
