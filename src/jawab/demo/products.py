"""What the demo shop sells, as its help centre describes it."""

import csv
import io
from pathlib import Path
from uuid import UUID

from jawab.db.engine import Database
from jawab.demo.pictures import picture_addresses
from jawab.understanding.entities.schemas import ProductImportOut
from jawab.understanding.entities.store import import_products

PRODUCTS = Path(__file__).parent / "products.csv"


async def stock(database: Database, workspace_id: UUID) -> ProductImportOut:
    """Put the demo's products into the shop's catalogue; those that are there already are brought up to date."""
    pictures = await picture_addresses(database, workspace_id)
    with PRODUCTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    written = io.StringIO()
    table = csv.DictWriter(written, rows[0])
    table.writeheader()
    table.writerows({**row, "image": pictures.get(row["image"], "")} for row in rows)
    return await import_products(database, workspace_id, written.getvalue().encode())
