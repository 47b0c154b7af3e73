"""What a contact agreed to, as they get it in their export."""

from typing import Any

from jawab.privacy.holdings import Holder, Holding
from jawab.privacy.models import Consent


def _consent(row: Consent, _: Holder) -> dict[str, Any]:
    return {
        "at": row.created_at,
        "tracking": row.tracking,
        "notice_version": row.notice_version,
        "language": row.language,
    }


HOLDINGS = (Holding("consents", Consent, _consent),)
