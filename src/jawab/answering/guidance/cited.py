"""Sentences of a reply, each together with the citation marks that follow it."""

import re

from jawab.knowledge.sentences import spans

MARK = re.compile(r"\[(\d+)\]")
_MARKS_FIRST = re.compile(r"(?:\[\d+\]\s*)+")


def cited_sentences(line: str) -> list[str]:
    """The sentences of one paragraph."""
    found: list[tuple[int, int]] = []
    for start, end in spans(line):
        marks = _MARKS_FIRST.match(line, start, end)
        if found and marks:
            found[-1] = (found[-1][0], start + len(marks[0].rstrip()))
            start = marks.end()
        if start < end:
            found.append((start, end))
    return [line[start:end] for start, end in found]
