"""What the bot saw and why it answered as it did: the `Trace` of docs/api.md."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jawab.answering.costs.prices import told
from jawab.answering.types import Decision

if TYPE_CHECKING:
    from jawab.answering.costs.limits import Reached
    from jawab.answering.ports import Passage
    from jawab.answering.spend import Taken


@dataclass(slots=True)
class Step:
    """A timed step; `note` says what came of it."""

    name: str
    ms: float = 0.0
    note: str = ""


@dataclass(slots=True)
class Trace:
    """Filled in while the pipeline runs."""

    decision: Decision = "unknown"
    reason: str = ""
    mode: str = "extractive"
    model: str | None = None
    confidence: float | None = None
    threshold: float | None = None
    passages: "Sequence[Passage]" = ()
    used: set[int] = field(default_factory=set)  # indexes into `passages`
    sentences: list[dict[str, Any]] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    input_tokens: int = 0
    output_tokens: int = 0
    cost: int | None = None  # billionths of `currency`; None when the price is not known
    currency: str = ""
    fallback: str | None = None
    budget: "Reached | None" = None  # which limit kept the LLM from writing
    cache: dict[str, Any] | None = None  # {"entry", "similarity", "verified"} of an answer that was given before
    prefetch: dict[str, bool] | None = None  # {"ready"}, when what was asked had been offered with the last answer
    guidance: list[dict[str, Any]] = field(default_factory=list)  # see `ports.Guided.told`
    tool: dict[str, Any] | None = None  # which tool was meant, and how it went

    def decide(self, decision: Decision, reason: str) -> None:
        """Sets what was decided, and why, in words for the desk."""
        self.decision, self.reason = decision, reason

    def took(self, taken: "Taken") -> None:
        """Counts what a request to the LLM took; a reply may take several."""
        self.input_tokens += taken.input_tokens
        self.output_tokens += taken.output_tokens
        if taken.cost is not None:
            self.cost = (self.cost or 0) + taken.cost
            self.currency = taken.currency or ""

    @contextmanager
    def step(self, name: str) -> Iterator[Step]:
        """Times a step of the pipeline."""
        step = Step(name)
        self.steps.append(step)
        began = time.perf_counter()
        try:
            yield step
        finally:
            step.ms = round((time.perf_counter() - began) * 1000, 3)

    def sentence(self, text: str, *, supported: bool, score: float, passage: int | None) -> None:
        """Records a sentence of the answer, kept or dropped; `passage` is the index of what supports it."""
        self.sentences.append({"text": text, "supported": supported, "score": round(score, 4), "passage": passage})

    def as_dict(self) -> dict[str, Any]:
        """As JSON, with the field names of docs/api.md."""
        return {
            "decision": self.decision,
            "reason": self.reason,
            "mode": self.mode,
            "model": self.model,
            "confidence": self.confidence,
            "threshold": self.threshold,
            "passages": [_passage(passage, number in self.used) for number, passage in enumerate(self.passages)],
            "sentences": self.sentences,
            "steps": [{"name": step.name, "ms": step.ms, "note": step.note} for step in self.steps],
            "tokens": {"input": self.input_tokens, "output": self.output_tokens},
            "cost": None if self.cost is None else {"amount": told(self.cost), "currency": self.currency},
            "fallback": self.fallback,
            "budget": self.budget,
            "cache": self.cache,
            "prefetch": self.prefetch,
            "guidance": self.guidance,
            "tool": self.tool,
        }


def _passage(passage: "Passage", used: bool) -> dict[str, Any]:
    return {
        "article_id": str(passage.article_id),
        "title": passage.title,
        "url": passage.url,
        "heading": " › ".join(passage.heading_path),
        "text": passage.text,
        "dense": float(passage.dense),
        "lexical": float(passage.lexical),
        "score": float(passage.score),
        "used": used,
    }
