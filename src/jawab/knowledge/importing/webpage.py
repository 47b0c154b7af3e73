"""A page of a site as a Document, with its pictures fetched once each."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from jawab.kit.guarded import FetchFailed
from jawab.kit.http import Fetcher

from . import language, links
from .codes import Held
from .document import MAX_PICTURE_BYTES, Document, Picture
from .html import Page
from .index import article_link
from .pictures import picture_type
from .urls import normal, page_path

MOST_PICTURES = 30  # of one page
_PICTURE = re.compile(r"!\[[^\]\n]{0,1000}\]\((<[^<>\n]{1,2000}>|[^\s()]{1,2000})\)")


@dataclass(slots=True)
class WebPictures:
    """Fetches pictures; one that an earlier import stored, or an earlier page showed, is not fetched again."""

    fetcher: Fetcher
    stored: dict[str, Picture] = field(default_factory=dict)
    _failed: set[str] = field(default_factory=set)

    async def get(self, url: str) -> Picture | None:
        """The picture at `url`, or None when there is none that browsers show."""
        if url in self.stored or url in self._failed:
            return self.stored.get(url)
        try:
            response = await self.fetcher.get(url, max_bytes=MAX_PICTURE_BYTES)
        except FetchFailed:
            self._failed.add(url)
            return None
        kind = picture_type(response.content) if response.status == 200 else None
        if kind is None:
            self._failed.add(url)
            return None
        picture = Picture.of(url, kind, response.content)
        self.stored[url] = Picture(url, kind, None, picture.digest)
        return picture


async def web_document(
    page: Page, path: str, url: str, in_scope: Callable[[str], bool], pictures: WebPictures
) -> Document:
    """`page` as an article: links within the import become links between articles, pictures its own."""
    held = Held(page.markdown)
    found: dict[str, Picture] = {}
    missing = 0
    for address in dict.fromkeys(match[1].strip("<>") for match in _PICTURE.finditer(held.text)):
        picture = await pictures.get(address) if len(found) < MOST_PICTURES else None
        if picture:
            found[address] = picture
        else:
            missing += 1

    def target(address: str, is_picture: bool) -> str | None:
        if is_picture:
            return f"media:{address}" if address in found else None
        return _link(address, url, in_scope)

    markdown = held.restore(links.rewrite(held.text, target))
    title = page.title or _named(path)
    stated = language.tag(page.language or "")
    return Document(
        path=path,
        title=title,
        markdown=markdown,
        language=language.settle(f"{title}\n{markdown}", None, stated or _language_in(path)),
        description=page.description,
        category=_category(path),
        origin_url=url,
        pictures=tuple(found.values()),
        notes=(f"imported without {missing} picture{'s'[: missing > 1]} that could not be fetched",) if missing else (),
    )


def _link(address: str, url: str, in_scope: Callable[[str], bool]) -> str | None:
    if re.match(r"(?:mailto|tel|sms):", address, re.IGNORECASE):
        return address
    fragment = urlsplit(address).fragment
    if address.split("#")[0] in {"", url}:
        return f"#{article_link('', fragment).partition('#')[2]}" if fragment else None
    if in_scope(address):
        return article_link(page_path(normal(address)), fragment)
    return address if address.lower().startswith(("http://", "https://")) else None


def _named(path: str) -> str:
    last = unquote(path.partition("?")[0]).rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return last.replace("-", " ").replace("_", " ").strip().capitalize() or "Home"


def _language_in(path: str) -> str | None:
    return next((code for code in map(language.tag, path.split("/")[1:4]) if code), None)


def _category(path: str) -> str:
    folders = [part for part in path.split("?")[0].split("/")[1:-1] if part and not language.tag(part)]
    return folders[-1] if folders else ""
