"""Lighthouse on the plain page without and with the widget, in turn."""

import json
import os
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.measure import spread
from benchmarks.widget.pages import Pages

CATEGORIES = ("performance", "accessibility", "best-practices")
TIMINGS = ("total-blocking-time", "largest-contentful-paint", "cumulative-layout-shift")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


def measure(folder: Path, chromium: str, pages: Pages, pairs: int) -> dict[str, Any]:
    """Scores (0 to 100) and timings (ms) of both pages, least, median and most of `pairs`; and what the widget costs of
    the performance, pair by pair."""
    found: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in ("without", "with")}
    for _ in range(pairs):
        for name, address in (("without", pages.without), ("with", pages.with_)):
            for figure, value in _audit(folder, chromium, address).items():
                found[name][figure].append(value)
    lost = [
        one - other for one, other in zip(*(found[name]["performance"] for name in ("without", "with")), strict=True)
    ]
    shown = {name: {figure: spread(values) for figure, values in figures.items()} for name, figures in found.items()}
    return {**shown, "performance_lost": spread(lost)}


def _audit(folder: Path, chromium: str, address: str) -> dict[str, float]:
    command = [
        str(folder / "node_modules" / ".bin" / "lighthouse"), address, "--output=json", "--quiet",
        f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}",
    ]  # fmt: skip
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, text=True, timeout=180
    )
    if done.returncode:
        raise RuntimeError(f"Lighthouse failed on {address}:\n{done.stderr}")
    told = json.loads(done.stdout)
    scores = {name: round(100 * told["categories"][name]["score"]) for name in CATEGORIES}
    return {**scores, **{name: round(told["audits"][name]["numericValue"], 3) for name in TIMINGS}}
