"""What a file is called where it is shown and saved."""

import pytest

from jawab.conversations.files.names import harmless
from jawab.conversations.files.refusals import in_words
from jawab.conversations.files.schemas import FileType


@pytest.mark.parametrize(
    ("given", "kind", "called"),
    [
        ("IMG_0042.JPG", "image/jpeg", "IMG_0042.jpg"),
        ("moving.gif", "image/png", "moving.png"),
        ("invoice.pdf.exe", "application/pdf", "invoice.pdf.exe.pdf"),
        ("../../etc/passwd", "image/png", "passwd.png"),
        ("C:\\Users\\z\\scan.pdf", "application/pdf", "scan.pdf"),
        ("bill\u202egnp.exe", "image/png", "billgnp.exe.png"),
        ("a\r\nSet-Cookie: b.png", "image/png", "aSet-Cookie b.png".replace("e b", "e: b")),
        ("رسید.pdf", "application/pdf", "رسید.pdf"),
        ("", "application/pdf", "document.pdf"),
        (" ... .png", "image/png", "picture.png"),
        ("x" * 300 + ".png", "image/png", "x" * 95 + ".png"),
    ],
)
def test_names(given: str, kind: FileType, called: str) -> None:
    assert harmless(given, kind) == called


def test_sizes_in_words() -> None:
    assert [in_words(size) for size in (10, 640 * 1024, 10 * 1024**2, 2_700_000)] == [
        "1 kB",
        "640 kB",
        "10 MB",
        "2.57 MB",
    ]
