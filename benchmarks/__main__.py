"""`make bench`: measures everything, or the parts that are named, into benchmarks/results/.

    python -m benchmarks [server] [idle] [durability] [sizes] [understanding] [retrieval] [completions]
        [widget] [--pairs 3]

Wants a machine with nothing else to do; every result tells how busy it was. What was measured is written into
docs/benchmarks.md.
"""

import argparse
import asyncio
import json
from collections.abc import Callable
from typing import Any

from benchmarks import completions, conversation, durability, report, retrieval, servers, sizes, understanding
from benchmarks.widget import run as widget_run

PARTS: dict[str, tuple[str, Callable[[int], Any]]] = {
    "sizes": ("what a page loads", lambda pairs: sizes.measure()),
    "durability": ("acknowledged messages a second", durability.measure),
    "idle": ("memory of idle streams", lambda pairs: conversation.measure_idle()),
    "server": ("conversations, against the floor and Chainlit", conversation.measure),
    "understanding": ("what reading a message costs", lambda pairs: asyncio.run(understanding.run(pairs))),
    "retrieval": ("searching up to 100,000 chunks", lambda pairs: asyncio.run(retrieval.run())),
    "widget": ("what the widget costs a page, beside others", widget_run.measure),
    "completions": ("what may be asked, while somebody types", lambda pairs: completions.measure()),
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all when none is named")
    options.add_argument("--pairs", type=int, default=3, help="how often everything is measured")
    given = options.parse_args()
    if strange := set(given.parts) - set(PARTS):
        options.error(f"there is no part {', '.join(strange)}")
    if not given.parts or {"server", "idle"} & set(given.parts):
        servers.make_environment()
    report.RESULTS.mkdir(exist_ok=True)
    for name in given.parts or PARTS:
        what, measure = PARTS[name]
        print(f"── {name}: {what}", flush=True)
        found = measure(given.pairs)
        (report.RESULTS / f"{name}.json").write_text(json.dumps(found, indent=1) + "\n")
    report.write()


main()
