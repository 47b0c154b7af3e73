"""Replays of past questions, and an owner's own threshold of answers."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import Json, Moment

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("understanding_rules", sa.Column("answer_threshold", sa.Double(), nullable=True))
    op.create_table(
        "replays",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("change", Json, nullable=False),
        sa.Column("asked", Json, nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("figures", Json, nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("finished_at", Moment(), nullable=True),
        sa.Column("published_at", Moment(), nullable=True),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_replays_workspace_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["created_by"], ["members.id"], name="fk_replays_created_by", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_replays"),
    )
    op.create_index("ix_replays_workspace", "replays", ["workspace_id", "created_at"])
    op.create_table(
        "replay_items",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("replay_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("difference", sa.String(), nullable=False),
        sa.Column("better", sa.String(), nullable=True),
        sa.Column("details_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["replay_id"], ["replays.id"], name="fk_replay_items_replay_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name="fk_replay_items_message_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_replay_items_contact_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_replay_items_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_replay_items"),
    )
    op.create_index("ix_replay_items_replay", "replay_items", ["replay_id", "position"])


def downgrade() -> None:
    op.drop_table("replay_items")
    op.drop_table("replays")
    op.drop_column("understanding_rules", "answer_threshold")
