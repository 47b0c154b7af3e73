"""How sure the effect of an invitation is: Newcombe's interval for the difference of two shares."""

from dataclasses import dataclass
from math import sqrt

Z = 1.959964
"""Of 95 % confidence, two-sided."""
FEWEST_VISITORS = 50
"""In each arm. Below this the interval spans almost everything: nothing is said at all."""
FEWEST_EVENTS = 5
"""In both arms together."""


@dataclass(frozen=True, slots=True)
class Share:
    """`events` of `n`, with `n` at least 1."""

    events: int
    n: int

    @property
    def value(self) -> float:
        return self.events / self.n

    def interval(self) -> tuple[float, float]:
        """Wilson's score interval (1927): between 0 and 1, also when nothing or everything happened."""
        squared = Z * Z
        middle = self.value + squared / (2 * self.n)
        width = Z * sqrt(self.value * (1 - self.value) / self.n + squared / (4 * self.n * self.n))
        scale = 1 + squared / self.n
        return max(0.0, (middle - width) / scale), min(1.0, (middle + width) / scale)


@dataclass(frozen=True, slots=True)
class Difference:
    value: float
    low: float
    high: float


def difference(one: Share, other: Share) -> Difference:
    """`one` less `other`, by the hybrid score method (R. G. Newcombe, Statistics in Medicine 17, 1998, method 10)."""
    (one_low, one_high), (other_low, other_high) = one.interval(), other.interval()
    value = one.value - other.value
    below = sqrt((one.value - one_low) ** 2 + (other_high - other.value) ** 2)
    above = sqrt((one_high - one.value) ** 2 + (other.value - other_low) ** 2)
    return Difference(value, value - below, value + above)


def effect(shown: tuple[int, int], held_out: tuple[int, int]) -> Difference | None:
    """Of `(events, visitors)` in each arm; None while they are too few to say anything."""
    (events, visitors), (without, others) = shown, held_out
    if min(visitors, others) < FEWEST_VISITORS or events + without < FEWEST_EVENTS:
        return None
    # What is sent from browsers can be repeated there: no more happened than there were visitors.
    return difference(Share(min(events, visitors), visitors), Share(min(without, others), others))
