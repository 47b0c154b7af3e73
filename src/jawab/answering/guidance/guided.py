"""The rules that hold for one message, and what they do to its reply."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from jawab.answering import canned
from jawab.answering.guidance.forbidden import Forbidden, Unsayable, phrases, without
from jawab.answering.guidance.rules import Kind, Rule
from jawab.answering.guidance.styles import INSTRUCTIONS, reworded, shortened
from jawab.answering.types import Question, Reply
from jawab.db.search.terms import words

_LONGEST_SHOWN = 80


class RulesGuided:
    """Implements `ports.Guided`. Rules come in their order; each remembers what it did."""

    def __init__(self, rules: Sequence[Rule], question: Question, language: str) -> None:
        self._rules = rules
        self._question = question
        self._language = language
        self._forbids = Forbidden(phrase for rule in self._of("must_not_say") for phrase in phrases(rule.text))
        self._effects = {rule.id: _untouched(rule) for rule in rules}

    @property
    def hand_off(self) -> str | None:
        first = next(iter(self._of("hand_off")), None)
        return None if first is None else f"guidance “{first.name}”" + (f": {first.text}" if first.text else "")

    @property
    def instructions(self) -> Sequence[str]:
        tones = self._of("tone")
        avoided = [phrase for rule in self._of("must_not_say") for phrase in rule.text.splitlines() if phrase.strip()]
        return [
            *(rule.text for rule in tones if rule.text),
            *(INSTRUCTIONS[rule.style] for rule in tones if rule.style),
            *([f"Never use these words: {'; '.join(avoided)}"] if avoided else []),
        ]

    @property
    def digest(self) -> str:
        """Of what changes an answer while it is written. What must be said, and who is handed over, comes after."""
        matter = [(rule.kind, rule.text, rule.style) for rule in self._rules if rule.kind in ("tone", "must_not_say")]
        return hashlib.sha256(repr(matter).encode()).hexdigest()[:16] if matter else ""

    def forbids(self, sentence: str) -> bool:
        forbidden = self._forbids(sentence)
        if forbidden:
            for rule in self._naming(sentence):
                self._effects[rule.id] = "kept back what the LLM wrote"
        return forbidden

    def applied(self, reply: Reply) -> Reply:
        for rule in self._of("hand_off"):
            self._effects[rule.id] = "brought a person" if reply.asks_for_person else "held; a person was not needed"
        reply = self._without_forbidden(self._in_tone(reply))
        for rule in self._of("must_say"):
            reply = self._saying(rule, reply)
        return reply

    def told(self) -> list[dict[str, Any]]:
        return [{"id": str(rule.id), "name": rule.name, "effect": self._effects[rule.id]} for rule in self._rules]

    def _of(self, kind: Kind) -> list[Rule]:
        return [rule for rule in self._rules if rule.kind == kind]

    def _naming(self, sentence: str) -> list[Rule]:
        """The rules that forbid a sentence."""
        return [rule for rule in self._of("must_not_say") if Forbidden(phrases(rule.text))(sentence)]

    def _in_tone(self, reply: Reply) -> Reply:
        for rule in self._of("tone"):
            if rule.style is None:
                continue
            if rule.style == "brief":
                text = shortened(reply.text) if reply.kind == "answer" else reply.text
            else:
                text = reworded(reply.text, rule.style, reply.language)
            if text != reply.text:
                self._effects[rule.id] = "made the answer short" if rule.style == "brief" else "changed our own words"
                reply = replace(reply, text=text)
        return reply

    def _without_forbidden(self, reply: Reply) -> Reply:
        try:
            said, dropped = without(reply, self._forbids)
        except Unsayable:
            return self._nothing_left(reply)
        for sentence in dropped:
            for rule in self._naming(sentence):
                self._effects[rule.id] = f"left out “{_short(sentence)}”"
        return said

    def _nothing_left(self, reply: Reply) -> Reply:
        """The honest reply in place of one that may not be said. Our own words that only bring a person or say that we
        do not know are said in any case: silence would be worse."""
        for rule in self._naming(reply.text):
            self._effects[rule.id] = "left nothing to say"
        if reply.kind in ("unknown", "notice"):
            return reply
        return self._in_tone(canned.unknown(self._question, self._language, ()))

    def _saying(self, rule: Rule, reply: Reply) -> Reply:
        if reply.kind not in ("answer", "unknown") and not reply.asks_for_person:
            return reply
        if f" {' '.join(words(rule.text))} " in f" {' '.join(words(reply.text))} ":
            self._effects[rule.id] = "was said already"
            return reply
        self._effects[rule.id] = "was added"
        return replace(reply, text=f"{reply.text}\n\n{rule.text}")


def _untouched(rule: Rule) -> str:
    """What is told of a rule that found nothing to do."""
    return {
        "tone": "told to the LLM, where one writes",
        "must_say": "not added to small talk or a question back",
        "must_not_say": "found nothing to leave out",
        "hand_off": "held; a person was not needed",
    }[rule.kind]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN].rsplit(" ", 1)[0] + " …"
