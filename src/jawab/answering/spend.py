"""What a workspace may spend on the LLM a day: reserved before a request, settled after it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from jawab.answering import queries
from jawab.answering.llm import MOST_OUTPUT_TOKENS, Usage
from jawab.db.engine import Database
from jawab.kit.clock import now


@dataclass(frozen=True, slots=True)
class Reservation:
    """Tokens set aside for one request."""

    workspace_id: UUID
    day: date
    input_tokens: int
    output_tokens: int


class Spend:
    """Counts tokens per workspace and UTC day. Right also when several processes ask at once."""

    def __init__(self, database: Database, daily_tokens: int) -> None:
        self._database = database
        self._daily_tokens = daily_tokens

    async def reserve(self, workspace_id: UUID, prompt: str) -> Reservation | None:
        """Sets tokens aside for sending `prompt`, or gives None when the day's budget does not reach."""
        wanted = Reservation(workspace_id, now().date(), estimate(prompt), MOST_OUTPUT_TOKENS)
        async with self._database.write() as session:
            granted = await queries.reserve_tokens(
                session, workspace_id, wanted.day, wanted.input_tokens, wanted.output_tokens, self._daily_tokens
            )
        return wanted if granted else None

    async def settle(self, reserved: Reservation, usage: Usage, written: str) -> Usage:
        """Replaces the reservation by what the request took, and returns that; where the provider did not tell (it
        failed, or the visitor left), by an estimate from what was sent and `written`."""
        took = Usage(
            reserved.input_tokens if usage.input_tokens is None else usage.input_tokens,
            estimate(written) if usage.output_tokens is None else usage.output_tokens,
        )
        assert took.input_tokens is not None
        assert took.output_tokens is not None
        more_input = took.input_tokens - reserved.input_tokens
        more_output = took.output_tokens - reserved.output_tokens
        async with self._database.write() as session:
            await queries.correct_tokens(session, reserved.workspace_id, reserved.day, more_input, more_output)
        return took


def estimate(text: str) -> int:
    """Tokens of a text, rather too many than too few: three bytes of UTF-8 each."""
    return len(text.encode()) // 3 + 1 if text else 0
