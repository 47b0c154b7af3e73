"""Order and ticket numbers: by the words around them, and by patterns that the workspace's owner sets."""

import logging
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from jawab.kit.errors import Unprocessable
from jawab.understanding.entities.found import Found, found

log = logging.getLogger(__name__)

NumberType = Literal["ORDER", "TICKET"]
MOST_CHARS = 200  # of a pattern
MOST_SECONDS = 0.02  # for one pattern over one message, counted by the engine
_TRIAL_SECONDS = 0.1  # for one hostile text while a pattern is checked
_ORDINARY = (
    "hello, where is my parcel", "I paid Rs. 2,500 on 12/11/2026", "call me on 0300 1234567", "mera order kahan hai",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """A regular expression of the owner's. Where it has a group, the first that matched is the number."""

    name: str
    type: NumberType
    pattern: str
    example: str = ""


def checked(pattern: str, example: str) -> str:
    """The pattern, once it is known to work. Raises Unprocessable with words for the owner of a shop."""
    pattern, example = pattern.strip(), example.strip()
    if not pattern:
        raise Unprocessable("Write a pattern, such as GN-\\d{7} for GN- and seven digits.")
    if len(pattern) > MOST_CHARS:
        raise Unprocessable(f"The pattern is too long: at most {MOST_CHARS} characters.")
    try:
        compiled = _compiled(pattern)
    except regex.error as error:
        raise Unprocessable(rf"The pattern cannot be read: {error}. GN-\d{{7}} is GN- and seven digits.") from error
    if not example:
        raise Unprocessable("Give an example of such a number, so that the pattern can be tried on it.")
    _refuse_slow(compiled, example)
    match = compiled.search(example, timeout=_TRIAL_SECONDS)
    if match is None or not match.group().strip():
        raise Unprocessable(f"The pattern does not find the example “{example}”. Change one of them so that they fit.")
    if compiled.search("", timeout=_TRIAL_SECONDS) is not None:
        raise Unprocessable("The pattern fits even an empty message. Say which letters or digits must be there.")
    for ordinary in _ORDINARY:
        hit = compiled.search(ordinary, timeout=_TRIAL_SECONDS)
        if hit is not None:
            raise Unprocessable(f"The pattern is too wide: in “{ordinary}” it would take “{hit.group()}” for a number.")
    return pattern


def read(text: str, plain: str, patterns: Sequence[NumberPattern]) -> Iterator[Found]:
    """Numbers of the owner's patterns, and those that a word such as "order" or "ticket" stands before. The value is
    the number in capitals, without `#`."""
    for pattern in patterns:
        yield from _owners(text, plain, pattern)
    if not any(char.isdigit() for char in plain):
        return
    for match in _SAID.finditer(plain):
        type: NumberType = "TICKET" if match["ticket"] else "ORDER"
        yield _number(text, plain, type, *match.span("number"), 0.95)
    for match in _CODE.finditer(plain):
        word = match["prefix"].upper()
        if word not in _NO_PREFIX:
            yield _number(text, plain, "TICKET" if word in _TICKET_PREFIX else "ORDER", *match.span(), 0.85)
    for match in _HASH.finditer(plain):
        yield _number(text, plain, "ORDER", *match.span(), 0.8)


def _owners(text: str, plain: str, pattern: NumberPattern) -> Iterator[Found]:
    try:
        for match in _compiled(pattern.pattern).finditer(plain, timeout=MOST_SECONDS):
            group = next((i for i in range(1, len(match.groups()) + 1) if match.start(i) >= 0), 0)
            yield _number(text, plain, pattern.type, *match.span(group), 0.98)
    except TimeoutError:
        log.warning("The pattern %r took longer than %s s over a message and was left out", pattern.name, MOST_SECONDS)
    except regex.error as error:
        log.warning("The pattern %r cannot be read and was left out: %s", pattern.name, error)


def _number(text: str, plain: str, type: NumberType, start: int, end: int, certainty: float) -> Found:
    value = plain[start:end].lstrip("#").strip().upper()
    return found(type, text, start, end, value, f"#{value}" if value.isdigit() else value, certainty)


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> "regex.Pattern[str]":
    return regex.compile(pattern, regex.IGNORECASE)


def _refuse_slow(compiled: "regex.Pattern[str]", example: str) -> None:
    """A pattern that tries each way to cut a text can take years for a long one. Such texts are tried here."""
    pieces = ("a", "1", "A-", " ", "a1", "#", example, example[:1], example[-1:])
    for text in [piece * (4000 // max(1, len(piece))) + "!" for piece in pieces]:
        began = time.perf_counter()
        try:
            for _ in compiled.finditer(text, timeout=_TRIAL_SECONDS):
                if time.perf_counter() - began > _TRIAL_SECONDS:
                    raise TimeoutError
        except TimeoutError as error:
            raise Unprocessable(
                "The pattern takes too long on some messages. Avoid repeats inside repeats, such as (\\d+)+."
            ) from error


_SAID = re.compile(
    r"""(?<!\w)(?:(?P<ticket>ticket|tkt|case|complaint|shikayat|ٹکٹ|شکایت)
    |orders?|parcel|shipment|booking|tracking|invoice|consignment|آرڈر|پارسل|بکنگ)(?!\w)\s{0,2}
    (?:(?:number|num|no|nr|id|ref(?:erence)?|code|نمبر)\b\.?\s{0,2})?(?:is|was|:|=|hai|ہے)?\s{0,2}
    (?P<number>\#?(?:[a-z]{1,5}-?)?\d[\d-]{2,18}(?<=\d)|\#\d{2,18})
    (?![\w]|[.,:/]\d|\s?(?:rs|rupees|rupay|pkr|روپے|pcs|pieces|items|suits?|days?)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_CODE = re.compile(
    r"(?<![\w-])(?P<prefix>[A-Z]{2,6})-?#?(?:(?<=-)\d{3,12}|(?<=-)\d{2,6}-\d{2,8}|(?<!-)\d{5,12})(?![\w-])"
)
_HASH = re.compile(r"(?<![\w&#])#\d{3,18}(?!\w)")
_TICKET_PREFIX = frozenset({"TKT", "TCK", "TIC", "TICKET", "CASE", "INC", "SR"})
_NO_PREFIX = frozenset(
    {"ISO", "COVID", "UTF", "MP", "PK", "RS", "PKR", "USD", "GBP", "EUR", "AED", "SAR", "INR", "SKU", "USB"}
)
