"""`jawab eval replay`: what is asked again comes from the cache, and is counted as answered without an LLM."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from jawab.evals.cli import app

REFUNDS = "# Refund times\n\nA refund to JazzCash takes 2 working days.\n"
PARKING = "# Parking\n\nGuests park behind the studio.\n"


@pytest.fixture
def kb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JAWAB_EMBEDDER", "fake")
    folder = tmp_path / "kb"
    folder.mkdir()
    (folder / "refunds.md").write_text(REFUNDS)
    (folder / "parking.md").write_text(PARKING)
    return folder


def replay(kb: Path, *questions: tuple[str, str | None]) -> dict[str, float | None]:
    traffic = kb.parent / "traffic.jsonl"
    traffic.write_text("\n".join(json.dumps({"question": text, "article": article}) for text, article in questions))
    result = CliRunner().invoke(app, ["replay", "--kb", str(kb), "--traffic", str(traffic), "--json"])
    assert result.exit_code == 0, result.output
    figures: dict[str, float | None] = json.loads(result.stdout)
    return figures


def test_what_is_asked_again_needs_no_llm(kb: Path) -> None:
    asked = "Refund times JazzCash 2 working days"
    figures = replay(
        kb, (asked, "refunds.md"), (f"{asked}?", "refunds.md"), (asked.lower(), "parking.md"), ("zebra", None)
    )
    assert (figures["n"], figures["answered"], figures["abstained"]) == (4, 3, 1)
    assert (figures["llm_calls"], figures["cache_hits"], figures["cache_correct"]) == (1, 2, 1)
    assert (figures["without_llm"], figures["correct_without_llm"], figures["resolved"]) == (0.6667, 0.5, 0.5)
    assert figures["replies_without_llm"] == 0.75
    for name in ("ms_p50", "ms_p95", "ms_p50_cached", "ms_p50_composed"):
        assert (figures[name] or 0) > 0


def test_shares_of_nothing_are_null(kb: Path) -> None:
    figures = replay(kb, ("zebra", None))
    assert (figures["without_llm"], figures["correct_without_llm"], figures["resolved"]) == (None, None, 0.0)


def test_an_article_that_is_not_there_is_told_in_one_line(kb: Path) -> None:
    traffic = kb.parent / "traffic.jsonl"
    traffic.write_text('{"question": "a", "article": "none.md"}')
    result = CliRunner().invoke(app, ["replay", "--kb", str(kb), "--traffic", str(traffic)])
    assert result.exit_code == 2
    assert 'the article "none.md" is not in' in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
