"""Browsers that are told of a person's reply."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import BigId, Moment

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "push_keys",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("public", sa.String(), nullable=False),
        sa.Column("private_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_push_keys"),
    )
    op.create_table(
        "push_rules",
        sa.Column("preview", sa.Boolean(), nullable=False),
        sa.Column("cursor", BigId, nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        _to("push_rules", "workspace_id", "workspaces"),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_push_rules"),
    )
    op.create_table(
        "push_subscriptions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        _to("push_subscriptions", "contact_id", "contacts"),
        _to("push_subscriptions", "workspace_id", "workspaces"),
        sa.PrimaryKeyConstraint("id", name="pk_push_subscriptions"),
        sa.UniqueConstraint("workspace_id", "mark", name="uq_push_subscriptions_workspace_id_mark"),
    )
    op.create_index("ix_push_subscriptions_contact_id", "push_subscriptions", ["contact_id"])
    op.create_table(
        "push_notices",
        sa.Column("subscription_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        _to("push_notices", "subscription_id", "push_subscriptions"),
        _to("push_notices", "conversation_id", "conversations"),
        _to("push_notices", "message_id", "messages"),
        _to("push_notices", "workspace_id", "workspaces"),
        sa.PrimaryKeyConstraint("subscription_id", "conversation_id", name="pk_push_notices"),
    )
    op.create_index("ix_push_notices_due", "push_notices", ["due_at"])


def downgrade() -> None:
    for table in ("push_notices", "push_subscriptions", "push_rules", "push_keys"):
        op.drop_table(table)


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")
