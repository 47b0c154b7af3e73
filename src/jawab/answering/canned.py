"""Replies that quote nothing: small talk, hand-over, clarifying questions and the honest "I don't know"."""

from collections.abc import Sequence
from dataclasses import replace

from jawab.answering.citations import Place
from jawab.answering.inline import escape
from jawab.answering.phrases import say, written_in
from jawab.answering.ports import Passage
from jawab.answering.smalltalk import Smalltalk
from jawab.answering.types import Option, Question, Reply
from jawab.understanding.types import IntentReading

_MOST_OPTIONS = 4
_MOST_NEAR = 2
_LEAST_LIKELY = 0.05  # an intent that is less likely is no real candidate
_NEAR_DENSE = 0.45  # below this likeness a page has nothing to do with the question


def small_talk(kind: Smalltalk, question: Question, language: str) -> Reply:
    """A short friendly reply."""
    return Reply("notice", say(kind, language, name=question.workspace_name or "Jawab"), written_in(language))


def noted(details: Sequence[str], language: str) -> Reply:
    """Thanks for a name, address or number that was all that the message told."""
    told = " · ".join(escape(detail) for detail in details)
    return Reply("notice", say("noted", language, what=told), written_in(language))


def form_received(language: str) -> Reply:
    """Thanks for a form that was filled in."""
    return Reply("notice", say("form_received", language), written_in(language))


def cannot_see(language: str) -> Reply:
    """Says honestly that a file without words cannot be answered, and offers a person."""
    return Reply("notice", say("cannot_see", language), written_in(language), offers_person=True)


def hand_over(language: str, first: str = "") -> Reply:
    """Tells that a person takes over, after `first` when there is something to say before, and asks the conversation
    for one."""
    text = " ".join(filter(None, [first, say("handoff", language)]))
    return Reply("notice", text, written_in(language), asks_for_person=True)


def which_page(language: str, passages: Sequence[Passage]) -> Reply | None:
    """Asks which of the candidate articles is meant; None when there are not at least two."""
    titles = _titles(passages)
    if language == "en":  # who writes Urdu, or another language, may well read the English pages
        english = _titles([passage for passage in passages if passage.language == "en"])
        titles = english if len(english) > 1 else titles
    if len(titles) < 2:
        return None
    options = tuple(Option(label=title, text=title) for title in titles)
    return Reply("clarify", say("clarify", language), written_in(language), options=options, offers_person=True)


def perhaps(language: str, quoted: Reply, asked: Reply) -> Reply:
    """A quoted answer that is more likely right than not, shown as no more than that, beside the other pages."""
    shown = {citation.title for citation in quoted.citations}
    others = tuple(option for option in asked.options if option.label not in shown)
    parts = [say("perhaps", language), quoted.text, *([say("or_these", language)] if others else [])]
    return replace(asked, text="\n\n".join(parts), citations=quoted.citations, options=others)


def _titles(passages: Sequence[Passage]) -> list[str]:
    return list(dict.fromkeys(passage.title for passage in passages))[:_MOST_OPTIONS]


def which_intent(language: str, intent: IntentReading) -> Reply | None:
    """Asks which of the likely intents is meant; None when there are not at least two."""
    likely = [guess for guess in intent.candidates if guess.probability >= _LEAST_LIKELY][:_MOST_OPTIONS]
    if len(likely) < 2:
        return None
    options = tuple(Option(label=guess.label, text=guess.label) for guess in likely)
    return Reply("clarify", say("clarify", language), written_in(language), options=options, offers_person=True)


def unknown(question: Question, language: str, passages: Sequence[Passage]) -> Reply:
    """Says that the help pages do not tell, offers a person, and names pages only if they are truly near."""
    near: dict[object, str] = {}
    for passage in passages:
        if passage.dense >= _NEAR_DENSE and len(near) < _MOST_NEAR:
            near.setdefault(
                passage.article_id, f"- [{escape(passage.title)}]({Place.of_passage(passage).url(question)})"
            )
    text = say("unknown", language)
    if near:
        text += f"\n\n{say('near', language)}\n\n" + "\n".join(near.values())
    return Reply("unknown", text, written_in(language), offers_person=True)
