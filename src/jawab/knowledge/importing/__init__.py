"""Reading help centres: folders, files, archives and sites become Documents, and Documents become passages."""

from .chunker import Piece, chunk
from .document import Document, Picture, Skipped, Unreadable
from .folder import Folder, open_folder, read_folder

__all__ = ["Document", "Folder", "Picture", "Piece", "Skipped", "Unreadable", "chunk", "open_folder", "read_folder"]
