"""Which addresses a message may show: checked by how they are written, before anybody's browser sees them."""

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from jawab.kit.addresses import may_reach

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\<>\"`{}|^]")
_OWN = re.compile(r"/(?![/\\])")
_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)", re.IGNORECASE)
_INSIDE = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa")


def checked_link(address: str) -> str:
    """The address when a visitor may be led there: http or https on the public internet, or a path on this server.
    Raises ValueError that says what is wrong."""
    return address if _is_own(address) else _absolute(address, {"http", "https"})


def checked_media(address: str) -> str:
    """The address when a browser may load it: https on the public internet, or a path on this server. Raises
    ValueError that says what is wrong."""
    return address if _is_own(address) else _absolute(address, {"https"})


def checked_origin(text: str) -> str:
    """The origin, such as `https://cdn.example.com`, of an address, or that an owner means by a host's name. Raises
    ValueError that says what is wrong."""
    text = text.strip()
    parts = _split(text if "://" in text else f"https://{text}", {"https"})
    port = f":{parts.port}" if parts.port not in {None, 443} else ""
    return f"https://{_host(parts)}{port}"


def _is_own(address: str) -> bool:
    return bool(_OWN.match(address)) and not _FORBIDDEN.search(address) and ".." not in address.split("/")


def _absolute(address: str, schemes: set[str]) -> str:
    _split(address, schemes)
    return address


def _split(address: str, schemes: set[str]) -> SplitResult:
    wanted = "https://" if schemes == {"https"} else "https:// or http://"
    if _FORBIDDEN.search(address):
        raise ValueError("the address has a space or a character that addresses do not have")
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        raise ValueError("this is not a web address") from None
    if parts.scheme.lower() not in schemes or not parts.hostname:
        raise ValueError(f"the address must begin with {wanted}, or with / when it is on this server")
    if parts.username is not None or parts.password is not None:
        raise ValueError("the address must not have a user name or password")
    _check_public(_host(parts))
    return parts


def _host(parts: SplitResult) -> str:
    """In ASCII and small letters, as browsers compare it."""
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        return f"[{host}]"
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise ValueError("the name of the host cannot be read") from None


def _check_public(host: str) -> None:
    try:
        public = may_reach(ipaddress.ip_address(host.strip("[]")))
    except ValueError:
        labels = host.split(".")
        named = len(labels) > 1 and all(_NAME.fullmatch(label) for label in labels) and not labels[-1].isdigit()
        public = named and not any(host.endswith(f".{inside}") for inside in _INSIDE)
    if not public:
        raise ValueError(f"{host} is not a host of the public internet")
