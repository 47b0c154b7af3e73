"""A PDF's text as Markdown: larger type makes headings, what repeats on every page is left out."""

import re
import time
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from .document import Document, Unreadable
from .htmltree import escaped

MAX_PAGES = 1000
MAX_SECONDS = 60.0
MAX_CHARS = 1_500_000
_BULLET = re.compile(r"^[•●○◦▪‣∙·–-]\s+")
_NUMBER = re.compile(r"^(\d{1,3})[.)]\s+")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)


@dataclass(slots=True)
class _Line:
    text: str
    size: float  # of the type, in points
    page: int


def read_pdf(path: str, data: bytes) -> Document:
    """The document at `path`. Raises Unreadable when it is encrypted, damaged, holds no text, or passes a bound."""
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("an encrypted PDF: save it without a password and import it again")
        if len(reader.pages) > MAX_PAGES:
            raise Unreadable(f"more than {MAX_PAGES:,} pages")
        lines = _lines(reader)
        title = _stated_title(reader)
    except Unreadable:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OverflowError,
    ) as error:
        raise Unreadable("a damaged PDF") from error
    if not any(line.text for line in lines):
        raise Unreadable("a PDF without text (scanned pages?)")
    blocks = _blocks(_without_repeats(lines))
    if blocks and blocks[0].startswith("#"):
        title = blocks.pop(0).lstrip("# ")
    name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("-", " ").replace("_", " ").strip()
    return Document(path=path, title=title or name.capitalize(), markdown="\n\n".join(blocks), language="en")


def _lines(reader: PdfReader) -> list[_Line]:
    lines: list[_Line] = []
    began, chars = time.monotonic(), 0
    for number, page in enumerate(reader.pages):
        lines += _page_lines(page, number)
        chars = sum(len(line.text) for line in lines[-2000:]) + chars if number % 20 == 0 else chars
        if time.monotonic() - began > MAX_SECONDS:
            raise Unreadable(f"took longer than {MAX_SECONDS:.0f} seconds to read")
        if chars > MAX_CHARS:
            raise Unreadable(f"more than {MAX_CHARS:,} characters of text")
    return lines


def _page_lines(page: PageObject, number: int) -> list[_Line]:
    sizes: Counter[tuple[str, float]] = Counter()

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        key = "".join(text.split())
        if key:
            sizes[key[:40], round(abs(size * (tm[3] or tm[0] or 1) * (cm[3] or cm[0] or 1)), 1)] += len(key)

    text = page.extract_text(visitor_text=visit)
    by_start = {start: size for (start, size), _ in sizes.items()}
    lines, current = [], 0.0
    for raw in text.split("\n"):
        key = "".join(raw.split())
        current = next((size for start, size in _starting(by_start, key)), current) if key else current
        lines.append(_Line(" ".join(raw.split()), current, number))
    return lines


def _starting(by_start: dict[str, float], key: str) -> list[tuple[str, float]]:
    exact = by_start.get(key[:40])
    if exact is not None:
        return [(key, exact)]
    for length in (30, 20, 12, 6, 3, 2, 1):
        size = by_start.get(key[:length])
        if size is not None:
            return [(key, size)]
    return []


def _stated_title(reader: PdfReader) -> str:
    title = " ".join(str(reader.metadata.title if reader.metadata and reader.metadata.title else "").split())
    return "" if re.search(r"\.(docx?|pdf|indd|pptx?)$|^untitled|^microsoft word", title, re.IGNORECASE) else title


def _without_repeats(lines: list[_Line]) -> list[_Line]:
    """Without running heads, feet and page numbers: lines found on most pages."""
    pages = lines[-1].page + 1
    on = Counter({text: len(set(on_pages)) for text, on_pages in _pages_of(lines).items()})
    often = max(3, pages // 2)
    return [
        line
        for line in lines
        if not (pages >= 3 and line.text and on[_digits_out(line.text)] >= often)
        and not _PAGE_NUMBER.fullmatch(line.text)
    ]


def _pages_of(lines: list[_Line]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for line in lines:
        found.setdefault(_digits_out(line.text), []).append(line.page)
    return found


def _digits_out(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def _blocks(lines: list[_Line]) -> list[str]:
    """Lines joined to paragraphs, list items and headings."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0]
    larger = sorted({line.size for line in lines if line.size > body * 1.12}, reverse=True)[:4]
    blocks: list[str] = []
    open_block = False
    for line in lines:
        text = line.text
        if not text:
            open_block = False
        elif line.size in larger and len(text) < 200:
            mark = "#" * (larger.index(line.size) + 1) + " "
            joins = open_block and blocks and blocks[-1].startswith(mark)
            blocks[-1:] = [f"{blocks[-1]} {escaped(text)}"] if joins else [*blocks[-1:], mark + escaped(text)]
            open_block = True
        elif item := _item(text):
            same = bool(blocks) and blocks[-1].startswith(("- ", "1. ")) and open_block
            blocks[-1:] = [f"{blocks[-1]}\n{item}"] if same else [*blocks[-1:], item]
            open_block = True
        elif open_block and not blocks[-1].startswith("#"):
            blocks[-1] = _continued(blocks[-1], escaped(text))
            open_block = not (
                text.endswith((".", "!", "?", "۔")) and len(text) < 45 and not blocks[-1].startswith(("- ", "1. "))
            )
        else:
            blocks.append(escaped(text))
            open_block = True
    return blocks


def _item(text: str) -> str | None:
    if bullet := _BULLET.match(text):
        return f"- {escaped(text[bullet.end() :])}"
    if number := _NUMBER.match(text):
        return f"{number[1]}. {escaped(text[number.end() :])}"
    return None


def _continued(block: str, text: str) -> str:
    """A word broken at the end of a line is joined again."""
    return block[:-1] + text if re.search(r"[a-z]-$", block) and text[:1].islower() else f"{block} {text}"
