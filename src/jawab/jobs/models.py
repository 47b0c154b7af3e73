"""When recurring work ran last."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from jawab.db.base import Base


class ScheduleRun(Base):
    """The last time that some process began the recurring work `name`."""

    __tablename__ = "schedule_runs"

    name: Mapped[str] = mapped_column(primary_key=True)
    began_at: Mapped[datetime]
