"""Whether the server lives, and whether it can serve."""

from fastapi import APIRouter
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from jawab import __version__
from jawab.context import InContext
from jawab.kit.errors import Unavailable

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def alive() -> dict[str, str]:
    return {"status": "ok", "version": __version__}


@router.get("/readyz")
async def ready(here: InContext) -> dict[str, str]:
    """Answers 503 while the database cannot be reached."""
    try:
        async with here.core.database.read() as session:
            await session.execute(text("SELECT 1"))
    except (OSError, SQLAlchemyError) as error:
        raise Unavailable("The database cannot be reached.") from error
    return {"status": "ready"}
