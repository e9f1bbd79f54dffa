# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""Schedules of deployments."""

from datetime import datetime, timedelta
from prefect_rs._core import Model
from typing import Any, TypeAlias
from typing_extensions import Self

__all__ = [
    "CronSchedule",
    "IntervalSchedule",
    "NoSchedule",
    "RRuleSchedule",
    "SCHEDULE_TYPES",
    "MAX_RRULE_LENGTH",
    "construct_schedule",
    "is_schedule_type",
    "is_valid_timezone",
]

class CronSchedule(Model):
    """A schedule defined by a cron expression."""

    cron: str
    """The expression: minute, hour, day of the month, month, day of the week and, optionally, second and year;
    or `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`.
    """
    timezone: str | None
    """The time zone of the expression. Defaults to UTC."""
    day_or: bool
    """Whether it suffices that either the day of the month or the day of the week matches, if both are given."""
    def __init__(self, *, cron: str, timezone: str | None = ..., day_or: bool = ...) -> None: ...

class IntervalSchedule(Model):
    """A schedule of equal intervals."""

    interval: timedelta
    """The time between runs."""
    anchor_date: datetime
    """The time from which intervals are counted, forwards and backwards."""
    timezone: str | None
    """The time zone whose daylight saving time the intervals follow. Defaults to UTC."""
    def __init__(
        self, *, interval: timedelta | float, anchor_date: datetime | str = ..., timezone: str | None = ...
    ) -> None: ...

class NoSchedule(Model):
    """No schedule."""
    def __init__(self) -> None: ...

class RRuleSchedule(Model):
    """A schedule defined by a recurrence rule (RFC 5545)."""

    rrule: str
    """The rule: `FREQ=WEEKLY;BYDAY=MO,TH`, optionally with further lines such as `DTSTART:...` and `EXDATE:...`."""
    timezone: str | None
    """The time zone of the rule."""
    def __init__(self, *, rrule: str, timezone: str | None = ...) -> None: ...
    @classmethod
    def from_rrule(cls, rrule: Any) -> Self:
        """Return a schedule with a rule of the package dateutil.

        Args:
            rrule: A `dateutil.rrule.rrule`, or a `rruleset` whose rules start at the same time.

        Returns:
            The schedule, in the time zone of the start. Defaults to UTC.

        Raises:
            ValueError: The rules of the set start at different times or in different time zones, or the time
                zone of the start has no name in the IANA database. UTC and fixed offsets of whole hours,
                such as `Etc/GMT-2`, have one.
            TypeError: The object is neither a rule nor a set of rules.
        """
    def to_rrule(self) -> Any:
        """Return the rule as an object of the package dateutil, which can compute its dates.

        Returns:
            A `dateutil.rrule.rrule`, or a `rruleset` if there is more than one rule, in the schedule's
                time zone. A rule without a start starts with the year 2020.

        Raises:
            ImportError: dateutil is not installed.
        """

SCHEDULE_TYPES: TypeAlias = IntervalSchedule | CronSchedule | RRuleSchedule | NoSchedule

MAX_RRULE_LENGTH: int

def construct_schedule(
    interval: float | timedelta | None = None, anchor_date: datetime | str | None = None, cron: str | None = None,
    rrule: str | None = None, timezone: str | None = None,
) -> IntervalSchedule | CronSchedule | RRuleSchedule:
    """Return a schedule of the type that the arguments imply.

    Args:
        interval: The time between runs, as a timedelta or in seconds.
        anchor_date: The time from which intervals are counted.
        cron: A cron expression.
        rrule: A recurrence rule.
        timezone: The time zone of the schedule.

    Returns:
        The schedule.

    Raises:
        ValueError: None of `interval`, `cron` and `rrule` is given, or more than one, or an `anchor_date`
        ValidationError: What is given is no interval, cron expression, rule or time zone.
    """

def is_schedule_type(obj: Any) -> bool:
    """Return whether an object is a schedule.

    Args:
        obj: Any object.

    Returns:
        True for an instance of one of `SCHEDULE_TYPES`.
    """

def is_valid_timezone(v: str) -> bool:
    """Return whether a text is the name of a time zone.

    Args:
        v: A text such as `Europe/Berlin`.

    Returns:
        True for names in the IANA database.
    """
