"""A new workspace with its first member."""

import re
import secrets

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import select

from jawab.accounts.models import Member, Workspace
from jawab.accounts.passwords import hash_password
from jawab.db.engine import Database
from jawab.kit.errors import Conflict, Unprocessable
from jawab.kit.ids import new_id

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


async def found(database: Database, name: str, slug: str, email: str, password: str) -> Workspace:
    """Make a workspace and its owner, who signs in with `email` and `password`.

    Raises Unprocessable when slug or e-mail cannot be used, Conflict when they are taken.
    """
    slug, email = _checked_slug(slug or slug_of(name)), _checked_email(email)
    password_hash = await hash_password(password)
    async with database.write() as session:
        if await session.scalar(select(Workspace.id).where(Workspace.slug == slug)):
            raise Conflict(f"There is a workspace {slug} already. Choose another short name with --slug.")
        if await session.scalar(select(Member.id).where(Member.email == email)):
            raise Conflict(f"{email} signs in to another workspace already. Use another e-mail address.")
        key = f"{slug}-{secrets.token_hex(4)}"
        workspace = Workspace(id=new_id(), slug=slug, name=name, site_key=key)
        session.add(workspace)
        await session.flush()
        session.add(
            Member(
                workspace_id=workspace.id,
                email=email,
                name=email.partition("@")[0],
                role="owner",
                password_hash=password_hash,
            )
        )
    return workspace


def slug_of(name: str) -> str:
    """The name as it stands in addresses: `Blue Kettle` is `blue-kettle`. Empty when nothing is left of it."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))


def _checked_slug(slug: str) -> str:
    if not SLUG.fullmatch(slug):
        raise Unprocessable("Give a short name with --slug: small letters a to z, digits and hyphens.")
    return slug


def _checked_email(email: str) -> str:
    try:
        return validate_email(email, check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise Unprocessable(f"{email} is no e-mail address: {error}") from error
