"""Reading what the owner's server says of its customer: a signed token (JWT, RFC 7519, HS256 and nothing else)."""

from datetime import timedelta

import jwt
from jwt.exceptions import InvalidSubjectError
from pydantic import BaseModel, ConfigDict, EmailStr, Field, ValidationError, field_validator

from jawab.kit.clock import now
from jawab.kit.errors import Unprocessable

LONGEST = timedelta(hours=1)
"""How far ahead a token may run out: who steals one has it no longer than this."""
TOLERANCE = timedelta(seconds=60)
"""By how much the clocks of the two servers may differ."""
MOST_CHARS = 8_000


class Claims(BaseModel):
    """Who the customer is. `sub` is the id that the owner's own system knows them by; `phone` in E.164."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True, hide_input_in_errors=True)

    sub: str = Field(min_length=1, max_length=255)
    name: str | None = Field(default=None, max_length=200)
    email: EmailStr | None = None
    phone: str | None = Field(default=None, pattern=r"^\+[1-9][0-9]{6,14}$")
    iat: int

    @field_validator("name", "email", "phone", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("sub", "name")
    @classmethod
    def _storable(cls, text: str | None) -> str | None:
        if text is not None and any(ord(char) < 32 for char in text):
            raise ValueError("must not contain control characters")
        return text


def read(token: str, secret: str) -> Claims:
    """What a token says once it is proven.

    Raises Unprocessable, whose `reason` is `expired`, `signature`, `lifetime` or `claims`."""
    try:
        told = jwt.decode(
            token,
            secret,
            algorithms=["HS256"],
            leeway=TOLERANCE,
            options={"require": ["sub", "exp", "iat"], "verify_aud": False},
        )
    except jwt.ExpiredSignatureError as error:
        raise _refused("expired", "The token has run out. Sign a new one for each page.") from error
    except (jwt.MissingRequiredClaimError, jwt.ImmatureSignatureError, InvalidSubjectError) as error:
        raise _refused("claims", f"The token was signed, but: {error}. It needs sub (as text), iat and exp.") from error
    except jwt.InvalidTokenError as error:
        raise _refused(
            "signature",
            "The token is not signed with this workspace's present secret by HS256. The secret is on the desk's "
            "Install page; when it was renewed, put the new one into your server.",
        ) from error
    if told["exp"] > (now() + LONGEST + TOLERANCE).timestamp():
        raise _refused("lifetime", "The token lives too long. Let exp be at most one hour ahead; ten minutes are good.")
    try:
        return Claims.model_validate(told)
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise _refused("claims", f"The token was signed, but: {wrong}") from error


def _refused(reason: str, detail: str) -> Unprocessable:
    return Unprocessable(detail, reason=reason)
