"""Part 4: what a page loads, in bytes over the wire."""

import gzip
import json
from typing import Any

from jawab.channels.web.build import BUILD

PANEL = "panel/index.tsx"


def measure() -> dict[str, Any]:
    """The loader, which every page loads, and the panel with all that it imports, which the first click loads."""
    if not (BUILD / "manifest.json").is_file():
        raise SystemExit("The widget has not been built. Run `make setup` first.")
    manifest = json.loads((BUILD / "manifest.json").read_text())
    sizes = {"loader": _compressed("widget.js"), "panel": sum(map(_compressed, sorted(_files(manifest, PANEL))))}
    print("  " + ", ".join(f"{name} {size:,} bytes" for name, size in sizes.items()), flush=True)
    return {"gzip_bytes": sizes, "bounds": {"loader": 3_000, "panel": 30_000}}


def _files(manifest: dict[str, Any], entry: str) -> set[str]:
    """A chunk, its styles, and the chunks that it cannot do without."""
    chunk = manifest[entry]
    found = {chunk["file"], *chunk.get("css", [])}
    return found.union(*(_files(manifest, one) for one in chunk.get("imports", [])))


def _compressed(file: str) -> int:
    return len(gzip.compress((BUILD / file).read_bytes(), 9, mtime=0))
