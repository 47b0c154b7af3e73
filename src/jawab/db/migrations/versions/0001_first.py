"""The first schema."""

from alembic import op

from jawab import tables
from jawab.db.search.indexing import create, drop

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    tables.metadata.create_all(op.get_bind())
    create(op.get_bind())


def downgrade() -> None:
    drop(op.get_bind())
    tables.metadata.drop_all(op.get_bind())
