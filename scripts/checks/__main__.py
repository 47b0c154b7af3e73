"""What `make check` and `make test` run. Everything runs even after a failure; the last line counts."""

import sys
from pathlib import Path

from chromium import chromium
from runner import Check, Report
from sizes import print_sizes

PYTHON = sys.executable
FAST = "not site and not browser and not slow and not localmodel"
SIDE_BY_SIDE = ["-n", "2", "--dist", "worksteal"]
MOSTLY_WAITING = ["-n", "3", "--dist", "worksteal"]  # for servers to start, to end, and for each other
BY_FILE = ["-n", "2", "--dist", "loadfile"]  # a file of browser tests shares a running shop
SERVERS = "(site or slow) and not browser and not localmodel"

CODE = [
    Check("formatting", [PYTHON, "-m", "ruff", "format", "--check", "."]),
    Check("lint", [PYTHON, "-m", "ruff", "check", "."]),
    Check("types", [PYTHON, "-m", "mypy"]),
    Check("layers", [str(Path(PYTHON).with_name("lint-imports"))]),
    Check("locks", [PYTHON, "scripts/lock", "--check"]),
    Check("settings table", [PYTHON, "scripts/settings-table", "--check"]),
    Check("unit tests", [PYTHON, "-m", "pytest", "-q", *SIDE_BY_SIDE, "-m", FAST], tests=True),
]
WEB = [
    Check("web types", ["npm", "run", "--silent", "check"], folder="web"),
    Check("web client", ["npm", "run", "--silent", "client", "--", "--check"], folder="web"),
    Check("web tests", ["npm", "test", "--silent", "--"], folder="web", tests=True),
    Check("web sizes", ["npm", "run", "--silent", "sizes"], folder="web"),
]
SITES = [
    Check("server tests", [PYTHON, "-m", "pytest", "-q", *MOSTLY_WAITING, "-m", SERVERS], tests=True),
    Check("browser tests", [PYTHON, "-m", "pytest", "-q", *BY_FILE, "-m", "browser"], tests=True, before=chromium),
]


def main() -> int:
    report = Report()
    if sys.argv[1:] == ["check"]:
        report.run(CODE)
    elif sys.argv[1:] == ["test"]:
        report.run([*CODE, *WEB, *SITES])
    else:
        print("usage: checks check|test", file=sys.stderr)
        return 2
    print_sizes()
    return report.close()


sys.exit(main())
