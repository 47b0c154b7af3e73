"""Copying the SQLite database while it is in use."""

import os
from pathlib import Path

from jawab.db.sqlite import connect, plain_execute
from jawab.kit.errors import Unprocessable


def back_up(database: Path, to: Path) -> int:
    """Write a consistent copy of the database to a new file that only its owner can read; return its size in bytes.

    Writers go on meanwhile; the copy is as of the moment it began. Raises Unprocessable when there is no database or
    when the file exists.
    """
    if not database.is_file():
        raise Unprocessable(f"There is no database at {database}. Is JAWAB_DATA_DIR right?")
    try:
        os.close(os.open(to, os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise Unprocessable(f"{to} exists already. Name a new file.") from None
    except OSError as error:
        raise Unprocessable(f"{to} cannot be written: {error.strerror}.") from error
    connection = connect(str(database), writes=True)
    try:
        quoted = str(to).replace("'", "''")
        plain_execute(connection)(f"VACUUM INTO '{quoted}'")
    finally:
        connection.close()
    _sync(to)
    return to.stat().st_size


def _sync(path: Path) -> None:
    for place in (path, path.parent):
        handle = os.open(place, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
