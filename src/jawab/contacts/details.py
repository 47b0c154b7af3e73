"""What is known of a contact, sealed under the contact's own key."""

from jawab.contacts.models import Contact
from jawab.kit.sealing import Sealer


def email(contact: Contact, sealer: Sealer) -> str | None:
    return _open(contact.email_sealed, sealer, f"contact.email:{contact.id}")


def set_email(contact: Contact, sealer: Sealer, address: str) -> None:
    contact.email_sealed = sealer.seal_text(address, f"contact.email:{contact.id}")


def name(contact: Contact, sealer: Sealer) -> str | None:
    return _open(contact.name_sealed, sealer, f"contact.name:{contact.id}")


def _open(sealed: bytes | None, sealer: Sealer, about: str) -> str | None:
    return None if sealed is None else sealer.open_text(sealed, about)
