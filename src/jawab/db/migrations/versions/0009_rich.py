"""What is shown beside answers."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from jawab.db.base import Json, Moment

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_OF_PRODUCTS: list[sa.Column[Any]] = [
    sa.Column("price_minor", sa.BigInteger(), nullable=True),
    sa.Column("currency", sa.String(), nullable=True),
    sa.Column("image", sa.Text(), nullable=True),
    sa.Column("url", sa.Text(), nullable=True),
    sa.Column("description", sa.Text(), nullable=False, server_default=""),
    sa.Column("availability", sa.String(), nullable=True),
]


def upgrade() -> None:
    op.add_column("workspaces", sa.Column("media_hosts", Json, nullable=False, server_default="[]"))
    for column in _OF_PRODUCTS:
        op.add_column("products", column)
    _make_feeds()
    op.create_table(
        "attachments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=True),
        sa.Column("intent_id", sa.Uuid(), nullable=True),
        sa.Column("product_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("part", Json, nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_attachments_article_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["intent_id"], ["intents.id"], name="fk_attachments_intent_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_attachments_product_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_attachments_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attachments"),
    )
    for target in ("article", "intent", "product"):
        op.create_index(f"ix_attachments_{target}", "attachments", [f"{target}_id"])


def _make_feeds() -> None:
    op.create_table(
        "product_feeds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("finished_at", Moment(), nullable=True),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("done", "added", "changed", "unchanged", "removed")
        ),
        sa.Column("skipped", Json, nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_product_feeds_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_product_feeds"),
        sa.UniqueConstraint("workspace_id", "url", name="uq_product_feeds_workspace_id_url"),
    )
    op.create_table(
        "feed_products",
        sa.Column("feed_id", sa.Uuid(), nullable=False),
        sa.Column("product_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["product_feeds.id"], name="fk_feed_products_feed_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name="fk_feed_products_product_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("feed_id", "product_id", name="pk_feed_products"),
    )
    op.create_index("ix_feed_products_product_id", "feed_products", ["product_id"])


def downgrade() -> None:
    op.drop_table("attachments")
    op.drop_table("feed_products")
    op.drop_table("product_feeds")
    for column in reversed(_OF_PRODUCTS):
        op.drop_column("products", column.name)
    op.drop_column("workspaces", "media_hosts")
