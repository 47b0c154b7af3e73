"""What the trace tells of a tool."""

from collections.abc import Mapping
from typing import Any

from jawab.answering.tools.models import ToolCall
from jawab.answering.tools.outcome import Outcome
from jawab.answering.tools.spec import Spec
from jawab.answering.trace import Trace
from jawab.answering.types import Decision

_DECISIONS: Mapping[str, Decision] = {
    "asked": "clarify",
    "confirm": "clarify",
    "done": "answer",
    "waiting": "answer",
    "stopped": "answer",
    "unknown": "handoff",
}
_WORDS = {
    "asked": "the tool “{name}” needs something more",
    "confirm": "the visitor must say yes to the tool “{name}”",
    "done": "the tool “{name}” gave the answer",
    "waiting": "the tool “{name}” waits for an agent's approval",
    "stopped": "the visitor left the tool “{name}”",
    "gave_up": "the visitor's answers to the tool “{name}” could not be used",
    "not_found": "the tool “{name}” found nothing that the visitor may see",
    "refused": "the tool “{name}” was refused",
    "failed": "the tool “{name}” failed",
    "unknown": "nobody knows whether the tool “{name}” did what it should",
}


def tell(
    trace: Trace,
    spec: Spec,
    state: str,
    why: str,
    arguments: Mapping[str, Any],
    call: ToolCall | None = None,
    outcome: Outcome | None = None,
) -> None:
    """Put it into the trace: which tool, why, how far, and what came of it."""
    trace.mode = "tool"
    trace.decide(_DECISIONS.get(state, "unknown"), _WORDS[state].format(name=spec.name))
    trace.tool = {
        "id": str(spec.id),
        "name": spec.name,
        "risk": spec.definition.risk,
        "state": state,
        "why": why,
        "arguments": dict(arguments),
        "call_id": str(call.id) if call else None,
        "note": outcome.note if outcome else "",
        "http_status": outcome.http_status if outcome else None,
        "ms": outcome.ms if outcome else None,
    }
