"""What came of a call."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from jawab.answering.tools.schemas import Argument, Definition
from jawab.answering.tools.templates import has, look_up

End = Literal["done", "not_found", "refused", "failed", "unknown"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`answer` is the other system's own, as JSON. `failed`: certainly not done; `unknown`: nobody knows. `note` says
    why in words for the desk, `reason` in the other system's own for the visitor."""

    state: End
    answer: Any = None
    note: str = ""
    reason: str = ""
    http_status: int | None = None
    ms: int | None = None


def broken_off(definition: Definition, note: str) -> Outcome:
    """The call was sent and no clear answer came: what only reads has failed, what writes may have been done."""
    return Outcome("unknown" if definition.writes else "failed", note=note)


def proven(definition: Definition, arguments: dict[str, Any], outcome: Outcome) -> Outcome:
    """The outcome if the answer belongs to who asks; else as if there were none, without a trace of it."""
    if outcome.state != "done":
        return outcome
    for argument in definition.arguments:
        if argument.matches and not _matches(argument, arguments.get(argument.name), outcome.answer):
            note = f"“{argument.name}” is not what the answer has: it was not shown"
            return replace(outcome, state="not_found", answer=None, note=note)
    return outcome


def _matches(argument: Argument, given: Any, answer: Any) -> bool:
    fields = [look_up(answer, path) for path in argument.matches if has(answer, path)]
    return given not in (None, "") and any(_same(str(given), str(field)) for field in fields)


_PHONE_DIGITS = 10  # that tell telephone numbers apart, with and without the country


def _same(given: str, field: str) -> bool:
    if given.strip().casefold() == field.strip().casefold():
        return True
    numbers = ["".join(filter(str.isdigit, text)) for text in (given, field)]
    plain = all(not any(char.isalpha() or char == "@" for char in text) for text in (given, field))
    return plain and min(map(len, numbers)) >= _PHONE_DIGITS and numbers[0][-10:] == numbers[1][-10:]
