"""Why a file is not taken, with what to do. By the reason the widget says it in the visitor's language."""

from typing import Literal

from jawab.kit.errors import Conflict, JawabError, TooLarge, TooMany, Unavailable, Unprocessable

Reason = Literal[
    "off", "too_large", "empty", "type", "heic", "damaged", "too_many_pixels", "password", "too_many_pages", "unsafe",
    "unclean", "scanner", "busy", "too_many", "too_much",
]  # fmt: skip

_TEXTS: dict[Reason, tuple[type[JawabError], str]] = {
    "off": (Conflict, "Files cannot be sent here. Please say it in words."),
    "too_large": (TooLarge, "The file is larger than {most}. Send a smaller one."),
    "empty": (Unprocessable, "The file is empty. Choose another one."),
    "type": (Unprocessable, "Only pictures (JPEG, PNG, WebP, GIF) and PDFs can be sent. This is neither."),
    "heic": (
        Unprocessable,
        "Pictures in the HEIC format cannot be shown everywhere. Send a screenshot of it, or save it as JPEG; an "
        "iPhone takes JPEGs with Settings → Camera → Formats → Most Compatible.",
    ),
    "damaged": (Unprocessable, "The file is damaged or not complete. Open it on your device and save it again."),
    "too_many_pixels": (Unprocessable, "The picture has more than {most} million pixels. Send a smaller one."),
    "password": (Unprocessable, "The PDF is protected by a password. Save it without one and send that."),
    "too_many_pages": (Unprocessable, "The PDF has more than {most} pages. Send only the pages that matter."),
    "unsafe": (Unprocessable, "The PDF has parts that cannot be made safe. Print it to a new PDF and send that."),
    "unclean": (Unprocessable, "The file was not taken: it looks harmful. Check your device for viruses."),
    "scanner": (Unavailable, "Files cannot be checked right now, so none is taken. Please try again later."),
    "busy": (Unavailable, "Many files come in right now. Please try again in a moment."),
    "too_many": (Conflict, "This conversation has {most} files already. Please say the rest in words."),
    "too_much": (TooMany, "You have sent {most} within a day. Please send more tomorrow."),
}


def refused(reason: Reason, most: str = "") -> JawabError:
    """The error for the visitor; `most` is the bound that was passed, as it is read."""
    kind, text = _TEXTS[reason]
    return kind(text.format(most=most), reason=reason)


class NotTaken(Exception):
    """Raised where files are cleaned, which is in another process."""

    def __init__(self, reason: Reason, most: str = "") -> None:
        super().__init__(reason, most)
        self.reason: Reason = reason
        self.most = most


def in_words(size: int) -> str:
    """Bytes as people read them: `10 MB`, `640 kB`."""
    return f"{size / 1024**2:.3g} MB" if size >= 1024**2 else f"{max(1, round(size / 1024))} kB"
