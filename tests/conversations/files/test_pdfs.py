"""PDFs are put together anew: their pages stay, and nothing that acts or tells of its author."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Link
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from jawab.conversations.files import pdfs
from jawab.conversations.files.cleaned import Cleaned
from jawab.conversations.files.cleaning import cleaned
from jawab.conversations.files.kinds import kind_of
from jawab.conversations.files.refusals import NotTaken
from tests.knowledge.pdfs import pdf

AUTHOR = "Zarmina Quillfeather"
PLAIN = pdf([[(12, "Invoice 4711")], [(12, "Page two")]])


def script(words: str = "app.alert(1)") -> DictionaryObject:
    return DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(words)})


def written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def acting() -> bytes:
    """A PDF that runs scripts when it is opened, when a page is shown and when a link is pressed, starts a program and
    holds another file."""
    writer = PdfWriter(clone_from=BytesIO(PLAIN))
    writer.root_object[NameObject("/OpenAction")] = script()
    writer.add_attachment("setup.exe", b"MZ-a-program")
    writer.add_metadata({"/Author": AUTHOR})
    writer.xmp_metadata = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + AUTHOR.encode() + b"</x:xmpmeta>"
    writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url="https://shop.example/invoice"))
    writer.add_annotation(0, FreeText(text="paid", rect=(0, 0, 90, 20)))
    launch = Link(rect=(0, 0, 9, 9), url="file:///etc/passwd")
    writer.add_annotation(0, launch)
    starts = {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("cmd.exe")}
    writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url="https://x.example"))[NameObject("/A")] = DictionaryObject(
        starts
    )
    page = writer.pages[0]
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): script()})
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/App"): TextStringObject(AUTHOR)})
    return written(writer)


def clean(data: bytes) -> Cleaned:
    done = cleaned(data, kind_of(data), 1)
    assert isinstance(done, Cleaned), done
    return done


def reason(data: bytes) -> str:
    done = cleaned(data, kind_of(data), 1)
    assert isinstance(done, NotTaken)
    return done.reason


def test_what_acts_and_who_wrote_it_are_gone_and_the_pages_stay() -> None:
    came = acting()
    for sign in (b"JavaScript", b"Launch", b"EmbeddedFile", AUTHOR.encode(), b"MZ-a", b"/AA", b"passwd"):
        assert sign in came
    done = clean(came)
    for sign in (b"JavaScript", b"Launch", b"Embedded", AUTHOR.encode(), b"MZ-a", b"/AA", b"Metadata", b"passwd"):
        assert sign not in done.whole
    reader = PdfReader(BytesIO(done.whole))
    assert [page.extract_text() for page in reader.pages] == ["Invoice 4711", "Page two"]
    assert done.pages == 2
    assert not done.small
    kinds = [str(one.get_object()["/Subtype"]) for one in reader.pages[0]["/Annots"]]
    assert kinds == ["/Link", "/FreeText"]


def test_what_stands_before_and_after_it_is_gone() -> None:
    done = clean(PLAIN + b"<script>alert(1)</script>PK\x03\x04")
    assert b"script" not in done.whole
    with pytest.raises(NotTaken, match="type"):
        kind_of(b"<script>alert(1)</script>" + PLAIN)


def test_a_password_is_named() -> None:
    writer = PdfWriter(clone_from=BytesIO(PLAIN))
    writer.encrypt("secret", algorithm="AES-256")
    assert reason(written(writer)) == "password"


def test_one_that_opens_without_a_password_is_taken() -> None:
    writer = PdfWriter(clone_from=BytesIO(PLAIN))
    writer.encrypt("", "only to change it", algorithm="AES-256")
    assert "Invoice 4711" in PdfReader(BytesIO(clean(written(writer)).whole)).pages[0].extract_text()


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n<script>alert(1)</script>", PLAIN[: len(PLAIN) // 3], b"%PDF-1.4\n%%EOF", b"%PDF-" + bytes(99)]
)
def test_a_damaged_one_is_refused(data: bytes) -> None:
    assert reason(data) == "damaged"


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfs, "MOST_PAGES", 1)
    assert reason(PLAIN) == "too_many_pages"


def test_a_page_whose_content_lies_elsewhere_is_refused() -> None:
    writer = PdfWriter(clone_from=BytesIO(PLAIN))
    outside = StreamObject()
    outside[NameObject("/F")] = TextStringObject("\\\\evil.example\\share\\picture")
    writer.pages[0][NameObject("/Contents")] = ArrayObject([writer._add_object(outside)])
    assert reason(written(writer)) == "unsafe"


def test_a_script_that_hides_deep_in_a_page_is_refused() -> None:
    writer = PdfWriter(clone_from=BytesIO(PLAIN))
    resources = DictionaryObject({NameObject("/Properties"): DictionaryObject({NameObject("/MC0"): script()})})
    writer.pages[0][NameObject("/Resources")] = resources
    assert reason(written(writer)) == "unsafe"
