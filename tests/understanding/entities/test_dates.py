"""Dates, times and ranges in three writings, normalised to the visitor's time zone."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from jawab.understanding.entities.reading import EntitySetting
from tests.understanding.entities.reading import read, values

AT = "+05:00"


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("next Monday at 5", "next Monday at 5", f"2026-11-30T17:00{AT}"),
        ("can I come on Monday?", "Monday", "2026-11-30"),
        ("I came on Friday and it was closed", "Friday", "2026-11-20"),
        ("waiting since last Tuesday", "last Tuesday", "2026-11-17"),
        ("is Friday ok?", "Friday", "2026-11-27"),
        ("is jumma ko aaunga", "is jumma", "2026-11-27"),
        ("this Friday works", "this Friday", "2026-11-27"),
        ("tomorrow", "tomorrow", "2026-11-24"),
        ("day after tomorrow please", "day after tomorrow", "2026-11-25"),
        ("tomorrow evening", "tomorrow evening", f"2026-11-24T17:00{AT}/2026-11-24T21:00{AT}"),
        ("it broke last night", "last night", f"2026-11-22T21:00{AT}/2026-11-23T00:00{AT}"),
        ("12/11/2026", "12/11/2026", "2026-11-12"),
        ("on 12-11-26", "12-11-26", "2026-11-12"),
        ("2026-11-02", "2026-11-02", "2026-11-02"),
        ("2026-11-02 14:30:10", "2026-11-02 14:30:10", f"2026-11-02T14:30{AT}"),
        ("by 3rd Dec", "3rd Dec", "2026-12-03"),
        ("the 14th of November was the day", "the 14th of November", "2026-11-14"),
        ("Nov 18, 2026", "Nov 18, 2026", "2026-11-18"),
        ("waiting since 2 November", "2 November", "2026-11-02"),
        ("December 5 at 3pm", "December 5 at 3pm", f"2026-12-05T15:00{AT}"),
        ("12 to 15 December", "12 to 15 December", "2026-12-12/2026-12-15"),
        ("Monday to Wednesday", "Monday to Wednesday", "2026-11-30/2026-12-02"),
        ("in two weeks", "in two weeks", "2026-12-07"),
        ("10 days ago", "10 days ago", "2026-11-13"),
        ("in a month", "in a month", "2026-12-23"),
        ("in 30 minutes", "in 30 minutes", f"2026-11-23T12:30{AT}"),
        ("last 3 days", "last 3 days", "2026-11-20/2026-11-23"),
        ("next week", "next week", "2026-11-30/2026-12-06"),
        ("this weekend", "this weekend", "2026-11-28/2026-11-29"),
        ("5 pm on Friday", "5 pm on Friday", f"2026-11-27T17:00{AT}"),
        ("half past four on Tuesday", "half past four on Tuesday", f"2026-11-24T16:30{AT}"),
        ("between 3 and 5 pm", "3 and 5 pm", f"2026-11-23T15:00{AT}/2026-11-23T17:00{AT}"),
        ("from 10 am to 2 pm", "10 am to 2 pm", f"2026-11-24T10:00{AT}/2026-11-24T14:00{AT}"),
        ("before noon", "noon", f"2026-11-24T12:00{AT}"),
        ("at 11 pm", "11 pm", f"2026-11-23T23:00{AT}"),
        ("kal", "kal", "2026-11-24"),
        ("woh kal aya tha", "kal", "2026-11-22"),
        ("parcel kal aayega", "kal", "2026-11-24"),
        ("parson bhej dein", "parson", "2026-11-25"),
        ("kal raat se band hai", "kal raat", f"2026-11-22T21:00{AT}/2026-11-23T00:00{AT}"),
        ("agle hafte", "agle hafte", "2026-11-30/2026-12-06"),
        ("peer ko", "peer", "2026-11-30"),
        ("agle jumma", "agle jumma", "2026-12-04"),
        ("hafte ko aayein", "hafte", "2026-11-28"),
        ("5 baje", "5 baje", f"2026-11-23T17:00{AT}"),
        ("saarhe 5 baje", "saarhe 5 baje", f"2026-11-23T17:30{AT}"),
        ("kal subah 10 baje call karein", "kal subah 10 baje", f"2026-11-24T10:00{AT}"),
        ("raat 2 baje", "raat 2 baje", f"2026-11-24T02:00{AT}"),
        ("3 din pehle order kiya tha", "3 din pehle", "2026-11-20"),
        ("do hafte baad shadi hai", "do hafte baad", "2026-12-07"),
        ("25 tareekh ko", "25 tareekh", "2026-11-25"),
        ("پیر کو", "پیر", "2026-11-30"),
        ("کل", "کل", "2026-11-24"),
        ("وہ کل آیا تھا", "کل", "2026-11-22"),
        ("پرسوں تک بھیج سکتے ہیں؟", "پرسوں", "2026-11-25"),
        ("۱۲ نومبر کو آرڈر کیا تھا", "۱۲ نومبر", "2026-11-12"),
        ("شام ۵ بجے فون کریں", "شام ۵ بجے", f"2026-11-23T17:00{AT}"),
        ("دو ہفتے بعد", "دو ہفتے بعد", "2026-12-07"),
        ("اگلے پیر کو", "اگلے پیر", "2026-11-30"),
        ("۳ دن پہلے پیسے کٹ گئے", "۳ دن پہلے", "2026-11-20"),
    ],
)
def test_what_is_a_date(text: str, said: str, value: str) -> None:
    assert values(text, "DATE") == [(said, value)]


@pytest.mark.parametrize(
    "text",
    [
        "may I pay on delivery", "march with us", "second item is missing", "I need 3 chairs", "peer review of size 42",
        "aaj kal app slow hai", "version 1.2.34", "2026-13-45", "31/31/2026", "order 12345",
        "is week 3 of the plan hard",
        "warranty of 24 months", "he sat on the sun bed",
        "order 3 may not come", "mujhe 5 mai se 2 chahiye", "at 5", "wide 26 cm", "",
    ],
)  # fmt: skip
def test_what_is_none(text: str) -> None:
    assert read(text, "DATE") == []


def test_what_people_see_of_it() -> None:
    (day,) = read("on 3 December", "DATE")
    (time,) = read("next Monday at 5", "DATE")
    (range,) = read("from 10 am to 2 pm tomorrow", "DATE")
    assert day.display == "Thu 3 Dec 2026"
    assert time.display == "Mon 30 Nov 2026, 5:00 pm"
    assert range.display == "Tue 24 Nov 2026, 10:00 am – 2:00 pm"


def test_the_visitors_zone_counts() -> None:
    """At the same moment it is still Sunday in New York."""
    there = datetime(2026, 11, 22, 23, tzinfo=ZoneInfo("America/New_York"))
    assert values("tomorrow at 9 am", "DATE", EntitySetting(there)) == [("tomorrow at 9 am", "2026-11-23T09:00-05:00")]


def test_summer_time_is_that_of_the_day_itself() -> None:
    before = datetime(2026, 3, 20, 12, tzinfo=ZoneInfo("Europe/London"))
    assert values("30 March at 3 pm", "DATE", EntitySetting(before)) == [("30 March at 3 pm", "2026-03-30T15:00+01:00")]


def test_month_first_where_people_write_so() -> None:
    there = datetime(2026, 11, 22, 23, tzinfo=ZoneInfo("America/New_York"))
    assert values("12/11/2026", "DATE", EntitySetting(there, region="US")) == [("12/11/2026", "2026-12-11")]
    assert values("25/11/2026", "DATE", EntitySetting(there, region="US")) == [("25/11/2026", "2026-11-25")]


def test_a_day_at_the_end_of_a_month() -> None:
    last = EntitySetting(datetime(2027, 1, 31, 12, tzinfo=ZoneInfo("Asia/Karachi")))
    assert values("in a month", "DATE", last) == [("in a month", "2027-02-28")]
    assert values("29 February", "DATE", last) == [("29 February", "2028-02-29")]
