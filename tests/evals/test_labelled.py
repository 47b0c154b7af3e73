"""`jawab eval sentiment` and `jawab eval language`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from jawab.evals.cli import app
from jawab.evals.scores import accuracy, macro_f1
from jawab.evals.sentiment import most_likely


@pytest.fixture(autouse=True)
def fake_embedder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAWAB_EMBEDDER", "fake")


def evaluate(kind: str, folder: Path, content: str) -> Result:
    file = folder / "test.csv"
    file.write_text(content, encoding="utf-8")
    return CliRunner().invoke(app, [kind, "--test", str(file), "--json"])


def test_language(tmp_path: Path) -> None:
    rows = 'text,label\nwhere is my order,en\nmera order kahan hai,ur-Latn\n"میرا آرڈر, کہاں ہے",ur\nmera order,fr\n'
    result = evaluate("language", tmp_path, rows)
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert (figures["accuracy"], figures["n"]) == (0.75, 4)
    assert figures["macro_f1"] == pytest.approx((1 + 2 / 3 + 1 + 0) / 4, abs=1e-4)


def test_further_columns_in_any_order_are_fine(tmp_path: Path) -> None:
    result = evaluate("language", tmp_path, "id,label,text\n1,en,where is my order\n")
    assert json.loads(result.stdout)["n"] == 1, result.output


def test_sentiment_of_five_and_of_three(tmp_path: Path) -> None:
    five = evaluate("sentiment", tmp_path, "text,label\nبہت شکریہ,happy\nتم لوگ چور ہو,angry\n,neutral\n")
    assert five.exit_code == 0, five.output
    figures = json.loads(five.stdout)
    assert figures.keys() >= {"accuracy", "macro_f1", "ms_per_message", "n"}
    assert (figures["accuracy"], figures["n"]) == (1.0, 3)
    three = evaluate("sentiment", tmp_path, "text,label\nبہت شکریہ,positive\nتم لوگ چور ہو,negative\n")
    assert json.loads(three.stdout)["macro_f1"] == 1.0


def test_three_labels_add_up_their_moods() -> None:
    scores = {"happy": 0.3, "neutral": 0.28, "confused": 0.12, "frustrated": 0.16, "angry": 0.14}
    assert most_likely(scores, three=False) == "happy"
    assert most_likely(scores, three=True) == "neutral"


@pytest.mark.parametrize(
    ("kind", "content", "said"),
    [
        ("language", "", "the first line must name the columns text,label"),
        ("language", "text,label\n", "test.csv has no rows"),
        ("language", "text,intent\nhi,en\n", "the first line must name the columns text,label"),
        ("language", "text,label\nhi,\n", "row 1: the label is empty"),
        ("language", "text,label\nhi,English\n", "row 1: “English” is not an ISO 639 code"),
        ("language", 'text,label\n"hi,en\n', "Is a quotation mark opened and never closed?"),
        ("sentiment", "text,label\nhi,sad\n", "row 1: the label “sad” is not one of angry, confused"),
        (
            "sentiment",
            "text,label\nhi,angry\nhi,positive\n",
            "row 1: the label “angry” is not one of negative, neutral",
        ),
    ],
)
def test_bad_data_is_told_in_one_line(kind: str, content: str, said: str, tmp_path: Path) -> None:
    result = evaluate(kind, tmp_path, content)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr


def test_scores_by_hand() -> None:
    truth, said = ["a", "a", "b", "c"], ["a", "b", "b", "a"]
    assert accuracy(truth, said) == 0.5
    assert macro_f1(truth, said) == pytest.approx((0.5 + 2 / 3 + 0) / 3)
    assert macro_f1(truth, said, labels=["b"]) == pytest.approx(2 / 3)
