"""Bytes over the wire, beside others'."""

import gzip
import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

# What its index.html names, which opens in a frame of the page.
FIRST_OF_ROCKET_CHAT = [
    r"0\.chunk\.\w+\.js",
    r"polyfills\.\w+\.js",
    r"vendors~bundle\.chunk\.\w+\.js",
    r"bundle\.\w+\.js",
]
WEB = Path(__file__).resolve().parents[2] / "web"


def measure(folder: Path) -> dict[str, Any]:
    """Gzipped bytes of the loader, the panel and each later part; and of deep-chat and Rocket.Chat's
    livechat as npm has them: what is fetched before the first word can be written."""
    done = subprocess.run(["node", "widget/sizes.mjs"], cwd=WEB, capture_output=True, text=True)
    if not done.stdout:
        raise SystemExit(f"The widget has not been built. Run `make setup` first.\n{done.stderr}")
    return {
        "jawab": json.loads(done.stdout),
        "deep_chat": _package(folder, "deep-chat", "dist", [r"deepChat\.bundle\.js"]),
        "rocket_chat": _package(folder, "@rocket.chat/livechat", "build", FIRST_OF_ROCKET_CHAT),
    }


def _package(folder: Path, name: str, built: str, files: Sequence[str]) -> dict[str, Any]:
    """Gzipped bytes of the built files whose names match, each on its own, as they go over the wire."""
    package = folder / "node_modules" / name
    found = [path for path in (package / built).iterdir() if any(re.fullmatch(file, path.name) for file in files)]
    if len(found) != len(files):
        raise RuntimeError(f"{name} is built otherwise by now: {[path.name for path in found]}")
    sizes = [len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in found]
    return {"bytes": sum(sizes), "version": json.loads((package / "package.json").read_text())["version"]}
