"""An LLM's text as it comes, cut into sentences with what stands before them and the passages they cite."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from jawab.answering.facts import unmasked
from jawab.answering.inline import as_markdown
from jawab.knowledge.markdown import PARSER, plain_inline
from jawab.knowledge.sentences import spans

_MARK = re.compile(
    r"[\[【〔]\s*(?:passage\s*|source\s*|ref\.?\s*|#)?\d+(?:\s*[,;†‡:–-][^\]】〕\[]{0,40})?\s*[\]】〕]", re.IGNORECASE
)
_MARKED = re.compile(rf"\s*{_MARK.pattern}", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")
_LIST = re.compile(r"[ \t]*(?:(?P<bullet>[-*•+])|(?P<step>\d{1,2})[.)])[ \t]+")
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+")
_IGNORED_LINE = re.compile(r"[ \t]*(?:`{3,}.*|~{3,}.*|[-*_]{3,}|\|?[\s:|-]+\|?)[ \t]*")
_CITES_ONLY = re.compile(rf"\s*(?:{_MARK.pattern}[\s.]*)+", re.IGNORECASE)
_BEYOND_BMP = re.compile(r"[\U00010000-\U0010ffff]")
_LONGEST = 1200  # characters without an end of sentence; more is not a sentence


@dataclass(frozen=True, slots=True)
class Drafted:
    """A sentence of the draft. `lead` separates it from the one before (space, line, list mark), `markdown` is what may
    be shown, `plain` its words, `cited` the passage numbers that it claims."""

    lead: str
    markdown: str
    plain: str
    cited: tuple[int, ...]


class Draft:
    """Takes pieces of text, gives whole sentences. A sentence is whole when the next one, or a line's end, is there."""

    def __init__(self) -> None:
        self._open = ""
        self._line_begins = True
        self._blank_lines = 0
        self._first = True

    def feed(self, text: str) -> Iterator[Drafted]:
        """The sentences that `text` completes."""
        self._open += text
        while (end := self._open.find("\n")) >= 0:
            line, self._open = self._open[:end], self._open[end + 1 :]
            yield from self._sentences(line, whole=True)
            self._end_line(line)
        yield from self._sentences(self._open, whole=False)

    def end(self, *, complete: bool = True) -> Iterator[Drafted]:
        """What is left when the text has ended; when it broke off (`complete` false) the half sentence is left out."""
        yield from self._sentences(self._open, whole=complete)
        self._open = ""

    def _sentences(self, line: str, *, whole: bool) -> Iterator[Drafted]:
        """Sentences of a line; of a line still being written only those that are certainly whole, kept off it then."""
        if _IGNORED_LINE.fullmatch(line):
            return
        ends = _sentence_ends(line)
        if not whole and len(line) < _LONGEST:
            ends = ends[:-1]
            if ends and line[ends[-1] :].lstrip().startswith(("[", "【", "〔")):
                ends = ends[:-1]  # perhaps its citation, still being written
        start = 0
        for end in ends:
            yield from self._drafted(line[start:end])
            start = end
        if not whole:
            self._open = line[start:]

    def _drafted(self, piece: str) -> Iterator[Drafted]:
        lead, text = self._lead(piece)
        cited = tuple(int(number) for mark in _MARK.findall(text) for number in _NUMBERS.findall(mark)[:1])
        bare = _BEYOND_BMP.sub("", _MARKED.sub("", text))
        markdown = rewritten(bare)
        plain = " ".join(plain_inline(markdown).text.split())
        if plain:
            self._line_begins = self._first = False
            yield Drafted(lead, markdown, unmasked(plain), cited)

    def _lead(self, piece: str) -> tuple[str, str]:
        if not self._line_begins:
            return " ", piece.strip()
        mark = _LIST.match(piece)
        gap = "" if self._first else "\n\n" if self._blank_lines or not mark else "\n"
        if mark:
            return gap + (f"{mark['step']}. " if mark["step"] else "- "), piece[mark.end() :].strip()
        return gap, _HEADING.sub("", piece).strip()

    def _end_line(self, line: str) -> None:
        self._blank_lines = 0 if line.strip() else self._blank_lines + 1
        self._line_begins = True


def rewritten(text: str) -> str:
    """One line of the model's Markdown, written anew: no pictures, no HTML, and of links only their text, because the
    model may not make up where they lead."""
    return as_markdown(SyntaxTreeNode(PARSER.parseInline(text)).children, links=False)


def _sentence_ends(line: str) -> list[int]:
    """Where sentences end, citation marks after the full stop included; the last is the line's end."""
    ends: list[int] = []
    begin = _LIST.match(line)
    offset = begin.end() if begin else 0
    for start, end in spans(line[offset:]):
        start, end = start + offset, end + offset
        if ends and (mark := _CITES_ONLY.match(line, start)):
            ends[-1] = mark.end()
            if mark.end() >= end:
                continue
        ends.append(end)
    return ends
