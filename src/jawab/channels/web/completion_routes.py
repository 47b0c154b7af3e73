"""What a visitor may want to ask, while they type."""

from typing import Annotated

from fastapi import APIRouter, Query

from jawab.accounts import sites
from jawab.channels.web.schemas import LANGUAGE, CompletionOut, CompletionsOut
from jawab.context import FromAddress, InContext

router = APIRouter(prefix="/api/web/sites", tags=["visitors"])

MOST_CHARS = 200


@router.get("/{site_key}/completions")
async def completions(
    site_key: str,
    here: InContext,
    address: FromAddress,
    q: Annotated[str, Query(max_length=MOST_CHARS, description="What was typed; from two letters on")],
    language: Annotated[str, Query(max_length=35, pattern=f"^$|{LANGUAGE}")] = "",
) -> CompletionsOut:
    await here.limits.completion(address)
    async with here.core.database.read() as session:
        workspace = await sites.by_key(session, site_key)
    found = await here.completions.complete(workspace.id, q, language)
    return CompletionsOut(items=[CompletionOut(text=entry.text, kind=entry.kind) for entry in found])
