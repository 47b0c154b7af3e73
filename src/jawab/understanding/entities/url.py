"""Addresses of web pages."""

import re
from collections.abc import Iterator

from jawab.understanding.entities.found import Found, found

_ENDINGS = (
    "com|net|org|info|biz|pk|in|ae|sa|uk|us|co|io|ai|app|dev|shop|store|online|site|edu|gov|eu|de|fr|ca|au|example"
)
_CANDIDATE = re.compile(
    rf"(?<![\w@.-])(?:https?://[^\s<>\"]{{2,500}}|(?:www\.)?[a-z0-9](?:[a-z0-9-]{{0,62}}\.){{1,4}}(?:{_ENDINGS})\b(?![\w@-])"
    r"(?:[/?#][^\s<>\"]{0,500})?)",
    re.IGNORECASE,
)


def read(text: str, plain: str) -> Iterator[Found]:
    """Addresses with or without `https://`; marks that end a sentence do not belong to them."""
    if "." not in plain and "://" not in plain:
        return
    for match in _CANDIDATE.finditer(plain):
        start = match.start()
        address = match.group().rstrip(".,;:!?'\"")
        if address.endswith(")") and "(" not in address:
            address = address[:-1]
        value = address if "://" in address else f"https://{address}"
        yield found("URL", text, start, start + len(address), value, address, 0.97)
