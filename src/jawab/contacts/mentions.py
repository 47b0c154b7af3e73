"""What visitors say of themselves in passing: kept, sealed, on the contact's card."""

import json
import re
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, TypeAdapter

from jawab.contacts import details
from jawab.contacts.models import Contact
from jawab.kit.clock import now
from jawab.kit.sealing import Sealer
from jawab.understanding.types import Entity, EntityType

MOST = 50
_KEPT: frozenset[EntityType] = frozenset({"PERSON", "EMAIL", "PHONE", "ORDER", "TICKET", "PLACE", "PRODUCT"})
# What stands before a name when people give their own.
_MY_NAME = re.compile(
    r"(?:\bmy name(?: is|'s|’s)?|\bi am|\bi['’]m|\bthis is|\bname ?:|\bmera na+m|(?<!\w)میرا نام)\s*$", re.I
)
_SOMEBODY_OF_THEIRS = re.compile(r"['’]s\b")  # "I am Bilal's sister"
# In Urdu "I" is written like "in", so that what follows the name must say that it is the speaker.
_I = re.compile(r"(?:\bmain|\bmein|(?<!\w)میں)\s*$", re.I)
_AM = re.compile(r"\s*(?:hoo?n|hun?|bol|ہوں|بول)\b", re.I)


class Mention(BaseModel):
    """Something that the visitor named. `value` is its normalised form, `at` an ISO 8601 time."""

    model_config = ConfigDict(frozen=True)

    type: EntityType
    value: str
    display: str
    at: str


_MENTIONS = TypeAdapter(list[Mention])


def of(contact: Contact, sealer: Sealer) -> list[Mention]:
    """What they named so far, the newest last. Raises Unreadable."""
    if contact.mentions_sealed is None:
        return []
    return _MENTIONS.validate_json(sealer.open(contact.mentions_sealed, _about(contact)))


def take_up(contact: Contact, sealer: Sealer, text: str, entities: Sequence[Entity]) -> None:
    """Keep what the message `text` names. The first address, telephone number and own name fill the card where it is
    empty; what somebody gave by hand is never changed."""
    named = [entity for entity in entities if entity.type in _KEPT]
    if not named:
        return
    known = {(mention.type, mention.value): mention for mention in of(contact, sealer)}
    for entity in named:
        known.pop((entity.type, entity.value), None)  # to the end: it was named again
        known[entity.type, entity.value] = Mention(
            type=entity.type, value=entity.value, display=entity.display, at=now().isoformat()
        )
    kept = [mention.model_dump() for mention in list(known.values())[-MOST:]]
    contact.mentions_sealed = sealer.seal(json.dumps(kept).encode(), _about(contact))
    _fill(contact, sealer, text, named)


def _fill(contact: Contact, sealer: Sealer, text: str, named: Sequence[Entity]) -> None:
    for entity in named:
        if entity.type == "EMAIL" and contact.email_sealed is None:
            details.set_email(contact, sealer, entity.value)
        elif entity.type == "PHONE" and contact.phone_sealed is None:
            details.set_phone(contact, sealer, entity.value)
        elif entity.type == "PERSON" and contact.name_sealed is None and _is_own(text, entity):
            details.set_name(contact, sealer, entity.display)


def _is_own(text: str, name: Entity) -> bool:
    """Whether `text` gives this name as that of who writes."""
    before, after = text[: name.start], text[name.end :]
    if _MY_NAME.search(before):
        return not _SOMEBODY_OF_THEIRS.match(after)
    return bool(_I.search(before) and _AM.match(after))


def _about(contact: Contact) -> str:
    return f"contact.mentions:{contact.id}"
