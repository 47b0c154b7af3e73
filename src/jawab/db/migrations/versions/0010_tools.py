"""Actions in other systems."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import Json, Moment

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tools",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("definition", Json, nullable=False),
        sa.Column("headers_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_tools_workspace_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_tools"),
        sa.UniqueConstraint("workspace_id", "key", name="uq_tools_workspace_id_key"),
    )
    op.create_table(
        "tool_tasks",
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("state_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_tool_tasks_conversation_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_tool_tasks_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_tool_tasks"),
    )
    _calls()


def _calls() -> None:
    op.create_table(
        "tool_calls",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tool_id", sa.Uuid(), nullable=True),
        sa.Column("tool_name", sa.String(), nullable=False),
        sa.Column("risk", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=True),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("arguments_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("outcome_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("http_status", sa.Integer(), nullable=True),
        sa.Column("ms", sa.Integer(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("began_at", Moment(), nullable=True),
        sa.Column("finished_at", Moment(), nullable=True),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["tool_id"], ["tools.id"], name="fk_tool_calls_tool_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_tool_calls_conversation_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["decided_by"], ["members.id"], name="fk_tool_calls_decided_by", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_tool_calls_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_tool_calls"),
        sa.UniqueConstraint("conversation_id", "message_id", name="uq_tool_calls_conversation_id_message_id"),
    )
    op.create_index("ix_tool_calls_log", "tool_calls", ["workspace_id", "created_at", "id"])
    op.create_index("ix_tool_calls_open", "tool_calls", ["state", "began_at"])


def downgrade() -> None:
    op.drop_index("ix_tool_calls_open", table_name="tool_calls")
    op.drop_index("ix_tool_calls_log", table_name="tool_calls")
    op.drop_table("tool_calls")
    op.drop_table("tool_tasks")
    op.drop_table("tools")
