"""What a message makes of a task: pure steps, kept and acted upon by `dialogue.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from jawab.answering.tools.here import Here
from jawab.answering.tools.meant import asks_how, meant
from jawab.answering.tools.replies import is_confirmation
from jawab.answering.tools.slots import Found
from jawab.answering.tools.spec import Spec
from jawab.answering.tools.task import Open
from jawab.answering.tools.words import agrees, stops

_LANGUAGES = ("en", "ur", "ur-Latn", "ar")
_QUESTION = ("?", "؟")


@dataclass(frozen=True, slots=True)
class Going:
    """The task goes on: `fault` is what was wrong with the visitor's answer, `agreed` that they said yes to it all."""

    spec: Spec
    slots: Mapping[str, Any]
    tries: int = 0
    fault: str = ""
    agreed: bool = False


Move = Going | Literal["stopped", "left"]
"""`stopped`: the visitor does not want it; `left`: they ask for something else, which is to be answered."""


def begun(here: Here, spec: Spec, given: Mapping[str, Any]) -> Going:
    """A new task; `given` are arguments that an LLM has read out of the message."""
    values = here.filled(spec, {})
    for argument in spec.definition.arguments:
        if argument.name not in values and given.get(argument.name) is not None:
            found = here.given(argument, str(given[argument.name]))
            if not found.fault:
                values[argument.name] = found.value
    return Going(spec, values)


def answered(here: Here, open: Open, spec: Spec) -> Move:
    """What the visitor's answer makes of the open task."""
    text = here.question.text
    if stops(text):
        return "stopped"
    if open.state != "asking":
        return _changed(here, open, spec)
    argument = spec.argument(open.asked)
    if argument is None:  # its owner has changed the tool meanwhile
        return "left"
    found = here.given(argument, text)
    others = _named(here, spec, but=open.asked)
    if found.fault and any(open.slots.get(name) != value for name, value in others.items()):
        return Going(spec, here.filled(spec, {**open.slots, **others}))
    if _leaves(here, spec, found, named=here.named(argument) is not None):
        return "left"
    if found.fault:
        return Going(spec, open.slots, open.tries + 1, found.fault)
    return Going(spec, here.filled(spec, {**open.slots, argument.name: found.value}))


def _changed(here: Here, open: Open, spec: Spec) -> Move:
    text = here.question.text
    languages = (here.language, *spec.definition.confirm, *_LANGUAGES)
    if open.state == "confirming" and (agrees(text) or is_confirmation(text, spec, open.slots, languages)):
        return Going(spec, open.slots, agreed=True)
    named = _named(here, spec)
    return Going(spec, {**open.slots, **named}) if named and not asks_how(text) else "left"


def _named(here: Here, spec: Spec, but: str = "") -> dict[str, Any]:
    """The values that the message names by itself."""
    named = {one.name: here.named(one) for one in spec.definition.arguments if one.name != but}
    return {name: found.value for name, found in named.items() if found and not found.fault}


def _leaves(here: Here, spec: Spec, found: Found, *, named: bool) -> bool:
    """Whether the message is about something else: nobody is to be trapped in a form."""
    if named and not found.fault:
        return False
    text = here.question.text.strip()
    other = meant([one for one in here.specs if one.id != spec.id], here.question, here.understood)
    if text.endswith(_QUESTION) or asks_how(text) or other:
        return True
    best = here.understood.intent.best if here.understood.intent else None
    sure = best is not None and best.probability >= here.question.rules.intent_threshold
    return bool(found.fault and best and sure and best.key not in spec.definition.intents)
