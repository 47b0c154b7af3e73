"""Running the load generator against a server, and measuring the server meanwhile."""

import json
import statistics
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from benchmarks.servers import BENCH_PYTHON, ROOT, Server


@dataclass(frozen=True)
class Run:
    """One run of visitors who each ask some times, one question after the other."""

    visitors: int
    messages: int
    seconds: float
    cpu_seconds: float
    messages_per_second: float
    cpu_seconds_per_1000: float
    first_ms: float  # to the first piece, median
    first_p95_ms: float
    whole_ms: float  # to the end of the reply, median
    fell_back: int  # messages that Jawab answered without the model, which was too slow on a busy machine

    def as_dict(self) -> dict[str, float]:
        return {name: round(value, 4) for name, value in asdict(self).items()}


def run(server: Server, visitors: int, messages: int) -> Run:
    """Have `visitors` ask `messages` times each. The server's CPU is counted from the moment when all have arrived."""
    with arrived(server, visitors, messages) as load:
        before = server.tree.cpu()
        told = json.loads(_go(load))
        cpu = server.tree.cpu() - before
    first, whole = told["first"], told["whole"]
    return Run(
        visitors=visitors,
        messages=told["messages"],
        seconds=told["seconds"],
        cpu_seconds=cpu,
        messages_per_second=told["messages"] / told["seconds"],
        cpu_seconds_per_1000=1000 * cpu / told["messages"],
        first_ms=1000 * statistics.median(first),
        first_p95_ms=1000 * sorted(first)[int(0.95 * (len(first) - 1))],
        whole_ms=1000 * statistics.median(whole),
        fell_back=told["fell_back"],
    )


@contextmanager
def arrived(server: Server, visitors: int, messages: int) -> Iterator[subprocess.Popen[str]]:
    """Visitors who are connected, and have been answered once if they are to ask."""
    command = [str(BENCH_PYTHON), "-m", "benchmarks.load", server.kind, server.url, "--visitors", str(visitors)]
    options = ["--messages", str(messages), "--site-key", server.site_key, "--says", server.says]
    load = subprocess.Popen(
        [*command, *options], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert load.stdout is not None
    try:
        if load.stdout.readline().strip() != "arrived":
            raise RuntimeError(f"the visitors did not arrive: {load.communicate()[1]}")
        yield load
    finally:
        load.kill()
        load.wait()


def _go(load: subprocess.Popen[str]) -> str:
    said, complaints = load.communicate("go\n")
    if load.returncode:
        raise RuntimeError(f"the visitors broke off: {complaints}")
    return said
