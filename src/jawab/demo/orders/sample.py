"""The orders that the demo's order service knows: plainly invented, and always as fresh as today."""

from datetime import timedelta
from typing import Any

from jawab.kit.clock import now

_AYESHA = {"name": "Ayesha Namuna", "email": "ayesha@example.com", "phone": "+923001234567"}
_BILAL = {"name": "Bilal Farzi", "email": "bilal@example.com", "phone": "+923017654321"}

# number: (state, days since it was placed, days until it comes, items, whose)
_ORDERS: dict[str, tuple[str, int, int | None, list[str], dict[str, str]]] = {
    "GN-1000001": ("out_for_delivery", 3, 0, ["Copper electric kettle"], _AYESHA),
    "GN-1000002": ("packing", 1, 4, ["Neelam tea set for six", "Sukoon prayer mat"], _AYESHA),
    "GN-1000003": ("delivered", 9, None, ["Bahar lawn suit"], _BILAL),
    "GN-1000004": ("dispatched", 2, 2, ["Sarai air cooler"], _BILAL),
}


def found(number: str) -> dict[str, Any] | None:
    """The order with this number as JSON, however it is written."""
    plain = number.upper().replace(" ", "").replace("-", "").removeprefix("GN")
    key = f"GN-{plain}"
    if key not in _ORDERS:
        return None
    status, placed, comes, items, customer = _ORDERS[key]
    today = now().date()
    expected = (today + timedelta(days=comes)).isoformat() if comes is not None else None
    courier = "Tez Courier" if status in ("dispatched", "out_for_delivery", "delivered") else None
    return {
        "number": key,
        "status": status,
        "placed": (today - timedelta(days=placed)).isoformat(),
        "expected": expected,
        "courier": courier,
        "items": [{"name": name} for name in items],
        "customer": customer,
    }
