"""Notices at the start when the master key is not the one that the data were written with."""

from sqlalchemy import select

from jawab.db.engine import Database
from jawab.privacy.keys import KeyProblem, Keyring
from jawab.privacy.models import MasterKeyMark


async def check_fingerprint(database: Database, keyring: Keyring) -> None:
    """Remember the key's mark the first time, compare it from then on. Raises KeyProblem."""
    async with database.write() as session:
        known = (await session.scalars(select(MasterKeyMark.fingerprint))).all()
        if not known:
            session.add(MasterKeyMark(fingerprint=keyring.fingerprint()))
        elif keyring.fingerprint() not in known:
            raise KeyProblem(
                "The master key is not the one this database was written with. Put the right key back from your "
                "back-up (docs/operations.md); with this one messages cannot be read."
            )
