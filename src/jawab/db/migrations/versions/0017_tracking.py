"""Consent, and what is clicked and read."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import Json, Moment

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "privacy_rules",
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("tracking", sa.Boolean(), nullable=False),
        sa.Column("notice_version", sa.Integer(), nullable=False),
        sa.Column("asks_from", sa.Integer(), nullable=False),
        sa.Column("activity_days", sa.Integer(), nullable=False),
        sa.Column("visitor_days", sa.Integer(), nullable=True),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_privacy_rules_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_privacy_rules"),
    )
    op.create_table(
        "privacy_notices",
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("texts", Json, nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_privacy_notices_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", "version", name="pk_privacy_notices"),
    )
    op.create_table(
        "consents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("tracking", sa.Boolean(), nullable=False),
        sa.Column("notice_version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_consents_contact_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_consents_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
    )
    op.create_index("ix_consents_contact", "consents", ["contact_id", "id"])
    _activity()


def _activity() -> None:
    op.create_table(
        "activity",
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("batch", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("session", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("viewport", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("selector", sa.Text(), nullable=True),
        sa.Column("x", sa.Double(), nullable=True),
        sa.Column("y", sa.Double(), nullable=True),
        sa.Column("times", sa.Integer(), nullable=True),
        sa.Column("changed", sa.Boolean(), nullable=True),
        sa.Column("ms", sa.Integer(), nullable=True),
        sa.Column("depth", sa.Double(), nullable=True),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("props", Json, nullable=True),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contacts.id"], name="fk_activity_contact_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name="fk_activity_message_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_activity_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("contact_id", "batch", "number", name="pk_activity"),
    )
    op.create_index("ix_activity_page", "activity", ["workspace_id", "page", "kind", "at"])
    op.create_index("ix_activity_kind", "activity", ["workspace_id", "kind", "at"])
    op.create_index("ix_activity_session", "activity", ["workspace_id", "session", "at"])
    op.create_index("ix_activity_at", "activity", ["workspace_id", "at"])
    op.create_index("ix_activity_message", "activity", ["message_id"])


def downgrade() -> None:
    op.drop_table("activity")
    op.drop_table("consents")
    op.drop_table("privacy_notices")
    op.drop_table("privacy_rules")
