"""Questions that the help centre should answer."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("article_versions", sa.Column("author", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("article_versions", "author")
