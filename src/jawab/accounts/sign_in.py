"""Signing in to the desk, and knowing who is signed in."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from jawab.accounts.models import Member, SignIn, Workspace
from jawab.accounts.passwords import check_password
from jawab.db.engine import Database
from jawab.kit.clock import now
from jawab.kit.errors import NotSignedIn
from jawab.kit.tokens import new_token, token_hash

LASTS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A member with the workspace and session they are signed in with."""

    member: Member
    workspace: Workspace
    session: SignIn


async def sign_in(database: Database, email: str, password: str) -> tuple[SignedIn, str]:
    """A new session and its cookie token. Raises NotSignedIn."""
    async with database.read() as session:
        member = (await session.scalars(select(Member).where(Member.email == email.strip().lower()))).one_or_none()
    if not await check_password(password, member.password_hash if member else None) or member is None:
        raise NotSignedIn("E-mail or password is not right.")
    token = new_token()
    async with database.write() as session:
        await session.execute(delete(SignIn).where(SignIn.member_id == member.id, SignIn.expires_at < now()))
        made = SignIn(
            workspace_id=member.workspace_id,
            member_id=member.id,
            token_hash=token_hash(token),
            csrf_token=new_token(),
            expires_at=now() + LASTS,
        )
        session.add(made)
        workspace = await session.get_one(Workspace, member.workspace_id)
    return SignedIn(member, workspace, made), token


async def who(session: AsyncSession, token: str) -> SignedIn | None:
    """Who holds this cookie."""
    query = (
        select(Member, Workspace, SignIn)
        .join(SignIn, SignIn.member_id == Member.id)
        .join(Workspace, Workspace.id == Member.workspace_id)
        .where(SignIn.token_hash == token_hash(token), SignIn.expires_at > now())
    )
    row = (await session.execute(query)).one_or_none()
    return SignedIn(row[0], row[1], row[2]) if row else None


async def is_valid(session: AsyncSession, sign_in_id: UUID) -> bool:
    """Whether a session has neither ended nor run out."""
    query = select(SignIn.id).where(SignIn.id == sign_in_id, SignIn.expires_at > now())
    return await session.scalar(query) is not None


async def sign_out(database: Database, signed: SignedIn) -> None:
    async with database.write() as session:
        await session.execute(delete(SignIn).where(SignIn.id == signed.session.id))


async def set_available(database: Database, signed: SignedIn, available: bool) -> None:
    """Whether this agent takes conversations."""
    async with database.write() as session:
        member = await session.get_one(Member, signed.member.id)
        member.available = available
