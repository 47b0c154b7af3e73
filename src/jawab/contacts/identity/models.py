"""What the owner's server signs with."""

from sqlalchemy import LargeBinary, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base, Created, InWorkspace


class IdentitySecret(InWorkspace, Created, Base):
    """The one secret of a workspace, sealed; a new one takes its place at once."""

    __tablename__ = "identity_secrets"
    __table_args__ = (PrimaryKeyConstraint("workspace_id"),)

    secret_sealed: Mapped[bytes] = mapped_column(LargeBinary)
