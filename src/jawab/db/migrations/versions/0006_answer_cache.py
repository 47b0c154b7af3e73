"""Answers that are kept for who asks the same again."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cached_answers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("variant", sa.Text(), nullable=False),
        sa.Column("knowledge", sa.Integer(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("embedder", sa.String(), nullable=False),
        sa.Column("question_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("vector_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("reply_id", sa.Uuid(), nullable=True),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("hits", sa.Integer(), nullable=False),
        sa.Column("used_at", Moment(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_cached_answers_workspace_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["reply_id"], ["messages.id"], name="fk_cached_answers_reply_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_cached_answers_member_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_cached_answers"),
        sa.UniqueConstraint("workspace_id", "fingerprint", name="uq_cached_answers_workspace_id_fingerprint"),
    )
    op.create_index("ix_cached_answers_number", "cached_answers", ["workspace_id", "number"])
    op.create_index("ix_cached_answers_used", "cached_answers", ["workspace_id", "verified", "used_at"])
    op.create_index("ix_cached_answers_reply_id", "cached_answers", ["reply_id"])
    op.create_table(
        "cache_versions",
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("removals", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_cache_versions_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_cache_versions"),
    )


def downgrade() -> None:
    op.drop_table("cache_versions")
    op.drop_table("cached_answers")
