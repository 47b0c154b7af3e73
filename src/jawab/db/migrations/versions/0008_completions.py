"""Questions that are offered while a visitor types, and the owner's guidance."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import BigId, Json, Moment

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _asked_questions()
    op.create_table(
        "guidance_rules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("style", sa.String(), nullable=True),
        sa.Column("conditions", Json, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        _of_workspace("guidance_rules"),
        sa.PrimaryKeyConstraint("id", name="pk_guidance_rules"),
    )
    op.create_index("ix_guidance_rules_order", "guidance_rules", ["workspace_id", "position"])


def downgrade() -> None:
    for table in ("guidance_rules", "asked_progress", "question_askers", "asked_questions"):
        op.drop_table(table)


def _asked_questions() -> None:
    op.create_table(
        "asked_questions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("visitors", sa.Integer(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        _of_workspace("asked_questions"),
        sa.PrimaryKeyConstraint("id", name="pk_asked_questions"),
        sa.UniqueConstraint("workspace_id", "mark", name="uq_asked_questions_workspace_id_mark"),
    )
    op.create_index("ix_asked_questions_offered", "asked_questions", ["workspace_id", "visitors"])
    op.create_table(
        "question_askers",
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["asked_questions.id"], name="fk_question_askers_question_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name="fk_question_askers_contact_id", ondelete="CASCADE"
        ),
        _of_workspace("question_askers"),
        sa.PrimaryKeyConstraint("question_id", "contact_id", name="pk_question_askers"),
    )
    op.create_index("ix_question_askers_workspace", "question_askers", ["workspace_id"])
    op.create_index("ix_question_askers_contact", "question_askers", ["contact_id"])
    op.create_table(
        "asked_progress",
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("cursor", BigId, nullable=False),
        sa.Column("askers", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        _of_workspace("asked_progress"),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_asked_progress"),
    )


def _of_workspace(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id"], ["workspaces.id"], name=f"fk_{table}_workspace_id", ondelete="CASCADE"
    )
