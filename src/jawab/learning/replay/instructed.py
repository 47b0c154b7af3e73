"""Guidance with instructions that are only tried."""

import hashlib
from collections.abc import Sequence
from typing import Any

from jawab.answering.ports import Guidance, Guided
from jawab.answering.types import Question, Reply
from jawab.understanding.types import Understanding


class Instructed:
    """The workspace's guidance, and for the LLM one instruction more."""

    def __init__(self, guidance: Guidance, instruction: str) -> None:
        self._guidance = guidance
        self._instruction = instruction

    async def of(self, question: Question, understood: Understanding, language: str) -> Guided:
        return _Instructed(await self._guidance.of(question, understood, language), self._instruction)


class _Instructed:
    def __init__(self, guided: Guided, instruction: str) -> None:
        self._guided = guided
        self._instruction = instruction

    @property
    def hand_off(self) -> str | None:
        return self._guided.hand_off

    @property
    def instructions(self) -> Sequence[str]:
        return [*self._guided.instructions, self._instruction]

    @property
    def digest(self) -> str:
        return self._guided.digest + hashlib.sha256(self._instruction.encode()).hexdigest()[:16]

    def forbids(self, sentence: str) -> bool:
        return self._guided.forbids(sentence)

    def applied(self, reply: Reply) -> Reply:
        return self._guided.applied(reply)

    def told(self) -> list[dict[str, Any]]:
        return [*self._guided.told(), {"id": None, "name": "Tried instructions", "effect": "told to the LLM"}]
