"""The small parts of tools: words, values, and which tool is meant."""

import sys
from datetime import date
from typing import Any

import pytest

from jawab.answering.tools.checks import fault
from jawab.answering.tools.mcp_call import call_mcp, list_mcp
from jawab.answering.tools.meant import asks_how, meant
from jawab.answering.tools.outcome import Outcome, proven
from jawab.answering.tools.reach import Reach
from jawab.answering.tools.schemas import Argument, Definition
from jawab.answering.tools.slots import given
from jawab.answering.tools.spec import Spec
from jawab.answering.tools.templates import fill
from jawab.answering.tools.words import agrees, stops
from jawab.inference.fake import FakeEmbedder
from jawab.kit.errors import Unprocessable
from jawab.kit.ids import new_id
from jawab.understanding.incoming import Incoming
from jawab.understanding.reader import Reader
from jawab.understanding.types import Entity
from tests.answering.knowledge import question

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("It is {state}.", "It is on its way."),
        ("For {who.name}, {=order}", "For Ayesha, GN-1"),
        ("{items[].name} ({items[].n})", "lamp (1)\ntea set (2)"),
        ("Comes {day}", "Comes Tue 1 Dec 2026"),
        ("One {nothing}\nTwo {state}", "Two on its way"),
        ("{nothing}", ""),
        ("{items}", ""),
        ("{sly}", r"\[link\](http://evil.example)"),
    ],
)
def test_templates_say_what_the_answer_has_and_nothing_else(template: str, shown: str) -> None:
    answer = {
        "state": "sent",
        "who": {"name": "Ayesha"},
        "items": [{"name": "lamp", "n": 1}, {"name": "tea set", "n": 2}],
        "day": "2026-12-01",
        "nothing": None,
        "sly": "[link](http://evil.example)",
    }
    assert fill(template, answer, {"order": "GN-1"}, {"sent": {"en": "on its way"}}, "en") == shown


@pytest.mark.parametrize(
    ("value", "text", "found"),
    [
        ({"type": "string", "format": "time"}, "4 pm", "16:00"),
        ({"type": "string", "format": "time"}, "at 11", "11:00"),
        ({"type": "string", "format": "time"}, "3:30", "03:30"),
        ({"type": "string", "format": "time"}, "۳ بجے", "15:00"),
        ({"type": "integer"}, "two or 3 of them", 3),
        ({"type": "string", "pattern": r"^GN-\d{4}$"}, "it is gn-1234.", "GN-1234"),
        ({"type": "string", "enum": ["s", "xl"]}, "XL please", "xl"),
        ({"type": "string", "format": "date"}, "2026-12-24", "2026-12-24"),
    ],
)
def test_values_are_found_in_what_is_written(value: dict[str, Any], text: str, found: object) -> None:
    assert given(Argument(name="it", value=value), text, [], TODAY, "en").value == found


def test_a_time_of_day_alone_is_no_day() -> None:
    day = Argument(name="day", value={"type": "string", "format": "date"}, entities=["DATE"])
    clock = Entity("DATE", "4 pm", 0, 4, "2026-11-23T16:00+05:00", "")
    friday = Entity("DATE", "Friday at 4 pm", 0, 14, "2026-11-27T16:00+05:00", "")
    assert given(day, "4 pm", [clock], TODAY, "en").fault == "I could not find a day in this."
    assert given(day, "Friday at 4 pm", [friday], TODAY, "en").value == "2026-11-27"


@pytest.mark.parametrize(
    ("value", "wrong", "said"),
    [
        ({"type": "string", "format": "email"}, "ayesha@", "not an e-mail address"),
        ({"type": "integer", "minimum": 2}, 1, "at least 2"),
        ({"type": "string", "maxLength": 3}, "long", "at most 3"),
        ({"type": "string", "format": "date"}, "2026-02-30", "a day"),
        ({"type": "string", "format": "date"}, "2026-11-22", "passed"),
        ({"type": "string"}, "x" * 1001, "too long"),
    ],
)
def test_what_does_not_fit_the_schema_is_said_in_words(value: dict[str, Any], wrong: object, said: str) -> None:
    told = fault(Argument(name="it", value=value, future=True), wrong, TODAY, "en")
    assert told is not None
    assert said in told


