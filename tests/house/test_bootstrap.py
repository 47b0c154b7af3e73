"""Set-up: what it leaves out the second time, and what it says when it cannot go on."""

import importlib
import os
import runpy
import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
BOOTSTRAP = ROOT / "scripts" / "bootstrap"


@pytest.fixture
def stamps(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BOOTSTRAP))
    return importlib.import_module("stamps")


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(BOOTSTRAP))
    return importlib.import_module("screen")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], **environment}
    return subprocess.run([sys.executable, *arguments], env=env, capture_output=True, text=True, check=False)


def test_digest_follows_contents_and_names_and_not_times(stamps: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    file = tmp_path / "in" / "a.ts"
    file.write_text("one")
    first = stamps.digest([tmp_path / "in"])
    os.utime(file, (0, 0))
    assert stamps.digest([tmp_path / "in"]) == first
    file.write_text("two")
    second = stamps.digest([tmp_path / "in"])
    file.rename(tmp_path / "in" / "b.ts")
    assert len({first, second, stamps.digest([tmp_path / "in"]), stamps.digest([tmp_path / "in"], "also")}) == 4


def test_interrupted_step_is_done_again(stamps: ModuleType, tmp_path: Path) -> None:
    stamp = stamps.Stamp(tmp_path / "made" / ".stamp", "inputs")
    with stamp:
        pass
    assert stamp.is_current()
    with pytest.raises(KeyboardInterrupt), stamp:
        raise KeyboardInterrupt
    assert not stamp.is_current()
    with stamp:
        pass
    assert not stamps.Stamp(tmp_path / "made" / ".stamp", "other inputs").is_current()


def test_failed_step_shows_its_end_the_advice_and_the_log(screen: ModuleType, tmp_path: Path) -> None:
    shown = screen.Screen(tmp_path / "setup.log")
    command = [sys.executable, "-c", "print('the reason'); raise SystemExit(3)"]
    with pytest.raises(screen.SetupError) as failure:
        shown.call(command, cwd=tmp_path, advice="Do this.")
    assert all(part in str(failure.value) for part in ("the reason", "Do this.", "setup.log"))


def test_old_python_is_told_what_to_do() -> None:
    old = f"import runpy, sys; sys.version_info = (3, 9, 1); runpy.run_path({str(BOOTSTRAP)!r}, run_name='__main__')"
    said = run("-c", old, PATH="")
    assert said.returncode == 1
    assert "Jawab needs Python 3.11 or newer" in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize(("port", "sentence"), [("x", "must be a number"), ("", "must be a number")])
def test_port_that_is_none_is_told_before_anything_is_installed(port: str, sentence: str) -> None:
    said = run(str(BOOTSTRAP), "run", JAWAB_PORT=port)
    assert (said.returncode, said.stdout) == (1, "")
    assert sentence in said.stderr


def test_port_in_use_is_told_before_anything_is_installed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = run(str(BOOTSTRAP), "run", JAWAB_PORT=str(port))
    assert (said.returncode, said.stdout) == (1, "")
    assert f"Port {port} on 127.0.0.1 cannot be used" in said.stderr
    assert f"JAWAB_PORT={port + 1} make run" in said.stderr


def test_locks_are_as_they_should_be() -> None:
    assert run(str(ROOT / "scripts" / "lock"), "--check").returncode == 0


@pytest.mark.parametrize("line", [
    "--index-url https://example.org/simple",
    "numpy @ file:///somewhere/numpy.whl",
    "    # via -r /home/me/requirements.in",
])  # fmt: skip
def test_lock_that_names_an_address_or_a_path_is_found_out(line: str) -> None:
    address = runpy.run_path(str(ROOT / "scripts" / "lock"))["ADDRESS"]
    assert address.search(line)
    assert not address.search("numpy==2.4.6 ; sys_platform == 'linux'")
