"""Files in words, where they cannot be shown."""

from collections.abc import Sequence

from jawab.conversations.files.schemas import FileOut


def named(files: Sequence[FileOut]) -> str:
    """What an inbox says of a message's files: `Picture`, `3 pictures`, `PDF: invoice.pdf`, `2 files`."""
    pdfs = [file for file in files if file.type == "application/pdf"]
    if not files:
        return ""
    if len(files) == 1:
        return f"PDF: {files[0].name}" if pdfs else "Picture"
    return f"{len(files)} files" if pdfs else f"{len(files)} pictures"
