"""Quick actions and requests to be contacted."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import Json, Moment

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shortcuts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", Json, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("times", Json, nullable=True),
        sa.Column("conditions", Json, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_shortcuts_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_shortcuts"),
    )
    op.create_index("ix_shortcuts_order", "shortcuts", ["workspace_id", "position"])
    op.create_table(
        "shortcut_days",
        sa.Column("shortcut_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("pressed", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shortcut_id"], ["shortcuts.id"], name="fk_shortcut_days_shortcut_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_shortcut_days_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shortcut_id", "day", name="pk_shortcut_days"),
    )
    op.create_index("ix_shortcut_days_workspace", "shortcut_days", ["workspace_id", "day"])
    _create_requests()


def _create_requests() -> None:
    op.create_table(
        "contact_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=True),
        sa.Column("shortcut_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("wished_at", Moment(), nullable=True),
        sa.Column("time_zone", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("details_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("done_at", Moment(), nullable=True),
        sa.Column("done_by", sa.Uuid(), nullable=True),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name="fk_contact_requests_contact_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name="fk_contact_requests_conversation_id",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["shortcut_id"], ["shortcuts.id"], name="fk_contact_requests_shortcut_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["done_by"], ["members.id"], name="fk_contact_requests_done_by", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_contact_requests_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_contact_requests"),
        sa.UniqueConstraint("contact_id", "client_id", name="uq_contact_requests_contact_id_client_id"),
    )
    op.create_index("ix_contact_requests_list", "contact_requests", ["workspace_id", "state", "created_at"])


def downgrade() -> None:
    op.drop_table("contact_requests")
    op.drop_table("shortcut_days")
    op.drop_table("shortcuts")
