"""What browsers say for their visitors: Global Privacy Control and Do Not Track."""

from collections.abc import Mapping

from jawab.kit.errors import Forbidden


def asks_for_privacy(headers: Mapping[str, str]) -> bool:
    """Whether the browser asks not to record its visitor (`Sec-GPC: 1`, https://www.w3.org/TR/gpc/, or `DNT: 1`)."""
    return headers.get("sec-gpc", "").strip() == "1" or headers.get("dnt", "").strip() == "1"


def respect(headers: Mapping[str, str]) -> None:
    """Raises Forbidden when the browser asks for privacy."""
    if asks_for_privacy(headers):
        raise Forbidden("This browser asks sites not to track its visitor (Sec-GPC or DNT), so nothing is recorded.")
