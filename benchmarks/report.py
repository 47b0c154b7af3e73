"""Writes the tables of docs/benchmarks.md from benchmarks/results/: what stands between the marks.

python -m benchmarks.report
"""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results"
PAGE = ROOT / "docs" / "benchmarks.md"
NAMES = {
    "jawab": "Jawab, LLM",
    "jawab_extractive": "Jawab, no LLM",
    "floor": "floor (Starlette + openai)",
    "relay": "relay (Starlette + httpx)",
    "chainlit": "Chainlit",
}
FAULTS = {
    "database": "database",
    "rounds": "rounds",
    "kills": "kills",
    "acknowledged": "acknowledged",
    "caught unacknowledged, sent again": "sent_again",
    "lost": "lost",
    "doubled": "doubled",
    "out of order": "order",
    "not answered once": "answers",
    "wrong on the stream": "stream",
}
FIGURES = {"cpu_seconds_per_1000": 1, "messages_per_second": 1, "first_ms": 0, "whole_ms": 0}


def write() -> None:
    """Put the tables of every part that was measured between its marks."""
    page = PAGE.read_text()
    for name, table in TABLES.items():
        path = RESULTS / f"{name}.json"
        if path.exists():
            made = "\n\n".join(table(json.loads(path.read_text())))
            pattern = rf"(?s)<!-- {name} -->.*<!-- /{name} -->"
            page = re.sub(pattern, lambda _, new=f"<!-- {name} -->\n{made}\n<!-- /{name} -->": new, page)
    PAGE.write_text(page)


def _server(found: dict[str, Any]) -> list[str]:
    rows = []
    for visitors, level in found["levels"].items():
        for name, shown in NAMES.items():
            one = level[name]
            figures = [_range(one[figure], digits) for figure, digits in FIGURES.items()]
            share = one["fell_back"] / sum(run["messages"] for run in one["runs"])
            rows.append([visitors, shown, *figures, f"{share:.0%}" if share else ""])
    heads = [
        "visitors",
        "",
        "CPU s per 1,000 messages",
        "messages/s",
        "first piece, ms",
        "whole reply, ms",
        "fell back",
    ]
    pairs = [
        [visitors, _pair(pair), _range(ratio, 2)]
        for visitors, level in found["levels"].items()
        for pair, ratio in level["cpu_ratios"].items()
    ]
    return [
        _table(heads, rows),
        _table(["visitors", "CPU, ratio of", "median (least–most)"], pairs),
        _conditions(found),
    ]


def _idle(found: dict[str, Any]) -> list[str]:
    each = found["bytes_per_stream"] / 1000
    return [f"**{each:.1f} kB** a stream, over {found['streams']:,} more of them.", _conditions(found)]


def _durability(found: dict[str, Any]) -> list[str]:
    rows = [[name.replace("_", ", "), _range(rate, 0)] for name, rate in found["acknowledged_per_second"].items()]
    pairs = [[name.replace("_", ", "), _range(ratio, 2)] for name, ratio in found["ratios"].items()]
    disk = f"This disk synced a page {found['disk_syncs_per_second']:,} times a second."
    heads = ["database", "acknowledged messages/s"]
    return [_table(heads, rows), _table(["ratio of", "median (least–most)"], pairs), f"{disk} {_conditions(found)}"]


def _sizes(found: dict[str, Any]) -> list[str]:
    rows = [[name, f"{size:,}", f"{found['bounds'][name]:,}"] for name, size in found["gzip_bytes"].items()]
    return [_table(["", "bytes, gzip", "bound"], rows)]


def _faults(found: list[dict[str, Any]]) -> list[str]:
    heads = list(FAULTS)
    rows = [
        [f"{row[figure]:,}" if figure != "database" else row[figure] for figure in FAULTS.values()] for row in found
    ]
    return [_table(heads, rows)]


def _understanding(found: dict[str, Any]) -> list[str]:
    heads = ["messages in", "one embedding, CPU ms", "all of the understanding, CPU ms", "ratio"]
    rows = [
        [name, f"{one['embedding_cpu_ms']}", f"{one['understanding_cpu_ms']}", f"{one['ratio']}"]
        for name, one in found.items()
    ]
    return [_table(heads, rows)]


