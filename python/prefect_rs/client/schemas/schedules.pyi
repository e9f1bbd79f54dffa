# Written by tools/stubs.py from the docstrings in src/python and the models in src/schemas.
"""Schedules: when the runs of a deployment are to start."""

from datetime import datetime, timedelta
from prefect_rs._core import Model
from typing import TypeAlias

__all__ = ["CronSchedule", "IntervalSchedule", "NoSchedule", "RRuleSchedule", "SCHEDULE_TYPES"]

class CronSchedule(Model):
    """A schedule by a cron expression."""

    cron: str
    """The expression: minute, hour, day of the month, month, day of the week and, if wanted, second and year;
    or `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`.
    """
    timezone: str | None
    """The time zone that it is meant in; UTC where none is given."""
    day_or: bool
    """Whether a day of the month and a day of the week, both given, are alternatives; else both must hold."""
    def __init__(
        self,
        *,
        cron: str,
        timezone: str | None = ...,
        day_or: bool = ...,
    ) -> None: ...

class IntervalSchedule(Model):
    """A schedule of equal steps."""

    interval: timedelta
    """The time from one run to the next."""
    anchor_date: datetime
    """A moment that the steps are counted from, forwards and backwards."""
    timezone: str | None
    """The time zone whose clock the steps follow when it is put forward or back; UTC where none is given."""
    def __init__(
        self,
        *,
        interval: timedelta | float,
        anchor_date: datetime | str = ...,
        timezone: str | None = ...,
    ) -> None: ...

class NoSchedule(Model):
    """No schedule at all."""
    def __init__(
        self,
    ) -> None: ...

class RRuleSchedule(Model):
    """A schedule by a recurrence rule, as calendars have them (RFC 5545)."""

    rrule: str
    """The rule: `FREQ=WEEKLY;BYDAY=MO,TH`, with further lines such as `DTSTART:...` and `EXDATE:...` if wanted."""
    timezone: str | None
    """The time zone that it is meant in."""
    def __init__(
        self,
        *,
        rrule: str,
        timezone: str | None = ...,
    ) -> None: ...

SCHEDULE_TYPES: TypeAlias = IntervalSchedule | CronSchedule | RRuleSchedule | NoSchedule
