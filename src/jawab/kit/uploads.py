"""Reading one uploaded file from a request, in memory alone: what visitors send is not written to the disk unsealed.

The form is read here and not by the framework, which reads it before it is known who sends it.
"""

from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from jawab.kit.errors import BadRequest

MULTIPART_BYTES = 16 * 1024
"""What the form around a file takes at most."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came; the name is the sender's."""

    name: str
    data: bytes = field(repr=False)


async def one_file(request: Request, name: str) -> Upload:
    """The file in the field `name` of a multipart form. The body's size must be bounded before (`BodyLimit`). Raises
    BadRequest."""
    try:
        form = await _InMemory(request.headers, request.stream(), max_files=1, max_fields=4).parse()
    except (MultiPartException, KeyError) as error:
        raise BadRequest(f"Send the file as multipart/form-data, in the field “{name}”.") from error
    try:
        given = form.get(name)
        if not isinstance(given, UploadFile):
            raise BadRequest(f"The form has no file in the field “{name}”.")
        return Upload(given.filename or "", await given.read())
    finally:
        await form.close()


def described(name: str) -> dict[str, Any]:
    """How the OpenAPI document says it."""
    properties = {name: {"type": "string", "format": "binary"}}
    schema = {"type": "object", "required": [name], "properties": properties}
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}}


class _InMemory(MultiPartParser):
    spool_max_size = 2**31
