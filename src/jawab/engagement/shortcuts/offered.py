"""What the widget offers: to whoever opens it, and in a conversation."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Workspace
from jawab.accounts.sites import preferred
from jawab.engagement.shortcuts import queries, times
from jawab.engagement.shortcuts.conditions import Conditions, Situation
from jawab.engagement.shortcuts.kinds import TIMED
from jawab.engagement.shortcuts.models import Shortcut
from jawab.engagement.shortcuts.ranking import WINDOW
from jawab.engagement.shortcuts.schemas import DayOffered, ShortcutOut, TimesOffered, Words, action_of
from jawab.engagement.shortcuts.store import in_order
from jawab.kit.clock import now
from jawab.kit.errors import NotFound
from jawab.kit.hours import Hours
from jawab.knowledge.library import public_url
from jawab.knowledge.queries import article_by_id
from jawab.understanding import rules


async def at_site(session: AsyncSession, workspace: Workspace, accepted: str) -> list[ShortcutOut]:
    """What may be offered now, best first, in the visitor's language (`accepted` is their `Accept-Language`). The
    browser leaves out what is for other pages or other visitors."""
    rows = await queries.shortcuts(session, workspace.id, active=True)
    if not rows:
        return []
    here = await _situation(session, workspace, accepted, None)
    fitting = {row.id: row for row in rows if Conditions.model_validate(row.conditions).may_be_met(here)}
    order = await _order(session, workspace.id, rows)
    return [await _shown(session, workspace, fitting[id], accepted) for id in order if id in fitting]


async def in_conversation(session: AsyncSession, workspace: Workspace, accepted: str, intent: str | None) -> list[UUID]:
    """Which of the site's shortcuts are offered in a conversation whose last sure intent this is, best first."""
    rows = await queries.shortcuts(session, workspace.id, active=True)
    here = await _situation(session, workspace, accepted, intent)
    fitting = {row.id for row in rows if Conditions.model_validate(row.conditions).met_in_conversation(here)}
    return [id for id in await _order(session, workspace.id, rows) if id in fitting]


async def times_of(session: AsyncSession, workspace: Workspace, shortcut_id: UUID, time_zone: str) -> TimesOffered:
    """When a visitor may wish for what the shortcut is about. Raises NotFound."""
    row = await queries.shortcut(session, workspace.id, shortcut_id)
    if row is None or not row.active or row.kind not in TIMED:
        raise NotFound("There is no such shortcut that asks for a time.")
    owners = (await rules.load(session, workspace.id)).zone(None)
    visitors = rules.known_zone(time_zone) or owners
    hours = Hours.model_validate(row.times) if row.times else None
    days = times.offered(hours, owners, visitors, now())
    return TimesOffered(time_zone=str(visitors), days=[DayOffered(day=day, times=fitting) for day, fitting in days])


async def count(session: AsyncSession, workspace_id: UUID, shown: Sequence[UUID], pressed: Sequence[UUID]) -> None:
    """Count what was shown and pressed today."""
    await queries.add_uses(session, workspace_id, now().date(), set(shown), set(pressed))


async def _order(session: AsyncSession, workspace_id: UUID, rows: Sequence[Shortcut]) -> list[UUID]:
    return in_order(list(rows), await queries.uses(session, workspace_id, (now() - WINDOW).date()))


async def _situation(session: AsyncSession, workspace: Workspace, accepted: str, intent: str | None) -> Situation:
    language = accepted[:200].partition(",")[0].partition(";")[0].strip() or workspace.language
    zone = (await rules.load(session, workspace.id)).zone(None)
    return Situation(language=language, moment=now().astimezone(zone), intent=intent)


async def _shown(session: AsyncSession, workspace: Workspace, row: Shortcut, accepted: str) -> ShortcutOut:
    conditions = Conditions.model_validate(row.conditions)
    language = preferred(list(row.words), accepted, workspace.language)
    if language not in row.words:
        language = next(iter(row.words))
    words = Words.model_validate(row.words[language])
    url = await _help_page(session, workspace, words) if row.kind == "faq" else row.url
    action = action_of(row.kind, url)  # type: ignore[arg-type]
    return ShortcutOut(
        id=row.id,
        kind=row.kind,
        action=action,
        label=words.label,
        language=language,
        question=words.question if action == "ask" else "",
        url=url,
        timed=row.kind in TIMED,
        page=conditions.page,
        visitors=conditions.visitors,
        by_intent=bool(conditions.intents),
    )


async def _help_page(session: AsyncSession, workspace: Workspace, words: Words) -> str:
    """The article's page; the whole help centre when none is meant, or when it is not there any more."""
    found = await article_by_id(session, workspace.id, words.article_id) if words.article_id else None
    return public_url(workspace.slug, found[0]) if found else f"/help/{workspace.slug}"
