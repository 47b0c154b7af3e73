"""A folder of a help centre: what is in it, in which language, and how its pages refer to each other."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from . import frontmatter, language
from .document import (
    MAX_BINARY_BYTES,
    MAX_PICTURE_BYTES,
    MAX_TEXT_BYTES,
    Document,
    Picture,
    Seen,
    Skipped,
    Unreadable,
)
from .html import read_html
from .htmlfile import read_html_file
from .index import DOCUMENT_ENDINGS, LinkIndex, resolve_path
from .pages import read_page
from .pictures import picture_type
from .slugs import slug
from .text import decode
from .worth import reason_to_skip

MAX_FILES = 50_000
MAX_DEPTH = 40
_IGNORED = {"node_modules", "__pycache__", "_site", "_layouts", "_sass", "_data", "_plugins"}
_FRAGMENTS = {"includes", "_includes", "_include", "snippets", "_snippets", "partials", "_partials"}
_NOT_PAGES = re.compile(
    r"(?:license|licence|copying|contributing|code_of_conduct|security|changelog|toc|_sidebar|_navbar|pull_request_template|404)",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"\._?([a-z]{2}(?:[-_][a-z]{2,4})?)$", re.IGNORECASE)
_WRAPPERS = {"pages", "docs", "doc", "content", "src", "source", "articles", "website", "site", "help"}
_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".ico"}


class Folder:
    """A folder on disk, listed once. Links to other places and hidden files are never followed."""

    def __init__(self, root: Path, only: list[str] | None = None) -> None:
        self.root = root.resolve()
        self.only = only
        self.left_out: list[Skipped] = []
        self._files: dict[str, str] = {}  # by lower-case path
        self._other: Counter[str] = Counter()
        self._depth = MAX_DEPTH if only is None else 2  # of one page only what it may refer to is wanted
        documents = sorted(self._listed(), key=lambda path: (path.lower(), path))
        self.documents = [path for path in documents if only is None or path in only]
        others = (
            Skipped(f"*{ending}", f"{count} file{'s'[: count > 1]} of a kind that Jawab does not read")
            for ending, count in sorted(self._other.items())
        )
        self.left_out = [*self.left_out, *others] if only is None else []

    @cached_property
    def links(self) -> LinkIndex:
        """Where links lead; made on first use, from the first lines of each page."""
        index, claims = LinkIndex(), list[tuple[str, list[str]]]()
        for path in self.documents:
            fields = self._head(path) if path.lower().endswith((".md", ".markdown", ".mdx")) else {}
            stated = [fields.get(key) for key in ("permalink", "slug", "url", "redirect_from", "aliases")]
            claims.append((path, [address for field in stated for address in frontmatter.listed(field)]))
        for path, addresses in claims:
            index.add(path, *addresses)
        return index

    def read(self, path: str) -> Document | Skipped:
        """The page at `path`, or why there is none."""
        try:
            document = self._read(path)
        except Unreadable as unreadable:
            return Skipped(path, str(unreadable))
        except OSError as error:
            return Skipped(path, f"cannot be opened: {error.strerror or error}")
        except RecursionError:
            return Skipped(path, "nested too deeply")
        reason = reason_to_skip(document)
        return Skipped(path, reason) if reason else document

    def text(self, path: str) -> str:
        return decode(self._bytes(path, MAX_TEXT_BYTES))

    def fragment(self, base: str, target: str) -> str | None:
        """The path of an included file, as written in the file at `base`."""
        path = resolve_path(base, unquote(target).replace("~/../", "/").removeprefix("~"))
        return self._files.get(path.lower()) if path else None

    def include(self, name: str) -> str | None:
        """The text of a Jekyll include, or None when the folder does not hold it."""
        for place in ("_includes/", "includes/", ""):
            path = self._files.get(f"{place}{name}".lower())
            if path and path.lower().endswith((".md", ".html", ".markdown")):
                return frontmatter.split(self.text(path))[1]
        return None

    def picture(self, base: str, address: str) -> Picture | None:
        """The picture that an address in the page at `base` means, when the folder holds it and it is one."""
        path = resolve_path(base, unquote(address.partition("?")[0].partition("#")[0]))
        real = self._files.get(path.lower()) if path else None
        if real is None:
            return None
        try:
            data = self._bytes(real, MAX_PICTURE_BYTES)
        except (Unreadable, OSError):
            return None
        kind = picture_type(data)
        return Picture.of(real, kind, data) if kind else None

    def language_hint(self, path: str) -> str | None:
        """A language that the file's name (`faq.ur.md`, `faq._es.md`) or a folder (`ur/faq.md`) states."""
        folder, _, name = path.rpartition("/")
        dotted = _DOTTED.search(name.rsplit(".", 1)[0])
        names = [dotted[1]] if dotted else []
        return next((code for code in map(language.tag, [*names, *folder.split("/")[:3]]) if code), None)

    def category(self, path: str) -> str:
        """The first folder that is neither a language nor a mere wrapper."""
        for name in path.split("/")[:-1]:
            plain = name.lstrip("_").lower()
            if plain not in _WRAPPERS and not language.tag(plain):
                return name.lstrip("_")
        return ""

    def slug(self, path: str) -> str:
        """The wished address: the path without ending, language and wrappers; an index page takes its folder's name."""
        *folders, name = path.split("/")
        bare = _DOTTED.sub("", name.rsplit(".", 1)[0])
        parts = [part.lstrip("_") for part in folders if not language.tag(part)]
        if len(parts) > 1 and parts[0].lower() in _WRAPPERS - {"help"}:
            parts = parts[1:]
        if bare.lower() not in {"index", "readme", "_index"} or not parts:
            parts.append(bare)
        return "/".join(filter(None, map(slug, parts))) or "page"

    def _read(self, path: str) -> Document:
        ending = os.path.splitext(path)[1].lower()
        if ending in {".md", ".markdown", ".mdx"}:
            return read_page(self, path)
        if ending in {".html", ".htm", ".xhtml"}:
            return self._html(path)
        data = self._bytes(path, MAX_BINARY_BYTES)
        document = read_binary(path, data, ending)
        return replace(
            document,
            slug=self.slug(path),
            category=self.category(path),
            language=language.settle(f"{document.title}\n{document.markdown}", None, self.language_hint(path)),
        )

    def _html(self, path: str) -> Document:
        return read_html_file(self, path, read_html(self._bytes(path, MAX_TEXT_BYTES)))

    def _listed(self) -> Iterator[str]:
        count = 0
        for path in self._walk(self.root, "", 0):
            count += 1
            if count > MAX_FILES:
                self.left_out.append(
                    Skipped(path, f"more than {MAX_FILES:,} files; this one and those after it were left")
                )
                return
            self._files[path.lower()] = path
            ending = os.path.splitext(path)[1].lower()
            if ending not in DOCUMENT_ENDINGS:
                if ending not in _PICTURES:
                    self._other[ending or path] += 1
                continue
            reason = _not_a_page(path)
            if reason:
                self.left_out.append(Skipped(path, reason))
            else:
                yield path

    def _walk(self, folder: Path, prefix: str, depth: int) -> Iterator[str]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self.left_out.append(Skipped(prefix.rstrip("/"), f"cannot be opened: {error.strerror or error}"))
            return
        for entry in entries:
            path = f"{prefix}{entry.name}"
            if entry.name.startswith(".") or entry.name in _IGNORED:
                continue
            if entry.is_symlink():
                self.left_out.append(Skipped(path, "a link to another place, which is not followed"))
            elif entry.is_dir():
                if depth >= self._depth:
                    self.left_out.append(Skipped(path, f"more than {self._depth} folders deep"))
                else:
                    yield from self._walk(Path(entry.path), f"{path}/", depth + 1)
            elif entry.is_file():
                yield path

    def _bytes(self, path: str, most: int) -> bytes:
        with open(self.root / path, "rb") as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise Unreadable(f"too large (more than {most // (1024 * 1024)} MB)")
        return data

    def _head(self, path: str) -> dict[str, Any]:
        try:
            with open(self.root / path, "rb") as file:
                return frontmatter.split(decode(file.read(frontmatter.MAX_CHARS)))[0]
        except (OSError, Unreadable):
            return {}


