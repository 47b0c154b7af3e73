"""Files that visitors and agents send."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import Moment

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "files",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("facts_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_files_conversation_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_files_contact_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_files_member_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name="fk_files_message_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_files_workspace_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
    )
    op.create_index("ix_files_conversation_id", "files", ["conversation_id"])
    op.create_index("ix_files_contact", "files", ["contact_id", "created_at"])
    op.create_index("ix_files_unsent", "files", ["message_id", "created_at"])
    op.create_table(
        "file_pieces",
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("of", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name="fk_file_pieces_file_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_file_pieces_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("file_id", "of", "place", name="pk_file_pieces"),
    )


def downgrade() -> None:
    op.drop_table("file_pieces")
    op.drop_table("files")
