"""`jawab import` beside a running server."""

import subprocess
import sys
import uuid
from pathlib import Path

import httpx

from tests.support.site import Site, environment

LONG = "This page says something that is long enough to be worth keeping."


def test_what_the_terminal_imports_the_server_finds(site: Site, tmp_path: Path) -> None:
    word = f"zebra{uuid.uuid4().hex[:8]}"
    (tmp_path / "page.md").write_text(f"# The {word} question\n\n{LONG} About the {word}.")
    (tmp_path / "empty.md").write_text("")
    search = f"{site.url}/help/{_workspace(site)}/en"
    assert f"The {word} question" not in httpx.get(search, params={"q": word}).text

    first = site.command("import", str(tmp_path)).stdout
    assert "1 added, 0 changed, 0 unchanged, 0 removed" in first
    assert "empty.md" in first
    assert f"The {word} question" in httpx.get(search, params={"q": word}).text

    assert "0 added, 0 changed, 1 unchanged, 0 removed" in site.command("import", str(tmp_path)).stdout


def test_bad_sources_are_told_in_one_sentence(tmp_path: Path) -> None:
    env = environment(tmp_path / "data", {"embedder": "fake"})
    done = subprocess.run(
        [sys.executable, "-m", "jawab", "import", str(tmp_path)], env=env, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 1
    assert done.stderr.strip().startswith("jawab: There is no workspace yet.")
    assert "Traceback" not in done.stderr


def _workspace(site: Site) -> str:
    with httpx.Client(base_url=site.url) as client:
        found: str = client.get(f"/api/web/sites/{site.demo.site_key}").json()["slug"]
    return found
