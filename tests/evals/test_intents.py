"""`jawab eval intents`: figures by hand, the whole command, and data that cannot be used."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from jawab.evals.cli import app
from jawab.evals.intents import read_task, scores

ASKED = {
    "refund": "i want my money back|refund my order please|how do i get a refund|money back for a broken lamp",
    "parcel": "where is my parcel|track my parcel|has my parcel been sent|my parcel is late",
    "hours": "when do you open|opening hours on sunday|are you open today|what hours is the shop open",
}
TRAIN = "text,intent\n" + "".join(f"{text},{intent}\n" for intent, texts in ASKED.items() for text in texts.split("|"))
TEST = "text,intent\nplease refund my money,refund\ntrack the parcel,parcel\nopen on sunday,hours\nzebra quantum,none\n"
KEYS = {
    "accuracy", "in_scope_accuracy", "oos_recall", "oos_precision", "threshold", "ece", "ms_per_message", "n",
}  # fmt: skip


@pytest.fixture(autouse=True)
def fake_embedder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAWAB_EMBEDDER", "fake")


def evaluate(folder: Path, train: str | bytes = TRAIN, test: str | bytes = TEST, *more: str) -> Result:
    files = []
    for name, content in (("train.csv", train), ("test.csv", test)):
        files.append(folder / name)
        files[-1].write_bytes(content if isinstance(content, bytes) else content.encode())
    arguments = ["intents", "--train", str(files[0]), "--test", str(files[1]), *more, "--json"]
    return CliRunner().invoke(app, arguments)


def test_the_figures_are_one_line_of_json(tmp_path: Path) -> None:
    result = evaluate(tmp_path, TRAIN, TEST, "--oos", "none")
    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) == 1
    figures = json.loads(result.stdout)
    assert figures.keys() >= KEYS
    assert figures["n"] == 4
    assert figures["n_oos"] == 1
    assert figures["oos_recall"] == 1.0
    assert 0 < figures["threshold"] <= 1
    assert figures["ms_per_message"] > 0


def test_the_same_files_give_the_same_figures(tmp_path: Path) -> None:
    one, other = (json.loads(evaluate(tmp_path, TRAIN, TEST, "--oos", "none").stdout) for _ in range(2))
    del one["ms_per_message"], other["ms_per_message"]
    assert one == other


def test_without_a_label_for_it_every_text_is_of_an_intent(tmp_path: Path) -> None:
    figures = json.loads(evaluate(tmp_path, TRAIN, TEST.replace("zebra quantum,none\n", "")).stdout)
    assert (figures["accuracy"], figures["in_scope_accuracy"]) == (1.0, 1.0)
    assert figures["oos_recall"] is None
    assert figures["oos_precision"] is None


def test_intents_that_were_not_trained_count_as_wrong(tmp_path: Path) -> None:
    figures = json.loads(evaluate(tmp_path, TRAIN, TEST).stdout)
    assert figures["accuracy"] == 0.75


def test_strangers_in_the_training_file_are_no_intent(tmp_path: Path) -> None:
    strangers = "".join(f"{text},none\n" for text in ("zebra", "tell a joke", "quantum physics", "who won the cup"))
    figures = json.loads(evaluate(tmp_path, TRAIN + strangers, TEST, "--oos", "none").stdout)
    assert figures["oos_recall"] == 1.0


def test_scores_by_hand() -> None:
    told = ["a", "a", "b", "b", "a"]
    figures = scores(told, [0.9, 0.4, 0.8, 0.2, 0.6], ["a", "a", "a", "none", "none"], "none", 0.5)
    assert figures["accuracy"] == 0.4  # the first, and the stranger that is refused
    assert figures["in_scope_accuracy"] == pytest.approx(1 / 3, abs=1e-4)
    assert figures["oos_recall"] == 0.5
    assert figures["oos_precision"] == 0.5
    assert figures["n_oos"] == 2


def test_ece_by_hand() -> None:
    sure_and_right = scores(["a", "a"], [1.0, 1.0], ["a", "a"], None, 0.5)
    sure_and_half_right = scores(["a", "a"], [1.0, 1.0], ["a", "b"], None, 0.5)
    assert (sure_and_right["ece"], sure_and_half_right["ece"]) == (0.0, 0.5)


@pytest.mark.parametrize(
    ("train", "test", "said"),
    [
        ("", TEST, "train.csv"),
        ("text,intent\n", TEST, "train.csv has no rows"),
        ("a,b\n1,2\n", TEST, "must name the columns text,intent"),
        ("text\nhello\n", TEST, "“intent” is missing"),
        ("text,intent\nhello,\n", TEST, "train.csv, row 1: the intent is empty"),
        ("text,intent\nhello,a\n ,b\n", TEST, "train.csv, row 2: the text is empty"),
        ("text,intent\nhello\n", TEST, "row 1: the intent is empty"),
        ("text,intent\nhello,a\nbye,a\n", TEST, "fewer than two intents"),
        (TRAIN + 'hello,"refund\n', TEST, "never closed"),
        (b"text,intent\n\xff\xfe,a\n", TEST, "train.csv is not UTF-8"),
        (TRAIN, "", "test.csv"),
        (TRAIN, "text,intent\nhello,other\n", "no intent of test.csv occurs in train.csv"),
    ],
)
def test_bad_data_are_told_in_one_line(tmp_path: Path, train: str, test: str, said: str) -> None:
    result = evaluate(tmp_path, train, test)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["intents", "--train", str(tmp_path / "a"), "--test", str(tmp_path / "b")])
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_quotes_commas_more_columns_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_text('\ufefftext,intent,note\n"Yes, ""now""",a,\nno,b,x\n', encoding="utf-8")
    assert read_task(file, file).train.texts == ['Yes, "now"', "no"]
