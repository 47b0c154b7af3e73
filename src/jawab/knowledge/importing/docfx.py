"""DocFX (Microsoft Learn) and Docusaurus marks: includes, pictures, notes, tabs, columns, videos."""

import re
from collections.abc import Callable

_INCLUDE = re.compile(r"\[!INCLUDE\s*\[[^\]\n]{0,300}\]\s*\(\s*([^)\n]{1,500}?)\s*\)\s*\]", re.IGNORECASE)
_MARK = re.compile(r"^([ \t]*(?:>[ \t]?)+)\[!([A-Za-z]+)([^\]\n]{0,500})\][ \t]*\n?", re.MULTILINE)
_PICTURE = re.compile(r":::\s*image((?:[^:\n]|:(?!::)){1,2000}):::", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*\"([^\"\n]{0,1500})\"")
_COLUMN = re.compile(r"^[ \t]*:::\s*(column)\b[^\n]*$|^[ \t]*:::\s*(column-end)\b[^\n]*$", re.IGNORECASE | re.MULTILINE)
_NOTE = re.compile(
    r"^[ \t]*:{3,}[ \t]*(note|tip|info|warning|caution|danger|important)\b[ \t]*([^\n]{0,200})$", re.I | re.M
)
_LINE = re.compile(r"^[ \t]*:{3,}[ \t]*[\w-]*(?:[ \t:][^\n]{0,300})?$\n?", re.MULTILINE)
_TAB = re.compile(r"^(#{1,6})[ \t]+\[([^\]\n]{1,200})\]\(#tab/[^)\n]{1,200}\)[ \t]*$", re.MULTILINE)
_LEFT_OVER = re.compile(
    r"\[!(?:badge|button|toc|span|code|preview|uicontrol|dnl)[^\]\n]{0,300}\](?:\([^)\n]{0,300}\))?", re.I
)
_XREF = re.compile(r"<xref:([^>\n?]{1,200})[^>\n]{0,200}>")
_SPOKEN = {"note", "tip", "important", "warning", "caution", "attention", "danger"}
MAX_DEPTH = 4

ReadInclude = Callable[[str, str, int], str | None]


def expand_includes(text: str, path: str, read_include: ReadInclude, depth: int = 0) -> str:
    """Each `[!INCLUDE [name](path)]` by the text of that file as `read_include(path, from, depth)` gives it."""

    def included(mark: re.Match[str]) -> str:
        fragment = read_include(mark[1], path, depth + 1) if depth < MAX_DEPTH else None
        return (fragment or "").strip("\n")

    return _INCLUDE.sub(included, text)


def resolve(text: str) -> str:
    """Text (code held back) with DocFX's marks turned into plain Markdown."""
    text = _PICTURE.sub(_picture, text)
    text = _dedent_columns(text)
    text = _NOTE.sub(lambda mark: f"**{(mark[2].strip('[] ') or mark[1].capitalize())}:**", text)
    text = _LINE.sub("", text)
    text = _MARK.sub(_mark, text)
    text = _TAB.sub(lambda mark: f"{mark[1] if len(mark[1]) > 1 else '###'} {mark[2]}", text)
    return _XREF.sub(r"\1", _LEFT_OVER.sub("", text))


def _picture(mark: re.Match[str]) -> str:
    fields = {key.lower(): value for key, value in _ATTRIBUTE.findall(mark[1])}
    if not fields.get("source"):
        return ""
    alt = fields.get("alt-text", "").replace("[", "(").replace("]", ")")
    return f"![{alt}](<{fields['source']}>)"


def _mark(mark: re.Match[str]) -> str:
    """`> [!NOTE]` begins a note, `> [!VIDEO address]` is a link, `> [!div …]` only dresses what follows."""
    quote, kind, rest = mark[1], mark[2].lower(), mark[3].strip()
    if kind in _SPOKEN:
        return f"{quote.rstrip()} **{kind.capitalize()}:** \n"
    if kind == "video" and rest.startswith("http"):
        return f"{quote.rstrip()} [Video]({rest})\n"
    return ""


def _dedent_columns(text: str) -> str:
    """What stands in columns is often indented, and would turn into code once the columns are gone."""
    parts, at, inside = [], 0, False
    for mark in _COLUMN.finditer(text):
        piece = text[at : mark.start()]
        parts.append(_dedented(piece) if inside else piece)
        at, inside = mark.end(), bool(mark[1])
    return "".join([*parts, text[at:]]) if parts else text


def _dedented(piece: str) -> str:
    lines = piece.expandtabs(4).split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:] for line in lines)
