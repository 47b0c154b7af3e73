"""What notifications hold about a contact, as they get it in their export."""

import json
from typing import Any

from jawab.notifications.push.models import PushNotice, PushSubscription
from jawab.notifications.push.subscriptions import about
from jawab.privacy.holdings import Holder, Holding


def _browser(row: PushSubscription, holder: Holder) -> dict[str, Any]:
    told = json.loads(holder.sealer.open(row.sealed, about(row.id)))
    return {"since": row.created_at, "push_address": told["endpoint"]}


def _notice(row: PushNotice, _: Holder) -> dict[str, Any]:
    return {"message_id": row.message_id, "due_at": row.due_at, "attempts": row.attempts}


HOLDINGS = (
    Holding("browsers_that_are_told", PushSubscription, _browser),
    Holding("notices_to_be_sent", PushNotice, _notice),
)
