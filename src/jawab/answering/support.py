"""Does what the help centre says carry a sentence that the LLM wrote?

Each sentence is held against every sentence, list item and table row of the passages, and neighbouring ones together.
Numbers and addresses must be there exactly; whether the rest is carried is decided by a small trained head.
"""

import math
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from jawab.answering.blocks import Block, blocks
from jawab.answering.facts import PER, Quantity, addresses, quantities
from jawab.answering.polarity import clashes, contradicts, universals
from jawab.answering.terms import terms, words
from jawab.inference.embedder import Vectors
from jawab.inference.heads import load_head, sigmoid

FEATURES = (
    "cover",  # share of the sentence's words, by weight, that the best window holds
    "cover_one",  # … that its best single sentence, item or row holds
    "numbers",  # share of the sentence's quantities that the window holds, counting the same thing
    "numbers_one",  # … that its nearest single unit holds
    "negation",  # 1 when a clause denies what the nearest clause affirms, or the other way
    "clashes",  # pairs of opposites between sentence and nearest unit, up to 2
    "universals",  # "always", "only", "never" … that the window does not have, up to 2
    "names",  # capitalised words inside the sentence that no passage has, up to 2
    "likeness",  # cosine of the sentence and the nearest unit
    "likeness_two",  # … and the nearest two neighbouring units
    "order",  # share of the sentence's neighbouring words that are neighbours in the window
)

Embed = Callable[[Sequence[str]], Awaitable[Sequence[Vectors]]]
"""Gives the vectors of texts, in their order."""


@dataclass(frozen=True, slots=True)
class Support:
    """`score` is the estimated probability that the passages carry the sentence; `passage` is the index of the one that
    does so best and `quote` its words; `why` names what was missing when it is not supported."""

    supported: bool
    score: float
    passage: int
    quote: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Window:
    """One unit, or a few neighbouring ones together."""

    passage: int
    terms: frozenset[str]
    quantities: frozenset[Quantity]
    numbers: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    text: str
    units: tuple[str, ...]


class Evidence:
    """What a set of passages says, ready to hold sentences against it."""

    def __init__(self, texts: Sequence[str], titles: Sequence[str], embed: Embed) -> None:
        """`texts` is the passages' Markdown, `titles` what each is called: its words count as said in each unit."""
        self._embed = embed
        self._titles = [terms(title) for title in titles]
        self._windows = [window for n, text in enumerate(texts) for window in _windows(n, blocks(text))]
        singles = [window for window in self._windows if len(window.units) == 1]
        self._common = Counter(term for window in singles for term in window.terms)
        self._singles = len(singles)
        said = " \n ".join([*texts, *titles])
        self._addresses = addresses(said)
        self._numbers = frozenset(quantity.number for quantity in quantities(said)) | {PER}
        self._words = frozenset(words(said))

    async def prepare(self) -> None:
        """Makes the vectors of what the passages say, so that the first check need not wait for them."""
        await self._embed(self._told(1) + self._told(2))

    async def check(self, sentence: str) -> Support:
        """Whether the passages carry the sentence, which is plain text without citation marks."""
        if why := self.refused(sentence):
            return Support(False, 0.0, 0, why=why)
        features, window = await self._against_best(sentence)
        head = load_head("support", FEATURES)
        score = float(sigmoid(head.score(np.array([features])))[0])
        if score >= head.thresholds["supported"]:
            return Support(True, score, window.passage, quote=window.text)
        return Support(False, score, window.passage, why="not said by any passage")

    def refused(self, sentence: str) -> str:
        """What rules the sentence out whatever the rest says, or ""."""
        for address in addresses(sentence):
            if not self._knows(address):
                return f"address that no passage has: {address}"
        for found in quantities(sentence):
            if found.number not in self._numbers:
                return f"number that no passage has: {found.number}"
        return "" if self._windows and terms(sentence) else "says nothing that can be checked"

    async def features(self, sentence: str) -> list[float]:
        """The values of FEATURES. Training starts here."""
        return (await self._against_best(sentence))[0]

    async def _against_best(self, sentence: str) -> tuple[list[float], _Window]:
        claim = _Claim(sentence, self._weights(terms(sentence)))
        window = max(self._windows, key=lambda window: claim.fit(window, self._titles[window.passage]))
        around = self._titles[window.passage]
        nearest = max(window.units, key=lambda unit: claim.cover(terms(unit) | around))
        one, two = await self._likeness(sentence)
        values = [
            claim.cover(window.terms | around),
            claim.cover(terms(nearest) | around),
            claim.numbers(window),
            claim.numbers(_window(window.passage, (nearest,))),
            float(contradicts(sentence, window.units)),
            float(min(2, clashes(sentence, nearest))),
            float(min(2, universals(sentence, window.text))),
            float(min(2, len(_names(sentence) - self._words))),
            one,
            two,
            len(claim.pairs & window.pairs) / max(1, len(claim.pairs)),
        ]
        return values, window

    async def _likeness(self, sentence: str) -> tuple[float, float]:
        """Cosines of the sentence and the nearest unit, and the nearest unit or two neighbours."""
        units, both = self._told(1), self._told(2)
        vector, *told = await self._embed([sentence, *units, *both])
        cosines = np.stack(told) @ vector
        one = float(cosines[: len(units)].max(initial=0.0))
        return one, max(one, float(cosines[len(units) :].max(initial=0.0)))

    def _told(self, width: int) -> list[str]:
        """The texts of the windows of so many units."""
        return list(dict.fromkeys(window.text for window in self._windows if len(window.units) == width))

    def _knows(self, address: str) -> bool:
        return address in self._addresses or any(known.startswith(f"{address}/") for known in self._addresses)

    def _weights(self, found: frozenset[str]) -> dict[str, float]:
        """Rare words tell more; a word that no passage has tells most."""
        return {term: math.log(1.5 + (self._singles + 1) / (self._common[term] + 0.5)) for term in found}


