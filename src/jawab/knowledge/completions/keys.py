"""One set of keys in sorted order, with the entries that have each: all keys that begin alike stand side by side."""

from bisect import bisect_left
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

Entries = NDArray[np.int32]
_LAST = "\U0010ffff"  # sorts after every letter


class Keys:
    """Finds entries by a key, or by how it begins. A key may belong to many entries and an entry may have many keys."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        """`pairs` are (key, number of the entry), numbers from 0."""
        ordered = sorted(pairs)
        self._keys: list[str] = []
        starts: list[int] = []
        for place, (key, _) in enumerate(ordered):
            if not self._keys or key != self._keys[-1]:
                self._keys.append(key)
                starts.append(place)
        self._starts = np.array([*starts, len(ordered)], dtype=np.int32)
        self._entries: Entries = np.fromiter((entry for _, entry in ordered), dtype=np.int32, count=len(ordered))
        self._beginnings: dict[int, tuple[list[str], list[int]]] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def exact(self, key: str) -> Entries:
        """The entries that have this very key."""
        place = bisect_left(self._keys, key)
        known = place < len(self._keys) and self._keys[place] == key
        return self._between(place, place + 1) if known else self._entries[:0]

    def beginning(self, start: str) -> Entries:
        """The entries with a key that begins like this; one that has several such keys comes several times."""
        return self._between(bisect_left(self._keys, start), bisect_left(self._keys, start + _LAST))

    def nearly_beginning(self, start: str, most: int) -> list[Entries]:
        """The entries with a key that begins with up to `most` letters wrong, left out, doubled or swapped. Its first
        letter is one of the first two that were typed: looking at all keys would take ten times as long."""
        found = []
        for length in range(len(start) - 1, len(start) + 2):
            for first in sorted(set(start[:2])):
                found += [self._between(*place) for place in self._near(start, first, length, most)]
        return found

    def _near(self, start: str, first: str, length: int, most: int) -> list[tuple[int, int]]:
        """The places of the beginnings of this length and first letter that are `most` letters away, but not none."""
        beginnings, places = self._cut(length)
        low, high = bisect_left(beginnings, first), bisect_left(beginnings, first + _LAST)
        if low == high:
            return []
        near = beginnings[low:high]
        far = process.cdist([start], near, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)[0]
        return [(places[low + at], places[low + at + 1]) for at in np.flatnonzero((far <= most) & (far > 0))]

    def _cut(self, length: int) -> tuple[list[str], list[int]]:
        """All ways in which keys begin, in so many letters, and where the keys with each stand."""
        known = self._beginnings.get(length)
        if known is None:
            beginnings: list[str] = []
            places: list[int] = []
            for place, key in enumerate(self._keys):
                if not beginnings or key[:length] != beginnings[-1]:
                    beginnings.append(key[:length])
                    places.append(place)
            known = self._beginnings[length] = (beginnings, [*places, len(self._keys)])
        return known

    def _between(self, first: int, last: int) -> Entries:
        return self._entries[self._starts[first] : self._starts[last]]
