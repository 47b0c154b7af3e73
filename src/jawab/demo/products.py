"""What the demo shop sells, as its help centre describes it."""

from pathlib import Path
from uuid import UUID

from jawab.db.engine import Database
from jawab.understanding.entities.schemas import ProductImportOut
from jawab.understanding.entities.store import import_products

PRODUCTS = Path(__file__).parent / "products.csv"


async def stock(database: Database, workspace_id: UUID) -> ProductImportOut:
    """Put the demo's products into the shop's catalogue; those that are there already are brought up to date."""
    return await import_products(database, workspace_id, PRODUCTS.read_bytes())
