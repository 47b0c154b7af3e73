"""Common given names, surnames and places, listed for this project: a hint for the head, and the rules' only source."""

from functools import cache
from importlib.resources import files


@cache
def given_names() -> frozenset[str]:
    """Given names in Latin letters, in lower case: Pakistani, Arab and Western ones."""
    return frozenset(_read("given.txt").split())


@cache
def surnames() -> frozenset[str]:
    """Surnames in Latin letters, in lower case."""
    return frozenset(_read("surnames.txt").split())


@cache
def urdu_names() -> frozenset[str]:
    """Given names and surnames in Urdu letters."""
    return frozenset((_read("given_ur.txt") + _read("surnames_ur.txt")).split())


@cache
def urdu_given_names() -> frozenset[str]:
    """Given names in Urdu letters."""
    return frozenset(_read("given_ur.txt").split())


@cache
def places() -> frozenset[tuple[str, ...]]:
    """Cities, regions and countries, each as its words in lower case."""
    return _phrases("places.txt")


@cache
def urdu_places() -> frozenset[tuple[str, ...]]:
    """Places in Urdu letters, each as its words."""
    return _phrases("places_ur.txt")


@cache
def longest_place() -> int:
    """The most words that a place's name has."""
    return max(len(place) for place in places() | urdu_places())


def _phrases(file: str) -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(name.lower().replace("-", " ").split()) for line in _read(file).splitlines() for name in line.split("|")
    )


def _read(file: str) -> str:
    return files(__package__).joinpath("words", file).read_text(encoding="utf-8")
