"""What a reader hands on: a page as clean Markdown, or a plain word why it was left out."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Self

MAX_TEXT_BYTES = 4 * 1024 * 1024
MAX_BINARY_BYTES = 48 * 1024 * 1024
MAX_PICTURE_BYTES = 6 * 1024 * 1024
MAX_MARKDOWN_CHARS = 1_500_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a page shows; `path` is its address within the source, as `media:PATH` in the Markdown.

    `data` is None for one that was stored by an earlier import and was not fetched again.
    """

    path: str
    content_type: str
    data: bytes | None = field(repr=False)
    digest: str

    @classmethod
    def of(cls, path: str, content_type: str, data: bytes) -> Self:
        return cls(path, content_type, data, sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class Document:
    """One page of a help centre.

    `path` is its stable address within its source: a relative path, or for a site the address after the host.
    `markdown` is CommonMark with tables, without the title. In it a link to another page of the same source is
    `article:PATH#anchor`, a picture `media:PATH`; both are turned into addresses when the page is shown.
    """

    path: str
    title: str
    markdown: str
    language: str  # BCP 47
    description: str = ""
    category: str = ""
    slug: str = ""  # wished for; the importer makes it unique in its workspace and language
    origin_url: str | None = None
    pictures: tuple[Picture, ...] = field(default=(), repr=False)
    fetched: dict[str, Any] | None = field(default=None, compare=False)  # what a site's server said about it
    notes: tuple[str, ...] = ()  # what of this page could not be taken over, in plain words

    @property
    def digest(self) -> str:
        """sha256 over all that an import stores, so that an unchanged page is known by it."""
        told = [self.title, self.markdown, self.language, self.description, self.category, self.slug]
        told += [self.origin_url or "", *(f"{p.path} {p.digest}" for p in self.pictures)]
        return sha256("\x1f".join(told).encode()).hexdigest()


class Seen:
    """Remembers texts by their digest, to tell pages that say the same in the same language."""

    def __init__(self) -> None:
        self._first: dict[bytes, str] = {}

    def before(self, document: Document) -> str | None:
        """The path of an earlier page with the same text, or None for the first one."""
        digest = sha256(f"{document.language}\x1f{document.markdown}".encode()).digest()
        first = self._first.setdefault(digest, document.path)
        return None if first == document.path else first


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was left out of the import, and why, in words that the owner of the help centre understands."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A page that its server says is as it was at the last import."""

    path: str


class Unreadable(Exception):
    """A file that cannot be taken over; the message is the reason shown in the report."""
