"""Puts web push together."""

from datetime import timedelta

from jawab.conversations.core import Core
from jawab.jobs.schedules import Recurring
from jawab.kit.addresses import networks
from jawab.notifications.push import vapid
from jawab.notifications.push.pushes import EVERY, Pushes
from jawab.notifications.push.service import PushServices
from jawab.settings import Settings


async def make_pushes(settings: Settings, core: Core) -> Pushes:
    """Raises ValueError for a network in the settings that is none."""
    pair = await vapid.load(core.database, core.keyring)
    public = settings.public_url if settings.public_url.startswith("https://") else ""
    services = PushServices(pair, settings.push_contact or public, networks(settings.push_allow_networks))
    return Pushes(core, services, timedelta(seconds=settings.push_delay_seconds))


def unsent(pushes: Pushes) -> Recurring:
    """Sends what a process left unsent, and again what nobody took."""
    return Recurring("replies that browsers tell of", EVERY, pushes.look_everywhere)
