"""Articles and imports at the desk: `/api/desk/articles` and `/api/desk/imports`."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request
from pydantic import ValidationError

from jawab.accounts.sign_in import SignedIn
from jawab.context import Context, InContext
from jawab.desk.auth import Signed
from jawab.kit.errors import BadRequest, NotFound, Unprocessable
from jawab.kit.ids import new_id
from jawab.knowledge import library, queries
from jawab.knowledge.imports import requests
from jawab.knowledge.imports.job import start_import
from jawab.knowledge.imports.parts import ImportParts
from jawab.knowledge.imports.uploads import receive
from jawab.knowledge.schemas import (
    ArticleChange,
    ArticleIn,
    ArticleList,
    ArticleOut,
    ImportList,
    ImportOut,
    UrlImport,
)
from jawab.knowledge.writing import Writing

router = APIRouter(prefix="/api/desk", tags=["desk: knowledge"])

MOST_IMPORTS = 50
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": UrlImport.model_json_schema()},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}},
                }
            },
        },
    }
}


@router.get("/articles")
async def articles(
    signed: Signed,
    here: InContext,
    q: Annotated[str, Query(max_length=200)] = "",
    language: Annotated[str, Query(max_length=35)] = "",
    after: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> ArticleList:
    return await library.listed(here.core.database, signed.workspace.id, q, language, after, limit)


@router.get("/articles/{article_id}")
async def article(article_id: UUID, signed: Signed, here: InContext) -> ArticleOut:
    return await library.article(here.core.database, signed.workspace, article_id)


@router.post("/articles", status_code=201)
async def write(written: ArticleIn, signed: Signed, here: InContext) -> ArticleOut:
    """Publish an article written at the desk: the bot answers from it at once."""
    article_id = await _writing(signed, here).create(written)
    return await library.article(here.core.database, signed.workspace, article_id)


@router.patch("/articles/{article_id}")
async def change(article_id: UUID, changed: ArticleChange, signed: Signed, here: InContext) -> ArticleOut:
    """Publish a new version of an article."""
    await _writing(signed, here).change(article_id, changed)
    return await library.article(here.core.database, signed.workspace, article_id)


@router.delete("/articles/{article_id}", status_code=204)
async def remove(article_id: UUID, signed: Signed, here: InContext) -> None:
    """Take an article away; old citations still lead to it."""
    await _writing(signed, here).remove(article_id)


@router.get("/imports")
async def imports(signed: Signed, here: InContext) -> ImportList:
    async with here.core.database.read() as session:
        found = await queries.newest_imports(session, signed.workspace.id, MOST_IMPORTS)
    return ImportList(items=[ImportOut.of(*one) for one in found])


@router.get("/imports/{import_id}")
async def one_import(import_id: UUID, signed: Signed, here: InContext) -> ImportOut:
    async with here.core.database.read() as session:
        found = await queries.import_of(session, signed.workspace.id, import_id)
    if found is None:
        raise NotFound("There is no such import.")
    return ImportOut.of(*found)


@router.post("/imports", status_code=202, openapi_extra=_BODY)
async def start(request: Request, signed: Signed, here: InContext) -> ImportOut:
    """Import a site by its address, or the files of the form."""
    parts = _parts(here)
    if request.headers.get("content-type", "").lower().startswith("application/json"):
        run, source = await requests.request_site(parts, signed.workspace.id, await _url(request))
    else:
        import_id = new_id()
        location, name = await receive(
            request.headers.get("content-type", ""),
            request.stream(),
            parts.upload_folder(import_id),
            here.settings.max_upload_bytes,
        )
        run, source = await requests.request_upload(parts, signed.workspace.id, import_id, location, name)
    await start_import(here.jobs, run)
    return ImportOut.of(run, source)


@router.post("/imports/{import_id}/cancellation")
async def cancel(import_id: UUID, signed: Signed, here: InContext) -> ImportOut:
    return ImportOut.of(*await requests.cancel(_parts(here), signed.workspace.id, import_id))


def _writing(signed: SignedIn, here: Context) -> Writing:
    return Writing(here.core.database, here.embedder, signed.member)


def _parts(here: Context) -> ImportParts:
    return ImportParts(here.core.database, here.embedder, here.settings, here.core.hub)


async def _url(request: Request) -> str:
    body = await request.body()
    try:
        return UrlImport.model_validate_json(body).url
    except ValidationError as error:
        if any(fault["type"] == "json_invalid" for fault in error.errors()):
            raise BadRequest("The body is not JSON.") from error
        raise Unprocessable("Give the address of the site as `url`.") from error
