"""PDF, Word and HTML files."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from pypdf import PdfWriter

from jawab.knowledge.importing import Document, Skipped, read_folder
from jawab.knowledge.importing.document import Unreadable
from jawab.knowledge.importing.docx import read_docx
from jawab.knowledge.importing.html import read_html
from jawab.knowledge.importing.pdf import read_pdf
from tests.knowledge.pdfs import pdf

LONG = "This page says something that is long enough to be worth keeping."


def word(fill: WordDocument) -> bytes:
    out = io.BytesIO()
    fill.save(out)
    return out.getvalue()


def test_a_word_document_keeps_its_shape() -> None:
    made = docx.Document()
    made.add_heading("Returns", 0)
    paragraph = made.add_paragraph("You may return within ")
    paragraph.add_run("14 days").bold = True
    paragraph.add_run(".")
    made.add_heading("Steps", 1)
    made.add_paragraph("Open My orders", style="List Number")
    made.add_paragraph("Press Return", style="List Number")
    made.add_paragraph("keep the box", style="List Bullet 2")
    table = made.add_table(2, 2)
    for cell, text in zip(
        (*table.rows[0].cells, *table.rows[1].cells), ("Way", "Cost", "Rider", "Rs 200"), strict=True
    ):
        cell.text = text
    found = read_docx("help/returns.docx", word(made))
    assert found.title == "Returns"
    assert found.markdown == (
        "You may return within **14 days**.\n\n## Steps\n\n1. Open My orders\n2. Press Return\n   - keep the box\n\n"
        "| Way | Cost |\n| --- | --- |\n| Rider | Rs 200 |"
    )


def test_a_word_document_that_unpacks_to_too_much_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as entry:
        for _ in range(201):
            entry.write(b"0" * 1024 * 1024)
    with pytest.raises(Unreadable, match="unpacks to too much"):
        read_docx("a.docx", out.getvalue())


def test_a_pdf_gives_headings_lists_and_paragraphs() -> None:
    pages = [
        [
            (20, "Refund times"),
            (10, "Gulnar help"),
            (11, "A refund takes five working"),
            (11, "days to reach your card."),
        ],
        [
            (10, "Gulnar help"),
            (15, "Cash orders"),
            (11, "1. Send us your account number."),
            (11, "2. Wait for our SMS."),
        ],
        [(10, "Gulnar help"), (15, "Store credit"), (11, "Store credit arrives at once."), (8, "3")],
    ]
    found = read_pdf("refunds.pdf", pdf(pages))
    assert found.title == "Refund times"
    assert found.markdown == (
        "A refund takes five working days to reach your card.\n\n## Cash orders\n\n"
        "1. Send us your account number.\n2. Wait for our SMS.\n\n## Store credit\n\nStore credit arrives at once."
    )


def test_an_encrypted_pdf_says_what_to_do() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(Unreadable, match="encrypted PDF: save it without a password"):
        read_pdf("a.pdf", out.getvalue())


def test_a_pdf_without_text_is_told() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(Unreadable, match="without text"):
        read_pdf("a.pdf", out.getvalue())


def test_a_pdf_with_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jawab.knowledge.importing.pdf.MAX_PAGES", 2)
    with pytest.raises(Unreadable, match="more than 2 pages"):
        read_pdf("a.pdf", pdf([[(11, "one")], [(11, "two")], [(11, "three")]]))


HTML = """<!doctype html><html lang="en-GB"><head><title>How to return | Gulnar</title>
<meta name="description" content="Step by step"><link rel="canonical" href="/help/returns/"></head><body>
<nav><a href="/">Home</a></nav><main><div class="breadcrumbs"><a href="/help/">Help</a></div>
<h1>How to return</h1><p>Within <b>14 days</b> of <a href="../delivery.html#late">delivery</a>, 5 * 3 [sic].</p>
<h2>Steps</h2><ol><li>Open <code>My orders</code><li>Choose<ul><li>size</ul><li>Press <strong>Return</strong>.</ol>
<table><tr><th>Way<th>Cost<tr><td>Rider<td>Rs 200 | free</table>
<p><img src="img/a.png" alt="the button"></p><pre>line 1
  line 2</pre><blockquote><p>Be quick.</p></blockquote><dl><dt>Rider</dt><dd>Who brings it</dd></dl>
<script>evil()</script></main><footer>© Gulnar</footer></body></html>"""


def test_a_web_page_gives_its_own_part() -> None:
    page = read_html(HTML.encode(), "https://shop.example/help/returns/index.html?x=1")
    assert (page.title, page.language, page.description) == ("How to return", "en-GB", "Step by step")
    assert page.canonical == "https://shop.example/help/returns/"
    assert "https://shop.example/help/delivery.html#late" in page.links
    assert page.markdown.split("\n\n") == [
        "Within **14 days** of [delivery](https://shop.example/help/delivery.html#late), 5 \\* 3 \\[sic\\].",
        "## Steps",
        "1. Open `My orders`\n2. Choose\n   - size\n3. Press **Return**.",
        "| Way | Cost |\n| --- | --- |\n| Rider | Rs 200 \\| free |",
        "![the button](https://shop.example/help/returns/img/a.png)",
        "```\nline 1\n  line 2\n```",
        "> Be quick.",
        "**Rider**",
        "Who brings it",
    ]


def test_what_stands_before_the_title_goes_with_it() -> None:
    page = read_html(f'<main><p><a href="/">All articles</a></p><h1>Late</h1><p>{LONG}</p></main>'.encode())
    assert (page.title, page.markdown) == ("Late", LONG)
    page = read_html(f"<main><p>{LONG * 4}</p><h1>Late</h1><p>{LONG}</p></main>".encode())
    assert page.markdown.split("\n\n")[1] == "# Late"


def test_a_page_without_marked_parts_loses_its_menu() -> None:
    menu = "".join(f'<li><a href="/{n}">Menu {n}</a></li>' for n in range(20))
    body = f"<p>{LONG}</p>" * 5
    page = read_html(f"<html><body><header><ul>{menu}</ul></header><div>{body}</div></body></html>".encode())
    assert LONG in page.markdown
    assert "Menu 3" not in page.markdown


def test_what_is_no_page_is_told() -> None:
    with pytest.raises(Unreadable):
        read_html(b"")
    with pytest.raises(Unreadable, match="not text"):
        read_html(b"\x00\x01\x02\x03")


def test_html_files_of_a_folder_link_to_each_other(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text(f"<title>B</title><p>{LONG} b</p>")
    (tmp_path / "a.html").write_text(f'<title>A</title><p>{LONG} <a href="b.html#x">b</a> <a href="no.html">no</a></p>')
    found = {result.path: result for result in read_folder(tmp_path)}
    page = found["a.html"]
    assert isinstance(page, Document)
    assert page.markdown == f"{LONG} [b](article:b.html#x) no"
    assert not any(isinstance(result, Skipped) for result in found.values())
