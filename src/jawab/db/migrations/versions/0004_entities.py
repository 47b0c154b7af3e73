"""Products of a workspace."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import Json, Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "products",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text(), nullable=True),
        sa.Column("aliases", Json, nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_products_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_products"),
        sa.UniqueConstraint("workspace_id", "name_key", name="uq_products_workspace_id_name_key"),
        sa.UniqueConstraint("workspace_id", "sku", name="uq_products_workspace_id_sku"),
    )
    op.create_index("ix_products_listed", "products", ["workspace_id", "created_at", "id"])
    op.create_table(
        "product_versions",
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_product_versions_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_product_versions"),
    )


def downgrade() -> None:
    op.drop_table("product_versions")
    op.drop_index("ix_products_listed", table_name="products")
    op.drop_table("products")
