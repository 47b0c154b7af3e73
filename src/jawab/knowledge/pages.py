"""The public help centre: `/help/{workspace}`, its articles and pictures. Citations point here."""

import base64
import hashlib
from pathlib import Path
from typing import Annotated, Any, Protocol
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.templating import Jinja2Templates

from jawab.accounts.models import Workspace
from jawab.accounts.sites import preferred
from jawab.conversations.core import Core
from jawab.inference.embedder import Embedder
from jawab.kit.errors import NotFound
from jawab.knowledge import help_queries, queries
from jawab.knowledge.contents import by_category, found_articles
from jawab.knowledge.phrases import direction, name_of, phrases
from jawab.knowledge.render import references, render
from jawab.knowledge.search import KnowledgeSearch

router = APIRouter(prefix="/help", include_in_schema=False)
templates = Jinja2Templates(Path(__file__).parent / "templates")
templates.env.trim_blocks = templates.env.lstrip_blocks = True

STYLE = (Path(__file__).parent / "templates" / "help.css").read_text()
_STYLE_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_DIGEST}'; img-src 'self' data:; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
# A picture that is opened by itself may be an SVG: it gets no script, no form and no origin.
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
MOST_ENTRIES = 2_000
FOUND = 12


class Here(Protocol):
    """What these pages need of the server's context."""

    core: Core
    embedder: Embedder
    search: KnowledgeSearch


def here(request: Request) -> Here:
    found: Here = request.app.state.context
    return found


InHere = Annotated[Here, Depends(here)]


@router.get("/{workspace}")
async def front(
    request: Request,
    workspace: str,
    here: InHere,
    q: Annotated[str, Query(max_length=300)] = "",
    accept_language: Annotated[str, Header()] = "",
) -> Response:
    """On to the help centre in the reader's language."""
    found = await _workspace(here, workspace)
    async with here.core.database.read() as session:
        languages = await queries.languages_of(session, found.id)
    language = preferred(languages, accept_language, languages[0] if languages else found.language)
    target = request.url_for("contents", workspace=workspace, language=language).include_query_params(**_given(q=q))
    return RedirectResponse(f"{target.path}{'?' + target.query if target.query else ''}", 302)


@router.get("/{workspace}/media/{media_id}")
async def picture(
    workspace: str, media_id: UUID, here: InHere, if_none_match: Annotated[str, Header()] = ""
) -> Response:
    """A picture of an article."""
    found = await _workspace(here, workspace)
    async with here.core.database.read() as session:
        media = await help_queries.picture(session, found.id, media_id)
    if media is None:
        raise NotFound("There is no such picture.")
    headers = {"ETag": f'"{media.digest[:32]}"', "Cache-Control": "public, max-age=3600"}
    headers["Content-Security-Policy"] = PICTURE_POLICY
    if if_none_match == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(media.data, media_type=media.content_type, headers=headers)


@router.get("/{workspace}/{language}")
async def contents(
    request: Request, workspace: str, language: str, here: InHere, q: Annotated[str, Query(max_length=300)] = ""
) -> HTMLResponse:
    """All articles of a language by category, or what a search found."""
    found = await _workspace(here, workspace)
    async with here.core.database.read() as session:
        languages = await queries.languages_of(session, found.id)
        listed = await help_queries.entries(session, found.id, language, MOST_ENTRIES)
    if q.strip():
        results = await found_articles(here.search, here.embedder, found.id, q.strip(), language, FOUND)
        return _page(request, "search.html", found, language, languages, q=q.strip(), results=results)
    status = 200 if language in languages or not languages else 404
    return _page(request, "contents.html", found, language, languages, status, categories=by_category(listed))


@router.get("/{workspace}/{language}/{slug:path}")
async def article(request: Request, workspace: str, language: str, slug: str, here: InHere) -> HTMLResponse:
    """One article. Headings have the ids that citations name."""
    found = await _workspace(here, workspace)
    async with here.core.database.read() as session:
        languages = await queries.languages_of(session, found.id)
        shown = await queries.article_at(session, found.id, language, slug)
        if shown is None:
            return _page(request, "missing.html", found, language, languages, 404)
        articles, media = references(shown.markdown)
        targets = await help_queries.targets(session, found, shown.source_id, sorted(articles), sorted(media))
        others = await help_queries.translations(session, found.id, slug)
    rendered = render(shown.markdown, targets)
    return _page(
        request, "article.html", found, language, languages, article=shown, body=rendered.html,
        headings=[heading for heading in rendered.headings if heading.level <= 3],
        others=[other for other in others if other != language],
    )  # fmt: skip


async def _workspace(here: Here, slug: str) -> Workspace:
    async with here.core.database.read() as session:
        found = await help_queries.workspace_by_slug(session, slug)
    if found is None:
        raise NotFound("There is no such help centre. Check the address.")
    return found


def _page(
    request: Request, template: str, workspace: Workspace, language: str, languages: list[str], status: int = 200,
    **more: Any,
) -> HTMLResponse:  # fmt: skip
    page = {
        "workspace": workspace,
        "language": language,
        "languages": languages,
        "dir": direction(language),
        "direction": direction,
        "name_of": name_of,
        "t": phrases(language),
        "style": STYLE,
        **more,
    }
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
    return templates.TemplateResponse(request, template, page, status_code=status, headers=headers)


def _given(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