class _Claim:
    """A sentence to be checked."""

    def __init__(self, sentence: str, weights: dict[str, float]) -> None:
        self.weights = {term: weight for term, weight in weights.items() if not term[0].isdigit()}
        self.terms = frozenset(self.weights)
        self.quantities = frozenset(quantities(sentence))
        self.pairs = _pairs(sentence)

    def cover(self, have: frozenset[str]) -> float:
        """Share of the words, by weight, that are among `have`."""
        total = sum(self.weights.values())
        return sum(weight for term, weight in self.weights.items() if term in have) / total if total else 1.0

    def numbers(self, window: _Window) -> float:
        """Share of the quantities that the window has; a number that counts another measure there is none of them."""
        if not self.quantities:
            return 1.0
        return sum(self._counted(quantity, window) for quantity in self.quantities) / len(self.quantities)

    @staticmethod
    def _counted(quantity: Quantity, window: _Window) -> float:
        if quantity in window.quantities:
            return 1.0
        if quantity.number not in window.numbers:
            return 0.0
        others = {told.unit for told in window.quantities if told.number == quantity.number}
        taken = any(told.unit == quantity.unit for told in window.quantities)  # that unit has another number there
        measured = quantity.unit in _MEASURES and bool(others & _MEASURES)
        return 0.0 if quantity.unit and (taken or measured) else 0.8

    def fit(self, window: _Window, around: frozenset[str]) -> float:
        """How well the window carries the sentence; the smaller of two equal ones wins."""
        return self.cover(window.terms | around) + self.numbers(window) - 0.02 * len(window.units)


_MEASURES = frozenset("second minute hour day week month year time euro dollar rupee cent percent am pm".split())


def _windows(passage: int, found: Sequence[Block]) -> list[_Window]:
    """Each unit, and up to three neighbouring ones unless they are rows of a table, which say different things."""
    windows = []
    for block in found:
        lead = [block.intro.plain] if block.intro else []
        units = [unit.plain for unit in block.units]
        widest = 1 if block.shape == "table" else 3
        for width in range(1, widest + 1):
            for start in range(len(units) - width + 1):
                windows.append(_window(passage, (*lead, *units[start : start + width])))
    for one, other in pairwise(block for block in found if block.shape != "table"):
        windows.append(_window(passage, (one.units[-1].plain, other.units[0].plain)))
    return windows


def _window(passage: int, units: tuple[str, ...]) -> _Window:
    text = " ".join(units)
    counted = frozenset(quantities(text))
    numbers = frozenset(quantity.number for quantity in counted)
    return _Window(passage, terms(text), counted, numbers, _pairs(text), text, units)


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    """Neighbouring meaningful words, in their order."""
    carried = [next(iter(found)) for word in re.findall(r"[\w'’.,-]+", text) if (found := terms(word))]
    return frozenset(pairwise(carried))


def _names(sentence: str) -> frozenset[str]:
    """Words with a capital letter that do not begin the sentence: names of places, brands, buttons."""
    inside = sentence.split(" ", 1)[1] if " " in sentence else ""
    return frozenset(words(" ".join(re.findall(r"(?<![.!?:] )\b[A-Z][\w'’]+", inside))))
