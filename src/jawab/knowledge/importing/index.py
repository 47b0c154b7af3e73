"""Finds what a link inside a folder means: a page by its path, its public address or an old one, or a picture."""

import posixpath
from urllib.parse import quote, unquote

from .slugs import slug

DOCUMENT_ENDINGS = (".md", ".markdown", ".mdx", ".html", ".htm", ".xhtml", ".pdf", ".docx")
_INDEXES = ("index", "readme", "_index")
_WRAPPERS = {"pages", "docs", "doc", "content", "src", "source", "articles", "website", "site"}


class LinkIndex:
    """Addresses of the pages of one source, each also without its ending, as a folder, and as its site names it."""

    def __init__(self) -> None:
        self._pages: dict[str, str] = {}

    def add(self, path: str, *addresses: str) -> None:
        """`addresses` are the ones that the page itself claims (permalink, redirect_from); they win over guesses."""
        for address in addresses:
            self._pages.setdefault(_key(address), path)
        bare = path.rsplit(".", 1)[0]
        names = [path, bare]
        head, _, rest = bare.partition("/")
        if rest and (head in _WRAPPERS or head.startswith("_")):
            names += [rest, f"{rest}.{path.rsplit('.', 1)[-1]}"]
        for name in list(names):
            folder, _, last = name.rpartition("/")
            if last.lower() in _INDEXES:
                names.append(folder)
        for name in names:
            self._pages.setdefault(_key(name), path)

    def find(self, base: str, address: str) -> str | None:
        """`article:PATH#anchor` for an address as written in the page at `base`, or None when no page is there."""
        target, _, fragment = address.partition("#")
        target = unquote(target.partition("?")[0])
        for candidate in _candidates(base, target):
            path = self._pages.get(_key(candidate))
            if path is not None:
                return article_link(path, fragment)
        return None


def article_link(path: str, fragment: str = "") -> str:
    """The stored form of a link to another page of the same source."""
    return f"article:{quote(path)}" + (f"#{slug(unquote(fragment))}" if fragment else "")


def resolve_path(base: str, target: str) -> str | None:
    """A relative or root-relative path as a path within the source; None when it leads out of it."""
    target = target.removeprefix("~")
    joined = target.lstrip("/") if target.startswith("/") else posixpath.join(posixpath.dirname(base), target)
    path = posixpath.normpath(joined)
    return None if path.startswith("..") else path


def _candidates(base: str, target: str) -> list[str]:
    """What a link may mean, the likeliest first."""
    path = resolve_path(base, target)
    found = [path] if path is not None else []
    if target.startswith("/"):
        found.append("/".join(target.strip("/").split("/")[-2:]))  # the site stands below a path of its own
    elif path is not None:
        as_folder = resolve_path(f"{base.rsplit('.', 1)[0]}/", target)  # many sites show a page as a folder
        found += [*([as_folder] if as_folder else []), target.removeprefix("./")]
    found += [candidate.rsplit(".", 1)[0] for candidate in found if candidate.endswith((".html", ".htm"))]
    return found


def _key(address: str) -> str:
    key = unquote(address).lower().strip("/")
    return key.removesuffix("/index") if key != "index" else ""
