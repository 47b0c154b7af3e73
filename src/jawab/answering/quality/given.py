"""A reply as it was given, with what it was drawn from: what is scored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jawab.answering.blocks import blocks
from jawab.knowledge.sentences import sentences

_MOST_SENTENCES = 12  # of a reply that are looked at
MOST_PASSAGES = 4  # that are looked at beside those that were quoted


@dataclass(frozen=True, slots=True)
class Source:
    """What a reply was drawn from: a passage, or a quotation of one."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Given:
    """One of the bot's replies.

    `said`: its sentences without marks. `support`: of those that were checked when they were written, the estimated
    probability that the help centre carries them. `confidence`: that the help centre answers the question, None when it
    was not looked up. `seconds`: from the question to the whole reply. `intents`: probabilities of the workspace's
    intents for the question and for the title of the page that is quoted first, as far as they were read. `nearness`:
    title and likeness to the question of each passage that was found.
    """

    question: str
    said: Sequence[str]
    title: str  # of the page that is quoted first, "" when none is
    sources: Sequence[Source] = ()
    support: Mapping[str, float] = field(default_factory=dict)
    confidence: float | None = None
    seconds: float = 0.0
    intents: Sequence[Mapping[str, float]] = ()
    nearness: Sequence[tuple[str, float]] = ()


def plain(markdown: str) -> list[str]:
    """The sentences, list items and rows of a reply as plain text."""
    texts = (unit.plain for block in blocks(markdown) for unit in (block.intro, *block.units) if unit)
    return [one for text in texts for one in sentences(text)][:_MOST_SENTENCES]


def of_trace(
    question: str, text: str, cited: Sequence[tuple[str, str]], trace: Mapping[str, Any], seconds: float
) -> Given:
    """A reply with its Markdown `text`, the `(title, quote)` of its citations, and its trace as docs/api.md has it."""
    kept = [one for one in trace.get("sentences", ()) if one["supported"]]
    written = trace.get("mode") == "llm"
    passages = list(trace.get("passages", ()))
    used = [one for one in passages if one["used"]]
    shown = [*used, *(one for one in passages if not one["used"])][: max(MOST_PASSAGES, len(used))]
    return Given(
        question=question,
        said=[one["text"] for one in kept][:_MOST_SENTENCES] or plain(text),
        title=cited[0][0] if cited else "",
        sources=[
            *(Source(title, quote) for title, quote in cited),
            *(Source(one["title"], one["text"]) for one in shown),
        ],
        support={one["text"]: one["score"] for one in kept} if written else {},
        confidence=trace.get("confidence"),
        seconds=seconds,
        nearness=[(one["title"], one["dense"]) for one in shown],
    )
