"""`jawab ask` as people and scripts call it."""

import subprocess
import sys
from pathlib import Path

import pytest

from jawab.answering import cli
from jawab.answering.llm import language_model
from jawab.answering.types import Citation, Option, Reply
from jawab.kit.errors import Unprocessable
from jawab.kit.ids import new_id
from jawab.settings import Settings


def run(tmp_path: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "jawab", "ask", *words],
        env={"JAWAB_DATA_DIR": str(tmp_path), "JAWAB_EMBEDDER": "fake", **environment},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_without_a_workspace_it_says_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path, "hello")
    assert done.returncode == 1
    assert "There is no workspace yet" in done.stderr
    assert "Traceback" not in done.stderr


def test_plain_text_when_piped(capsys: pytest.CaptureFixture[str]) -> None:
    cited = Citation(1, new_id(), "Refund times", "Cards", "/help/x#cards", "7 days")
    cli._show(Reply("answer", "It takes **7 days**. [1]", "en", citations=(cited,), options=(Option("Yes", "Yes"),)))
    assert capsys.readouterr().out == "It takes **7 days**. [1]\n\n- Yes\n\n[1] Refund times › Cards — /help/x#cards\n"


@pytest.mark.parametrize("name", ["gemini", "google", "google:", ":x", "nobody:model"])
def test_a_wrong_model_name_says_how_it_is_written(name: str) -> None:
    with pytest.raises(Unprocessable, match="google:MODEL"):
        language_model(Settings(llm=name))


@pytest.mark.parametrize("name", ["google:gemini-2.5-flash", "openai:gpt-5-mini", "anthropic:claude-haiku-4-5"])
def test_a_missing_key_is_said(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("GOOGLE_API_KEY", "GEMINI_API_KEY", "OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(Unprocessable, match="set JAWAB_LLM_API_KEY"):
        language_model(Settings(llm=name))


def test_no_model() -> None:
    assert language_model(Settings(llm="")) is None
