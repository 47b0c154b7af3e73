"""The web application: routes of every feature, mounted once."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi.middleware.cors import CORSMiddleware

from jawab import __version__, health
from jawab.assembly import running
from jawab.channels.web import (
    activity_routes,
    app_routes,
    completion_routes,
    engagement_routes,
    file_routes,
    identity_routes,
    outcome_routes,
    preview_pages,
    privacy_routes,
    push_routes,
    rating_routes,
    satisfaction_routes,
)
from jawab.channels.web import pages as web_pages
from jawab.channels.web import routes as web
from jawab.channels.web import shortcut_routes as web_shortcuts
from jawab.demo import landing
from jawab.demo.orders import routes as demo_orders
from jawab.desk import (
    appearance_routes,
    attachment_routes,
    conversation_routes,
    cost_routes,
    guidance_routes,
    identity_secret_routes,
    intent_routes,
    invitation_routes,
    knowledge_routes,
    media_routes,
    notification_routes,
    product_routes,
    replay_routes,
    request_routes,
    review_routes,
    session_routes,
    shortcut_routes,
    stream_routes,
    suggestion_routes,
    tool_routes,
    training_routes,
    understanding_routes,
)
from jawab.desk import file_routes as desk_file_routes
from jawab.desk import pages as desk_pages
from jawab.desk import privacy_routes as desk_privacy
from jawab.kit import problems
from jawab.kit.uploads import MULTIPART_BYTES
from jawab.knowledge import pages as help_pages
from jawab.protection.middleware import BodyLimit, SafeHeaders
from jawab.settings import Settings

UPLOADS = frozenset(f"/api/desk/{to}" for to in ("imports", "intents/imports", "products/imports", "media/pictures"))
ARTICLES = "/api/desk/articles"
FILES = re.compile(r"/api/(web|desk)/conversations/[^/]+/files")

ROUTERS: list[APIRouter] = [
    health.router,
    web.router,
    rating_routes.router,
    satisfaction_routes.router,
    completion_routes.router,
    engagement_routes.router,
    web_shortcuts.router,
    privacy_routes.router,
    activity_routes.router,
    outcome_routes.router,
    identity_routes.router,
    push_routes.router,
    file_routes.router,
    session_routes.router,
    stream_routes.router,
    tool_routes.router,
    conversation_routes.router,
    desk_file_routes.router,
    knowledge_routes.router,
    suggestion_routes.router,
    training_routes.router,
    invitation_routes.router,
    intent_routes.router,  # after the ones whose paths it would take for an intent
    product_routes.router,
    attachment_routes.router,
    media_routes.router,
    appearance_routes.router,
    understanding_routes.router,
    review_routes.router,
    replay_routes.router,
    cost_routes.router,
    guidance_routes.router,
    shortcut_routes.router,
    request_routes.router,
    desk_privacy.router,
    notification_routes.router,
    identity_secret_routes.router,
    help_pages.router,
    web_pages.router,
    preview_pages.router,
    app_routes.router,
    landing.router,
    demo_orders.router,
    desk_pages.router,
]


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application for uvicorn. Its parts are opened when it starts and closed when it stops."""
    chosen = settings or Settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with running(chosen) as context:
            app.state.context = context
            yield

    app = FastAPI(
        title="Jawab",
        version=__version__,
        summary="A self-hosted AI customer agent",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    problems.install(app)
    for router in ROUTERS:
        app.include_router(router)
    problems.describe(app)
    app.add_middleware(problems.Unknown)
    app.add_middleware(BodyLimit, limit=lambda path: _most_bytes(path, chosen))
    app.add_middleware(SafeHeaders)
    app.add_middleware(
        VisitorCors,
        allow_origins=["*"],
        allow_methods=["GET", "POST", "PUT", "DELETE"],
        allow_headers=["Authorization", "Content-Type", "Last-Event-ID"],
        expose_headers=["Retry-After"],
        max_age=86400,
    )
    return app


def _most_bytes(path: str, settings: Settings) -> int:
    """How large the body of a request to this path may be."""
    if FILES.fullmatch(path):
        return settings.file_max_bytes + MULTIPART_BYTES
    return settings.max_upload_bytes if _is_large(path) else settings.max_body_bytes


def _is_large(path: str) -> bool:
    """Whether a file or a whole article may come to this path."""
    return path in UPLOADS or path.startswith(ARTICLES)


class VisitorCors(CORSMiddleware):
    """Any site may call the visitors' API, which knows visitors by a token and never by a cookie. No other path."""

    async def __call__(self, scope, receive, send):  # type: ignore[no-untyped-def]
        if scope["type"] == "http" and scope["path"].startswith("/api/web/"):
            await super().__call__(scope, receive, send)
        else:
            await self.app(scope, receive, send)