def read_binary(path: str, data: bytes, ending: str) -> Document:
    """A PDF (`.pdf`) or Word document. Raises Unreadable. Their libraries load only when there is one."""
    if ending == ".pdf":
        from .pdf import read_pdf

        return read_pdf(path, data)
    from .docx import read_docx

    return read_docx(path, data)


def open_folder(path: Path) -> Folder:
    """The folder at `path`, or a single file as a folder of one page."""
    if path.is_dir():
        return Folder(path)
    return Folder(path.parent, only=[path.name])


def read_folder(path: Path | str) -> Iterator[Document | Skipped]:
    """Every page of a folder (or one file) in a fixed order, and everything that was left out, with the reason.

    Texts that were already seen in the same language come as Skipped. Raises FileNotFoundError when nothing is there.
    """
    root = Path(path)
    if not root.exists():
        raise FileNotFoundError(f"{root} does not exist")
    folder = open_folder(root)
    yield from folder.left_out
    seen = Seen()
    for name in folder.documents:
        result = folder.read(name)
        if isinstance(result, Document) and (first := seen.before(result)):
            result = Skipped(name, f"the same text as {first}")
        yield result


def _not_a_page(path: str) -> str | None:
    *folders, name = path.split("/")
    if any(part.lower() in _FRAGMENTS for part in folders):
        return "a fragment that other pages include"
    bare = name.rsplit(".", 1)[0]
    if _NOT_PAGES.fullmatch(bare) and (not folders or bare.isupper() or bare in {"toc", "404"}):
        return "a file about the project, not a page for readers"
    return None
