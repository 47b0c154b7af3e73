"""Run by Alembic: migrates over the connection that it is given."""

from alembic import context

from jawab.db.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
    transaction_per_migration=False,
    transactional_ddl=True,  # our SQLite connections begin transactions themselves
)
with context.begin_transaction():
    context.run_migrations()
