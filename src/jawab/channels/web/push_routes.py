"""A visitor's browser that is to be told when a person replies: `/api/web/me/push`."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from jawab.channels.web.auth import Visiting
from jawab.context import InContext
from jawab.notifications.push import subscriptions
from jawab.notifications.push.endpoint import MOST_CHARS, Endpoint

router = APIRouter(prefix="/api/web/me/push", tags=["visitors"])


class PushKeys(BaseModel):
    p256dh: str = Field(max_length=200)
    auth: str = Field(max_length=100)


class PushSubscriptionIn(BaseModel):
    """What `PushSubscription.toJSON()` gives in the browser; other fields of it are not needed."""

    model_config = ConfigDict(hide_input_in_errors=True)

    endpoint: str = Field(max_length=MOST_CHARS)
    keys: PushKeys


class PushEndpoint(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)

    endpoint: str = Field(max_length=MOST_CHARS)


@router.put("", status_code=204)
async def keep(given: PushSubscriptionIn, who: Visiting, here: InContext) -> None:
    await here.limits.action(str(who.contact_id))
    allowed = here.pushes.services.allowed
    endpoint = Endpoint.given(given.endpoint, given.keys.p256dh, given.keys.auth, allowed)
    await subscriptions.keep(here.core, who, endpoint)


@router.delete("", status_code=204)
async def drop(given: PushEndpoint, who: Visiting, here: InContext) -> None:
    await here.limits.action(str(who.contact_id))
    await subscriptions.drop(here.core, who, given.endpoint)
