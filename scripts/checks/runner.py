"""Running checks one after the other, and counting."""

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / ".jawab" / "reports"

# The set-up's helper knows which Node is in use.
sys.path.insert(0, str(ROOT / "scripts" / "bootstrap"))
import web_build  # noqa: E402


@dataclass(frozen=True)
class Check:
    """One command that must exit 0. `tests`: it runs tests and can tell their number.

    `before` prepares it and returns what to add to its environment; it raises `Missing` when that cannot be.
    """

    title: str
    command: Sequence[str]
    folder: str = "."
    tests: bool = False
    before: Callable[[], dict[str, str]] = dict


class Missing(Exception):
    """Something that a check needs is not there. The message says what to install."""


@dataclass
class Count:
    """How many tests ended how. A check without tests of its own is one."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0


@dataclass
class Report:
    """Runs checks and keeps the score."""

    total: Count = field(default_factory=Count)
    lines: list[str] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    def run(self, checks: Iterable[Check]) -> None:
        """Run every check, also after one failed."""
        for check in checks:
            self._run(check)

    def close(self) -> int:
        """Print the score; return the exit code."""
        print("\n── summary")
        print("\n".join(self.lines))
        print(f"  {'all':<16} {time.monotonic() - self.started:7.1f} s\n")
        total = self.total
        skipped = f", {total.skipped} skipped" if total.skipped else ""
        print(f"{total.passed} passed, {total.failed} failed{skipped}", flush=True)
        return 1 if total.failed or not total.passed else 0

    def _run(self, check: Check) -> None:
        print(f"\n── {check.title}", flush=True)
        started = time.monotonic()
        try:
            count = _carry_out(check)
        except Missing as missing:
            print(missing, file=sys.stderr)
            count = Count(failed=1)
        self.total.passed += count.passed
        self.total.failed += count.failed
        self.total.skipped += count.skipped
        verdict = "✗" if count.failed else "✓"
        note = f"{count.passed} passed, {count.failed} failed, {count.skipped} skipped" if check.tests else ""
        self.lines.append(f"{verdict} {check.title:<16} {time.monotonic() - started:7.1f} s  {note}".rstrip())


def _carry_out(check: Check) -> Count:
    env = {**web_build.environment(), **check.before()}
    if not check.tests:
        ok = subprocess.run(check.command, cwd=ROOT / check.folder, env=env).returncode == 0
        return Count(passed=int(ok), failed=int(not ok))
    report = REPORTS / f"{check.title.replace(' ', '-')}.xml"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    code = subprocess.run(
        [*check.command, *_report_options(check, report)], cwd=ROOT / check.folder, env=env
    ).returncode
    count = _count(report)
    if code and not count.failed:  # broken off, or nothing was collected: never to be taken for success
        count.failed = 1
    return count


def _report_options(check: Check, report: Path) -> list[str]:
    if "pytest" in check.command:
        return [f"--junitxml={report}"]
    return ["--reporter=default", "--reporter=junit", f"--outputFile.junit={os.fspath(report)}"]


def _count(report: Path) -> Count:
    if not report.exists():
        return Count()
    root = ElementTree.parse(report).getroot()
    suites = [root] if root.tag == "testsuite" else root.findall("testsuite")
    sums = {key: sum(int(suite.get(key, 0)) for suite in suites) for key in ("tests", "failures", "errors", "skipped")}
    failed = sums["failures"] + sums["errors"]
    return Count(sums["tests"] - failed - sums["skipped"], failed, sums["skipped"])
