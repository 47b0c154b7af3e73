"""Replies that quote nothing: small talk, hand-over, clarifying questions and the honest "I don't know"."""

from collections.abc import Sequence

from jawab.answering.citations import Place
from jawab.answering.inline import escape
from jawab.answering.phrases import say, written_in
from jawab.answering.ports import Passage
from jawab.answering.smalltalk import Smalltalk
from jawab.answering.types import Option, Question, Reply

_MOST_OPTIONS = 4
_MOST_NEAR = 2
_NEAR_DENSE = 0.45  # below this likeness a page has nothing to do with the question


def small_talk(kind: Smalltalk, question: Question, language: str) -> Reply:
    """A short friendly reply."""
    return Reply("notice", say(kind, language, name=question.workspace_name or "Jawab"), written_in(language))


def hand_over(language: str) -> Reply:
    """Tells that a person takes over, and asks the conversation for one."""
    return Reply("notice", say("handoff", language), written_in(language), asks_for_person=True)


def clarify(language: str, passages: Sequence[Passage]) -> Reply | None:
    """Asks which of the candidate articles is meant; None when there are not at least two."""
    titles = list(dict.fromkeys(passage.title for passage in passages))[:_MOST_OPTIONS]
    if len(titles) < 2:
        return None
    options = tuple(Option(label=title, text=title) for title in titles)
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
