"""Starting what is compared, each as its own documentation says."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.measure import Tree
from tests.support.processes import die_with_parent, free_port, tail

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / ".venv-bench"
BENCH_PYTHON = BENCH / "bin" / "python"
PATIENCE = 120.0
# No limit may stand in the way of the load.
UNBOUNDED = {
    "JAWAB_MESSAGES_PER_MINUTE": "1000000",
    "JAWAB_MESSAGES_PER_MINUTE_ADDRESS": "1000000",
    "JAWAB_ACTIONS_PER_MINUTE": "1000000",
    "JAWAB_VISITORS_PER_MINUTE_ADDRESS": "1000000",
    "JAWAB_LLM_DAILY_TOKENS": "1000000000",
    "JAWAB_LOG_LEVEL": "warning",
}


@dataclass(frozen=True)
class Server:
    """A running server; `kind` is the kind of visitor that it has."""

    kind: str
    url: str
    tree: Tree
    site_key: str = ""
    says: str = ""  # part of the reply that it must give


def make_environment() -> None:
    """The environment of what Jawab is compared with: made once, from its lock."""
    if (BENCH / "complete").exists():
        return
    print("making the environment of the comparisons (once) …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", str(BENCH)], check=True)
    lock = ROOT / "requirements" / "bench.txt"
    pip = [str(BENCH_PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(lock)]
    subprocess.run(pip, check=True)
    (BENCH / "complete").touch()


@contextmanager
def fake_model(folder: Path, delay: float) -> Iterator[str]:
    """The fake model; gives its OpenAI-compatible address."""
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.fake_model", "--port", str(port), "--delay", str(delay)]
    with _running(command, {}, folder / "model.log", f"http://127.0.0.1:{port}/"):
        yield f"http://127.0.0.1:{port}/v1"


@contextmanager
def app(name: str, folder: Path, model: str) -> Iterator[Server]:
    """`floor` or `relay` of benchmarks/apps."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [str(BENCH_PYTHON), "-m", f"benchmarks.apps.{name}", "--port", str(port)]
    with _running(command, {"FAKE_MODEL": model}, folder / f"{name}.log", url) as tree:
        yield Server("floor", url, tree)


@contextmanager
def chainlit(folder: Path, model: str) -> Iterator[Server]:
    """Chainlit, without storage and sign-in, which it has only as an addition."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    program = [str(BENCH / "bin" / "chainlit"), "run", "--headless", "--host", "127.0.0.1", "--port", str(port)]
    environment = {"FAKE_MODEL": model, "CHAINLIT_APP_ROOT": str(folder)}
    command = [*program, str(ROOT / "benchmarks" / "apps" / "chainlit_app.py")]
    with _running(command, environment, folder / "chainlit.log", url) as tree:
        yield Server("chainlit", url, tree)


@contextmanager
def jawab(folder: Path, name: str, *, says: str = "", **settings: str) -> Iterator[Server]:
    """`jawab serve` on SQLite, with a shop whose help centre is the one article that the model quotes."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    named = {f"JAWAB_{key.upper()}": value for key, value in settings.items()}
    environment = {"JAWAB_DATA_DIR": str(folder / name), "JAWAB_PORT": str(port), **UNBOUNDED, **named}
    made = subprocess.run(
        [sys.executable, "-m", "benchmarks.shop"],
        env=_environment(environment), cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    command = [sys.executable, "-m", "jawab", "serve"]
    with _running(command, environment, folder / f"{name}.log", f"{url}/readyz") as tree:
        yield Server("jawab", url, tree, made.stdout.split()[-1], says)


@contextmanager
def _running(command: Sequence[str], environment: Mapping[str, str], log: Path, ready: str) -> Iterator[Tree]:
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, env=_environment(environment), cwd=ROOT, stdout=out, stderr=out,
            preexec_fn=die_with_parent(signal.SIGKILL),
        )  # fmt: skip
    try:
        _wait_until_it_answers(process, ready, log)
        yield Tree(psutil.Process(process.pid))
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("JAWAB_", "CHAINLIT_"))}
    return {**inherited, "PYTHONPATH": str(ROOT), **more}


def _wait_until_it_answers(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except urllib.error.HTTPError:
            return  # it has no such page, but it is there
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{process.args} did not start:\n{tail(log)}")
