"""What runs inside the confined process: listing a folder, reading a file, cutting a page into passages."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from . import language
from .chunker import Piece, chunk
from .document import Document, Skipped
from .folder import Folder, read_binary
from .html import Page, read_html


def list_folder(root: str, only: tuple[str, ...] | None) -> tuple[list[str], list[Skipped]]:
    """The paths of the pages in a folder, and what is left out of it."""
    folder = _folder(root, only)
    return folder.documents, folder.left_out


def read_file(root: str, only: tuple[str, ...] | None, path: str) -> Document | Skipped:
    """One page of the folder."""
    return _folder(root, only).read(path)


def read_web_page(data: bytes, url: str, charset: str | None) -> Page:
    """A page of a site."""
    return read_html(data, url, charset)


def read_web_file(data: bytes, path: str, ending: str) -> Document:
    """A PDF or Word document of a site."""
    document = read_binary(path, data, ending)
    return replace(document, language=language.settle(f"{document.title}\n{document.markdown}", None, None))


def passages(markdown: str) -> list[Piece]:
    """The passages of a page."""
    return chunk(markdown)


@lru_cache(maxsize=1)
def _folder(root: str, only: tuple[str, ...] | None) -> Folder:
    return Folder(Path(root), list(only) if only is not None else None)
