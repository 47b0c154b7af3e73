"""Liquid (Jekyll, Eleventy) and Hugo's shortcodes: what they stand for where the source tells it, else nothing."""

import re
from collections.abc import Callable
from typing import Any

from .codes import Held
from .frontmatter import listed, words

_TAG = re.compile(
    r"\{%-?\s*(?P<tag>[\w-]+)(?P<rest>(?:[^%]|%(?!\})){0,1500}?)-?%\}"
    r"|\{\{(?P<short>[<%])\s*(?P<name>/?[\w./-]*)(?P<args>[^<>{}]{0,1500}?)[>%]\}\}"
    r"|\{\{-?(?P<value>[^{}]{0,500}?)-?\}\}"
)
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_KRAMDOWN = re.compile(
    r"^[ \t]*\{:[^}\n]{0,300}\}[ \t]*\n?|\{:[^}\n]{0,300}\}|(?<=\S)[ \t]+\{#[\w:.-]{1,100}\}(?=[ \t]*$)", re.M
)
_TOC = re.compile(r"^[ \t]*[*+-] TOC[ \t]*\n(?=[ \t]*\{:toc\})", re.M | re.I)
_QUOTED = re.compile(r"\"([^\"]{0,1000})\"|'([^']{0,1000})'")
_NAMED = re.compile(r"([\w-]+)\s*[=:]\s*(?:\"([^\"]{0,1000})\"|'([^']{0,1000})'|([\w.\[\]-]+))")
_LINKS = {"page", "link", "ref", "relref", "post_url", "doc_url", "url", "asset", "asset_path", "download"}
_PICTURES = {"image", "img", "figure", "image_with_class", "picture"}
_SILENT = {"comment": "endcomment", "for": "endfor", "tablerow": "endtablerow", "javascript": "endjavascript"}
MAX_DEPTH = 4
MAX_CHARS = 1_000_000

FindInclude = Callable[[str], str | None]


def resolve(held: Held, page: dict[str, Any], find_include: FindInclude) -> str:
    """The held text with every tag replaced by what it says, or taken out when only the site's build knows it."""
    held.clean(_RAW)
    text = _KRAMDOWN.sub("", _TOC.sub("", held.text))
    return _Run(page, find_include).over(text)


class _Run:
    def __init__(self, page: dict[str, Any], find_include: FindInclude, depth: int = 0) -> None:
        self._page = page
        self._find_include = find_include
        self._depth = depth
        self._captured: dict[str, str] = {}
        self._outputs: list[tuple[str, list[str]]] = [("", [])]
        self._written = 0

    def over(self, text: str) -> str:
        at, until = 0, None
        for found in _TAG.finditer(text):
            if until is None:
                self._write(text[at : found.start()])
            at = found.end()
            tag = found["tag"]
            if until:
                until = None if tag == until else until
            elif tag in _SILENT:
                until = _SILENT[tag]
            elif tag in {"capture", "endcapture"}:
                self._capture(tag, found["rest"])
            else:
                in_link = text[max(0, found.start() - 2) : found.start()] in {"](", "]<"} or _in_attribute(text, found)
                self._write(self._said(found, in_link))
        self._write(text[at:] if until is None else "")
        while len(self._outputs) > 1:
            self._capture("endcapture", "")
        return "".join(self._outputs[0][1])

    def _write(self, text: str) -> None:
        self._written += len(text)
        if self._written <= MAX_CHARS:
            self._outputs[-1][1].append(text)

    def _capture(self, tag: str, rest: str) -> None:
        if tag == "capture":
            self._outputs.append((rest.strip(), []))
        elif len(self._outputs) > 1:
            name, parts = self._outputs.pop()
            self._captured[name] = "".join(parts).strip()

    def _said(self, found: re.Match[str], in_link: bool) -> str:
        if found["tag"]:
            return self._tag(found["tag"], found["rest"], in_link)
        if found["short"]:
            return self._shortcode(found["name"], found["args"], in_link)
        return self._value(found["value"])

    def _tag(self, tag: str, rest: str, in_link: bool) -> str:
        quoted = [a or b for a, b in _QUOTED.findall(rest)]
        if tag in _PICTURES and quoted:
            return _picture(quoted[0], quoted[-1] if len(quoted) > 1 else "")
        if in_link or tag in _LINKS:
            return _address((quoted or rest.split() or [""])[0])
        if tag in {"include", "include_relative", "include_cached", "render"}:
            return self._include(rest)
        if tag.endswith("channel") and quoted:
            return f"#{quoted[0].lstrip('#')}"
        if tag in {"alert", "callout", "note", "warning", "tip"} and quoted and quoted[0]:
            return f"\n**{quoted[0]}**\n"
        return f"```{rest.strip()}" if tag == "highlight" else "```" if tag == "endhighlight" else ""

    def _shortcode(self, name: str, args: str, in_link: bool) -> str:
        quoted = [a or b for a, b in _QUOTED.findall(args)]
        named = {key: a or b or c for key, a, b, c in _NAMED.findall(args)}
        if name in _PICTURES:
            return _picture(named.get("src", quoted[0] if quoted else ""), named.get("alt", named.get("caption", "")))
        if in_link or name in _LINKS:
            return _address((quoted or args.split() or [""])[0])
        return ""

    def _value(self, value: str) -> str:
        name = value.partition("|")[0].strip()
        quoted = _QUOTED.match(name)
        if quoted:
            return quoted[1] or quoted[2] or ""
        if name.startswith("page."):
            return words(self._page.get(name[5:].lower()))
        return self._captured.get(name, "")

    def _include(self, rest: str) -> str:
        """The included file when the folder has it, else what was handed to it: a list of the page, a text."""
        name = (rest.split() or [""])[0].strip("\"'")
        fragment = self._find_include(name) if self._depth < MAX_DEPTH else None
        if fragment is not None:
            return _Run(self._page, self._find_include, self._depth + 1).over(fragment)
        said = []
        for key, double, single, bare in _NAMED.findall(rest):
            if bare.startswith("page.") and isinstance(entries := self._page.get(bare[5:].lower()), list):
                said += [f"- {entry}" for entry in listed(entries)]
            elif bare in self._captured:
                said += [f"> {line}" for line in self._captured[bare].split("\n")]
            elif key in {"content", "text", "body", "message"} and (double or single):
                said.append(f"> {double or single}")
        return "\n" + "\n".join(said) + "\n" if said else ""


def _picture(path: str, alt: str) -> str:
    return f"![{alt}]({_address(path)})" if path else ""


def _address(path: str) -> str:
    """A path in a tag counts from the root of the source."""
    path = path.strip().replace(" ", "%20")
    return path if not path or path.startswith(("/", "#", ".")) or "://" in path else f"/{path}"


def _in_attribute(text: str, found: re.Match[str]) -> bool:
    return text[max(0, found.start() - 6) : found.start()].endswith(('href="', "href='", 'src="', "src='"))
