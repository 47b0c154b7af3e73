"""The workspace's products at the desk: `/api/desk/products`."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, Query, UploadFile

from jawab.context import InContext
from jawab.desk.auth import Signed
from jawab.kit.errors import TooLarge
from jawab.understanding.entities import store
from jawab.understanding.entities.schemas import ProductImportOut, ProductList

router = APIRouter(prefix="/api/desk/products", tags=["desk: products"])


@router.get("")
async def products(
    signed: Signed,
    here: InContext,
    q: Annotated[str, Query(max_length=200)] = "",
    after: str | None = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> ProductList:
    return await store.listed(here.core.database, signed.workspace.id, q, after, limit)


@router.post("/imports")
async def import_file(
    file: Annotated[UploadFile, File(description="CSV with the columns name, sku and aliases")],
    signed: Signed,
    here: InContext,
) -> ProductImportOut:
    """Add the products of a file. Those that are there already are changed, none is removed."""
    data = await file.read(store.MOST_BYTES + 1)
    if len(data) > store.MOST_BYTES:
        raise TooLarge(f"The file is larger than {store.MOST_BYTES // (1024 * 1024)} MB. Send it in parts.")
    return await store.import_products(here.core.database, signed.workspace.id, data)


@router.delete("/{product_id}", status_code=204)
async def remove(product_id: UUID, signed: Signed, here: InContext) -> None:
    await store.remove(here.core.database, signed.workspace.id, product_id)
