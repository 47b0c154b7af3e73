"""What browsers tell of an invitation: that it was due, and what came of it. Counted by day, without anybody."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from jawab.db.engine import Database
from jawab.engagement.invitations import queries
from jawab.kit.clock import now
from jawab.kit.errors import NotFound, Unprocessable

What = Literal["due", "shown", "pressed", "dismissed", "conversation", "goal"]
"""`due`: it would have been shown, in either arm, and once in a browser; `conversation` and `goal`: after that, in the
same visit, once."""
Arm = Literal["shown", "held_out"]


class InvitationOutcomes(BaseModel):
    """What happened in one browser. Browsers see to it that nothing is told twice."""

    edition: int = Field(ge=1, le=2**31 - 1, description="As the invitation was delivered with")
    arm: Arm
    what: Annotated[set[What], Field(min_length=1)]


async def add(database: Database, workspace_id: UUID, invitation_id: UUID, told: InvitationOutcomes) -> None:
    """Count it. Raises NotFound, and Unprocessable for an edition that never was and for what cannot have been."""
    if told.arm == "held_out" and told.what & {"shown", "pressed", "dismissed"}:
        raise Unprocessable("Who was held out has seen nothing: only due, conversation and goal can be told.")
    async with database.write() as session:
        row = await queries.invitation(session, workspace_id, invitation_id)
        if row is None:
            raise NotFound("There is no such invitation.")
        if told.edition > row.edition:
            raise Unprocessable(f"This invitation is at edition {row.edition}.")
        await queries.add_outcomes(session, row, told.edition, now().date(), told.arm, told.what)
