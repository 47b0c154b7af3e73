"""Notices at the start when the master key is not the one that the data were written with."""

from sqlalchemy import select, text

from jawab.db.engine import Database
from jawab.privacy.keys import KeyProblem, Keyring
from jawab.privacy.models import MasterKeyMark


async def is_marked(database: Database) -> bool:
    """Whether the database was ever opened with a master key."""
    async with database.read() as session:
        return await session.scalar(select(MasterKeyMark.fingerprint).limit(1)) is not None


async def check_fingerprint(database: Database, keyring: Keyring) -> None:
    """Remember the key's mark the first time, compare it from then on. Raises KeyProblem."""
    async with database.write() as session:
        if database.dialect == "postgresql":  # several servers may open it for the first time
            await session.execute(text("LOCK TABLE master_key_marks IN EXCLUSIVE MODE"))
        known = (await session.scalars(select(MasterKeyMark.fingerprint))).all()
        if not known:
            session.add(MasterKeyMark(fingerprint=keyring.fingerprint()))
        elif keyring.fingerprint() not in known:
            raise KeyProblem(
                "The master key is not the one this database was written with. Put the right key back from your "
                "back-up (docs/operations.md); with this one messages cannot be read."
            )
