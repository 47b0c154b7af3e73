"""The secret with which a workspace's own server says who its customers are: shown once, then kept sealed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.contacts.identity.models import IdentitySecret
from jawab.kit.sealing import Sealer
from jawab.kit.tokens import new_token
from jawab.privacy.keys import Keyring

PURPOSE = "identity secrets"


async def made_at(session: AsyncSession, workspace_id: UUID) -> datetime | None:
    """Since when the present secret counts, None when there is none."""
    return await session.scalar(select(IdentitySecret.created_at).where(IdentitySecret.workspace_id == workspace_id))


async def renew(session: AsyncSession, keyring: Keyring, workspace_id: UUID) -> tuple[str, datetime]:
    """A new secret (43 characters, 256 random bits) and since when it counts. What the old one signed does no more."""
    await remove(session, workspace_id)
    secret = new_token()
    row = IdentitySecret(
        workspace_id=workspace_id, secret_sealed=_sealer(keyring).seal_text(secret, _about(workspace_id))
    )
    session.add(row)
    await session.flush()
    return secret, row.created_at


async def remove(session: AsyncSession, workspace_id: UUID) -> None:
    """Nobody can be vouched for until there is a secret again."""
    await session.execute(delete(IdentitySecret).where(IdentitySecret.workspace_id == workspace_id))


async def secret_of(session: AsyncSession, keyring: Keyring, workspace_id: UUID) -> str | None:
    """Raises Unreadable."""
    query = select(IdentitySecret.secret_sealed).where(IdentitySecret.workspace_id == workspace_id)
    sealed = await session.scalar(query)
    return _sealer(keyring).open_text(sealed, _about(workspace_id)) if sealed else None


def _sealer(keyring: Keyring) -> Sealer:
    return keyring.for_purpose(PURPOSE)


def _about(workspace_id: UUID) -> str:
    return f"identity_secret:{workspace_id}"
