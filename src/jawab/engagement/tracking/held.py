"""What was clicked and read, as the one who did it gets it in their export."""

from typing import Any

from jawab.engagement.tracking.models import Activity
from jawab.privacy.holdings import Holder, Holding

_TOLD = (
    "at", "kind", "session", "page", "viewport", "place", "selector", "x", "y", "times", "changed", "ms", "depth",
    "message_id", "name", "props",
)  # fmt: skip


def _activity(row: Activity, _: Holder) -> dict[str, Any]:
    return {name: value for name in _TOLD if (value := getattr(row, name)) is not None}


HOLDINGS = (Holding("activity", Activity, _activity),)
