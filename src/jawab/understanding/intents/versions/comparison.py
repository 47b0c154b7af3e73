"""Whether a new version is worse than the one in use, on the examples that are there now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from jawab.inference.embedder import Vectors
from jawab.understanding.intents.head import IntentHead
from jawab.understanding.intents.versions.material import Material
from jawab.understanding.types import IntentReading

BEYOND_CHANCE = 1.645
"""Standard deviations: a version that is as good is refused once in twenty times (one-sided sign test)."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many of `of` examples each of two heads reads rightly that has not seen them, and how many of those that one
    reads rightly the other does not."""

    of: int
    new: int
    old: int
    gained: int
    lost: int

    @property
    def is_worse(self) -> bool:
        """Whether the new head loses more than chance explains."""
        return self.lost - self.gained > BEYOND_CHANCE * sqrt(self.lost + self.gained)


def compare(material: Material, new: Sequence[str | None], old: Sequence[str | None]) -> Comparison:
    """Of what two heads told of each example."""
    pairs = [(a == key, b == key) for key, a, b in zip(material.keys, new, old, strict=True)]
    return Comparison(
        of=len(pairs),
        new=sum(a for a, _ in pairs),
        old=sum(b for _, b in pairs),
        gained=sum(a and not b for a, b in pairs),
        lost=sum(b and not a for a, b in pairs),
    )


def told_by(
    head: IntentHead, held_out: Mapping[str, str | None], material: Material, vectors: Vectors
) -> list[str | None]:
    """What an earlier head tells of the examples that are there now.

    Of those that it was trained on it would know the answer: for them counts what was told of them, in its own
    cross-validation, by a head that had not seen them."""
    return [
        held_out[id] if id in held_out else told(head.read(text, vector))
        for id, text, vector in zip(material.ids, material.texts, vectors, strict=True)
    ]


def told(reading: IntentReading) -> str | None:
    """The key of the likeliest intent, None when it is likelier that the text is of none."""
    best = reading.best
    return None if best is None or best.probability < reading.out_of_scope else best.key


def refusal(comparison: Comparison, in_use: int, new: int) -> str:
    """Why a version was not put to use, for people."""
    return (
        f"Of the {comparison.of} examples, version {new} understands {comparison.new} and version {in_use} "
        f"{comparison.old}: version {in_use} stays in use. You can use version {new} all the same."
    )


def praise(comparison: Comparison, before: int) -> str:
    """How a version compares with the one that was in use before it, for people."""
    return (
        f"Understands {comparison.new} of the {comparison.of} examples; version {before} understood {comparison.old}."
    )
