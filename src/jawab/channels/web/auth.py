"""Who the visitor is: the bearer of a token."""

from typing import Annotated

from fastapi import Depends, Header

from jawab.contacts.visitors import Visitor, recognise
from jawab.context import InContext
from jawab.kit.errors import NotSignedIn


def bearer(authorization: Annotated[str, Header()] = "") -> str:
    """The token in `Authorization: Bearer …`; empty when there is none."""
    scheme, _, token = authorization.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


Bearer = Annotated[str, Depends(bearer)]


async def visitor(here: InContext, token: Bearer) -> Visitor:
    """The visitor who holds the request's token. Raises NotSignedIn."""
    if token:
        async with here.core.database.read() as session:
            if found := await recognise(session, token):
                return found
    raise NotSignedIn(
        "Send the visitor's token as 'Authorization: Bearer …'. POST /api/web/visitors gives one.",
        headers={"WWW-Authenticate": "Bearer"},
    )


Visiting = Annotated[Visitor, Depends(visitor)]
