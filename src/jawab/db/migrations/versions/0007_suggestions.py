"""What is asked after what, and which articles can be offered as a question."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import BigId, Json, Moment

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "followed",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        *_of_workspace("followed"),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_followed_contact_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("contact_id", "before", "after", name="pk_followed"),
    )
    op.create_index("ix_followed_workspace", "followed", ["workspace_id", "at"])
    op.create_table(
        "follow_counts",
        *_of_workspace("follow_counts"),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("visitors", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "before", "after", name="pk_follow_counts"),
    )
    op.create_table(
        "follow_readers",
        *_of_workspace("follow_readers"),
        sa.Column("cursor", BigId, nullable=False),
        sa.Column("renewals", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_follow_readers"),
    )
    op.create_table(
        "askable_articles",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("links", Json, nullable=False),
        sa.Column("checked_at", Moment(), nullable=False),
        *_of_workspace("askable_articles"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_askable_articles_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_askable_articles"),
    )
    op.create_index("ix_askable_articles_workspace", "askable_articles", ["workspace_id"])


def downgrade() -> None:
    op.drop_index("ix_askable_articles_workspace", table_name="askable_articles")
    op.drop_table("askable_articles")
    op.drop_table("follow_readers")
    op.drop_table("follow_counts")
    op.drop_index("ix_followed_workspace", table_name="followed")
    op.drop_table("followed")


def _of_workspace(table: str) -> tuple[sa.Column[object], sa.ForeignKeyConstraint]:
    return (
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=f"fk_{table}_workspace_id", ondelete="CASCADE"
        ),
    )
