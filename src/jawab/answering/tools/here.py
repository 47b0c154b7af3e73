"""What one message meets: the workspace's tools, who writes, and what is open with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jawab.answering.tools import slots
from jawab.answering.tools.checks import fault
from jawab.answering.tools.models import ToolCall
from jawab.answering.tools.schemas import Argument
from jawab.answering.tools.spec import Spec
from jawab.answering.tools.task import Open
from jawab.answering.types import Question
from jawab.contacts import details, mentions
from jawab.contacts.identity import verified
from jawab.contacts.models import Contact
from jawab.conversations.models import Conversation
from jawab.kit.sealing import Sealer
from jawab.understanding.types import Understanding


@dataclass(frozen=True, slots=True)
class Here:
    """`language`: the visitor's; `calls`: those that an earlier attempt at this very turn has begun."""

    question: Question
    understood: Understanding
    language: str
    specs: Sequence[Spec]
    conversation: Conversation
    contact: Contact
    sealer: Sealer
    open: Open | None
    calls: Sequence[ToolCall] = ()

    @property
    def today(self) -> date:
        """The day it is for the visitor."""
        return self.question.rules.now(self.question.time_zone).date()

    def spec(self, task: Open) -> Spec | None:
        """The tool that a task is about, None when it was switched off meanwhile."""
        return next((spec for spec in self.specs if spec.id == task.tool_id), None)

    def named(self, argument: Argument) -> slots.Found | None:
        """The value of an argument as far as the message names it by itself."""
        return slots.named(argument, self.question.text, self.understood.entities, self.today, self.language)

    def given(self, argument: Argument, text: str) -> slots.Found:
        """The value of an argument that we asked for."""
        return slots.given(argument, text, self.understood.entities, self.today, self.language)

    def filled(self, spec: Spec, have: dict[str, Any]) -> dict[str, Any]:
        """`have`, and what this message, earlier ones of the conversation and the contact's card tell beside it."""
        values = dict(have)
        for argument in spec.definition.arguments:
            if argument.name in values:
                continue
            found = self.named(argument)
            value = found.value if found and not found.fault else None
            if value is None and argument.required:
                value = self._remembered(argument)
            if value is not None:
                values[argument.name] = value
        return values

    def _remembered(self, argument: Argument) -> Any:
        """What they named in this conversation, the newest first, then what the owner's server vouches for. The card,
        which an agent may have filled in, proves nothing."""
        since = self.conversation.created_at.isoformat()
        known = [one for one in mentions.of(self.contact, self.sealer) if one.at >= since][::-1]
        candidates: list[Any] = []
        for kind in argument.entities:
            candidates += [one.display if kind == "PERSON" else one.value for one in known if one.type == kind]
            candidates += [self._vouched(kind)] + ([] if argument.proves else [self._on_card(kind)])
        good = (one for one in candidates if one and fault(argument, one, self.today, self.language) is None)
        return next(good, None)

    def _vouched(self, kind: str) -> str | None:
        known = verified.of(self.contact, self.sealer) if kind in ("EMAIL", "PHONE", "PERSON") else None
        return {"EMAIL": known.email, "PHONE": known.phone, "PERSON": known.name}[kind] if known else None

    def _on_card(self, kind: str) -> str | None:
        if kind == "EMAIL":
            return details.email(self.contact, self.sealer)
        if kind == "PHONE":
            return details.phone(self.contact, self.sealer)
        return details.name(self.contact, self.sealer) if kind == "PERSON" else None
