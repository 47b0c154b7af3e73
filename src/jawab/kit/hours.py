"""Hours of the week, as owners write them down."""

from datetime import datetime, time, timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class Hours(BaseModel):
    """Hours of the week in the workspace's time zone. They may go past midnight: they belong to the day on which they
    begin. `outside`: at all other times."""

    model_config = ConfigDict(frozen=True)

    days: list[Annotated[int, Field(ge=0, le=6)]] = Field(min_length=1, max_length=7, description="0 is Monday")
    begin: Clock
    end: Clock = Field(description="The same as the beginning: the whole day")
    outside: bool = False

    def hold(self, moment: datetime) -> bool:
        """Whether it is such a time; `moment` has the workspace's time zone."""
        return self._within(moment) != self.outside

    def _within(self, moment: datetime) -> bool:
        begin, end = time.fromisoformat(self.begin), time.fromisoformat(self.end)
        clock, today = moment.time(), moment.weekday()
        if begin < end:
            return today in self.days and begin <= clock < end
        yesterday = (moment - timedelta(days=1)).weekday()
        return (today in self.days and clock >= begin) or (yesterday in self.days and clock < end)
