# Written by tools/stubs.py from the docstrings in src and the models in crates/prefect-client/src/schemas.
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
    @classmethod
    def from_rrule(
        cls,
        rrule: Any,
    ) -> Self:
        """A schedule by a rule of the package dateutil.

        Args:
            rrule (Any): A `dateutil.rrule.rrule`, or a `rruleset` whose rules start at one time.

        Returns:
            Self: The schedule, in the time zone of that start, or else of UTC.

        Raises:
            ValueError: The rules of the set start at different times or in different time zones, or the time
                zone of their start has no name in the IANA's database. A fixed offset of whole hours has one,
                such as `Etc/GMT-2`, and so has UTC.
            TypeError: It is neither a rule nor a set of rules.
        """
    def to_rrule(
        self,
    ) -> Any:
        """The rule as the package dateutil has it, which can tell its dates.

        Returns:
            Any: A `dateutil.rrule.rrule`, or a `rruleset` where there is more than one rule; in the
                schedule's time zone. A rule without a start starts with the year 2020.

        Raises:
            ImportError: dateutil is not installed.
        """

SCHEDULE_TYPES: TypeAlias = IntervalSchedule | CronSchedule | RRuleSchedule | NoSchedule

MAX_RRULE_LENGTH: int

def construct_schedule(
    interval: float | timedelta | None = None,
    anchor_date: datetime | str | None = None,
    cron: str | None = None,
    rrule: str | None = None,
    timezone: str | None = None,
) -> IntervalSchedule | CronSchedule | RRuleSchedule:
    """A schedule of the kind that is told by what is given.

    Args:
        interval (float | timedelta | None): The time from one run to the next; a number is in seconds.
        anchor_date (datetime | str | None): A moment that the steps of an interval are counted from.
        cron (str | None): A cron expression.
        rrule (str | None): A recurrence rule.
        timezone (str | None): The time zone that it is meant in.

    Returns:
        IntervalSchedule | CronSchedule | RRuleSchedule: The schedule.

    Raises:
        ValueError: None of `interval`, `cron` and `rrule` is given, or more than one; or an `anchor_date`
            without an `interval`.
        ValidationError: What is given is no interval, cron expression, rule or time zone.
    """

def is_schedule_type(
    obj: Any,
) -> bool:
    """Whether an object is a schedule.

    Args:
        obj (Any): Anything.

    Returns:
        bool: True for an instance of one of `SCHEDULE_TYPES`.
    """

def is_valid_timezone(
    v: str,
) -> bool:
    """Whether a text is the name of a time zone.

    Args:
        v (str): A text such as `Europe/Berlin`.

    Returns:
        bool: True for the names of the IANA's database.
    """
