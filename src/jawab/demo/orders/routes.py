"""The order system of the invented shop, as another company's would stand somewhere else: `/demo/orders`.

It serves the demo's tools alone, answers only to their key, and is not there without the demo."""

import hmac
from datetime import date, time, timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header
from pydantic import BaseModel, EmailStr, Field
from sqlalchemy import select

from jawab.accounts.models import Workspace
from jawab.context import InContext
from jawab.demo.orders.book import Book, book_of
from jawab.demo.orders.sample import found
from jawab.demo.shop import SLUG
from jawab.kit.clock import now
from jawab.kit.errors import Conflict, NotFound, NotSignedIn, Unprocessable
from jawab.privacy.keys import Keyring

router = APIRouter(prefix="/demo/orders", include_in_schema=False)

STUDIOS = ("lahore", "karachi")
_OPENS, _CLOSES = {"lahore": time(11), "karachi": time(12)}, time(19)
_DAYS_AHEAD = 30
_CLOSED = 0  # Mondays


def api_key(keyring: Keyring) -> str:
    """What the demo's tools send as `X-Api-Key`."""
    return keyring.digest("demo order service", "api key")


async def allowed(here: InContext, x_api_key: Annotated[str, Header()] = "") -> Book:
    """Where the service keeps what it was told. Raises NotFound without the demo, NotSignedIn without the key."""
    async with here.core.database.read() as session:
        if await session.scalar(select(Workspace.id).where(Workspace.slug == SLUG)) is None:
            raise NotFound("There is no demo here.")
    if not hmac.compare_digest(x_api_key.encode(), api_key(here.core.keyring).encode()):
        raise NotSignedIn("Send the key of the order service as X-Api-Key.")
    return book_of(here.settings.data_dir)


Kept = Annotated[Book, Depends(allowed)]
Key = Annotated[str, Header(alias="Idempotency-Key", max_length=200)]


class Appointment(BaseModel):
    studio: Literal["lahore", "karachi"]
    day: date
    time: time
    phone: str = Field(min_length=7, max_length=20)


class Ticket(BaseModel):
    subject: str = Field(min_length=3, max_length=1000)
    email: EmailStr


class Cancellation(BaseModel):
    email: EmailStr


@router.get("/{number}")
def order(number: str, book: Kept) -> dict[str, Any]:
    """An order with whose it is, as an order system gives it to those whom it trusts."""
    order = found(number)
    if order is None:
        raise NotFound("There is no such order.")
    if book.has(f"cancelled:{order['number']}"):
        return {**order, "status": "cancelled", "expected": None, "courier": None}
    return order


@router.post("/appointments", status_code=201)
def book_appointment(wanted: Appointment, book: Kept, key: Key = "") -> dict[str, Any]:
    today = now().date()
    if wanted.day <= today or wanted.day > today + timedelta(days=_DAYS_AHEAD):
        raise Unprocessable("Appointments are given from tomorrow up to 30 days ahead")
    if wanted.day.weekday() == _CLOSED:
        raise Unprocessable("The studios are closed on Mondays")
    if not _OPENS[wanted.studio] <= wanted.time < _CLOSES:
        raise Unprocessable(f"The studio is open from {_OPENS[wanted.studio]:%H:%M} to {_CLOSES:%H:%M}")
    slot = f"appointment:{wanted.studio}:{wanted.day}:{wanted.time:%H:%M}"
    made = book.once(key, slot, {"prefix": "AP", **wanted.model_dump(mode="json")})
    if made is None:
        raise Conflict("Somebody else has this time already")
    return made


@router.post("/tickets", status_code=201)
def open_ticket(wanted: Ticket, book: Kept, key: Key = "") -> dict[str, Any]:
    return book.once(key, None, {"prefix": "TK", **wanted.model_dump(mode="json")}) or {}


@router.post("/{number}/cancellation", status_code=201)
def cancel(number: str, wanted: Cancellation, book: Kept, key: Key = "") -> dict[str, Any]:
    """Only before the parcel has left, and only for who placed the order."""
    order = found(number)
    if order is None or order["customer"]["email"].casefold() != wanted.email.casefold():
        raise NotFound("There is no such order for this e-mail address")
    if order["status"] not in ("confirmed", "packing"):
        raise Conflict("The parcel has left already, so the order cannot be cancelled")
    made = book.once(key, f"cancelled:{order['number']}", {"prefix": "CN", "order": order["number"]})
    if made is None:
        raise Conflict("This order is cancelled already")
    return made
