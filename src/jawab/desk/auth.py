"""Who is at the desk: a cookie to know them by, and a header that no other site can send."""

import hmac
from typing import Annotated

from fastapi import Depends, Request

from jawab.accounts.sign_in import SignedIn, who
from jawab.context import InContext
from jawab.kit.errors import Forbidden, NotSignedIn

COOKIE = "jawab_session"
CSRF_HEADER = "X-CSRF-Token"
SAFE_METHODS = frozenset({"GET", "HEAD"})


async def signed_in(request: Request, here: InContext) -> SignedIn:
    """The member who is signed in. Raises NotSignedIn, and Forbidden for a change without its CSRF token."""
    token = request.cookies.get(COOKIE)
    if token:
        async with here.core.database.read() as session:
            found = await who(session, token)
        if found:
            _check_csrf(request, found)
            return found
    raise NotSignedIn("Sign in at the desk first.")


Signed = Annotated[SignedIn, Depends(signed_in)]


def _check_csrf(request: Request, found: SignedIn) -> None:
    if request.method in SAFE_METHODS:
        return
    given = request.headers.get(CSRF_HEADER, "")
    if not hmac.compare_digest(given.encode(), found.session.csrf_token.encode()):
        raise Forbidden(f"Send the session's csrf_token in the header {CSRF_HEADER}.")
