"""Reads a site: the pages of its sitemap, or those that its links lead to, politely and within bounds."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jawab.kit.guarded import FetchFailed, Refused
from jawab.kit.http import Fetched, Fetcher

from . import inside, language
from .confined import Confined
from .document import Document, Seen, Skipped, Unchanged, Unreadable
from .html import Page
from .robots import Robots, read_robots
from .sitemap import MAX_BYTES, read_sitemap
from .slugs import slug
from .urls import Scope, normal, page_path
from .webpage import WebPictures, web_document
from .worth import reason_to_skip

MAX_DEPTH = 8
MAX_SITEMAPS = 200
PAUSE = 0.2  # seconds between requests when the site asks for nothing else
MAX_PAGE_BYTES = 6 * 1024 * 1024
MAX_FILE_BYTES = 48 * 1024 * 1024
_BUSY = {429, 502, 503, 504}
_FILES = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier import stored of a page: its ETag, date and links, see `Document.fetched`."""

    url: str
    fetched: Mapping[str, Any]


@dataclass(slots=True)
class Site:
    """One reading of a site. `unsure` gathers pages that could not be asked now and so may still be there."""

    url: str
    fetcher: Fetcher
    confined: Confined
    pictures: WebPictures
    max_pages: int = 5000
    pause: float = PAUSE
    known: Mapping[str, Known] = field(default_factory=dict)  # by path
    unsure: set[str] = field(default_factory=set)
    complete: bool = True  # False when a bound ended it, so that what was not seen is not taken for removed
    total: int = 0  # pages known of so far

    _scope: Scope = field(init=False)
    _robots: Robots = field(init=False)
    _queue: deque[tuple[str, int]] = field(init=False, default_factory=deque)
    _queued: set[str] = field(init=False, default_factory=set)
    _read: set[str] = field(init=False, default_factory=set)
    _seen: Seen = field(init=False, default_factory=Seen)
    _last: float = field(init=False, default=0.0)

    async def documents(self) -> AsyncIterator[Document | Skipped | Unchanged]:
        """Every page, and every address that was left out. Raises FetchFailed when the site cannot be read at all."""
        self._scope = Scope.of(self.url)
        self._robots = await read_robots(self.fetcher, self._scope)
        follow = await self._seed()
        while self._queue:
            if len(self._read) >= self.max_pages:
                self.complete = False
                yield Skipped(self.url, f"more than {self.max_pages:,} pages; {len(self._queue):,} more were left")
                return
            url, depth = self._queue.popleft()
            async for result in self._visit(url, depth, follow):
                yield result

    async def _seed(self) -> bool:
        """Puts the first addresses into the queue; whether links are to be followed."""
        start = normal(self.url)
        if self._scope.single and not start.endswith((".xml", ".xml.gz", ".txt")):
            self._add(start, 0)
            return False
        own = await self._sitemap(start) if start.endswith((".xml", ".xml.gz", ".txt")) else None
        if own is not None:
            self._scope = Scope(self._scope.scheme, self._scope.host, "", single=False)
            addresses = own
        else:
            self._add(start, 0)
            maps = self._robots.sitemaps or [self._scope.address("/sitemap.xml")]
            addresses = [address for one in maps[:20] for address in await self._sitemap(one) or []]
        for address in addresses:
            self._add(address, 0)
        mapped = any(self._in_scope(address) for address in addresses)
        for page in self.known.values():
            self._add(page.url, 0)
        return not mapped

    async def _sitemap(self, first: str) -> list[str] | None:
        """The pages of a sitemap and of those that it names; None when there is none."""
        pages: list[str] = []
        todo, seen = deque([first]), set[str]()
        any_read = False
        while todo and len(seen) < MAX_SITEMAPS and len(pages) < 10 * self.max_pages:
            url = todo.popleft()
            if url in seen:
                continue
            seen.add(url)
            try:
                response = await self._get(url, {}, MAX_BYTES)
            except FetchFailed:
                continue
            sitemap = read_sitemap(response.content) if response.status == 200 else None
            if sitemap:
                any_read = True
                pages += sitemap.pages
                todo += sitemap.sitemaps
        return pages if any_read else None

    def _add(self, address: str, depth: int) -> None:
        try:
            url = normal(address)
        except ValueError:
            return
        if url in self._scope and url not in self._queued and depth <= MAX_DEPTH:
            self._queued.add(url)
            self._queue.append((url, depth))
            self.total += 1

    async def _visit(self, url: str, depth: int, follow: bool) -> AsyncIterator[Document | Skipped | Unchanged]:
        path = page_path(url)
        if path in self._read:
            return
        self._read.add(path)
        if not self._robots.allows(url):
            yield Skipped(path, "the site's robots.txt asks not to read it")
            return
        try:
            response = await self._ask(url, path)
            if response.status == 304:
                self._enqueue(self.known[path].fetched.get("links") or (), depth, follow)
                yield Unchanged(path)
                return
            yield await self._taken(url, response, depth, follow)
        except Refused as refused:
            yield Skipped(path, str(refused))
        except FetchFailed as failed:
            self.unsure.add(path)
            yield Skipped(path, str(failed))
        except Unreadable as unreadable:
            yield Skipped(path, str(unreadable))

    async def _ask(self, url: str, path: str) -> Fetched:
        """The response, asked again later when the server is busy."""
        headers = _conditions(self.known[path].fetched) if path in self.known else {}
        most = MAX_FILE_BYTES if path.lower().endswith((".pdf", ".docx")) else MAX_PAGE_BYTES
        for attempt in range(3):
            response = await self._get(url, headers, most)
            if response.status not in _BUSY or attempt == 2:
                break
            await asyncio.sleep(_retry_after(response) or self.pause * 5 * 4**attempt)
        if response.status in _BUSY or response.status >= 500:
            raise FetchFailed(f"the server failed to answer ({response.status})")
        return response

    async def _get(self, url: str, headers: Mapping[str, str], most: int) -> Fetched:
        wait = self._last + max(self.pause, self._robots.delay) - time.monotonic()
        if wait > 0:
            await asyncio.sleep(wait)
        try:
            return await self.fetcher.get(url, headers=headers, max_bytes=most)
        finally:
            self._last = time.monotonic()

    async def _taken(self, url: str, response: Fetched, depth: int, follow: bool) -> Document | Skipped:
        """The page in a response, its own address being where redirects led to."""
        path = page_path(url)
        final = normal(response.url)
        moved = self._moved(path, final) if final != url else None
        if moved:
            return moved
        if response.status != 200:
            return Skipped(path, _refusal(response.status))
        if response.content_type in _FILES:
            return await self._file(final, response)
        if response.content_type not in {"text/html", "application/xhtml+xml", ""}:
            return Skipped(path, f"not a page ({response.content_type})")
        page = await self.confined.call(inside.read_web_page, response.content, final, response.charset)
        links = [link for link in page.links if self._in_scope(link)]
        self._enqueue(links, depth, follow)
        return await self._page(final, page, response, links)

    def _moved(self, path: str, final: str) -> Skipped | None:
        if final not in self._scope:
            return Skipped(path, "sends on to an address outside of the part that is imported")
        if not self._robots.allows(final):
            return Skipped(path, "sends on to a page that the site's robots.txt asks not to read")
        if page_path(final) in self._read:
            return Skipped(path, f"sends on to {page_path(final)}")
        self._read.add(page_path(final))
        return None

    async def _page(self, url: str, page: Page, response: Fetched, links: list[str]) -> Document | Skipped:
        path = page_path(url)
        if page.hidden:
            return Skipped(path, "asks not to be indexed")
        if page.canonical and self._in_scope(page.canonical) and normal(page.canonical) != url:
            self._add(page.canonical, 0)
            return Skipped(path, f"another address of {page_path(normal(page.canonical))}")
        document = await web_document(page, path, url, self._in_scope, self.pictures)
        document = replace(document, slug=_slug(path), fetched=_fetched(response, links))
        reason = reason_to_skip(document)
        if first := self._seen.before(document):
            reason = f"the same text as {first}"
        return Skipped(path, reason) if reason else document

    async def _file(self, url: str, response: Fetched) -> Document:
        path = page_path(url)
        document = await self.confined.call(
            inside.read_web_file, response.content, path, _FILES[response.content_type]
        )  # fmt: skip
        return replace(document, slug=_slug(path), origin_url=url, fetched=_fetched(response, []))

    def _enqueue(self, links: Any, depth: int, follow: bool) -> None:
        if follow:
            for link in links:
                self._add(link, depth + 1)

    def _in_scope(self, address: str) -> bool:
        try:
            return normal(address) in self._scope
        except ValueError:
            return False


