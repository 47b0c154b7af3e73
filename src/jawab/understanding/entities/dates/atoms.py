"""Finds the pieces that dates and times of a message are made of."""

import re

from jawab.understanding.entities.dates.clocks import CLOCKS
from jawab.understanding.entities.dates.days import DAYS
from jawab.understanding.entities.dates.pieces import Atom, Place

_WORD = re.compile(r"[^\W\d_]+")
_KINDS = (*DAYS, *CLOCKS)


def atoms(place: Place) -> list[Atom]:
    """All pieces, in order and without overlaps: the longest at each place."""
    words = frozenset(_WORD.findall(place.plain.lower()))
    digits = any(char.isdigit() for char in place.plain)
    found = [atom for kind in _KINDS for atom in kind.find(place, words, digits)]
    kept: list[Atom] = []
    taken = bytearray(len(place.plain))
    for atom in sorted(found, key=lambda a: (a.start - a.end, a.start)):
        if 1 not in taken[atom.start : atom.end]:
            taken[atom.start : atom.end] = b"\1" * (atom.end - atom.start)
            kept.append(atom)
    return sorted(kept, key=lambda atom: atom.start)
