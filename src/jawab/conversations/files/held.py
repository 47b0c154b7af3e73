"""What is held about a contact in files, as they get it in their export: the files themselves are under `address`."""

from typing import Any

from jawab.conversations.files.models import File
from jawab.conversations.files.sending import facts
from jawab.privacy.holdings import Holder, Holding


def _file(row: File, holder: Holder) -> dict[str, Any]:
    return {
        "at": row.created_at,
        "conversation_id": row.conversation_id,
        "message_id": row.message_id,
        "sent_by": row.author,
        **facts(row, holder.sealer).model_dump(mode="json"),
        "address": f"/api/web/conversations/{row.conversation_id}/files/{row.id}",
    }


HOLDINGS = (Holding("files", File, _file),)
