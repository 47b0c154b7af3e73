"""Errors as problem+json (RFC 9457): one place turns every error into what the client reads."""

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jawab.kit.errors import JawabError

log = logging.getLogger(__name__)

DATA_EXCEPTION = "22"
"""SQLSTATE class of values that a column cannot take."""
MEDIA_TYPE = "application/problem+json"

PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "description": "RFC 9457. `detail` is a sentence that a person can act on; `code` never changes.",
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail", "code"],
}
ANSWER: dict[str, Any] = {
    "description": "What is wrong, and what to do about it",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def problem(
    status: int, code: str, title: str, detail: str, headers: dict[str, str] | None = None, **extra: Any
) -> JSONResponse:
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "code": code, **extra}
    return JSONResponse(body, status, headers, MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Render all errors of `app` this way."""

    @app.exception_handler(JawabError)
    async def known(_: Request, error: JawabError) -> JSONResponse:
        return problem(error.status, error.code, error.title, error.detail, error.headers, **error.extra)

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        faults = [
            {"where": ".".join(str(part) for part in fault["loc"]), "what": fault["msg"].removeprefix("Value error, ")}
            for fault in error.errors()
        ]
        detail = "; ".join(f"{fault['where']}: {fault['what']}" for fault in faults)
        return problem(422, "unprocessable", "Something in the request is not right", detail, errors=faults)

    @app.exception_handler(HTTPException)
    async def http(_: Request, error: HTTPException) -> JSONResponse:
        code = {404: "not_found", 405: "method_not_allowed"}.get(error.status_code, "http_error")
        return problem(error.status_code, code, str(error.detail), str(error.detail), dict(error.headers or {}))

    @app.exception_handler(DBAPIError)
    async def database(_: Request, error: DBAPIError) -> JSONResponse:
        """PostgreSQL takes no NUL in texts, and other values have bounds too: that is the caller's to mend."""
        if not str(getattr(error.orig, "sqlstate", "")).startswith(DATA_EXCEPTION):
            raise error
        detail = "The request has a character or a number that cannot be stored. Leave it out."
        return problem(400, "bad_request", "The request cannot be read", detail)


def describe(app: FastAPI) -> None:
    """Have the OpenAPI document say how errors look, for every call."""
    plain = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = plain()
            schemas = document["components"]["schemas"]
            schemas["Problem"] = PROBLEM
            for unused in ("HTTPValidationError", "ValidationError"):
                schemas.pop(unused, None)
            for calls in document["paths"].values():
                for call in calls.values():
                    call["responses"].pop("422", None)
                    call["responses"]["4XX"] = ANSWER
        return app.openapi_schema or {}

    app.openapi = described  # type: ignore[method-assign]


class Unknown:
    """Renders errors that nobody foresaw. A middleware, and within the others: a handler of Starlette's would answer
    outside of them, without their headers, and break the connection off."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise
            log.error("%s %s failed", scope["method"], scope["path"], exc_info=error)
            detail = "Something went wrong on our side. It was written to the log; please try again."
            await problem(500, "internal", "Something went wrong", detail)(scope, receive, send)
