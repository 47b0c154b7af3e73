"""What the desk gets and sends about products."""

from uuid import UUID

from pydantic import BaseModel, Field

from jawab.understanding.entities.models import Product


class ProductOut(BaseModel):
    id: UUID
    name: str
    sku: str | None
    aliases: list[str] = Field(description="Other names that customers use")

    @classmethod
    def of(cls, product: Product) -> "ProductOut":
        return cls(id=product.id, name=product.name, sku=product.sku, aliases=product.aliases)


class ProductList(BaseModel):
    items: list[ProductOut]
    total: int
    next: str | None = Field(description="Give it as `after` to get the next page")


class ProductSkipped(BaseModel):
    place: str = Field(description="The line of the file")
    reason: str


class ProductImportOut(BaseModel):
    added: int
    changed: int
    unchanged: int
    skipped: list[ProductSkipped]
