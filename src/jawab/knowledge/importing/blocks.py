"""A page as a tree of blocks, each with its exact place in the Markdown and its text as a reader sees it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode

from ..markdown import Plain, parse, plain, plain_html
from .text import count_words


@dataclass(slots=True)
class Block:
    """A paragraph, list, item, table, row, code block… that `markdown[start:end]` holds; `parts` are smaller blocks."""

    kind: str
    start: int
    end: int
    text: str
    linked: int = 0  # characters of `text` that lead to other pages
    level: int = 0  # of a heading, 1 to 6
    parts: list["Block"] = field(default_factory=list)
    words: int = 0

    def __post_init__(self) -> None:
        self.words = count_words(self.text)


def read_blocks(markdown: str) -> list[Block]:
    """The top-level blocks of a page in order. Pictures, rules and empty blocks are left out."""
    return list(_Reader(markdown).blocks(SyntaxTreeNode(parse(markdown))))


class _Reader:
    def __init__(self, markdown: str) -> None:
        self._markdown = markdown
        self._lines = [0]
        for line in markdown.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def blocks(self, node: SyntaxTreeNode) -> Iterator[Block]:
        for child in node.children:
            block = self._block(child)
            if block is not None and block.text:
                yield block

    def _block(self, node: SyntaxTreeNode) -> Block | None:
        match node.type:
            case "paragraph" | "heading":
                said = _inline(node)
                level = int(node.tag[1]) if node.type == "heading" else 0
                return self._made(node, node.type, said.text, linked=said.linked, level=level)
            case "fence" | "code_block":
                return self._code(node)
            case "html_block":
                return self._made(node, "html", plain_html(node.content).text)
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "table":
                return self._table(node)
            case "blockquote":
                return self._joined(node, "quote", list(self.blocks(node)), "\n\n")
        return None

    def _made(
        self, node: SyntaxTreeNode, kind: str, text: str, *, linked: int = 0, level: int = 0,
        parts: list[Block] | None = None,
    ) -> Block:  # fmt: skip
        start, end = self._span(node)
        return Block(kind, start, end, text, linked, level, parts or [])

    def _span(self, node: SyntaxTreeNode) -> tuple[int, int]:
        first, last = node.map or (0, 0)
        start, end = self._lines[first], min(self._lines[last], len(self._markdown))
        piece = self._markdown[start:end]
        return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())

    def _code(self, node: SyntaxTreeNode) -> Block:
        block = self._made(node, "code", node.content.strip("\n"))
        first = (node.map or (0, 0))[0] + (1 if node.type == "fence" else 0)
        lines = node.content.rstrip("\n").split("\n") if node.content.strip() else []
        for number, line in enumerate(lines):
            start = self._lines[first + number]
            end = min(self._lines[first + number + 1], len(self._markdown))
            raw = self._markdown[start:end]
            if line.strip():
                begin = start + len(raw) - len(raw.lstrip())
                block.parts.append(Block("line", begin, start + len(raw.rstrip()), line.rstrip()))
        return block

    def _list(self, node: SyntaxTreeNode) -> Block:
        """Steps are counted as a browser shows them: many authors write `1.` before each."""
        first = node.children[0].info if node.type == "ordered_list" and node.children else ""
        start = int(first) if first.isdigit() else None
        items = [
            self._item(child, "- " if start is None else f"{start + step}. ")
            for step, child in enumerate(node.children)
        ]
        return self._joined(node, "list", [item for item in items if item.text], "\n")

    def _item(self, node: SyntaxTreeNode, marker: str) -> Block:
        parts = list(self.blocks(node))
        lines = "\n".join(part.text for part in parts).split("\n")
        text = marker + "\n  ".join(lines) if parts else ""
        if parts:
            parts[0].text = marker + parts[0].text
        return self._made(node, "item", text, linked=sum(part.linked for part in parts), parts=parts)

    def _table(self, node: SyntaxTreeNode) -> Block:
        rows = [row for group in node.children for row in group.children]
        head = [_inline(cell).text for cell in rows[0].children] if rows else []
        blocks = [self._row(row, head, first=index == 0) for index, row in enumerate(rows)]
        return self._joined(node, "table", [block for block in blocks if block.text], "\n")

    def _row(self, node: SyntaxTreeNode, head: list[str], *, first: bool) -> Block:
        said = [_inline(cell) for cell in node.children]
        cells = [" ".join(cell.text.split()) for cell in said]
        text = _row_text(cells, head, first=first)
        return self._made(node, "row", text, linked=sum(cell.linked for cell in said))

    def _joined(self, node: SyntaxTreeNode, kind: str, parts: list[Block], joint: str) -> Block:
        text = joint.join(part.text for part in parts)
        return self._made(node, kind, text, linked=sum(part.linked for part in parts), parts=parts)


def _inline(node: SyntaxTreeNode) -> Plain:
    """What a paragraph, heading or cell says."""
    said = [plain(child.token.children) for child in node.children if child.type == "inline" and child.token]
    return Plain("\n".join(one.text for one in said), sum(one.linked for one in said))


def _row_text(cells: list[str], head: list[str], *, first: bool) -> str:
    """A row as a line of its own: `Rider: Rs 200`; with three or more columns each cell carries its column's name."""
    if len(cells) <= 2:
        return ": ".join(cell for cell in cells if cell)
    if first:
        return "; ".join(cell for cell in cells if cell)
    named = (f"{name}: {cell}" if name else cell for name, cell in zip(head[1:], cells[1:], strict=False) if cell)
    return " — ".join(part for part in (cells[0], "; ".join(named)) if part)
