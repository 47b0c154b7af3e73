"""A Word document as Markdown: headings, paragraphs with emphasis and links, lists, tables."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from docx.table import Table
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

from .document import Document, Unreadable
from .htmltree import address, escaped, wrapped

MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_ENTRIES = 10_000
_HEADING = re.compile(r"heading ([1-6])", re.IGNORECASE)
_LIST = re.compile(r"list (bullet|number|paragraph)\s*(\d?)", re.IGNORECASE)


def read_docx(path: str, data: bytes) -> Document:
    """The document at `path`. Raises Unreadable when it is damaged, encrypted, or unpacks to too much."""
    _check_package(data)
    try:
        word = docx.Document(BytesIO(data))
        blocks = list(_blocks(word))
        stated = " ".join((word.core_properties.title or "").split())
        description = " ".join((word.core_properties.subject or "").split())
    except (PackageNotFoundError, InvalidXmlError, etree.XMLSyntaxError, KeyError, ValueError, AttributeError) as error:
        raise Unreadable("a damaged Word document") from error
    title = stated
    if blocks and blocks[0].startswith("# "):
        title = blocks.pop(0)[2:].replace("\\", "")
    name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("-", " ").replace("_", " ").strip()
    return Document(
        path=path, title=title or name.capitalize(), markdown=_joined(blocks), language="en", description=description
    )


def _check_package(data: bytes) -> None:
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise Unreadable("an encrypted or very old Word document: save it as .docx without a password")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable("a damaged Word document") from error
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise Unreadable("a Word document that unpacks to too much")


def _blocks(word: WordDocument) -> Iterator[str]:
    numbers: dict[int, int] = {}
    for content in word.iter_inner_content():
        if isinstance(content, Table):
            numbers.clear()
            yield from _table(content)
            continue
        text = _said(content)
        if not text:
            continue
        style = (content.style.name or "") if content.style is not None else ""
        level, ordered = _list_level(content, style)
        if level < 0:
            numbers.clear()
            yield _heading(style, text) or text
            continue
        numbers[level] = numbers.get(level, 0) + 1
        for deeper in [key for key in numbers if key > level]:
            del numbers[deeper]
        yield f"{'   ' * level}{f'{numbers[level]}.' if ordered else '-'} {text}"


def _heading(style: str, text: str) -> str | None:
    if style.lower() == "title":
        return f"# {text}"
    found = _HEADING.match(style)
    return f"{'#' * min(6, int(found[1]) + 1)} {text}" if found else None


def _list_level(paragraph: Paragraph, style: str) -> tuple[int, bool]:
    """How deep in a list the paragraph is (-1: in none) and whether that list is numbered."""
    properties = paragraph._p.pPr
    found = _LIST.match(style)
    number_ids = properties.xpath("./w:numPr/w:numId/@w:val") if properties is not None else []
    if properties is not None and number_ids and number_ids[0] not in {"", "0"}:
        level = int((properties.xpath("./w:numPr/w:ilvl/@w:val") or ["0"])[0])
        return min(level, 8), _is_numbered(paragraph, int(number_ids[0]), level)
    if found and found[1].lower() != "paragraph":
        return min(8, int(found[2] or 1) - 1), found[1].lower() == "number"
    return -1, False


def _is_numbered(paragraph: Paragraph, number_id: int, level: int) -> bool:
    """Whether the list's definition counts; bullets have the format `bullet`."""
    numbering = paragraph.part.numbering_part.element  # type: ignore[attr-defined]
    abstract = numbering.xpath(f"./w:num[@w:numId='{int(number_id)}']/w:abstractNumId/@w:val")
    if not abstract:
        return False
    path = f"./w:abstractNum[@w:abstractNumId='{int(abstract[0])}']/w:lvl[@w:ilvl='{int(level)}']/w:numFmt/@w:val"
    return (numbering.xpath(path) or ["bullet"])[0] not in {"bullet", "none"}


def _said(paragraph: Paragraph) -> str:
    parts = []
    for piece in paragraph.iter_inner_content():
        if isinstance(piece, Hyperlink):
            words = escaped(piece.text).strip()
            parts.append(f"[{words}]({address(piece.url, None)})" if piece.url and words else words)
        else:
            parts.append(_run(piece))
    text = "".join(parts).replace("****", "").replace("____", "")
    return " ".join(text.split())


def _run(run: Run) -> str:
    text = escaped(run.text)
    if not text.strip():
        return text
    return wrapped(text, "**") if run.bold else wrapped(text, "_") if run.italic else text


def _table(table: Table) -> Iterator[str]:
    rows = [
        [" ".join(_said(p) for p in cell.paragraphs).replace("|", "\\|") for cell in row.cells] for row in table.rows
    ]
    rows = [row for row in rows if any(row)]
    wide = max((len(row) for row in rows), default=0)
    if wide <= 1:
        yield from (cell for row in rows for cell in row if cell)
        return
    lines = [f"| {' | '.join(row + [''] * (wide - len(row)))} |" for row in rows]
    yield "\n".join([lines[0], f"|{' --- |' * wide}", *lines[1:]])


def _joined(blocks: list[str]) -> str:
    """Items of one list stand on following lines, all else apart."""
    out: list[str] = []
    for before, block in zip(["", *blocks], blocks, strict=False):
        close = bool(re.match(r" *(?:-|\d+\.) ", before) and re.match(r" *(?:-|\d+\.) ", block))
        out.append(("\n" if close else "\n\n") + block)
    return "".join(out).strip("\n")
