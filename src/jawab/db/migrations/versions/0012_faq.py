"""Who wrote an article at the desk, and questions that the help centre should answer."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import Moment

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("article_versions", sa.Column("author", sa.Text(), nullable=True))
    op.create_table(
        "faq_suggestions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("central_id", sa.Uuid(), nullable=True),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("article_id", sa.Uuid(), nullable=True),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        _goes_with("faq_suggestions", "workspace_id", "workspaces"),
        _goes_with("faq_suggestions", "article_id", "articles", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_faq_suggestions"),
    )
    op.create_index("ix_faq_suggestions_workspace", "faq_suggestions", ["workspace_id", "decision"])
    op.create_table(
        "faq_questions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("suggestion_id", sa.Uuid(), nullable=False),
        sa.Column("visitor", sa.Uuid(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("rating", sa.String(), nullable=True),
        sa.Column("handed_off", sa.Boolean(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        _goes_with("faq_questions", "workspace_id", "workspaces"),
        _goes_with("faq_questions", "suggestion_id", "faq_suggestions"),
        sa.PrimaryKeyConstraint("id", name="pk_faq_questions"),
    )
    op.create_index("ix_faq_questions_suggestion", "faq_questions", ["suggestion_id", "asked_at"])
    op.create_table(
        "faq_messages",
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=True),
        sa.Column("embedder", sa.String(), nullable=True),
        sa.Column("vector_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        _goes_with("faq_messages", "workspace_id", "workspaces"),
        _goes_with("faq_messages", "message_id", "messages"),
        _goes_with("faq_messages", "question_id", "faq_questions"),
        sa.PrimaryKeyConstraint("message_id", name="pk_faq_messages"),
    )
    op.create_index("ix_faq_messages_question", "faq_messages", ["question_id"])
    op.create_table(
        "faq_rules",
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("cursor", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("looked_at", Moment(), nullable=True),
        _goes_with("faq_rules", "workspace_id", "workspaces"),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_faq_rules"),
    )


def downgrade() -> None:
    for table in ("faq_rules", "faq_messages", "faq_questions", "faq_suggestions"):
        op.drop_table(table)
    op.drop_column("article_versions", "author")


def _goes_with(table: str, column: str, owner: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=f"fk_{table}_{column}", ondelete=ondelete)