def test_an_answer_is_shown_to_who_proves_that_it_is_theirs_alone() -> None:
    matches = ["who.email", "who.phone"]
    who = Argument(name="contact", proves=True, matches=matches)
    definition = Definition(url="https://example.com", arguments=[who], answer={"en": "{state}"})
    outcome = Outcome("done", {"state": "sent", "who": {"email": "A@example.com", "phone": "+923001234567"}})
    for right in ("a@example.com", "0300 1234567", "+92 300 1234567"):
        assert proven(definition, {"contact": right}, outcome).state == "done"
    for wrong in ("b@example.com", "1234567", "", None, "0301 1234567", "a"):
        shown = proven(definition, {"contact": wrong}, outcome)
        assert (shown.state, shown.answer) == ("not_found", None)


@pytest.mark.parametrize(
    "text", ["yes", "Yes, go ahead", "ok", "haan", "ji haan kar dein", "جی ہاں", "theek hai", "do it please"]
)
def test_yes_is_yes(text: str) -> None:
    assert agrees(text)
    assert not stops(text)


@pytest.mark.parametrize("text", ["no", "never mind", "cancel", "stop it please", "nahi", "rehne do", "رہنے دیجیے"])
def test_no_is_no(text: str) -> None:
    assert stops(text)
    assert not agrees(text)


@pytest.mark.parametrize("text", ["yes but tomorrow", "not yet", "ok what about Friday", "stop sending me mail"])
def test_neither_yes_nor_no(text: str) -> None:
    assert not agrees(text)
    assert not stops(text)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("How do I track my order?", True),
        ("what should I bring to my appointment", True),
        ("order kaise cancel karun", True),
        ("آرڈر منسوخ کرنے کا طریقہ", True),
        ("hi, do you deliver on Sundays?", True),
        ("Where is my order?", False),
        ("what is the status of my order", False),
        ("can you check my parcel", False),
        ("has my order left your warehouse yet", False),
        ("mera order kahan hai", False),
    ],
)
def test_who_asks_how_wants_to_read_and_not_to_have_it_done(text: str, how: bool) -> None:
    assert asks_how(text) is how


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("please cancel my order", True),
        ("cancel order GN-1234567, I don't need it any more", True),
        ("order cancel kar dein", True),
        ("how can I cancel an order", False),
        ("how do I cancel order GN-1234567", True),
        ("don't cancel my order", False),
        ("I do not want to cancel my order", False),
        ("order cancel mat karna", False),
        ("آرڈر منسوخ نہ کریں", False),
        ("please change my order", False),
        ("where is my parcel", False),
    ],
)
async def test_a_wish_brings_its_tool_about_and_its_denial_does_not(text: str, fires: bool) -> None:
    order = Argument(name="order", entities=["ORDER"])
    definition = Definition(url="https://example.com", arguments=[order], answer={"en": "x"}, actions=["cancel order"])
    spec = Spec(new_id(), new_id(), "cancel", "Cancel", definition, {})
    understood = await Reader(FakeEmbedder()).read(Incoming(new_id(), text))
    assert (meant([spec], question(text), understood) is not None) is fires


async def test_an_mcp_server_without_the_extra_is_told_which_one_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    reach = Reach([], "", [])
    definition = Definition(kind="mcp", url="https://example.com/mcp", mcp_tool="x", answer={"en": "x"})
    outcome = await call_mcp(definition, {}, {}, "key", reach)
    assert (outcome.state, "jawab[mcp]" in outcome.note) == ("failed", True)
    with pytest.raises(Unprocessable, match="extra `mcp`"):
        await list_mcp("https://example.com/mcp", {}, reach)
