"""What became of a question week by week, and before and after it got an article."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from jawab.learning.faq.models import FaqQuestion
from jawab.learning.faq.schemas import Effect, WeekOut

WEEK = timedelta(days=7)
TREND = 8  # weeks
MOST_BEFORE = 8  # weeks before a decision that it is compared with


def by_week(questions: Sequence[FaqQuestion], moment: datetime, least: int = TREND) -> list[WeekOut]:
    """Every week from the first question's, and at least so many, to the week of `moment`."""
    last = monday(moment)
    first = min([monday(one.asked_at) for one in questions] + [last - (least - 1) * WEEK])
    weeks = [first + n * WEEK for n in range((last - first) // WEEK + 1)]
    return [_week(week, [one for one in questions if monday(one.asked_at) == week]) for week in weeks]


def trend(questions: Sequence[FaqQuestion], moment: datetime) -> list[WeekOut]:
    """The last weeks."""
    return by_week(questions, moment)[-TREND:]


def monday(moment: datetime) -> date:
    """The first day of its week, UTC."""
    day = moment.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())


def before(questions: Sequence[FaqQuestion], decided_at: datetime) -> Effect:
    """The weeks before a decision, from the first question on, at most eight."""
    since = max(min((one.asked_at for one in questions), default=decided_at), decided_at - MOST_BEFORE * WEEK)
    return _effect([one for one in questions if since <= one.asked_at < decided_at], decided_at - since)


def after(questions: Sequence[FaqQuestion], decided_at: datetime, moment: datetime) -> Effect:
    """From a decision to now."""
    return _effect([one for one in questions if one.asked_at >= decided_at], moment - decided_at)


def _week(week: date, questions: Sequence[FaqQuestion]) -> WeekOut:
    return WeekOut(
        week=week,
        asked=len(questions),
        answered=sum(one.answered for one in questions),
        rated_up=sum(one.rating == "up" for one in questions),
        rated_down=sum(one.rating == "down" for one in questions),
        handed_off=sum(one.handed_off for one in questions),
    )


def _effect(questions: Sequence[FaqQuestion], span: timedelta) -> Effect:
    weeks = max(span / WEEK, 1 / 7)  # a day at least: nobody asks "a week" of an hour
    asked = len(questions)
    return Effect(
        weeks=round(weeks, 1),
        asked_a_week=round(asked / weeks, 1),
        answered=_share(sum(one.answered for one in questions), asked),
        rated_down=_share(sum(one.rating == "down" for one in questions), asked),
        handed_off=_share(sum(one.handed_off for one in questions), asked),
    )


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None
