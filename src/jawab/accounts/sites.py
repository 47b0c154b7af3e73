"""What a workspace shows to visitors."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Workspace
from jawab.kit.errors import NotFound

GREETINGS = {
    "en": "Hello! Ask me anything about {name}.",
    "ur": "السلام علیکم! {name} کے بارے میں کچھ بھی پوچھیے۔",
    "ur-Latn": "Assalam o alaikum! {name} ke baare mein kuch bhi poochiye.",
    "ar": "مرحبًا! اسألني عن أي شيء يخص {name}.",
}


async def by_key(session: AsyncSession, site_key: str) -> Workspace:
    """The workspace that a script tag names. Raises NotFound."""
    found = (await session.scalars(select(Workspace).where(Workspace.site_key == site_key))).one_or_none()
    if found is None:
        raise NotFound("No site has this key. Copy the script tag from the desk's Install page again.")
    return found


async def name(session: AsyncSession, workspace_id: UUID) -> str:
    """What the workspace calls itself."""
    return await session.scalar(_NAME, {"workspace_id": workspace_id}) or ""


_NAME = select(Workspace.name).where(Workspace.id == bindparam("workspace_id"))


def preferred(languages: Sequence[str], accepted: str, otherwise: str) -> str:
    """The first of the visitor's languages (`Accept-Language`) that is offered."""
    wanted = []
    for part in accepted[:500].split(","):
        tag, _, q = part.strip().partition(";q=")
        try:
            wanted.append((float(q or 1), tag))
        except ValueError:
            continue
    for _, tag in sorted(wanted, key=lambda pair: -pair[0]):
        if tag in languages:
            return tag
        if (base := tag.split("-")[0].lower()) in languages:
            return base
    return otherwise


def language_for(workspace: Workspace, offered: Sequence[str], accepted: str) -> str:
    """Which of the languages that the workspace has articles (`offered`) or texts in, or that we have a greeting in,
    a visitor is greeted in."""
    return preferred([*offered, *workspace.texts, *GREETINGS], accepted, workspace.language)


def texts(workspace: Workspace, language: str) -> tuple[str, list[str]]:
    """The greeting and the suggested questions in a language."""
    own = workspace.texts.get(language, {})
    fallback = GREETINGS.get(language, GREETINGS["en"]).format(name=workspace.name)
    return own.get("greeting", fallback), own.get("suggestions", [])
