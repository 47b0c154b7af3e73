"""Takes the files of a multipart request into the data folder piece by piece, never whole into memory."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import File, FormParser, parse_options_header

from jawab.kit.errors import BadRequest, TooLarge, Unprocessable
from jawab.knowledge.importing.index import DOCUMENT_ENDINGS
from jawab.knowledge.imports.readers import LOOSE_FILES

MAX_FILES = 500
IN_MEMORY_BYTES = 256 * 1024  # of one file; what is larger goes to disk as it comes
_ENDINGS = (*DOCUMENT_ENDINGS, ".zip")
_UNSAFE = re.compile(r"[^\w .()\-]+")


async def receive(content_type: str, body: AsyncIterator[bytes], folder: Path, most: int) -> tuple[str, str]:
    """Put the request's files into `folder/given`; the location and the name of the source that they make.

    Raises BadRequest, TooLarge or Unprocessable, with nothing left in `folder`.
    """
    given = folder / "given"
    await asyncio.to_thread(given.mkdir, parents=True, exist_ok=True)
    try:
        return _source(await _received(content_type, body, given, most))
    except BaseException:
        await asyncio.to_thread(shutil.rmtree, folder, True)
        raise


async def _received(content_type: str, body: AsyncIterator[bytes], given: Path, most: int) -> list[str]:
    names: list[str] = []
    parser = _parser(content_type, given, names)
    size = 0
    try:
        async for piece in body:
            size += len(piece)
            if size > most:
                raise TooLarge(f"The upload is larger than {most // (1024 * 1024)} MB. Send it in parts.")
            await asyncio.to_thread(parser.write, piece)
        await asyncio.to_thread(parser.finalize)
    except (FormParserError, ValueError) as error:
        raise BadRequest("The upload broke off or is not a form with files. Send it again.") from error
    finally:
        parser.close()
    return names


def _parser(content_type: str, given: Path, names: list[str]) -> FormParser:
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data" or not boundary:
        raise BadRequest("Send the files as multipart/form-data, or a JSON object with a url.")

    def on_file(file: File) -> None:
        try:
            names.append(_keep(file, given, len(names)))
        finally:
            file.close()

    config: dict[str, Any] = {"UPLOAD_DIR": str(given.parent), "MAX_MEMORY_FILE_SIZE": IN_MEMORY_BYTES}
    return FormParser("multipart/form-data", lambda _: None, on_file, boundary=boundary, config=config)


def _keep(file: File, given: Path, count: int) -> str:
    if count >= MAX_FILES:
        raise Unprocessable(f"More than {MAX_FILES} files at once. Put them into a .zip.")
    name = _safe_name((file.file_name or b"").decode("utf-8", errors="replace"))
    if not name.lower().endswith(_ENDINGS):
        raise Unprocessable(f"{name or 'A file'} is of no kind that can be read: Markdown, HTML, PDF, DOCX or a .zip.")
    if not file.size:
        raise Unprocessable(f"{name} is empty.")
    file.file_object.seek(0)
    with open(given / name, "wb") as copy:
        shutil.copyfileobj(file.file_object, copy)
    return name


def _safe_name(name: str) -> str:
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return _UNSAFE.sub("_", last).lstrip(". ")[-150:]


def _source(names: list[str]) -> tuple[str, str]:
    archives = [name for name in names if name.lower().endswith(".zip")]
    if not names:
        raise Unprocessable("No file was sent. Choose Markdown, HTML, PDF or DOCX files, or a .zip of a folder.")
    if not archives:
        return LOOSE_FILES, "Uploaded files"
    if len(names) > 1:
        raise Unprocessable("Send a .zip by itself: each is kept as a source of its own.")
    return f"upload:{names[0]}", names[0]
