"""The built widget, as Vite's manifest lists it (https://vite.dev/guide/backend-integration)."""

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jawab.kit.errors import Unavailable

BUILD = Path(__file__).resolve().parents[2] / "static" / "widget"
"""Where `npm run build:widget` puts it."""
VISITORS, PREVIEW = "manifest.json", "preview.json"
"""What visitors load, and the desk's live preview."""


def script(entry: str, manifest: str = VISITORS) -> str:
    """The address of an entry's module, by the entry's source, e.g. `pages/chat.ts`. Raises Unavailable."""
    return f"/widget/{_chunk(entry, manifest)['file']}"


def styles(entry: str, manifest: str = VISITORS) -> list[str]:
    """The addresses of an entry's style sheets. Raises Unavailable."""
    return [f"/widget/{file}" for file in _chunk(entry, manifest).get("css", [])]


def version() -> str:
    """Names the build: what `web/vite.worker.ts` writes into the service worker. Raises Unavailable."""
    path = _manifest_path(VISITORS)
    return _version(path, path.stat().st_mtime_ns)


def _chunk(entry: str, manifest: str) -> dict[str, Any]:
    path = _manifest_path(manifest)
    found: dict[str, Any] = _manifest(path, path.stat().st_mtime_ns)[entry]
    return found


def _manifest_path(name: str) -> Path:
    path = BUILD / name
    if not path.is_file():
        raise Unavailable("The widget has not been built yet. Run `make run`, or `npm run build` in the folder web.")
    return path


@lru_cache(maxsize=4)
def _manifest(path: Path, _changed: int) -> dict[str, dict[str, Any]]:
    manifest: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return manifest


@lru_cache(maxsize=2)
def _version(path: Path, _changed: int) -> str:
    return sha256(path.read_bytes()).hexdigest()[:12]
