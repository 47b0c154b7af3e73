"""Imports every feature's tables, so that migrations and tests see the whole schema."""

from jawab.accounts import models as accounts
from jawab.answering import models as answering
from jawab.answering.cache import models as cache
from jawab.answering.costs import models as costs
from jawab.answering.guidance import models as guidance
from jawab.answering.quality import models as quality
from jawab.answering.rich import models as rich
from jawab.answering.suggestions import models as suggestions
from jawab.answering.tools import models as tools
from jawab.contacts import models as contacts
from jawab.contacts.identity import models as identity
from jawab.conversations import models as conversations
from jawab.conversations.files import models as files
from jawab.db.base import Base
from jawab.db.search import tables as search
from jawab.engagement.invitations import models as invitations
from jawab.engagement.requests import models as requests
from jawab.engagement.shortcuts import models as shortcuts
from jawab.engagement.tracking import models as tracking
from jawab.events import models as events
from jawab.jobs import models as jobs
from jawab.knowledge import models as knowledge
from jawab.knowledge.completions import models as completions
from jawab.learning.faq import models as faq
from jawab.learning.replay import models as replay
from jawab.learning.reviews import models as reviews
from jawab.notifications.push import models as push
from jawab.privacy import models as privacy
from jawab.understanding import models as understanding
from jawab.understanding.entities import models as entities
from jawab.understanding.intents import models as intents

__all__ = [
    "accounts",
    "answering",
    "cache",
    "completions",
    "contacts",
    "conversations",
    "costs",
    "entities",
    "events",
    "faq",
    "files",
    "guidance",
    "identity",
    "intents",
    "invitations",
    "jobs",
    "knowledge",
    "metadata",
    "privacy",
    "push",
    "quality",
    "replay",
    "requests",
    "reviews",
    "rich",
    "search",
    "shortcuts",
    "suggestions",
    "tools",
    "tracking",
    "understanding",
]

metadata = Base.metadata
