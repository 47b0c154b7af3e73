"""What the lexical search keeps beside each chunk: its words in their searched form, and how common each word is."""

from uuid import UUID

from sqlalchemy import ForeignKey, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, BigId, InWorkspace


class SearchRow(InWorkspace, Base):
    """The words of one chunk, as `terms` gives them, joined by spaces.

    SQLite's FTS5 index and PostgreSQL's tsvector are made from these columns by the database itself. The whole number
    is the key because FTS5 needs one that a VACUUM does not change.
    """

    __tablename__ = "search_rows"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=True)
    chunk_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("chunks.id", ondelete="CASCADE"), unique=True)
    head: Mapped[str] = mapped_column(Text)  # words of the title and the headings
    body: Mapped[str] = mapped_column(Text)


class SearchTerm(Base):
    """In how many chunks of a workspace a word occurs; the word "" counts all its chunks."""

    __tablename__ = "search_terms"

    workspace_id: Mapped[UUID] = mapped_column(
        Uuid(), ForeignKey("workspaces.id", ondelete="CASCADE"), primary_key=True
    )
    term: Mapped[str] = mapped_column(Text, primary_key=True)
    chunks: Mapped[int]
