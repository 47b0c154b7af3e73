"""Words and phrases that must not be said, and a reply without them."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from jawab.answering.guidance.cited import MARK, cited_sentences
from jawab.answering.types import Citation, Reply
from jawab.db.search.terms import fold
from jawab.knowledge.sentences import spans

_ITEM = re.compile(r"\s*(?:[-*•]|(?P<step>\d{1,3})[.)])\s+")
_MARKUP = re.compile(r"[*_`~\\]+")
Forbids = Callable[[str], bool]


class Unsayable(Exception):
    """Nothing is left that may be said, or what is left would mislead."""


def phrases(text: str) -> list[str]:
    """The words and phrases of a rule, one a line."""
    return [phrase for line in text.splitlines() if any(map(str.isalnum, phrase := _plain(line)))]


class Forbidden:
    """Knows whether a sentence holds one of the phrases, as whole words and however they are written."""

    def __init__(self, given: Iterable[str]) -> None:
        held = sorted(set(given), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, held))})(?!\w)") if held else None

    def __call__(self, sentence: str) -> bool:
        return self._pattern is not None and self._pattern.search(_plain(sentence)) is not None


def without(reply: Reply, forbids: Forbids) -> tuple[Reply, list[str]]:
    """The reply without the sentences, list items and rows that are forbidden, and what was left out. Raises Unsayable
    when nothing is left, or a procedure would lack a step."""
    dropped: list[str] = []
    kept: list[str] = []
    for block in reply.text.split("\n\n"):
        left = _block(block, forbids, dropped)
        if left is not None:
            kept.append(left)
        elif kept and _is_list(block) and not _is_list(kept[-1]):
            kept.pop()  # what introduced the list
    if dropped and not _says_something(kept):
        raise Unsayable
    options = tuple(option for option in reply.options if not forbids(option.label))
    text, citations = reply.text, reply.citations
    if dropped:
        text, citations = _renumbered("\n\n".join(kept), citations)
    citations = tuple(replace(citation, quote=_quotable(citation.quote, forbids)) for citation in citations)
    return replace(reply, text=text, citations=citations, options=options), dropped


def _block(block: str, forbids: Forbids, dropped: list[str]) -> str | None:
    """What may be said of a paragraph, list, table or code; None when nothing may."""
    if block.startswith("```"):
        if forbids(block):
            dropped.append(block)
            return None
        return block
    lines = [(line, _line(line, forbids, dropped)) for line in block.split("\n")]
    kept = [left for _, left in lines if left is not None]
    return "\n".join(kept) if kept else None


def _line(line: str, forbids: Forbids, dropped: list[str]) -> str | None:
    """What may be said of a line."""
    item = _ITEM.match(line)
    if item or line.startswith("|"):
        if not forbids(line):
            return line
        if item and item["step"]:
            raise Unsayable
        dropped.append(line.strip())
        return None
    said = cited_sentences(line)
    kept = [sentence for sentence in said if not forbids(sentence)]
    dropped += [sentence for sentence in said if forbids(sentence)]
    if len(kept) == len(said):
        return line
    return " ".join(kept) or None


def _is_list(block: str) -> bool:
    return _ITEM.match(block) is not None or block.startswith("|")


def _says_something(blocks: Sequence[str]) -> bool:
    """Whether any words are left beside marks and punctuation."""
    return any(char.isalnum() for char in MARK.sub("", "".join(blocks)))


def _renumbered(text: str, citations: Sequence[Citation]) -> tuple[str, tuple[Citation, ...]]:
    """The text with its citations numbered from 1 again, and those that it still has."""
    known = {citation.n: citation for citation in citations}
    used = dict.fromkeys(n for mark in MARK.findall(text) if (n := int(mark)) in known)
    numbers = {old: new for new, old in enumerate(used, 1)}
    text = MARK.sub(lambda mark: f"[{numbers.get(int(mark[1]), mark[1])}]", text)
    return text, tuple(replace(known[old], n=new) for old, new in numbers.items())


def _quotable(quote: str, forbids: Forbids) -> str:
    if not forbids(quote):
        return quote
    return " ".join(quote[start:end] for start, end in spans(quote) if not forbids(quote[start:end]))


def _plain(text: str) -> str:
    return " ".join(fold(_MARKUP.sub("", text)).split())
