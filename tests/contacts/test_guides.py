"""What the guides tell owners to run signs tokens that are taken."""

import re
import subprocess
import textwrap
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from jawab.contacts.identity import signed
from jawab.contacts.identity.signed import Claims

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs/embedding/identity.md").read_text()
SECRET = "a-secret-of-forty-three-characters-for-tests"
FENCES = {"python": "python", "node": "js", "php": "php"}


def block(heading: str) -> str:
    """The code under a heading of the guide."""
    found = re.search(rf"(?s)^## {heading}\n\n```{FENCES[heading.lower()]}\n(.*?)```", GUIDE, re.M)
    assert found
    return found.group(1)


def test_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAWAB_IDENTITY_SECRET", SECRET)
    names: dict[str, Any] = {}
    exec(block("Python"), names)
    user = SimpleNamespace(id=4711, name="زرمینہ Quillfeather", email="zarmina@quill.example")
    assert_right(signed.read(names["jawab_token"](user), SECRET))


def test_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAWAB_IDENTITY_SECRET", SECRET)
    call = 'console.log(jawabToken({ id: 4711, name: "زرمینہ Quillfeather", email: "zarmina@quill.example" }));'
    program = tmp_path / "sign.mjs"
    program.write_text(block("Node") + call)
    done = subprocess.run(["node", program], capture_output=True, text=True, check=True, timeout=60)
    assert_right(signed.read(done.stdout.strip(), SECRET))


@pytest.mark.parametrize("language", ["Python", "Node", "PHP"])
def test_the_desk_shows_the_same_as_the_guide(language: str) -> None:
    snippets = (ROOT / "web/dashboard/install/snippets.ts").read_text()
    written = re.sub(r"\\([`$])", r"\1", snippets)
    assert textwrap.dedent(block(language)).strip() in written


def assert_right(claims: Claims) -> None:
    assert (claims.sub, claims.name, claims.email) == ("4711", "زرمینہ Quillfeather", "zarmina@quill.example")
