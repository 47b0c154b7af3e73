"""What must be right in a request before it is taken: every error names its field."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from jawab.contacts.given import checked_email, checked_phone
from jawab.engagement.requests.schemas import Details, RequestIn
from jawab.engagement.shortcuts import times
from jawab.engagement.shortcuts.kinds import RequestKind
from jawab.kit.errors import Unprocessable
from jawab.kit.hours import Hours

_NEEDED: dict[RequestKind, tuple[str, ...]] = {
    "email": ("email", "text"),
    "call_back": ("phone", "at"),
    "demo": ("email",),
    "booking": ("at",),
}
_MISSING = {
    "email": "Please give an e-mail address.",
    "phone": "Please give a telephone number.",
    "at": "Please choose a day and a time.",
    "text": "Please write what it is about.",
}


def details(given: RequestIn, region: str) -> Details:
    """What is kept of a request. `region` is that of telephone numbers without a country. Raises Unprocessable."""
    for field in _NEEDED[given.kind]:
        if not getattr(given, field):
            raise Unprocessable(_MISSING[field], field=field)
    if not given.email and not given.phone:
        raise Unprocessable("Please give an e-mail address or a telephone number.", field="email")
    email, phone = given.email, given.phone
    try:
        field = "email"
        email = checked_email(email) if email else ""
        field = "phone"
        phone = checked_phone(phone, region) if phone else ""
    except ValueError as error:
        said = str(error)
        raise Unprocessable(said[0].upper() + said[1:], field=field) from None
    return Details(name=" ".join(given.name.split()), email=email, phone=phone, text=given.text, page=given.page)


def check_time(at: datetime, allowed: Sequence[Hours | None], owners: tzinfo, moment: datetime) -> None:
    """Raises Unprocessable when nobody could keep it: past, far away, or outside of the owner's hours."""
    if at <= moment:
        raise Unprocessable("This time is over. Please choose a later one.", field="at")
    if at > moment + times.LATEST:
        raise Unprocessable(f"Please choose a time within the next {times.LATEST.days} days.", field="at")
    if not times.fits(at, allowed, owners):
        raise Unprocessable("We are not there at this time. Please choose one of those that are offered.", field="at")
