"""What is said and told about who a visitor is."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from jawab.contacts.identity.signed import MOST_CHARS


class IdentityIn(BaseModel):
    model_config = ConfigDict(hide_input_in_errors=True)

    token: str = Field(max_length=MOST_CHARS, description="Signed by the owner's own server: a JWT with HS256")


class IdentityOut(BaseModel):
    visitor_id: UUID
    token: str | None = Field(
        description="Use it instead of the visitor's token, which counts no more; null: yours goes on"
    )


class SecretState(BaseModel):
    made_at: datetime | None = Field(description="Since when the present secret counts; null when there is none")


class SecretMade(BaseModel):
    secret: str = Field(description="Told once and never again")
    made_at: datetime
