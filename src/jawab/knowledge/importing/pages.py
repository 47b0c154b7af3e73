"""A Markdown file as a Document: front matter, includes, tags and links resolved, nothing of its site's build left."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from . import docfx, frontmatter, language, links, liquid
from .codes import Held
from .document import MAX_MARKDOWN_CHARS, Document, Picture, Unreadable
from .html import fragment_to_markdown
from .slugs import slug
from .text import cut

if TYPE_CHECKING:
    from .folder import Folder

_H1 = re.compile(
    r"\s*(?:#[ \t]+(?P<atx>[^\n]{1,300}?)[ \t#]*(?:\n|\Z)"
    r"|(?P<setext>[^\n#>|*-][^\n]{0,300})\n=+[ \t]*(?:\n|\Z)"
    r"|<h1\b[^<>]{0,300}>(?P<html>[^\n]{1,300}?)</h1>)"
)
_ANY_HEADING = re.compile(r"^#{1,6}[ \t]+([^\n]{1,200}?)[ \t#]*$", re.MULTILINE)
_WRAPPING_TAG = re.compile(
    r"^[ \t]*</?(?:div|section|center|figure|figcaption|span|article|main|header|font|nav|button|form|label|input)\b"
    r"[^<>]{0,1000}>[ \t]*$\n?",
    re.MULTILINE | re.IGNORECASE,
)
_REGION = re.compile(r"^[ \t]*<(table|ul|ol|dl|details)\b", re.MULTILINE | re.IGNORECASE)
_JSX = re.compile(r"^(?:import|export)[ \t][^\n]{0,300}(?:from[ \t]+['\"][^\n]{1,200}|;)[ \t]*$\n?", re.MULTILINE)
_INLINE_MARKS = re.compile(r"[*_`]{1,3}|\[([^\]]*)\]\([^)]*\)|<[^<>]{1,300}>")
_MOVED = "only sends readers to another address"


@dataclass(slots=True)
class _Found:
    """What a page's text turned out to use."""

    pictures: dict[str, Picture] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def read_page(folder: "Folder", path: str) -> Document:
    """One Markdown file of a folder. Raises Unreadable with the reason when it is no page for readers."""
    fields, body = frontmatter.split(folder.text(path))
    if frontmatter.words(fields.get("draft")).lower() == "true" or fields.get("published") is False:
        raise Unreadable("marked as a draft")
    if fields.get("redirect_to") or fields.get("redirect_url"):
        raise Unreadable(_MOVED)
    found = _Found()
    markdown = _tidy(_resolved(folder, path, fields, body, found))
    heading, markdown = take_title(markdown)
    title = heading or _unmarked(frontmatter.words(fields.get("title"))) or _fallback_title(markdown, path)
    stated = language.tag(frontmatter.words(fields.get("lang") or fields.get("language") or fields.get("locale")))
    return Document(
        path=path,
        title=title,
        markdown=markdown,
        language=language.settle(f"{title}\n{markdown}", stated, folder.language_hint(path)),
        description=frontmatter.words(fields.get("description") or fields.get("summary") or fields.get("subtitle")),
        category=frontmatter.words(fields.get("category") or fields.get("categories")) or folder.category(path),
        slug=folder.slug(path),
        pictures=tuple(found.pictures.values()),
        notes=_notes(found),
    )


def take_title(markdown: str) -> tuple[str, str]:
    """The first heading, when the page begins with it, and the rest."""
    found = _H1.match(markdown)
    if not found:
        return "", markdown.strip("\n")
    title = found["atx"] or found["setext"] or found["html"]
    return _unmarked(title), markdown[found.end() :].strip("\n")


def _unmarked(title: str) -> str:
    """A title without Markdown's and HTML's marks."""
    return " ".join(_INLINE_MARKS.sub(lambda mark: mark[1] or "", title).replace("\\", "").split())


