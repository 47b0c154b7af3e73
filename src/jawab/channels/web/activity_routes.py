"""Takes what the widget of a visitor who agreed sends by `navigator.sendBeacon`: `/api/web/activity`."""

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from sqlalchemy.exc import IntegrityError

from jawab.contacts.visitors import recognise
from jawab.context import FromAddress, InContext
from jawab.engagement.tracking import recording
from jawab.engagement.tracking.items import MOST_BYTES, Batch, Kept
from jawab.kit.errors import NotSignedIn, TooLarge
from jawab.privacy import signals

router = APIRouter(prefix="/api/web", tags=["visitors"])

# A beacon that may be sent to another site without asking first is plain text.
_JSON = {"type": "string", "description": "JSON of a batch, see docs/api.md"}
_BODY = {"required": True, "content": {"text/plain": {"schema": _JSON}}}


@router.post("/activity", status_code=202, openapi_extra={"requestBody": _BODY})
async def activity(request: Request, here: InContext, address: FromAddress) -> Kept:
    """Store what was clicked and read. The same batch again changes nothing. Refused with 403 without consent, and
    where the browser asks for privacy."""
    signals.respect(request.headers)
    await here.limits.activity(address)
    batch = _read(await request.body())
    try:
        async with here.core.database.write() as session:
            who = await recognise(session, batch.token)
            if who is None:
                raise NotSignedIn("No visitor has this token.")
            return Kept(kept=await recording.record(session, who, batch))
    except IntegrityError as error:
        raise NotSignedIn("This visitor was erased.") from error


def _read(body: bytes) -> Batch:
    if len(body) > MOST_BYTES:
        raise TooLarge(f"A batch has at most {MOST_BYTES} bytes. Send it in parts.")
    try:
        return Batch.model_validate_json(body)
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_input=False, include_url=False)) from error
