"""The secret that customers' tokens are signed with: `/api/desk/identity-secret`."""

from fastapi import APIRouter

from jawab.contacts.identity import secrets
from jawab.contacts.identity.schemas import SecretMade, SecretState
from jawab.context import InContext
from jawab.desk.auth import Signed

router = APIRouter(prefix="/api/desk/identity-secret", tags=["desk: install"])


@router.get("")
async def state(signed: Signed, here: InContext) -> SecretState:
    async with here.core.database.read() as session:
        return SecretState(made_at=await secrets.made_at(session, signed.workspace.id))


@router.post("", status_code=201)
async def renew(signed: Signed, here: InContext) -> SecretMade:
    """A new secret, told here alone. What the old one signed counts no more; who was verified stays so."""
    async with here.core.database.write() as session:
        secret, made_at = await secrets.renew(session, here.core.keyring, signed.workspace.id)
    return SecretMade(secret=secret, made_at=made_at)


@router.delete("", status_code=204)
async def remove(signed: Signed, here: InContext) -> None:
    """Vouch for nobody any more."""
    async with here.core.database.write() as session:
        await secrets.remove(session, signed.workspace.id)
