"""A passage's Markdown as blocks of things that can be quoted whole: sentences, list items, table rows.

Everything is written anew from the parsed tokens, so that a quotation keeps its emphasis, code and web links but can
hold neither pictures nor HTML, nor links that lead nowhere outside the help centre's own pages.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from markdown_it.tree import SyntaxTreeNode

from jawab.answering.inline import as_markdown
from jawab.knowledge.markdown import PARSER, plain_html, plain_inline
from jawab.knowledge.sentences import sentences

Shape = Literal["paragraph", "steps", "bullets", "table", "code"]


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest thing that is quoted: `markdown` is what is shown, `plain` its words. A table row's `plain` has the
    column heads in it, because they say what its cells mean."""

    markdown: str
    plain: str


@dataclass(frozen=True, slots=True)
class Block:
    """A run of units of one shape. `intro` is the sentence with a colon that leads into a list or table."""

    shape: Shape
    units: tuple[Unit, ...]
    first_number: int = 1  # of steps
    intro: Unit | None = None


@lru_cache(maxsize=2048)
def blocks(markdown: str) -> tuple[Block, ...]:
    """The blocks of a piece of Markdown in reading order; headings, pictures and rules are left out."""
    return tuple(_with_intros(_blocks(SyntaxTreeNode(PARSER.parse(markdown)))))


def as_text(found: tuple[Block, ...]) -> str:
    """The blocks as Markdown for reading: paragraphs, lists, and table rows as lines."""
    return "\n\n".join(_block_text(block) for block in found)


def _block_text(block: Block) -> str:
    if block.shape == "paragraph":
        return " ".join(unit.markdown for unit in block.units)
    marks = [f"{block.first_number + i}. " if block.shape == "steps" else "- " for i in range(len(block.units))]
    lines = [mark * (block.shape != "code") + unit.markdown for mark, unit in zip(marks, block.units, strict=True)]
    return "\n".join([*([block.intro.markdown] if block.intro else []), *lines])


def _with_intros(found: Iterator[Block]) -> Iterator[Block]:
    """Gives a list or table the last sentence before it when that ends with a colon."""
    before: Block | None = None
    for block in found:
        if before and before.shape == "paragraph":
            lead = before.units[-1]
            if block.shape != "paragraph" and lead.plain.endswith((":", "：")):
                block = replace(block, intro=lead)
                if before := replace(before, units=before.units[:-1]) if len(before.units) > 1 else None:
                    yield before
            else:
                yield before
        before = block
        if block.shape != "paragraph":
            yield block
            before = None
    if before:
        yield before


def _blocks(parent: SyntaxTreeNode) -> Iterator[Block]:
    for node in parent.children:
        if node.type == "paragraph":
            yield from _paragraph(as_markdown(node.children[0].children))
        elif node.type in {"bullet_list", "ordered_list"}:
            yield from _list(node)
        elif node.type == "table":
            yield from _table(node)
        elif node.type == "blockquote":
            yield from _blocks(node)
        elif node.type in {"fence", "code_block"} and node.content.strip():
            yield Block("code", (Unit(f"```\n{node.content.rstrip()}\n```", node.content),))
        elif node.type == "html_block":
            yield from _paragraph(plain_html(node.content).text)


def _paragraph(markdown: str) -> Iterator[Block]:
    if units := tuple(_unit(sentence) for sentence in _whole_sentences(markdown)):
        yield Block("paragraph", units)


def _whole_sentences(markdown: str) -> Iterator[str]:
    """Sentences, joined again where emphasis, code or a link would be torn apart."""
    kept = ""
    for sentence in sentences(markdown):
        kept = f"{kept} {sentence}" if kept else sentence
        if not _torn(kept):
            yield kept
            kept = ""
    if kept:
        yield kept


def _torn(markdown: str) -> bool:
    return markdown.count("**") % 2 == 1 or markdown.count("`") % 2 == 1 or markdown.count("[") > markdown.count("]")


def _list(node: SyntaxTreeNode) -> Iterator[Block]:
    items = [_item(item) for item in node.children]
    units = tuple(_unit(text) for text in items if text)
    if units:
        steps = node.type == "ordered_list"
        start = int(node.attrs.get("start", 1)) if steps else 1
        yield Block("steps" if steps else "bullets", units, first_number=start)


def _item(node: SyntaxTreeNode) -> str:
    """One list item; what is nested in it follows on lines of its own, indented."""
    lines: list[str] = []
    for child in node.children:
        if child.type == "paragraph":
            lines.append(as_markdown(child.children[0].children))
        elif child.type in {"bullet_list", "ordered_list"}:
            mark = "-" if child.type == "bullet_list" else "1."
            lines += [f"   {mark} {text}" for text in map(_item, child.children) if text]
        elif child.type == "blockquote":
            lines += [unit.markdown for block in _blocks(child) for unit in block.units]
    return "\n".join(line for line in lines if line.strip())


def _table(node: SyntaxTreeNode) -> Iterator[Block]:
    heads = [_cells(row) for part in node.children if part.type == "thead" for row in part.children]
    rows = [_cells(row) for part in node.children if part.type == "tbody" for row in part.children]
    head = heads[0] if heads else []
    if units := tuple(_row(head, row) for row in rows if any(row)):
        yield Block("table", units)


def _row(head: list[str], cells: list[str]) -> Unit:
    """`**first cell** – column: cell; column: cell`, or without the column's name where it has none."""
    named = [
        f"{name}: {cell}" if name else cell for name, cell in zip(head[1:], cells[1:], strict=False) if cell.strip()
    ]
    first = cells[0] if cells[0].startswith("**") or not cells[0] else f"**{cells[0]}**"
    shown = " – ".join(part for part in (first, "; ".join(named)) if part)
    return Unit(shown, plain_inline(f"{head[0] if head else ''} {shown}").text)


def _cells(row: SyntaxTreeNode) -> list[str]:
    return [as_markdown(cell.children[0].children) if cell.children else "" for cell in row.children]


def _unit(markdown: str) -> Unit:
    return Unit(markdown, " ".join(plain_inline(markdown).text.split()))
