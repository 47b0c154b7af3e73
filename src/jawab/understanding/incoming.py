"""A message on its way to be understood."""

from dataclasses import dataclass
from uuid import UUID

from jawab.understanding.rules import DEFAULTS, Rules


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message to be read. `before` is the language of the conversation so far, BCP 47; `time_zone` the visitor's."""

    workspace_id: UUID
    text: str
    before: str = "en"
    rules: Rules = DEFAULTS
    time_zone: str | None = None
