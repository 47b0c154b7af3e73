"""What a workspace may add to answering; each is left out where it is not wanted, as when answers are measured."""

from dataclasses import dataclass

from jawab.answering.ports import AnswerCache, Attachments, Catalogue, Guidance, Scores, Suggestions, Tools


@dataclass(frozen=True, slots=True)
class Abilities:
    """The optional parts of the pipeline, in the order in which they are asked."""

    guidance: Guidance | None = None
    tools: Tools | None = None
    cache: AnswerCache | None = None
    catalogue: Catalogue | None = None
    attachments: Attachments | None = None
    suggestions: Suggestions | None = None
    scores: Scores | None = None
