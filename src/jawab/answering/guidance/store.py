"""A workspace's rules at the desk: listed in their order, made, changed and removed."""

from uuid import UUID

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.answering.guidance import queries
from jawab.answering.guidance.models import GuidanceRule
from jawab.answering.guidance.schemas import RuleChange, RuleIn, RuleOut
from jawab.db.engine import Database
from jawab.kit.errors import NotFound, Unprocessable
from jawab.kit.ids import new_id

MOST_RULES = 100


async def listed(database: Database, workspace_id: UUID) -> list[RuleOut]:
    """All rules in their order."""
    async with database.read() as session:
        return [RuleOut.of(row) for row in await queries.rules(session, workspace_id)]


async def create(database: Database, workspace_id: UUID, new: RuleIn) -> RuleOut:
    """Add a rule after the others. Raises Unprocessable when there are too many."""
    async with database.write() as session:
        count = await queries.count(session, workspace_id)
        if count >= MOST_RULES:
            raise Unprocessable(f"There are {MOST_RULES} rules already. Delete one that is not needed any more.")
        row = GuidanceRule(id=new_id(), workspace_id=workspace_id, position=count, **_columns(new))
        session.add(row)
        await session.flush()
        return RuleOut.of(row)


async def change(database: Database, workspace_id: UUID, rule_id: UUID, wanted: RuleChange) -> RuleOut:
    """Change a rule. Raises NotFound, and Unprocessable when what comes of it does nothing."""
    async with database.write() as session:
        row = await _existing(session, workspace_id, rule_id)
        before = RuleIn.model_validate(row, from_attributes=True).model_dump()
        given = wanted.model_dump(exclude_unset=True, exclude={"position"})
        for name, value in _columns(_checked(before | given)).items():
            setattr(row, name, value)
        if wanted.position is not None:
            await _move(session, workspace_id, row, wanted.position)
        await session.flush()
        return RuleOut.of(row)


async def remove(database: Database, workspace_id: UUID, rule_id: UUID) -> None:
    """Delete a rule. Raises NotFound."""
    async with database.write() as session:
        await session.delete(await _existing(session, workspace_id, rule_id))


async def _existing(session: AsyncSession, workspace_id: UUID, rule_id: UUID) -> GuidanceRule:
    row = await queries.rule(session, workspace_id, rule_id)
    if row is None:
        raise NotFound("There is no such rule.")
    return row


async def _move(session: AsyncSession, workspace_id: UUID, row: GuidanceRule, position: int) -> None:
    others = [other for other in await queries.rules(session, workspace_id) if other.id != row.id]
    others.insert(position, row)
    for place, rule in enumerate(others):
        rule.position = place


def _checked(fields: dict[str, object]) -> RuleIn:
    try:
        return RuleIn.model_validate(fields)
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise Unprocessable(f"The rule cannot be changed like this: {reason}.") from error


def _columns(rule: RuleIn) -> dict[str, object]:
    return rule.model_dump(mode="json")