def _resolved(folder: "Folder", path: str, fields: dict[str, Any], body: str, found: _Found, depth: int = 0) -> str:
    """The text with includes put in and every address resolved as seen from its own file."""

    def include(target: str, base: str, level: int) -> str | None:
        fragment = folder.fragment(base, target)
        if fragment is None or level > docfx.MAX_DEPTH:
            return None
        return _resolved(folder, fragment, fields, frontmatter.split(folder.text(fragment))[1], found, level)

    held = Held(body)
    held = Held(held.restore(docfx.expand_includes(cut(held.text, "<!--", "-->"), path, include, depth)))
    text = held.text
    if not any(key.startswith("ms.") for key in fields):
        text = liquid.resolve(held, fields, folder.include)
        again = Held(held.restore(text))  # an include may bring code of its own
        held, text = again, again.text
    text = docfx.resolve(_JSX.sub("", text))
    text = _html_regions(_scripts(text))
    text = links.rewrite(text, lambda address, picture: _target(folder, path, address, picture, found))
    if len(text) > MAX_MARKDOWN_CHARS:
        raise Unreadable("too large once its includes are put in")
    return held.restore(text)


def _target(folder: "Folder", path: str, address: str, picture: bool, found: _Found) -> str | None:
    if picture:
        return _picture_target(folder, path, address, found)
    if address.startswith(("article:", "media:")) or re.match(r"(?:https?|mailto|tel|sms):", address, re.IGNORECASE):
        return address
    if address.startswith("//"):
        return f"https:{address}"
    if address.startswith("#"):
        return f"#{slug(address[1:])}" if len(address) > 1 else None
    return folder.links.find(path, address)


def _picture_target(folder: "Folder", path: str, address: str, found: _Found) -> str | None:
    if address.startswith("media:"):
        return address
    if re.match(r"(?:https?:)?//", address):
        found.missing.append(address)
        return None
    picture = folder.picture(path, address)
    if picture is None:
        found.missing.append(address)
        return None
    found.pictures[picture.path] = picture
    return f"media:{picture.path.replace(' ', '%20')}"


def _scripts(text: str) -> str:
    for name in ("script", "style", "svg", "noscript", "iframe", "object", "video"):
        text = cut(text, f"<{name}", f"</{name}>")
    return text


def _html_regions(text: str) -> str:
    """Tables and lists written in HTML as Markdown; tags that only lay out the page go."""
    parts, at = [], 0
    for region in _REGION.finditer(text):
        if region.start() < at:
            continue
        end = text.lower().find(f"</{region[1].lower()}>", region.start(), region.start() + 100_000)
        if end < 0:
            continue
        end = _closing(text, region[1].lower(), region.start(), end)
        converted = fragment_to_markdown(text[region.start() : end])
        parts += [text[at : region.start()], "\n", _unescaped_addresses(converted), "\n"]
        at = end
    return _WRAPPING_TAG.sub("", "".join([*parts, text[at:]]))


def _closing(text: str, tag: str, start: int, end: int) -> int:
    """The end of the outermost element, whatever of its own kind is nested in it."""
    depth = 0
    for mark in re.finditer(rf"<(/?){tag}\b[^<>]{{0,1000}}>", text[start : start + 200_000], re.IGNORECASE):
        depth += -1 if mark[1] else 1
        if depth == 0:
            return start + mark.end()
    return end + len(tag) + 3


def _unescaped_addresses(markdown: str) -> str:
    """Markdown that stood inside the HTML was meant as Markdown: its marks were escaped on the way."""
    return re.sub(r"\\([\[\]*_`\\])", r"\1", markdown)


def _tidy(text: str) -> str:
    """No trailing spaces but the two of a line break within a paragraph, and no more than one empty line."""
    lines = text.replace("\u200b", "").replace("\ufeff", "").split("\n")
    for index, line in enumerate(lines):
        bare = line.rstrip(" \t")
        goes_on = bool(bare) and index + 1 < len(lines) and bool(lines[index + 1].strip())
        lines[index] = f"{bare}  " if goes_on and line.endswith("  ") else bare
    text = "\n".join(lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _fallback_title(markdown: str, path: str) -> str:
    heading = _ANY_HEADING.match(markdown)
    name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return heading[1].strip() if heading else name.replace("-", " ").replace("_", " ").strip().capitalize()


def _notes(found: _Found) -> tuple[str, ...]:
    if not found.missing:
        return ()
    names = list(dict.fromkeys(found.missing))
    shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    return (f"imported without {len(names)} picture{'s'[: len(names) > 1]} that the folder does not hold: {shown}",)
