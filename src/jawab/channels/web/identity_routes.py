"""The owner's page says who its visitor is: `/api/web/me/identity`."""

from fastapi import APIRouter

from jawab.channels.web.auth import Bearer, Visiting
from jawab.contacts.identity.schemas import IdentityIn, IdentityOut
from jawab.context import InContext
from jawab.conversations import customers

router = APIRouter(prefix="/api/web/me", tags=["visitors"])


@router.put("/identity")
async def identify(said: IdentityIn, who: Visiting, held: Bearer, here: InContext) -> IdentityOut:
    """Be the customer of whom the signed token tells, on this browser too."""
    await here.limits.action(str(who.contact_id))
    bound = await customers.identify(here.core, who, held, said.token)
    return IdentityOut(visitor_id=bound.contact.id, token=bound.token)


@router.delete("/identity", status_code=204)
async def sign_out(who: Visiting, held: Bearer, here: InContext) -> None:
    """Be nobody again on this browser. For somebody who is nobody yet nothing changes."""
    await here.limits.action(str(who.contact_id))
    await customers.sign_out(here.core, held)
