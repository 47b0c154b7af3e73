"""What requests hold about a contact, as they get it in their export."""

from typing import Any

from jawab.engagement.requests.asking import about
from jawab.engagement.requests.models import ContactRequest
from jawab.engagement.requests.schemas import Details
from jawab.privacy.holdings import Holder, Holding


def _request(row: ContactRequest, holder: Holder) -> dict[str, Any]:
    told = Details.model_validate_json(holder.sealer.open(row.details_sealed, about(row)))
    return {
        "id": row.id,
        "at": row.created_at,
        "kind": row.kind,
        "state": row.state,
        "conversation_id": row.conversation_id,
        "wished_at": row.wished_at,
        "time_zone": row.time_zone,
        **told.model_dump(),
    }


HOLDINGS = (Holding("requests", ContactRequest, _request),)
