"""Cuts a page into the passages that are searched and quoted: a section, or a part of one that reads by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from .. import sentences
from ..markdown import plain_inline
from .blocks import Block, read_blocks
from .slugs import Anchors
from .text import count_words

MOST_WORDS = 220  # of a passage; about what the embedder reads at once
FEW_WORDS = 40  # a last part smaller than this joins the one before it
HARD_LIMIT = 320  # only a single sentence without any end is cut by words, at this many


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage. `text` is plain (list marks kept); `markdown[start:end]` is where it stands, in characters.

    `heading_path` goes from the outermost heading to the passage's own and does not hold the page's title;
    `anchor` is the id of that heading on the public page, empty before the first one.
    """

    heading_path: tuple[str, ...]
    anchor: str
    start: int
    end: int
    text: str

    def embedded(self, title: str) -> str:
        """What the embedder reads: the passage under its title and headings."""
        return "\n".join([" › ".join([title, *self.heading_path]), self.text])

    def digest(self, title: str) -> str:
        """sha256 of what is embedded: the same text is never embedded twice."""
        return sha256(self.embedded(title).encode()).hexdigest()


def chunk(markdown: str) -> list[Piece]:
    """The passages of a page in order. Together they cover all its prose; lists of mere links are left out, unless
    there is nothing else."""
    groups = [
        (section, group) for section in _sections(read_blocks(markdown)) for group in _grouped(section.blocks, markdown)
    ]
    prose = [(section, group) for section, group in groups if not _is_navigation(group)]
    return [
        Piece(section.path, section.anchor, group[0].start, group[-1].end, _text(group))
        for section, group in prose or groups
    ]


@dataclass(slots=True)
class _Section:
    path: tuple[str, ...]
    anchor: str
    blocks: list[Block]


def _sections(blocks: list[Block]) -> Iterator[_Section]:
    anchors, path = Anchors(), list[tuple[int, str]]()
    section = _Section((), "", [])
    for block in blocks:
        if block.kind != "heading":
            section.blocks.append(block)
            continue
        yield section
        heading = " ".join(block.text.split())
        path = [(level, name) for level, name in path if level < block.level] + [(block.level, heading)]
        section = _Section(tuple(name for _, name in path), anchors.give(heading), [])
    yield section


def _grouped(blocks: list[Block], markdown: str) -> list[list[Block]]:
    """Neighbours together up to MOST_WORDS; what is larger alone is taken apart; a lead-in stays with its list."""
    groups: list[list[Block]] = []
    words = 0
    for block in _small_enough(blocks, markdown):
        if groups and words + block.words <= MOST_WORDS:
            groups[-1].append(block)
            words += block.words
            continue
        carried = [groups[-1].pop()] if groups and len(groups[-1]) > 1 and _leads_in(groups[-1][-1]) else []
        groups.append([*carried, block])
        words = sum(part.words for part in groups[-1])
    if len(groups) > 1 and sum(b.words for b in groups[-1]) < FEW_WORDS:
        groups[-2:] = [groups[-2] + groups[-1]]
    return groups


def _small_enough(blocks: list[Block], markdown: str) -> Iterator[Block]:
    for block in blocks:
        if block.words <= MOST_WORDS:
            yield block
        elif block.parts:
            yield from _small_enough(block.parts, markdown)
        else:
            yield from _cut(block, markdown)


def _cut(block: Block, markdown: str) -> Iterator[Block]:
    """A long paragraph at the ends of its sentences, where no link or emphasis is open."""
    source = markdown[block.start : block.end]
    start, open_marks = 0, 0
    for begin, end in sentences.spans(source):
        open_marks += source.count("[", begin, end) - source.count("]", begin, end)
        open_marks += source.count("**", begin, end) % 2 * (1 if open_marks <= 0 else -1)
        if open_marks <= 0 and count_words(source[start:end]) >= FEW_WORDS * 2:
            yield from _piece(block, source, start, end)
            start, open_marks = end, 0
    if source[start:].strip():
        yield from _piece(block, source, start, len(source))


def _piece(block: Block, source: str, start: int, end: int) -> Iterator[Block]:
    raw = source[start:end]
    if count_words(raw) > HARD_LIMIT:
        yield from _by_words(block, source, start, end)
        return
    start += len(raw) - len(raw.lstrip())
    lines = "\n".join(line.lstrip("> \t") for line in source[start:end].split("\n"))
    text = plain_inline(lines).text if block.kind != "line" else raw.strip()
    if text:
        yield Block("part", block.start + start, block.start + start + len(source[start:end].rstrip()), text)


def _by_words(block: Block, source: str, start: int, end: int) -> Iterator[Block]:
    """The last resort for hundreds of words without a full stop: cut at spaces, or anywhere when there are none."""
    at = start
    while at < end:
        until = min(at + 1200, end)
        space = source.rfind(" ", at + 1, until) if until < end else until
        until = space if space > at else until
        raw = source[at:until]
        if raw.strip():
            begin = at + len(raw) - len(raw.lstrip())
            yield Block("part", block.start + begin, block.start + at + len(raw.rstrip()), " ".join(raw.split()))
        at = until


def _leads_in(block: Block) -> bool:
    return block.kind == "paragraph" and block.text.rstrip().endswith((":", "：", "：")) and block.words < FEW_WORDS


def _text(group: list[Block]) -> str:
    parts = [group[0].text]
    for before, block in pairwise(group):
        close = block.kind == before.kind and block.kind in {"item", "row", "line"}
        parts += ["\n" if close else " " if block.kind == before.kind == "part" else "\n\n", block.text]
    return "".join(parts)


def _is_navigation(group: list[Block]) -> bool:
    """Two or more entries that are nothing but links to other pages: "See also", "Related articles"."""
    said = sum(len("".join(block.text.split())) for block in group)
    linked = sum(block.linked for block in group)
    entries = sum(max(1, len(block.parts)) for block in group)
    return entries >= 2 and linked >= 0.85 * (said - 2 * entries)
