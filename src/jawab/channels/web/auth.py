"""Who the visitor is: the bearer of a token."""

from typing import Annotated

from fastapi import Depends, Header

from jawab.contacts.visitors import Visitor, recognise
from jawab.context import InContext
from jawab.kit.errors import NotSignedIn


async def visitor(here: InContext, authorization: Annotated[str, Header()] = "") -> Visitor:
    """The visitor who holds the token in `Authorization: Bearer …`. Raises NotSignedIn."""
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() == "bearer" and token:
        async with here.core.database.read() as session:
            if found := await recognise(session, token.strip()):
                return found
    raise NotSignedIn(
        "Send the visitor's token as 'Authorization: Bearer …'. POST /api/web/visitors gives one.",
        headers={"WWW-Authenticate": "Bearer"},
    )


Visiting = Annotated[Visitor, Depends(visitor)]
