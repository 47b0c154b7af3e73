"""No text takes more than its share of time, however it is made."""

import time
from pathlib import Path

import pytest

from jawab.knowledge.importing import Document, chunk, read_folder

LONG = "This page says something that is long enough to be worth keeping."


@pytest.mark.parametrize(
    "junk",
    [
        "[" * 15_000,
        "[a](" * 7_000,
        "![" * 5_000,
        "<!--" * 10_000,
        "`" * 5000 + " `` " * 5_000,
        "{% " * 10_000,
        "{{ " * 10_000,
        "*a **b " * 5_000,
        "> " * 400 + "x",
        "<table>" * 5_000,
        "<div " * 7_000,
        ":::image " * 5_000,
        "- " * 5_000,
        "| a " * 7_000 + "\n|---|\n",
        "# " * 10_000,
        "a\n===\n" * 3_000,
        "[!INCLUDE [" * 3_000,
        "{: " * 10_000,
        "<a href='" * 5_000,
        "1. x\n" * 3_000,
    ],
    ids=lambda junk: junk[:9].strip(),
)
def test_no_input_takes_more_than_its_share_of_time(tmp_path: Path, junk: str) -> None:
    """Twice the text takes about twice the time; four times would be quadratic."""

    def seconds(text: str, name: str) -> float:
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.md").write_text(f"{LONG}\n\n{text}")
        began = time.process_time()
        for result in read_folder(tmp_path / name):
            if isinstance(result, Document):
                chunk(result.markdown)
        return time.process_time() - began

    # The lesser of two: what else the machine does can only add to a measurement.
    half = min(seconds(junk[: len(junk) // 2], name) for name in ("half", "half again"))
    whole = min(seconds(junk, name) for name in ("whole", "whole again"))
    assert whole < max(1.0, 3.2 * half)
