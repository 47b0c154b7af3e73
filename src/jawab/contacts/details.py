"""What is known of a contact, sealed under the contact's own key."""

from jawab.contacts.models import Contact
from jawab.kit.sealing import Sealer


def email(contact: Contact, sealer: Sealer) -> str | None:
    return _open(contact.email_sealed, sealer, f"contact.email:{contact.id}")


def set_email(contact: Contact, sealer: Sealer, address: str) -> None:
    contact.email_sealed = sealer.seal_text(address, f"contact.email:{contact.id}")


def name(contact: Contact, sealer: Sealer) -> str | None:
    return _open(contact.name_sealed, sealer, f"contact.name:{contact.id}")


def set_name(contact: Contact, sealer: Sealer, name: str) -> None:
    contact.name_sealed = sealer.seal_text(name, f"contact.name:{contact.id}")


def phone(contact: Contact, sealer: Sealer) -> str | None:
    """E.164, such as +923001234567."""
    return _open(contact.phone_sealed, sealer, f"contact.phone:{contact.id}")


def set_phone(contact: Contact, sealer: Sealer, number: str) -> None:
    contact.phone_sealed = sealer.seal_text(number, f"contact.phone:{contact.id}")


def _open(sealed: bytes | None, sealer: Sealer, about: str) -> str | None:
    return None if sealed is None else sealer.open_text(sealed, about)
