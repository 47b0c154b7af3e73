"""`jawab eval entities`."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from jawab.evals.cli import app
from jawab.evals.entities import figures


@pytest.fixture(autouse=True)
def fake_embedder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAWAB_EMBEDDER", "fake")


def run(tmp_path: Path, content: object) -> Result:
    path = tmp_path / "spans.jsonl"
    path.write_text(content if isinstance(content, str) else "\n".join(map(json.dumps, content)), encoding="utf-8")  # type: ignore[call-overload]
    return CliRunner().invoke(app, ["entities", "--test", str(path), "--json"])


def line(text: str, *said: tuple[str, str]) -> dict[str, Any]:
    spans = [{"start": text.index(part), "end": text.index(part) + len(part), "type": type} for part, type in said]
    return {"text": text, "spans": spans}


def test_figures_by_type_under_the_names_that_others_use(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        [
            line("mail a@b.example or call 0300 1234567", ("a@b.example", "EMAIL_ADDRESS"), ("0300 1234567", "phone")),
            line("call 0300 1234567 tomorrow", ("call", "PHONE_NUMBER")),
            line("I paid Rs. 500 in Lahore"),
        ],
    )
    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) == 1
    measured = json.loads(result.stdout)
    assert measured.keys() >= {"precision", "recall", "f1", "by_type", "n"}
    assert measured["n"] == 3
    assert measured["by_type"] == {
        "EMAIL": {"precision": 1.0, "recall": 1.0, "f1": 1.0, "spans": 1},
        "PHONE": {"precision": 0.5, "recall": 0.5, "f1": 0.5, "spans": 2},
    }
    assert (measured["precision"], measured["recall"]) == (0.6667, 0.6667)
    assert measured["ms_per_message"] > 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "spans.jsonl is empty"),
        ("{", "line 1: not JSON"),
        ([{"spans": []}], 'needs "text"'),
        ([{"text": "hi"}], 'needs "spans" as a list'),
        ([{"text": "hi", "spans": []}], "no span at all"),
        ([{"text": "hi", "spans": [3]}], "must be an object"),
        ([{"text": "hi", "spans": [{"start": 0, "end": 3, "type": "DATE"}]}], "0 to 2"),
        ([{"text": "hi", "spans": [{"start": 1, "end": 1, "type": "DATE"}]}], "0 to 2"),
        ([{"text": "hi", "spans": [{"start": True, "end": 2, "type": "DATE"}]}], "0 to 2"),
        ([{"text": "hi", "spans": [{"start": 0, "end": 2, "type": "COLOUR"}]}], "'COLOUR' is none of PERSON"),
        ([{"text": "hi", "spans": [{"start": 0, "end": 2}]}], "None is none of"),
    ],
)
def test_bad_data_is_told_in_one_line(tmp_path: Path, content: object, said: str) -> None:
    result = run(tmp_path, content)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["entities", "--test", str(tmp_path / "none.jsonl")])
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_nothing_said_and_nothing_true() -> None:
    assert figures(0, 0, 2) == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "spans": 2}
    assert figures(1, 2, 2)["f1"] == 0.5
