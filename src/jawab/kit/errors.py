"""Errors that people see: each carries its HTTP status, a stable code and a sentence that says what to do."""

from typing import Any


class JawabError(Exception):
    """Base of every error that a caller can cause or must know. Rendered as problem+json (RFC 9457)."""

    status = 500
    code = "internal"
    title = "Something went wrong"

    def __init__(self, detail: str, *, headers: dict[str, str] | None = None, **extra: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.headers = headers or {}
        self.extra = extra


class BadRequest(JawabError):
    status, code, title = 400, "bad_request", "The request cannot be read"


class NotSignedIn(JawabError):
    status, code, title = 401, "not_signed_in", "Sign in first"


class Forbidden(JawabError):
    status, code, title = 403, "forbidden", "Not allowed"


class NotFound(JawabError):
    status, code, title = 404, "not_found", "Not found"


class Conflict(JawabError):
    status, code, title = 409, "conflict", "That does not fit what is there now"


class TooLarge(JawabError):
    status, code, title = 413, "too_large", "Too large"


class Unprocessable(JawabError):
    status, code, title = 422, "unprocessable", "Something in the request is not right"


class TooMany(JawabError):
    status, code, title = 429, "too_many", "Too many requests"


class Unavailable(JawabError):
    status, code, title = 503, "unavailable", "Not available right now"
