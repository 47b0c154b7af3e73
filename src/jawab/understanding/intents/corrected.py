"""Corrections made at the desk, with the words of their messages."""

import logging
from collections.abc import Iterable

from jawab.conversations.thread import opened
from jawab.kit.sealing import Unreadable
from jawab.privacy.keys import Keyring
from jawab.understanding.intents.queries import Corrected
from jawab.understanding.models import Correction

logger = logging.getLogger(__name__)


def corrected_words(keyring: Keyring, corrections: Iterable[Corrected]) -> list[tuple[Correction, str]]:
    """The corrections whose messages open, with what the visitor wrote. A contact whose key was destroyed is left out:
    nothing of it is to be read any more."""
    found = []
    for correction, message, contact in corrections:
        try:
            words = opened(message, keyring.for_contact(contact.id, contact.wrapped_key)).text
        except Unreadable:
            logger.warning("the message of correction %s cannot be read; it is no example", correction.id)
        else:
            found.append((correction, words))
    return found
