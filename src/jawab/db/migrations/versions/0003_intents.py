"""Intents of a workspace, their examples, and what was trained on them."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import Json, Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "intents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("labels", Json, nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_intents_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_intents"),
        sa.UniqueConstraint("workspace_id", "key", name="uq_intents_workspace_id_key"),
    )
    op.create_table(
        "intent_examples",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("intent_id", sa.Uuid(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["intent_id"], ["intents.id"], name="fk_intent_examples_intent_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_intent_examples_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_intent_examples"),
        sa.UniqueConstraint("workspace_id", "digest", name="uq_intent_examples_workspace_id_digest"),
    )
    op.create_index("ix_intent_examples_intent", "intent_examples", ["intent_id", "id"])
    op.create_table(
        "intent_trainings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("progress", sa.Double(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("examples", sa.Integer(), nullable=False),
        sa.Column("intents", sa.Integer(), nullable=False),
        sa.Column("data_hash", sa.String(), nullable=True),
        sa.Column("embedder", sa.String(), nullable=True),
        sa.Column("figures", Json, nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("started_at", Moment(), nullable=True),
        sa.Column("finished_at", Moment(), nullable=True),
        sa.Column("activated_at", Moment(), nullable=True),
        sa.Column("held_out", Json, nullable=False),
        sa.Column("weights", sa.LargeBinary(), nullable=True),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by"], ["members.id"], name="fk_intent_trainings_created_by", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_intent_trainings_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_intent_trainings"),
        sa.UniqueConstraint("workspace_id", "version", name="uq_intent_trainings_workspace_id_version"),
    )
    op.create_index(
        "ix_intent_trainings_active",
        "intent_trainings",
        ["workspace_id"],
        unique=True,
        sqlite_where=sa.text("state = 'active'"),
        postgresql_where=sa.text("state = 'active'"),
    )


def downgrade() -> None:
    op.drop_index("ix_intent_trainings_active", table_name="intent_trainings")
    op.drop_table("intent_trainings")
    op.drop_index("ix_intent_examples_intent", table_name="intent_examples")
    op.drop_table("intent_examples")
    op.drop_table("intents")
