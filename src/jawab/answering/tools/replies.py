"""What the bot says about a tool: questions for what is missing, what is about to be done, and what came of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jawab.answering.inline import escape
from jawab.answering.phrases import written_in
from jawab.answering.tools.outcome import Outcome
from jawab.answering.tools.schemas import Argument
from jawab.answering.tools.spec import Spec, label, value_shown
from jawab.answering.tools.templates import fill, in_words, plain
from jawab.answering.tools.words import say
from jawab.answering.types import Option, Reply
from jawab.conversations.rich import DatePicker, RichPart

_MOST_CHOICES = 8
_MOST_LABEL = 200


def ask(argument: Argument, language: str, today: date, problem: str = "") -> Reply:
    """A question for one argument; `problem` is what was wrong with what was given."""
    what = label(argument, language)
    question = in_words(argument.ask, language) or say("tell", language, what=what)
    hint = in_words(argument.hint, language)
    parts = [problem, question, say("like", language, what=hint) if problem and hint else ""]
    picker: list[RichPart] = []
    if argument.value.get("format") == "date":
        picker = [DatePicker(label=what[:_MOST_LABEL], earliest=today if argument.future else None)]
    choices = [value_shown(argument, value, language) for value in argument.value.get("enum", [])][:_MOST_CHOICES]
    options = [Option(choice, choice) for choice in choices]
    text = " ".join(part for part in parts if part)
    return Reply(
        "clarify", text, _written(argument.ask, language), options=[*options, _never_mind(language)], rich=picker
    )


def confirm(spec: Spec, given: Mapping[str, Any], language: str) -> Reply:
    """Shows what is about to be done, with a button that says so."""
    lines = [f"- {escape(name)}: {escape(value)}" for name, value in spec.listed(given, language)]
    approval = [say("approve_first", language)] if spec.definition.risk == "approval" else []
    text = "\n\n".join([say("check", language), "\n".join(lines), *approval])
    button = Option(confirmation(spec, given, language), confirmation(spec, given, language))
    written = _written(spec.definition.confirm, language)
    return Reply("clarify", text, written, options=[button, _never_mind(language)])


def confirmation(spec: Spec, given: Mapping[str, Any], language: str) -> str:
    """What is on the button, and what pressing it sends."""
    words = plain(in_words(spec.definition.confirm, language), spec.shown(given, language))
    return (words or say("yes", language))[:_MOST_LABEL]


def stopped(language: str) -> Reply:
    """The visitor has left the task."""
    return Reply("notice", say("stopped", language), written_in(language))


def gave_up(language: str) -> Reply:
    """The visitor's answers could not be used several times."""
    return Reply("unknown", say("gave_up", language), written_in(language), offers_person=True)


def sent(language: str) -> Reply:
    """An agent has to approve it."""
    return Reply("notice", say("sent", language), written_in(language))


def declined(language: str, reason: str) -> str:
    """An agent did not approve it."""
    return "\n\n".join(filter(None, [say("declined", language), escape(reason.strip())]))


def result(spec: Spec, given: Mapping[str, Any], outcome: Outcome, language: str) -> Reply:
    """What came of the call: the owner's words filled with the other system's answer, or that there is none."""
    definition, shown = spec.definition, spec.shown(given, language)
    written = written_in(language)
    if outcome.state == "done":
        template = in_words(definition.answer, language)
        text = fill(template, outcome.answer, shown, definition.values, language)
        if text or definition.writes:
            return Reply("answer", text or say("done", language), _written(definition.answer, language))
        return Reply("unknown", say("unreachable", language), written, offers_person=True)
    if outcome.state == "not_found":
        template = in_words(definition.not_found, language)
        text = fill(template, None, shown, {}, language) or say(
            "not_found", language, what=_named(spec, given, language)
        )
        return Reply("unknown", text, written, offers_person=True)
    if outcome.state == "refused":
        text = say("refused", language, what=escape(outcome.reason) or say("broken", language))
        return Reply("unknown", text, written, offers_person=True)
    if outcome.state == "unknown":
        what = _named(spec, given, language) or escape(spec.name)
        return Reply("notice", say("unknown", language, what=what), written, asks_for_person=True)
    text = (
        say("not_done", language, what=say("broken", language)) if definition.writes else say("unreachable", language)
    )
    return Reply("unknown", text, written, offers_person=True)


def _named(spec: Spec, given: Mapping[str, Any], language: str) -> str:
    return ", ".join(escape(value) for _, value in spec.listed(given, language))


def _never_mind(language: str) -> Option:
    return Option(say("never_mind", language), say("never_mind", language))


def _written(words: Mapping[str, str], language: str) -> str:
    """The language that the owner's words are in for who writes `language`."""
    return language if language in words else written_in(language)


def is_confirmation(text: str, spec: Spec, given: Mapping[str, Any], languages: Sequence[str]) -> bool:
    """Whether the message is what the button sends."""
    said = " ".join(text.split()).casefold()
    return any(said == " ".join(confirmation(spec, given, one).split()).casefold() for one in languages)
