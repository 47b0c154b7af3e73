"""Addresses of one site: their one spelling, and which of them an import may read."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|ref|session_?id|phpsessid|jsessionid|sid", re.IGNORECASE
)
_FILE = re.compile(r"\.(?:html?|xhtml|php|aspx?|jsp|pdf|docx|md)$", re.IGNORECASE)
_NOT_PAGES = re.compile(
    r"\.(?:png|jpe?g|gif|webp|svg|ico|css|js|mjs|json|xml|gz|zip|rar|7z|mp[34]|webm|mov|avi|exe|dmg|apk|woff2?|ttf|rss|atom|"
    r"xlsx?|pptx?|csv)$",
    re.IGNORECASE,
)
_HOST = re.compile(r"[\w.-]{1,253}|[0-9a-f:.]{2,45}", re.IGNORECASE)
MAX_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of a site that is imported: one host, at or below a path, or a single page."""

    scheme: str
    host: str  # with its port when it is an odd one
    prefix: str  # without the slash at its end; empty for the whole site
    single: bool

    @classmethod
    def of(cls, url: str) -> "Scope":
        parts = urlsplit(normal(url))
        single = bool(_FILE.search(parts.path))
        return cls(parts.scheme, parts.netloc, parts.path if single else parts.path.rstrip("/"), single)

    def __contains__(self, url: str) -> bool:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or parts.netloc != self.host or len(url) > MAX_LENGTH:
            return False
        if self.single:
            return parts.path == self.prefix
        within = parts.path == self.prefix or parts.path.startswith(f"{self.prefix}/")
        return within and not _NOT_PAGES.search(parts.path)

    def address(self, path: str) -> str:
        """An address on this host."""
        return f"{self.scheme}://{self.host}{path}"


def normal(url: str) -> str:
    """One spelling of an address: lower-case host, no default port, no fragment, no tracking parameters.

    Raises ValueError when it is no address.
    """
    parts = urlsplit(url.strip())
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        raise ValueError("not a web address")
    if not _HOST.fullmatch(parts.hostname):
        raise ValueError("not the name of a host")
    if parts.username or parts.password:
        raise ValueError("a web address with a user name or password")
    query = [
        (key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(key)
    ]
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._") or "/"
    return urlunsplit((parts.scheme.lower(), _host(parts), path, urlencode(query), ""))


def page_path(url: str) -> str:
    """What names a page within its site: the path, with the query when there is one."""
    parts = urlsplit(url)
    return unquote(parts.path) + (f"?{parts.query}" if parts.query else "")


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    usual = {"http": 80, "https": 443}[parts.scheme.lower()]
    return host if parts.port in {None, usual} else f"{host}:{parts.port}"
