"""Keeps code out of the way while the text around it is rewritten."""

import re

_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_TICKS = re.compile(r"(?<!`)(`{1,8})(?!`)")
_HELD = re.compile("\ue000(\\d+)\ue001")


class Held:
    """Code blocks and spans of a Markdown text, each replaced in `text` by a mark that no rule touches."""

    def __init__(self, markdown: str) -> None:
        self._codes: list[str] = []
        clean = markdown.replace("\ue000", "").replace("\ue001", "")
        self.text = self._hold_spans(self._hold_fences(clean))

    def restore(self, text: str) -> str:
        """`text` with its code back in place; twice, since a span can hold the mark of a fence."""
        for _ in range(2):
            text = _HELD.sub(lambda mark: self._codes[int(mark[1])], text)
        return text

    def clean(self, junk: re.Pattern[str]) -> None:
        """Takes every match of `junk` out of the code itself."""
        self._codes = [junk.sub("", code) for code in self._codes]

    def _hold(self, code: str) -> str:
        self._codes.append(code)
        return f"\ue000{len(self._codes) - 1}\ue001"

    def _hold_fences(self, text: str) -> str:
        parts, at, opened = [], 0, None
        for line in _FENCE.finditer(text):
            marks = line[1]
            if opened is None:
                opened = line
            elif marks[0] == opened[1][0] and len(marks) >= len(opened[1]) and line[0].strip(" \t>") == marks:
                start = opened.start(1)
                parts += [text[at:start], self._hold(text[start : line.end()])]
                at, opened = line.end(), None
        if opened is not None:  # never closed: all the rest is code, as CommonMark has it
            parts += [text[at : opened.start(1)], self._hold(text[opened.start(1) :])]
            at = len(text)
        return "".join([*parts, text[at:]])

    def _hold_spans(self, text: str) -> str:
        runs = list(_TICKS.finditer(text))
        later: dict[int, list[int]] = {}
        for index in range(len(runs) - 1, -1, -1):
            later.setdefault(len(runs[index][1]), []).append(index)
        parts, at, index = [], 0, 0
        while index < len(runs):
            run = runs[index]
            same = later[len(run[1])]
            while same and same[-1] <= index:
                same.pop()
            closing = runs[same[-1]] if same else None
            if closing and "\n\n" not in text[run.end() : min(closing.start(), run.end() + 4000)]:
                parts += [text[at : run.start()], self._hold(text[run.start() : closing.end()])]
                at, index = closing.end(), same[-1] + 1
            else:
                index += 1
        return "".join([*parts, text[at:]])
