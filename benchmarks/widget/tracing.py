"""What scripts cost, from Chromium's own trace."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from playwright.sync_api import CDPSession

CATEGORIES = "devtools.timeline,v8,disabled-by-default-v8.compile"
RUNS = {"EvaluateScript", "v8.evaluateModule", "FunctionCall", "v8.compile", "v8.compileModule", "FireIdleCallback"}


def script_milliseconds(client: CDPSession, act: Callable[[], None]) -> dict[str, float]:
    """Milliseconds of the main thread that `act` spends in each script's compiling and running, by its address. What
    runs inside another counts as that one's."""
    events: list[dict[str, Any]] = []
    client.on("Tracing.dataCollected", lambda told: events.extend(told["value"]))
    finished: list[object] = []
    client.on("Tracing.tracingComplete", lambda told: finished.append(told))
    client.send(
        "Tracing.start", {"transferMode": "ReportEvents", "traceConfig": {"includedCategories": CATEGORIES.split(",")}}
    )
    act()
    client.send("Tracing.end")
    while not finished:
        client.send("Browser.getVersion")  # lets what has arrived come in
    return _outermost(events)


def _outermost(events: list[dict[str, Any]]) -> dict[str, float]:
    spent: dict[str, float] = defaultdict(float)
    runs = [one for one in events if one.get("ph") == "X" and one["name"] in RUNS]
    ends: dict[tuple[int, int], float] = {}
    for run in sorted(runs, key=lambda one: (one["ts"], -one["dur"])):
        thread = (run["pid"], run["tid"])
        if run["ts"] < ends.get(thread, 0):
            continue
        ends[thread] = run["ts"] + run["dur"]
        spent[_address(run)] += run.get("tdur", run["dur"]) / 1000  # its own time: others may use the processor too
    return dict(spent)


def _address(run: dict[str, Any]) -> str:
    args = run.get("args", {})
    return str(args.get("data", {}).get("url") or args.get("fileName") or "")
