"""What is held about a contact here, as they get it in their export."""

from typing import Any

from jawab.contacts import details, mentions
from jawab.contacts.identity import verified
from jawab.contacts.models import Contact, VisitorToken
from jawab.privacy.holdings import Holder, Holding


def _contact(contact: Contact, holder: Holder) -> dict[str, Any]:
    known = verified.of(contact, holder.sealer)
    return {
        "id": contact.id,
        "since": contact.created_at,
        "name": details.name(contact, holder.sealer),
        "email": details.email(contact, holder.sealer),
        "phone": details.phone(contact, holder.sealer),
        "time_zone": contact.time_zone,
        "vouched_for_by_the_company": known.model_dump(mode="json") if known else None,
        "named_in_messages": [mention.model_dump() for mention in mentions.of(contact, holder.sealer)],
    }


def _token(token: VisitorToken, _: Holder) -> dict[str, Any]:
    return {"given_at": token.created_at}


HOLDINGS = (Holding("contact", Contact, _contact), Holding("browsers", VisitorToken, _token))
