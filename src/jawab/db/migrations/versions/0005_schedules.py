"""When recurring work ran last, and how long replies take."""

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

    op.add_column("turns", sa.Column("mode", sa.String(), nullable=True))
    op.add_column("turns", sa.Column("took_ms", sa.Integer(), nullable=True))
    op.create_index("ix_turns_times", "turns", ["workspace_id", "mode", "created_at"])


def downgrade() -> None:
    op.drop_index("ix_turns_times", table_name="turns")
    op.drop_column("turns", "took_ms")
    op.drop_column("turns", "mode")
    op.drop_table("schedule_runs")
