"""Whether a page says anything: empty pages and mere lists of links are not articles."""

from .blocks import read_blocks
from .document import MAX_MARKDOWN_CHARS, Document

FEWEST_WORDS = 4


def reason_to_skip(document: Document) -> str | None:
    """Why the page is left out, or None when it is an article."""
    if len(document.markdown) > MAX_MARKDOWN_CHARS:
        return f"too large (more than {MAX_MARKDOWN_CHARS:,} characters of text)"
    blocks = [block for block in read_blocks(document.markdown) if block.kind != "heading"]
    words = sum(block.words for block in blocks)
    if words < FEWEST_WORDS:
        return "empty"
    said = sum(len("".join(block.text.split())) for block in blocks)
    linked = sum(block.linked for block in blocks)
    if linked >= 0.8 * said and words < 400:
        return "a navigation page: only links to other pages"
    return None
