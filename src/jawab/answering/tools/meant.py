"""Which tool a message means, by what its owner bound it to: intents, actions, phrases."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jawab.answering.tools.spec import Spec
from jawab.answering.types import Question
from jawab.understanding.types import EntityType, IntentGuess, Understanding

# Who asks how something works wants to read about it; who names their order wants it looked up.
_ASKS_HOW = re.compile(
    r"(?:(?:hi|hello|hey|please|plz|and|so|ok|okay|assalam\S* \S+|salam|السلام علیکم)[\s,.!]+)*"
    r"(?:how|what(?!(?:'s|’s| is)? (?:the |my )?(?:order )?(?:status|state|happen|has happened))|which|why|who|"
    r"do you|does|is there|are there|until when|"
    r"kya ap|kya aap|kaun|kon|kyun|kyon|کیا آپ|کون|کیوں)\b|"
    r"\b(?:kaise|kese|kesay|kaisay|tareeqa|tariqa|tarika|kitn[aeiy]+)\b|کیسے|طریقہ|کتن",
    re.IGNORECASE,
)
# "Don't cancel my order", "order cancel mat karna"
_DENIED = re.compile(
    r"(?:\bnot|\bdont|n['’]t|\bnever|مت|نہ)(?: (?:want|wish|need|please|ever|to)){0,3}\s*$", re.IGNORECASE
)
_FORBIDS = re.compile(r"\s*(?:mat|nahi|nahin|na|مت|نہ|نہیں)\b", re.IGNORECASE)
_TELLING: frozenset[EntityType] = frozenset({"ORDER", "TICKET"})


@dataclass(frozen=True, slots=True)
class Meant:
    """A tool, and why it is taken to be meant."""

    spec: Spec
    why: str


def meant(specs: Sequence[Spec], question: Question, understood: Understanding) -> Meant | None:
    """The first tool that the message means for certain; None when there is none."""
    sure = _sure(question, understood)
    for spec in specs:
        why = _why(spec, question.text, understood, sure)
        if why and (not asks_how(question.text) or _names_own(spec, understood)):
            return Meant(spec, why)
    return None


def possible(specs: Sequence[Spec], text: str, understood: Understanding, least: float = 0.1) -> list[Spec]:
    """The tools that a message may mean, for an LLM to choose from: all where nothing tells them apart."""
    if understood.intent is None:
        return list(specs)
    likely = {guess.key for guess in understood.intent.candidates if guess.probability >= least}
    actions = _actions(understood, text)
    return [
        spec
        for spec in specs
        if likely & set(spec.definition.intents)
        or actions & set(spec.definition.actions)
        or not (spec.definition.intents or spec.definition.actions)
        or _names_own(spec, understood)
    ]


def asks_how(text: str) -> bool:
    """Whether somebody asks how something is done, or how it is, rather than for it to be done."""
    return _ASKS_HOW.search(text.strip()) is not None


def _sure(question: Question, understood: Understanding) -> IntentGuess | None:
    best = understood.intent.best if understood.intent else None
    return best if best and best.probability >= question.rules.intent_threshold else None


def _why(spec: Spec, text: str, understood: Understanding, sure: IntentGuess | None) -> str:
    definition, actions = spec.definition, _actions(understood, text)
    if hit := next((phrase for phrase in definition.phrases if _contains(text, phrase)), None):
        return f"the message says “{hit}”"
    if hits := actions & set(definition.actions):
        return f"the visitor wants to {min(hits)}"
    if actions and definition.actions:
        return ""  # something else is to be done
    if sure and sure.key in definition.intents:
        return f"“{sure.label}” is what this tool is for"
    return ""


def _names_own(spec: Spec, understood: Understanding) -> bool:
    """Whether the message names the very thing, such as an order's number."""
    wanted = {kind for argument in spec.definition.arguments for kind in argument.entities} & _TELLING
    return any(entity.type in wanted for entity in understood.entities)


def _actions(understood: Understanding, text: str) -> set[str]:
    """What is to be done; what is not to be done is none of it."""
    named = [entity for entity in understood.entities if entity.type == "ACTION"]
    return {one.value for one in named if not _DENIED.search(text[: one.start]) and not _FORBIDS.match(text[one.end :])}


def _contains(text: str, phrase: str) -> bool:
    return f" {_words(phrase)} " in f" {_words(text)} "


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
