"""What each threshold of the intents would have done: with past messages, and with the examples in cross-validation."""

from uuid import UUID

from sqlalchemy import select

from jawab.db.engine import Database
from jawab.understanding import rules
from jawab.understanding.intents import queries
from jawab.understanding.intents.schemas import ThresholdOut, ThresholdPoint
from jawab.understanding.models import MessageReading

MOST_MESSAGES = 10_000
THRESHOLDS = [round(0.05 * step, 2) for step in range(1, 20)]


async def chart(database: Database, workspace_id: UUID) -> ThresholdOut:
    """Of the newest messages for which intents were read, whatever version read them."""
    newest = (
        select(MessageReading.intent_probability)
        .where(MessageReading.workspace_id == workspace_id, MessageReading.intent_version.is_not(None))
        .order_by(MessageReading.created_at.desc())
        .limit(MOST_MESSAGES)
    )
    async with database.read(heavy=True) as session:
        probabilities = [probability or 0.0 for probability in await session.scalars(newest)]
        in_use = await queries.active_training(session, workspace_id)
        chosen = (await rules.load(session, workspace_id)).intent_threshold
    curve = in_use[0].figures.get("curve", []) if in_use else []
    thresholds = sorted({*THRESHOLDS, round(chosen, 2)})
    points = [_point(threshold, probabilities, curve) for threshold in thresholds]
    return ThresholdOut(threshold=chosen, n=len(probabilities), points=points)


def _point(threshold: float, probabilities: list[float], curve: list[dict[str, float]]) -> ThresholdPoint:
    sure = sum(probability >= threshold for probability in probabilities)
    return ThresholdPoint(
        threshold=threshold,
        sure=sure,
        asked_back=len(probabilities) - sure,
        share_sure=round(sure / len(probabilities), 4) if probabilities else None,
        accuracy=_measured(threshold, curve),
    )


def _measured(threshold: float, curve: list[dict[str, float]]) -> float | None:
    """The accuracy at the point of the curve that is nearest, when one is near."""
    near = [point for point in curve if abs(point["threshold"] - threshold) <= 0.026]
    best = min(near, key=lambda point: abs(point["threshold"] - threshold), default=None)
    return best.get("accuracy") if best else None
