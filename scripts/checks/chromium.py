"""Chromium for the browser tests: the machine's, or Debian's package when that can be installed."""

import os
import shutil
import subprocess

from runner import Missing

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-noto-core")


def chromium() -> dict[str, str]:
    """Return the environment that names Chromium to the tests, after installing it where that is possible."""
    program = os.environ.get("JAWAB_TEST_CHROMIUM") or _find()
    if program is None and os.geteuid() == 0 and shutil.which("apt-get"):
        _install()
        program = _find()
    if program is None:
        raise Missing(
            "The browser tests need Chromium. Install it (on Debian: apt install chromium fonts-noto-core) "
            "or name one that you have: JAWAB_TEST_CHROMIUM=/path/to/chrome make test"
        )
    return {"JAWAB_TEST_CHROMIUM": program}


def _find() -> str | None:
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def _install() -> None:
    print(f"installing {', '.join(PACKAGES)}", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)
    subprocess.run(["apt-get", "install", "-qq", "--yes", "--no-install-recommends", *PACKAGES], **quiet)
