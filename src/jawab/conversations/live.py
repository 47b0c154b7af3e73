"""Names of what is live around a conversation: who watches it, what is being written, who types."""

from uuid import UUID

from jawab.events.hub import Hub, conversation_topic, workspace_topic

WATCHERS_CHANGED = "watchers"
"""Sent on a conversation's topic when a visitor's stream closed. Not for clients."""


VISITOR_TYPES = "visitor.types"
"""Sent on a conversation's topic when its visitor types: the bot waits for them to finish. Not for clients."""
ERASED = "erased"
"""Sent on a conversation's topic, and to the desk, when its contact was erased: nothing comes any more."""


def watchers_group(conversation_id: UUID) -> str:
    """The visitor's open streams."""
    return f"watchers:{conversation_id}"


def reply_key(conversation_id: UUID) -> str:
    """The pieces of the reply that is being written."""
    return f"reply:{conversation_id}"


async def typing(hub: Hub, workspace_id: UUID, conversation_id: UUID, author: str, name: str) -> None:
    """Somebody types right now: tell the other side."""
    data = {"author": author, "name": name}
    if author != "visitor":
        await hub.publish(conversation_topic(conversation_id), {"event": "typing", "data": data})
    else:
        event = {"event": "typing", "conversation_id": str(conversation_id), "data": data}
        await hub.publish(workspace_topic(workspace_id), event)
        await hub.publish(conversation_topic(conversation_id), {"event": VISITOR_TYPES})
