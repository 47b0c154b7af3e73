"""A file as a response: always to be saved or drawn by who asked for it, never a page of ours."""

from urllib.parse import quote

from starlette.responses import Response, StreamingResponse

from jawab.conversations.files.store import Given

POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"


def response(given: Given) -> Response:
    """As an attachment of the type that it was found to be, kept by no cache."""
    plain = given.file.name.encode("ascii", "replace").decode().replace('"', "_").replace("?", "_").replace("\\", "_")
    headers = {
        "Content-Length": str(given.size),
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(given.file.name, safe='')}",
        "Content-Security-Policy": POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return StreamingResponse(given.pieces, media_type=given.type, headers=headers)
