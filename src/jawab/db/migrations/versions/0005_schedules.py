"""When recurring work ran last."""

import sqlalchemy as sa
from alembic import op

from jawab.db.base import Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "schedule_runs",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("began_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_schedule_runs"),
    )


def downgrade() -> None:
    op.drop_table("schedule_runs")