def _conditions(fetched: Mapping[str, Any]) -> dict[str, str]:
    pairs = {"if-none-match": fetched.get("etag"), "if-modified-since": fetched.get("modified")}
    return {name: value for name, value in pairs.items() if value}


def _fetched(response: Fetched, links: list[str]) -> dict[str, Any]:
    return {
        "etag": response.headers.get("etag"),
        "modified": response.headers.get("last-modified"),
        "links": links[:500],
    }


def _retry_after(response: Fetched) -> float:
    stated = response.headers.get("retry-after", "")
    return min(float(stated), 30.0) if stated.isdigit() else 0.0


def _refusal(status: int) -> str:
    known = {401: "asks for a sign-in", 403: "may not be read", 404: "not found", 410: "gone"}
    return f"{known.get(status, 'was not given')} ({status})"


def _slug(path: str) -> str:
    bare, _, query = path.partition("?")
    parts = [
        part.rsplit(".", 1)[0] if index == 0 else part
        for index, part in enumerate(reversed(bare.strip("/").split("/")))
    ]
    parts = [part for part in reversed(parts) if part and not language.tag(part)]
    if len(parts) > 1 and parts[-1].lower() in {"index", "default"}:
        parts.pop()
    return "/".join(filter(None, map(slug, [*parts, query]))) or "home"
