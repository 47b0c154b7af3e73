"""Measuring a server from outside, and comparing what was measured side by side."""

import platform
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import psutil


@dataclass(frozen=True)
class Tree:
    """A process and its children: what a server consists of, and nothing else."""

    root: psutil.Process

    def cpu(self) -> float:
        """Processor seconds so far, user and system."""
        return sum(times.user + times.system for times in (one.cpu_times() for one in self._all()))

    def memory(self) -> int:
        """Resident bytes."""
        return sum(one.memory_info().rss for one in self._all())

    def _all(self) -> list[psutil.Process]:
        return [self.root, *self.root.children(recursive=True)]


def spread(values: Iterable[float]) -> dict[str, float]:
    """Least, median and most."""
    found = sorted(values)
    figures = {"min": found[0], "median": statistics.median(found), "max": found[-1]}
    return {name: round(value, 4) for name, value in figures.items()}


def ratios(these: Sequence[float], those: Sequence[float]) -> dict[str, float]:
    """How many times those, pair by pair."""
    return spread(this / that for this, that in zip(these, those, strict=True))


def machine() -> dict[str, Any]:
    """What it ran on, and how busy that was with other things."""
    load = psutil.getloadavg()
    return {
        "processors": psutil.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "python": platform.python_version(),
        "system": platform.system(),
        "load_average_before": [round(one, 1) for one in load],
    }
