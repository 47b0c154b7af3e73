"""How the widget looks, and what visitors say at the end."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import Json, Moment

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("workspaces", sa.Column("appearance", Json, nullable=False, server_default="{}"))
    op.add_column("conversations", sa.Column("satisfaction", sa.Integer(), nullable=True))
    op.create_table(
        "satisfactions",
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("comment_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("rated_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_satisfactions_conversation_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_satisfactions_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_satisfactions"),
    )
    op.create_index("ix_satisfactions_score", "satisfactions", ["workspace_id", "score"])
