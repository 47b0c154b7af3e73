"""Files of a web build. They are packed once, and what has a hash in its name may be kept by browsers for good."""

import gzip
from functools import lru_cache
from pathlib import Path

from starlette.responses import Response

from jawab.kit.errors import NotFound

FOREVER = "public, max-age=31536000, immutable"
PACKED = frozenset({".js", ".css", ".svg"})
# Said here because the standard library's table depends on the machine; a browser runs no module of another type.
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png"}


def asset(folder: Path, name: str, accept_encoding: str, cache: str = FOREVER) -> Response:
    """The file `name` that lies directly in `folder`, packed where the browser takes that.

    Any page may use it: a module that another site imports needs that permission. Raises NotFound.
    """
    path = folder / name
    if path.parent != folder or not path.is_file():
        raise NotFound("There is no such file. Load the page again: Jawab may have been updated.")
    headers = {"Cache-Control": cache, "Access-Control-Allow-Origin": "*", "Vary": "Accept-Encoding"}
    media_type = TYPES.get(path.suffix, "application/octet-stream")
    if path.suffix in PACKED and "gzip" in accept_encoding:
        headers["Content-Encoding"] = "gzip"
        return Response(_packed(path, path.stat().st_mtime_ns), media_type=media_type, headers=headers)
    return Response(path.read_bytes(), media_type=media_type, headers=headers)


@lru_cache(maxsize=256)
def _packed(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)
