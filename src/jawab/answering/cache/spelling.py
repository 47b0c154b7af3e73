"""Whether two words are one word spelled in two ways, as Roman Urdu is spelled by everybody in their own."""

from rapidfuzz.distance import JaroWinkler

from jawab.inference.urdu.spelling import skeleton

_LIKE_ENOUGH = 0.9


def alike(one: str, other: str) -> bool:
    """`chunoon` and `chunu`, `transfer` and `trnsfr`, but not `order` and `track`."""
    if one == other:
        return True
    if min(len(one), len(other)) >= 4 and JaroWinkler.similarity(one, other) >= _LIKE_ENOUGH:
        return True
    bones = skeleton(one)
    return len(bones) >= 2 and bones == skeleton(other)


def unmatched(one: frozenset[str], other: frozenset[str]) -> tuple[int, int]:
    """How many words of each have none that is alike in the other."""
    return _without(one, other), _without(other, one)


def _without(words: frozenset[str], others: frozenset[str]) -> int:
    return sum(not any(alike(word, other) for other in others) for word in words)