def _retrieval(found: dict[str, Any]) -> list[str]:
    heads = ["database", "chunks", "query ms, p50", "query ms, p95", "of it embedding, p50", "memory MB"]
    keys = ["chunks", "query_ms_p50", "query_ms_p95", "embedding_ms_p50", "memory_mb"]
    rows = [
        [database, f"{size['chunks']:,}", *(f"{size[key]:.0f}" for key in keys[1:])]
        for database, measured in found.items()
        for size in measured["sizes"]
    ]
    growth = ", ".join(f"{database} {measured['p95_growth']}" for database, measured in found.items())
    return [_table(heads, rows), f"A query's p95 at the largest size against the smallest: {growth} times."]


def _completions(found: dict[str, Any]) -> list[str]:
    heads = ["texts", "look ms, p50", "look ms, p95", "plain scan ms, p50", "index memory MB", "index made in s"]
    keys = ["look_ms_p50", "look_ms_p95", "plain_scan_ms_p50", "index_memory_mb", "index_made_s"]
    row = [f"{found['entries']:,}", *(f"{found[key]:.1f}" for key in keys)]
    slower = f"The plain scan takes {found['plain_scan_is_slower_by']:.0f} times as long at the median."
    return [_table(heads, [row]), slower]


def _widget(found: dict[str, Any]) -> list[str]:
    jawab, scores = found["sizes"]["jawab"], found["lighthouse"]
    parts = ", ".join(f"{name} {size:,}" for name, size in jawab.items() if name not in ("loader", "panel", "host"))
    sizes = [["loader, host script and panel", f"{jawab['loader'] + jawab['host'] + jawab['panel']:,}"]]
    for name, shown in (("rocket_chat", "Rocket.Chat livechat"), ("deep_chat", "deep-chat")):
        sizes.append([f"{shown} {found['sizes'][name]['version']}", f"{found['sizes'][name]['bytes']:,}"])
    pages = [
        [name, *(_range(scores[name][figure], 0) for figure in ("performance", "accessibility", "best-practices"))]
        for name in ("without", "with")
    ]
    sent, written = found["sending"]["ms"], found["streaming"]["main_thread_seconds"]
    work = [
        ["main thread, loader, 4× slowed", f"{_range(found['loading']['loader_ms'])} ms"],
        ["main thread, host script after that, 4× slowed", f"{_range(found['loading']['host_ms'])} ms"],
        ["from the key to the screen, new thread", f"{_range(sent['empty'], 0)} ms"],
        [f"from the key to the screen, {found['sending']['messages']:,} messages", f"{_range(sent['long'], 0)} ms"],
        *([f"main thread, reply of {int(tokens):,} tokens", f"{took} s"] for tokens, took in written.items()),
    ]
    return [
        _table(["before the first word can be written", "bytes, gzip"], sizes),
        f"Fetched later, when it is needed, in bytes: {parts}.",
        _table(["Lighthouse, page", "performance", "accessibility", "best practices"], pages),
        f"Performance lost, pair by pair: {_range(scores['performance_lost'], 0)}.",
        _table(["", ""], work),
        f"A token of the longest costs {found['streaming']['a_token_of_the_longest_costs']} times one of the shortest.",
        _conditions(found),
    ]


TABLES: dict[str, Callable[[Any], list[str]]] = {
    "server": _server,
    "idle": _idle,
    "durability": _durability,
    "sizes": _sizes,
    "faults": _faults,
    "understanding": _understanding,
    "retrieval": _retrieval,
    "completions": _completions,
    "widget": _widget,
}


def _pair(pair: str) -> str:
    return " / ".join(NAMES[name] for name in pair.split(" / "))


def _range(spread: dict[str, float], digits: int = 1) -> str:
    low, middle, high = (f"{spread[name]:,.{digits}f}" for name in ("min", "median", "max"))
    return middle if low == high else f"{middle} ({low}–{high})"


def _conditions(found: dict[str, Any]) -> str:
    machine = found["machine"]
    load = machine["load_average_before"][0]
    return (
        f"*{machine['processors']} processors, {machine['memory_gib']} GiB, {machine['system']}, "
        f"Python {machine['python']}; load average {load} before it began.*"
    )


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


if __name__ == "__main__":
    write()
