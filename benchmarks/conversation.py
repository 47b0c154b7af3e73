"""Part 1: a conversation with 50-token replies, against the floor and against Chainlit.

Everything runs at once on one machine and is measured in turn, A B C A B C …, so that a machine whose speed drifts
does not favour one of them.
"""

import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from benchmarks import servers
from benchmarks.measure import machine, ratios, spread
from benchmarks.servers import Server
from benchmarks.visitors import Run, arrived, run

MESSAGES = {1: 20, 10: 8, 50: 4, 200: 2}
"""Of each visitor, by the number of visitors."""
DELAY = 0.01
"""Seconds between the model's tokens: a hundred tokens a second."""
OF_THE_MODEL = "to you. [1] Open your order"
IDLE = 1000
FIGURES = ("cpu_seconds_per_1000", "messages_per_second", "first_ms", "whole_ms")


def measure(pairs: int, levels: Mapping[int, int] = MESSAGES) -> dict[str, Any]:
    """Every level of visitors `pairs` times."""
    told: dict[str, Any] = {"machine": machine(), "seconds_between_tokens": DELAY, "pairs": pairs, "levels": {}}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        compared = _start(folder, stack)
        for visitors, messages in levels.items():
            runs: dict[str, list[Run]] = {name: [] for name in compared}
            for pair in range(pairs):
                for name, server in compared.items():
                    runs[name].append(run(server, visitors, messages))
                    _say(visitors, pair, name, runs[name][-1])
            told["levels"][str(visitors)] = _level(runs)
    return told


def measure_idle(streams: int = IDLE) -> dict[str, Any]:
    """Memory of a stream that is open and silent, with its visitor and conversation."""
    with (
        tempfile.TemporaryDirectory() as name,
        servers.jawab(Path(name), "idle", embedder="fake") as server,
        arrived(server, streams, 0),  # caches and connections that are made once are there now
    ):
        before = server.tree.memory()
        with arrived(server, streams, 0):
            after = server.tree.memory()
    each = (after - before) / streams
    print(f"  {streams} idle streams: {each / 1000:.1f} kB each", flush=True)
    return {"machine": machine(), "streams": streams, "bytes": after - before, "bytes_per_stream": round(each)}


def _start(folder: Path, stack: ExitStack) -> dict[str, Server]:
    model = stack.enter_context(servers.fake_model(folder, DELAY))
    llm = {"llm": "openai:fake", "llm_base_url": model, "llm_timeout_seconds": "120"}
    return {
        "jawab": stack.enter_context(servers.jawab(folder, "jawab", says=OF_THE_MODEL, **llm)),
        "floor": stack.enter_context(servers.app("floor", folder, model)),
        "jawab_extractive": stack.enter_context(servers.jawab(folder, "extractive")),
        "relay": stack.enter_context(servers.app("relay", folder, model)),
        "chainlit": stack.enter_context(servers.chainlit(folder, model)),
    }


def _level(runs: Mapping[str, list[Run]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, each in runs.items():
        found[name] = {figure: spread(getattr(one, figure) for one in each) for figure in FIGURES}
        found[name]["fell_back"] = sum(one.fell_back for one in each)
        found[name]["runs"] = [one.as_dict() for one in each]
    cpu = {name: [one.cpu_seconds_per_1000 for one in each] for name, each in runs.items()}
    found["cpu_ratios"] = {
        f"{ours} / {theirs}": ratios(cpu[ours], cpu[theirs])
        for ours in ("jawab", "jawab_extractive")
        for theirs in ("floor", "relay", "chainlit")
    }
    return found


def _say(visitors: int, pair: int, name: str, one: Run) -> None:
    print(
        f"  {visitors:4} visitors, run {pair + 1}: {name:<17} {one.cpu_seconds_per_1000:6.1f} CPU s per 1,000, "
        f"{one.messages_per_second:6.1f} messages/s, first piece after {one.first_ms:5.0f} ms",
        flush=True,
    )
