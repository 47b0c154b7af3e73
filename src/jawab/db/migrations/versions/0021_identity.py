"""Customers whom a shop vouches for."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import Moment

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "identity_secrets",
        sa.Column("secret_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name="fk_identity_secrets_workspace_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_identity_secrets"),
    )
    op.add_column("contacts", sa.Column("customer_mark", sa.String(), nullable=True))
    op.add_column("contacts", sa.Column("verified_sealed", sa.LargeBinary(), nullable=True))
    # By hand: Alembic would copy the table on SQLite, and dropping the old one would erase what belongs to its rows.
    kind = "UUID" if op.get_bind().dialect.name == "postgresql" else "CHAR(32)"
    reference = "CONSTRAINT fk_contacts_customer_id REFERENCES contacts (id) ON DELETE CASCADE"
    op.execute(f"ALTER TABLE contacts ADD COLUMN customer_id {kind} {reference}")
    op.create_index("ix_contacts_customer", "contacts", ["customer_id"])
    op.create_index("ix_contacts_customer_mark", "contacts", ["workspace_id", "customer_mark"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_contacts_customer_mark", table_name="contacts")
    op.drop_index("ix_contacts_customer", table_name="contacts")
    for name in ("customer_id", "verified_sealed", "customer_mark"):
        op.drop_column("contacts", name)
    op.drop_table("identity_secrets")
