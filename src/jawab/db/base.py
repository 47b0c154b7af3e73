"""The declarative base and the column types shared by every table."""

from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, BigInteger, DateTime, ForeignKey, Integer, MetaData, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from jawab.kit.clock import now
from jawab.kit.ids import new_id


class Moment(TypeDecorator[datetime]):
    """An aware UTC time. SQLite forgets time zones, so they are put back when a row is read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("times must carry their zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Json = JSON().with_variant(JSONB(), "postgresql")
BigId = BigInteger().with_variant(Integer(), "sqlite")  # only INTEGER counts up by itself on SQLite


class Base(DeclarativeBase):
    """Base of all tables; constraint names are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Moment(),
        dict[str, Any]: Json,
        list[Any]: Json,
        UUID: Uuid(),
    }


Id = Annotated[UUID, mapped_column(Uuid(), primary_key=True, default=new_id)]


class InWorkspace:
    """Mixin of every table but `workspaces`: the row belongs to one workspace and goes when it goes.

    The column has no index by itself: tables have the indexes of their queries, most of which begin with it."""

    workspace_id: Mapped[UUID] = mapped_column(Uuid(), ForeignKey("workspaces.id", ondelete="CASCADE"))


class Created:
    """Mixin: when the row was made."""

    created_at: Mapped[datetime] = mapped_column(Moment(), default=now)
