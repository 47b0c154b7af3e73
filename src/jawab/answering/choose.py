"""Which sentences, list or table rows of the passages answer the question best."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jawab.answering.blocks import Block, Unit, blocks
from jawab.answering.expects import Expectation, asks_for_steps, expectations
from jawab.answering.terms import terms


@dataclass(frozen=True, slots=True)
class Source:
    """A section to choose from. `likeness` is how near it is to the question (cosine), where that is known."""

    title: str
    heading: str
    markdown: str
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Part of one block to be quoted: `units[i]` for i in `picked`, in order. `source` counts the sources from 0."""

    source: int
    block: Block
    picked: tuple[int, ...]
    score: float

    @property
    def units(self) -> list[Unit]:
        return [self.block.units[index] for index in self.picked]


MOST_CHARS = 1000
MOST_SENTENCES = 4
MOST_ITEMS = 10
_SHORT = 70  # characters; a shorter answer takes the next sentence along
_STEPS_WANTED = 0.3
_LIKENESS = 1.5  # how much a section's nearness counts
_MOST_UNLIKE = 0.35
_POSITION = 0.1
_CONTEXT_SHARE = 0.75
_POINTER_COST = 0.3
_CODE_COST = 0.4
_LONGEST_CODE = 400  # characters; more is nothing to read in a chat
_CLEARLY = 0.14  # how much better one list item must be to be quoted alone
_LEANS = re.compile(
    r"(?:it|this|that|these|those|they|he|she|then|after that|afterwards|later|otherwise|instead|also|however|but|"
    r"so|if not|"
    r"in that case|during that time|or|and|both|either|یہ|وہ|اس|پھر|اگر نہیں|ورنہ|لیکن|اور)\b",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:please )?(?:see|read|more information|learn more|for more|check out|visit|go to our|next steps?|"
    r"related)\b|.*\?$|.*\b(?:is|are) (?:described|explained|listed|covered|shown) (?:in|on|under)\b|"
    r"first check that\b|مزید|دیکھیں",
    re.IGNORECASE,
)


def choose(question: str, sources: Sequence[Source]) -> list[Choice]:
    """One or two choices, best first; none when no source has anything to quote."""
    scorer = _Scorer(question, sources)
    found = sorted(
        (
            scorer.choice(number, block)
            for number, source in enumerate(sources)
            for block in blocks(source.markdown)
            if block.shape != "code" or len(block.units[0].plain) <= _LONGEST_CODE
        ),
        key=lambda choice: -choice.score,
    )
    if not found:
        return []
    best = found[0]
    second = next((other for other in found[1:4] if scorer.adds(best, other)), None)
    return [best, second] if second else [best]


class _Scorer:
    def __init__(self, question: str, sources: Sequence[Source]) -> None:
        self.expected: list[Expectation] = expectations(question)
        self.steps_wanted = asks_for_steps(question)
        nearest = max((source.likeness or 0.0 for source in sources), default=0.0)
        self.unlike = [
            min(_MOST_UNLIKE, _LIKENESS * (nearest - source.likeness)) if source.likeness is not None else 0.0
            for source in sources
        ]
        self.context = [terms(f"{source.title} {source.heading}") for source in sources]
        units = [terms(unit.plain) for source in sources for block in blocks(source.markdown) for unit in block.units]
        seen = Counter(term for unit in units for term in unit)
        around = frozenset[str]().union(*self.context)
        self.weights = {
            term: math.log(1 + (len(units) + 1) / (seen[term] + 1))
            for term in terms(question)
            if term in seen or term in around
        }
        self.all = sum(self.weights.values()) or 1.0

    def choice(self, number: int, block: Block) -> Choice:
        """The best part of `block`, a block of source `number`."""
        scores = [self._score(unit.plain, number, place, block) for place, unit in enumerate(block.units)]
        best = max(range(len(scores)), key=scores.__getitem__)
        if block.shape == "paragraph":
            return Choice(number, block, _sentences_around(block.units, scores, best), scores[best])
        if block.shape == "steps":  # a procedure is quoted whole
            whole = self._score(" ".join(unit.plain for unit in block.units), number, 0, block)
            score = max(whole, scores[best]) + _STEPS_WANTED if self.steps_wanted else scores[best]
            return Choice(number, block, _all_that_fit(block.units), score)
        return Choice(number, block, _items(block.units, scores, best), scores[best])

    def adds(self, best: Choice, other: Choice) -> bool:
        """Whether `other` covers a weighty part of the question that `best` does not."""
        if other.score < 0.75 * best.score or other.block.shape != "paragraph":
            return False
        have = self.context[best.source].union(*(terms(unit.plain) for unit in best.units))
        new = frozenset[str]().union(*(terms(unit.plain) for unit in other.units)) - have
        return sum(self.weights.get(term, 0.0) for term in new) >= 0.3 * self.all

    def _score(self, plain: str, number: int, place: int, block: Block) -> float:
        have, context = terms(plain), self.context[number]
        intro = terms(block.intro.plain) if block.intro else frozenset[str]()
        covered = sum(
            weight if term in have else _CONTEXT_SHARE * weight if term in context or term in intro else 0.0
            for term, weight in self.weights.items()
        )
        score = covered / self.all + _POSITION / (1 + place) - self.unlike[number]
        score -= _CODE_COST if block.shape == "code" else 0.0
        score += sum(wanted.weight for wanted in self.expected if wanted.given.search(plain))
        return score - (_POINTER_COST if _POINTER.match(plain) else 0.0)


def _sentences_around(units: Sequence[Unit], scores: Sequence[float], best: int) -> tuple[int, ...]:
    """The best sentence with the neighbours that it leans on, that lean on it, or that say as much."""
    first = last = best
    while first > 0 and _LEANS.match(units[first].plain) and best - first < 2:
        first -= 1
    near = 0.6 * scores[best]
    while last + 1 < len(units) and last - first + 1 < MOST_SENTENCES:
        follower = units[last + 1].plain
        short = sum(len(unit.plain) for unit in units[first : last + 1]) < _SHORT
        if _POINTER.match(follower) or not (short or scores[last + 1] >= near or _LEANS.match(follower)):
            break
        last += 1
    while first > 0 and last - first + 1 < MOST_SENTENCES and scores[first - 1] >= near:
        first -= 1
    return tuple(range(first, last + 1))


def _items(units: Sequence[Unit], scores: Sequence[float], best: int) -> tuple[int, ...]:
    """The one item that answers clearly better than the others, else as many as fit, in their order."""
    others = [score for index, score in enumerate(scores) if index != best]
    if others and scores[best] - max(others) >= _CLEARLY:
        return (best,)
    everything = _all_that_fit(units)
    if len(everything) == len(units):
        return everything
    good = [index for index, score in enumerate(scores) if score >= scores[best] - _CLEARLY]
    return tuple(good[i] for i in _all_that_fit([units[index] for index in good]))


def _all_that_fit(units: Sequence[Unit]) -> tuple[int, ...]:
    total, fit = 0, 0
    for unit in units[:MOST_ITEMS]:
        total += len(unit.markdown)
        if fit and total > MOST_CHARS:
            break
        fit += 1
    return tuple(range(fit))
