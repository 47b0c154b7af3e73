"""`jawab eval`: the figures on standard output, and one line with exit code 2 for data that cannot be used."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from jawab.evals.cli import app

CORPUS = [
    {"_id": "1", "title": "Change your password", "text": "Open settings and choose password."},
    {"_id": "2", "title": "Refunds", "text": "Refunds take five days."},
    {"_id": "3", "title": "", "text": "Parcels to Lahore take two days.", "metadata": {"url": "x"}},
]
QUERIES = [{"_id": "q1", "text": "how to change password"}, {"_id": "q2", "text": "parcels to lahore days"}]
QRELS = "query-id\tcorpus-id\tscore\nq1\t1\t1\nq2\t3\t2\n"
Write = Callable[[str, object], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, content: object) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = content if isinstance(content, str) else "\n".join(json.dumps(line) for line in content)  # type: ignore[attr-defined]
        path.write_text(lines, encoding="utf-8")
        return path

    return write


@pytest.fixture(autouse=True)
def fake_embedder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAWAB_EMBEDDER", "fake")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def retrieval(write: Write, corpus: object = CORPUS, queries: object = QUERIES, qrels: object = QRELS) -> Result:
    files = write("corpus.jsonl", corpus), write("queries.jsonl", queries), write("qrels.tsv", qrels)
    return run("retrieval", "--corpus", files[0], "--queries", files[1], "--qrels", files[2], "--json")


def test_retrieval(write: Write) -> None:
    result = retrieval(write)
    assert result.exit_code == 0, result.output
    assert len(result.stdout.splitlines()) == 1
    figures = json.loads(result.stdout)
    assert figures.keys() >= {"hit1", "hit5", "mrr10", "ndcg10", "ms_per_query", "n"}
    assert (figures["hit1"], figures["mrr10"], figures["n"]) == (1.0, 1.0, 2)
    assert figures["ms_per_query"] > 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"corpus": ""}, "corpus.jsonl is empty"),
        ({"queries": "\n\n"}, "queries.jsonl is empty"),
        ({"qrels": "query-id\tcorpus-id\tscore\n"}, "names no right document"),
        ({"corpus": "{"}, "corpus.jsonl, line 1: not JSON"),
        ({"corpus": "[1]"}, "line 1: must be a JSON object"),
        ({"corpus": [*CORPUS, CORPUS[0]]}, 'line 4: the _id "1" occurs twice'),
        ({"queries": [*QUERIES, QUERIES[0]]}, 'line 3: the _id "q1" occurs twice'),
        ({"queries": [{"id": "q1", "text": "x"}]}, 'needs "_id" as text'),
        ({"queries": [{"_id": "q1", "text": 3}]}, 'needs "text" as text'),
        ({"qrels": "q1\t9\t1\n"}, 'the document "9" is not in the corpus'),
        ({"qrels": "q9\t1\t1\n"}, 'the query "q9" is not among the queries'),
        ({"qrels": "q1 1 1\n"}, "separated by tabs"),
        ({"qrels": "q1\t1\tyes\n"}, 'the score "yes" is not a whole number'),
        ({"qrels": "q1\t1\t1\nq1\t1\t1\n"}, "occurs twice"),
    ],
)
def test_bad_retrieval_data_is_told_in_one_line(write: Write, change: dict[str, object], said: str) -> None:
    result = retrieval(write, **change)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr


def answers(write: Write, questions: object, kb: Path | None = None) -> Result:
    write("kb/password.md", "# Change your password\n\nOpen the settings page and choose password to change it.\n")
    write("kb/refunds/times.md", "# Refund times\n\nRefunds take five working days to reach your bank account.\n")
    file = write("questions.jsonl", questions)
    return run("answers", "--kb", kb or file.parent / "kb", "--questions", file, "--json")


def test_answers(write: Write) -> None:
    questions = [
        {"question": "how can I change my password on the settings page", "article": "password.md"},
        {"question": "how many working days do refunds take to reach my bank account", "article": "refunds/times.md"},
        {"question": "who won the cricket world cup in 1992", "article": None},
    ]
    result = answers(write, questions)
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert figures["n"] == 3
    assert figures["correct"] + figures["wrong"] == figures["answered"]
    assert figures["answered"] + figures["abstained_right"] + figures["abstained_wrong"] == 3
    assert figures["wrong"] == 0
    assert figures["abstained_right"] == 1
    assert 0 < figures["ms_p50"] <= figures["ms_p95"]
    assert figures["answerable"] == 2
    assert figures["resolved"] == figures["correct"] / 2
    assert figures["wrong_unanswerable"] == 0
    assert figures["least_sure"] is None  # one question without an answer is too few to tell


def test_how_sure_an_answer_must_be_here_is_told(write: Write) -> None:
    far = [{"question": f"who won the cricket world cup in {year}", "article": None} for year in range(1980, 2010)]
    known = {"question": "how can I change my password on the settings page", "article": "password.md"}
    figures = json.loads(answers(write, [known, *far]).stdout)
    assert 0 < figures["least_sure"] < 1
    assert figures["least_sure_resolved"] == 1
    assert figures["least_sure_wrong"] <= 0.2


def test_how_sure_an_answer_must_be_is_the_callers_to_say(write: Write) -> None:
    questions = [
        {"question": "how can I change my password on the settings page", "article": "password.md"},
        {"question": "who won the cricket world cup in 1992", "article": None},
    ]
    answers(write, questions)
    files = ["--kb", write("kb/x.md", "# X\n\nx\n").parent, "--questions", write("questions.jsonl", questions)]
    eager, never = (json.loads(run("answers", *files, "--answer-threshold", sure).stdout) for sure in (0, 1))
    assert eager["wrong_unanswerable"] == 1
    assert never["answered"] == 0


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        ("", "questions.jsonl is empty"),
        ([{"question": "hi"}], 'needs "article"'),
        ([{"article": None}], 'needs "question"'),
        ([{"question": " ", "article": None}], '"question" is empty'),
        ([{"question": "hi", "article": "gone.md"}], 'the article "gone.md" is not in'),
        ([{"question": "hi", "article": 3}], "must be a path or null"),
        ([{"question": "hi", "article": None, "also": "x"}], '"also" must be a list'),
    ],
)
def test_bad_questions_are_told_in_one_line(write: Write, questions: object, said: str) -> None:
    result = answers(write, questions)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert said in result.stderr


def test_a_missing_knowledge_base_is_told(write: Write, tmp_path: Path) -> None:
    result = answers(write, [{"question": "hi", "article": None}], tmp_path / "none")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr
    (tmp_path / "empty").mkdir()
    result = answers(write, [{"question": "hi", "article": None}], tmp_path / "empty")
    assert result.exit_code == 2
    assert "no article" in result.stderr
