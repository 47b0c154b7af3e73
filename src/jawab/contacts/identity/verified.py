"""What the owner's server has vouched for, sealed on the contact."""

import json
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from jawab.contacts import details
from jawab.contacts.identity.signed import Claims
from jawab.contacts.models import Contact
from jawab.kit.clock import now
from jawab.kit.sealing import Sealer


class Verified(BaseModel):
    """A customer as their shop knows them. `id` is the shop's own."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str | None
    email: str | None
    phone: str | None
    issued: int
    """When the token that says so was signed, in Unix seconds."""
    at: datetime


def of(contact: Contact, sealer: Sealer) -> Verified | None:
    """None for somebody whom nobody vouches for. Raises Unreadable."""
    if contact.verified_sealed is None:
        return None
    return Verified.model_validate_json(sealer.open(contact.verified_sealed, _about(contact)))


def take_up(contact: Contact, sealer: Sealer, claims: Claims) -> bool:
    """Keep what a token says and put it on the card; False when that changes nothing, or when a newer one was read."""
    before = of(contact, sealer)
    told = {"id": claims.sub, "name": claims.name, "email": claims.email, "phone": claims.phone}
    if before and (claims.iat < before.issued or before.model_dump(include=set(told)) == told):
        return False
    made = Verified(**told, issued=claims.iat, at=now())
    contact.verified_sealed = sealer.seal(json.dumps(made.model_dump(mode="json")).encode(), _about(contact))
    if claims.name:
        details.set_name(contact, sealer, claims.name)
    if claims.email:
        details.set_email(contact, sealer, claims.email)
    if claims.phone:
        details.set_phone(contact, sealer, claims.phone)
    return True


def _about(contact: Contact) -> str:
    return f"contact.verified:{contact.id}"
