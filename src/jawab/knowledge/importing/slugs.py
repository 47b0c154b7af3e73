"""Readable addresses: of a page from its path, of a heading from its words. Letters of every script are kept."""

import re
import unicodedata

_GAP = re.compile(r"[^\w]+")


def slug(text: str, longest: int = 80) -> str:
    """Lower-case words joined by hyphens; Latin letters lose their accents, other scripts stay as they are."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not 0x300 <= ord(c) < 0x370)
    words = _GAP.sub("-", unicodedata.normalize("NFC", plain).lower()).replace("_", "-")
    return re.sub(r"-{2,}", "-", words)[:longest].strip("-")


class Anchors:
    """Ids for the headings of one page: the slug of the heading, numbered when it comes again."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}
        self._given: set[str] = set()

    def give(self, heading: str) -> str:
        base = slug(heading) or "section"
        number = self._seen.get(base, 0)
        anchor = base if number == 0 else f"{base}-{number}"
        while anchor in self._given:
            number += 1
            anchor = f"{base}-{number}"
        self._seen[base] = number + 1
        self._given.add(anchor)
        return anchor
