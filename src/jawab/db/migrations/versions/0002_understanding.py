"""What is read out of messages, and what is known of contacts from it."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import Json, Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "message_readings",
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("mood", sa.String(), nullable=False),
        sa.Column("mood_confidence", sa.Double(), nullable=False),
        sa.Column("urgency", sa.String(), nullable=False),
        sa.Column("intent", sa.String(), nullable=True),
        sa.Column("intent_probability", sa.Double(), nullable=True),
        sa.Column("out_of_scope", sa.Double(), nullable=True),
        sa.Column("intent_version", sa.Integer(), nullable=True),
        sa.Column("details_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name="fk_message_readings_message_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_message_readings_conversation_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_message_readings_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("message_id", name="pk_message_readings"),
    )
    op.create_index("ix_message_readings_conversation_id", "message_readings", ["conversation_id"])
    op.create_index("ix_message_readings_workspace", "message_readings", ["workspace_id", "created_at"])
    op.create_table(
        "corrections",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("was", sa.String(), nullable=True),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name="fk_corrections_message_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_corrections_member_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_corrections_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sa.UniqueConstraint("message_id", "kind", name="uq_corrections_message_id_kind"),
    )
    op.create_table(
        "understanding_rules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("intent_threshold", sa.Double(), nullable=False),
        sa.Column("handoff_moods", Json, nullable=False),
        sa.Column("handoff_after", sa.Integer(), nullable=True),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("patterns", Json, nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_understanding_rules_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_understanding_rules"),
        sa.UniqueConstraint("workspace_id", name="uq_understanding_rules_workspace_id"),
    )
    op.add_column("contacts", sa.Column("phone_sealed", sa.LargeBinary(), nullable=True))
    op.add_column("contacts", sa.Column("mentions_sealed", sa.LargeBinary(), nullable=True))
    op.add_column("contacts", sa.Column("time_zone", sa.String(), nullable=True))
    for column in (
        sa.Column("mood", sa.String(), nullable=True),
        sa.Column("urgency", sa.String(), nullable=True),
        sa.Column("intent", sa.String(), nullable=True),
        sa.Column("moods", Json, nullable=False, server_default="[]"),
        sa.Column("pressing", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("unhappy_in_row", sa.Integer(), nullable=True, server_default="0"),
    ):
        op.add_column("conversations", column)
    op.create_index(
        "ix_conversations_pressing", "conversations", ["workspace_id", "pressing", "last_message_at"], unique=False
    )


def downgrade() -> None:
    op.drop_index("ix_conversations_pressing", table_name="conversations")
    for name in ("unhappy_in_row", "pressing", "moods", "intent", "urgency", "mood"):
        op.drop_column("conversations", name)
    for name in ("time_zone", "mentions_sealed", "phone_sealed"):
        op.drop_column("contacts", name)
    op.drop_table("understanding_rules")
    op.drop_table("corrections")
    op.drop_index("ix_message_readings_workspace", table_name="message_readings")
    op.drop_index("ix_message_readings_conversation_id", table_name="message_readings")
    op.drop_table("message_readings")
