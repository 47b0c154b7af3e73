"""All that is held about contacts, feature by feature: what their export shows and what goes when they are erased.

A table from which foreign keys lead to a contact must stand here or in `WITHOUT_WORDS`; the tests say which does not.
"""

from jawab.answering import held as answering
from jawab.contacts import held as contacts
from jawab.conversations import held as conversations
from jawab.conversations.files import held as files
from jawab.engagement.requests import held as requests
from jawab.engagement.tracking import held as tracking
from jawab.knowledge.completions import held as completions
from jawab.learning import held as learning
from jawab.notifications import held as notifications
from jawab.privacy import held as privacy
from jawab.privacy.holdings import Holding

HOLDINGS: tuple[Holding, ...] = (
    *contacts.HOLDINGS,
    *privacy.HOLDINGS,
    *conversations.HOLDINGS,
    *files.HOLDINGS,
    *answering.HOLDINGS,
    *completions.HOLDINGS,
    *learning.HOLDINGS,
    *requests.HOLDINGS,
    *notifications.HOLDINGS,
    *tracking.HOLDINGS,
)

WITHOUT_WORDS: dict[str, str] = {"file_pieces": "the bytes of `files`, which are downloaded one by one"}
"""Tables that go with the contact and are in no section, with what tells the same."""
