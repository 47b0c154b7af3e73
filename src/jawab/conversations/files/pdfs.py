"""PDFs, put together anew from their pages: what is kept is what is seen on paper, and links to the web.

Nothing of the document itself comes along (information, XMP, scripts, forms, enclosed files, names, outline), and of
annotations only those that are ink. What was made is opened once more and looked through before it is believed.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from jawab.conversations.files.cleaned import Cleaned
from jawab.conversations.files.refusals import NotTaken

MOST_PAGES = 300
MOST_OBJECTS = 300_000
_INK = frozenset(
    f"/{name}"
    for name in "Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret "
    "Ink Widget".split()
)
_OF_INK = (
    "/Type", "/Subtype", "/Rect", "/AP", "/AS", "/F", "/C", "/CA", "/BS", "/Border", "/QuadPoints", "/InkList",
    "/Contents", "/DA", "/DS",
)  # fmt: skip
_NOT_SEEN = (
    "/AA", "/AF", "/B", "/DPart", "/Dur", "/ID", "/Metadata", "/OPI", "/PieceInfo", "/PresSteps", "/Ref",
    "/SeparationInfo", "/TemplateInstantiated", "/Thumb", "/Trans", "/VP",
)  # fmt: skip
_ACTS = frozenset(
    "/AA /AcroForm /AF /EF /EmbeddedFiles /Info /JavaScript /JS /Metadata /OpenAction /PieceInfo /RichMediaContent "
    "/XFA".split()
)
_WEB = ("https://", "http://", "mailto:")


def clean_pdf(data: bytes) -> Cleaned:
    """Raises NotTaken."""
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotTaken("password")
        pages = len(reader.pages)
        if pages > MOST_PAGES:
            raise NotTaken("too_many_pages", str(MOST_PAGES))
        whole = _put_together(reader)
        safe = pages > 0 and _acts_on_nothing(PdfReader(BytesIO(whole), strict=True))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, OSError) as error:
        raise NotTaken("damaged") from error
    if not safe:
        raise NotTaken("unsafe")
    return Cleaned("application/pdf", whole, pages=pages)


def _put_together(reader: PdfReader) -> bytes:
    writer = PdfWriter()
    for page in reader.pages:
        page[NameObject("/Annots")] = ArrayObject(_ink(page))
        writer.add_page(page, excluded_keys=_NOT_SEEN)
    writer.metadata = None
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _ink(page: PageObject) -> Iterator[DictionaryObject]:
    """The page's annotations, of which each keeps how it looks, and a link where it leads."""
    for one in _at(page, "/Annots") or ():
        annotation = one.get_object()
        if _at(annotation, "/Subtype") == "/Link":
            if link := _link(annotation):
                yield link
        elif _at(annotation, "/Subtype") in _INK:
            yield DictionaryObject({NameObject(key): annotation[key] for key in _OF_INK if key in annotation})


def _link(annotation: DictionaryObject) -> DictionaryObject | None:
    action = _at(annotation, "/A") or DictionaryObject()
    address = str(_at(action, "/URI"))
    if _at(action, "/S") != "/URI" or not address.lower().startswith(_WEB):
        return None
    leads = {NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject(address)}
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): annotation["/Rect"],
            NameObject("/Border"): ArrayObject(),
            NameObject("/A"): DictionaryObject(leads),
        }
    )


def _acts_on_nothing(reader: PdfReader) -> bool:
    """Whether nothing in the document runs, opens, encloses or refers to anything outside but the web."""
    left: list[Any] = [reader.trailer]
    seen: set[int] = set()
    while left:
        one = left.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object()
        if len(seen) > MOST_OBJECTS:
            return False
        if isinstance(one, DictionaryObject):
            if _acts(one):
                return False
            left += dict.values(one)  # as they stand: references are followed here, each once
        elif isinstance(one, ArrayObject):
            left += list.__iter__(one)
    return True


def _acts(one: DictionaryObject) -> bool:
    if not _ACTS.isdisjoint(one) or (isinstance(one, StreamObject) and "/F" in one):
        return True
    is_action = _at(one, "/Type") == "/Action" or "/URI" in one
    return is_action and not (_at(one, "/S") == "/URI" and str(_at(one, "/URI")).lower().startswith(_WEB))


def _at(one: DictionaryObject, key: str) -> Any:
    """What stands there, a reference followed; None when nothing does."""
    return one[key] if key in one else None  # noqa: SIM401 - `get` gives references as they stand
