"""The patterns that an owner sets: what is refused, and that none of them can hold a message up."""

import logging
import time
from dataclasses import replace

import pytest

from jawab.kit.errors import Unprocessable
from jawab.understanding.entities.patterns import NumberPattern, checked
from tests.understanding.entities.reading import SETTING, read, values


def test_an_owners_pattern_finds_its_numbers() -> None:
    pattern = NumberPattern("Order number", "ORDER", r"GN-\d{7}", "GN-1048213")
    setting = replace(SETTING, patterns=(pattern,))
    assert checked(pattern.pattern, pattern.example) == pattern.pattern
    assert values("wo gn-1048213 kahan hai", "ORDER", setting) == [("gn-1048213", "GN-1048213")]


def test_the_group_of_a_pattern_is_the_number() -> None:
    setting = replace(SETTING, patterns=(NumberPattern("Slip", "TICKET", r"slip (?:no )?([A-Z]\d{3})"),))
    assert values("slip no b120 please", "TICKET", setting) == [("b120", "B120")]


@pytest.mark.parametrize(
    ("pattern", "example", "said"),
    [
        ("", "x", "Write a pattern"),
        (r"GN-(\d", "GN-1", "cannot be read"),
        (r"GN-\d{7}", "", "Give an example"),
        (r"GN-\d{7}", "GN-12", "does not find the example"),
        (r"\d*", "12", "even an empty message"),
        (r"\d+", "12345", "too wide"),
        (r"\w+", "abc", "too wide"),
        (r"(\d|\d\d)+[xy]", "1x", "takes too long"),
        (r"(a|aa)+$", "aa", "takes too long"),
        (r"A" * 201, "A" * 201, "too long"),
    ],
)
def test_what_cannot_work_is_refused_in_plain_words(pattern: str, example: str, said: str) -> None:
    with pytest.raises(Unprocessable, match=said):
        checked(pattern, example)


def test_a_pattern_that_runs_away_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    """It could not be saved today, but what was saved before must not hold messages up."""
    runaway = NumberPattern("Old", "ORDER", r"(\d|\d\d)+[xy]")
    began = time.perf_counter()
    with caplog.at_level(logging.WARNING):
        found = read("order 12345 " + "1" * 60 + "!", "ORDER", replace(SETTING, patterns=(runaway,)))
    assert time.perf_counter() - began < 2
    assert [entity.text for entity in found] == ["12345"]
    assert "Old" in caplog.text


def test_a_pattern_that_cannot_be_read_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    broken = NumberPattern("Broken", "ORDER", r"GN-(\d")
    with caplog.at_level(logging.WARNING):
        found = read("order 12345", "ORDER", replace(SETTING, patterns=(broken,)))
    assert [entity.text for entity in found] == ["12345"]
    assert "Broken" in caplog.text
