"""What is remembered of the keys."""

from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created


class MasterKeyMark(Created, Base):
    """The fingerprint of the master key that the data are written with: one row. It gives nothing of the key away."""

    __tablename__ = "master_key_marks"

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
