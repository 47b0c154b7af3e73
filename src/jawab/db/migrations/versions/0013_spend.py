"""What conversations cost, and replays."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import BigId, Moment

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

OF_A_DAY = ("cost", "prepared_tokens", "prepared_cost")
LIMITS = ("conversation_tokens", "conversation_cost", "day_tokens", "day_cost", "month_tokens", "month_cost")


def upgrade() -> None:
    for name in OF_A_DAY:
        op.add_column("llm_spend", sa.Column(name, BigId, nullable=False, server_default="0"))
    op.create_table(
        "conversation_spend",
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("input_tokens", BigId, nullable=False),
        sa.Column("output_tokens", BigId, nullable=False),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.Column("cost", BigId, nullable=False),
        sa.Column("last_at", Moment(), nullable=False),
        *_of_workspace("conversation_spend"),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name="fk_conversation_spend_conversation_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_conversation_spend"),
    )
    op.create_index("ix_conversation_spend_workspace", "conversation_spend", ["workspace_id", "last_at"])
    op.create_table(
        "spend_limits",
        sa.Column("id", sa.Uuid(), nullable=False),
        *(sa.Column(name, BigId, nullable=True) for name in LIMITS),
        *_of_workspace("spend_limits"),
        sa.PrimaryKeyConstraint("id", name="pk_spend_limits"),
        sa.UniqueConstraint("workspace_id", name="uq_spend_limits_workspace_id"),
    )
    op.create_table(
        "spend_refusals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reached", sa.String(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        *_of_workspace("spend_refusals"),
        sa.PrimaryKeyConstraint("id", name="pk_spend_refusals"),
        sa.UniqueConstraint("workspace_id", "day", "reached", name="uq_spend_refusals_workspace_id_day_reached"),
    )


def downgrade() -> None:
    op.drop_table("spend_refusals")
    op.drop_table("spend_limits")
    op.drop_index("ix_conversation_spend_workspace", table_name="conversation_spend")
    op.drop_table("conversation_spend")
    for name in reversed(OF_A_DAY):
        op.drop_column("llm_spend", name)


def _of_workspace(table: str) -> tuple[sa.Column[object], sa.ForeignKeyConstraint]:
    return (
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=f"fk_{table}_workspace_id", ondelete="CASCADE"
        ),
    )
