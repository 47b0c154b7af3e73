"""Unpacks an uploaded .zip within bounds: entries, sizes, how much it grows, and nothing outside its folder."""

import stat
import zipfile
from pathlib import Path, PurePosixPath

from .document import MAX_BINARY_BYTES, Skipped, Unreadable

MAX_ENTRIES = 20_000
MAX_TOTAL_BYTES = 512 * 1024 * 1024
MAX_RATIO = 200  # unpacked to packed, of one file; text rarely passes 20
_PIECE = 256 * 1024


def unpack(archive: Path, into: Path) -> list[Skipped]:
    """Unpacks `archive` into the new folder `into`; what was left out is returned.

    Raises Unreadable when it is no zip file or is too large as a whole. Sizes are counted as they come out, since what
    the archive says of itself may be false.
    """
    skipped: list[Skipped] = []
    try:
        with zipfile.ZipFile(archive) as package:
            entries = package.infolist()
            if len(entries) > MAX_ENTRIES:
                raise Unreadable(f"the archive holds more than {MAX_ENTRIES:,} files")
            left = MAX_TOTAL_BYTES
            for entry in entries:
                reason = _refused(entry)
                if reason:
                    skipped.append(Skipped(entry.filename[:300], reason))
                elif not entry.is_dir() and not _is_clutter(entry.filename):
                    left -= _extract(package, entry, into, left, skipped)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError) as error:
        raise Unreadable("the archive is damaged or not a .zip file") from error
    return skipped


def only_folder(root: Path) -> Path:
    """The one folder that many archives wrap everything in, or `root` itself."""
    entries = list(root.iterdir()) if root.is_dir() else []
    return only_folder(entries[0]) if len(entries) == 1 and entries[0].is_dir() else root


def _refused(entry: zipfile.ZipInfo) -> str | None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in entry.filename or "\x00" in entry.filename:
        return "its name leads outside of the archive"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a link to another place, which is not followed"
    if entry.flag_bits & 0x1:
        return "encrypted"
    if entry.file_size > MAX_BINARY_BYTES:
        return f"too large (more than {MAX_BINARY_BYTES // (1024 * 1024)} MB)"
    if any(len(part.encode()) > 240 for part in path.parts) or len(path.parts) > 50:
        return "its name is too long"
    return None


def _is_clutter(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rsplit("/", 1)[-1].startswith("._")


def _extract(package: zipfile.ZipFile, entry: zipfile.ZipInfo, into: Path, left: int, skipped: list[Skipped]) -> int:
    """Writes one file; its size in bytes. Raises Unreadable when the archive as a whole becomes too large."""
    target = into / PurePosixPath(entry.filename.replace("\\", "/"))
    most = min(MAX_BINARY_BYTES, max(_PIECE, entry.compress_size * MAX_RATIO))
    size = 0
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with package.open(entry) as source, open(target, "xb") as copy:
            while piece := source.read(_PIECE):
                size += len(piece)
                if size > left:
                    raise Unreadable(f"the archive unpacks to more than {MAX_TOTAL_BYTES // (1024 * 1024)} MB")
                if size > most:
                    break
                copy.write(piece)
    except (FileExistsError, NotADirectoryError, IsADirectoryError):
        skipped.append(Skipped(entry.filename, "the archive holds two entries of this name"))
        return 0
    if size > most:
        target.unlink()
        skipped.append(Skipped(entry.filename, "unpacks to far more than its size"))
    return size
