"""Schedules to give to deployments: `Cron`, `Interval` and `RRule`.

    client.create_deployment(flow_id, "nightly", schedules=[Cron("0 3 * * *", timezone="Europe/Berlin")])

Unlike the models in `prefect_rs.client.schemas.schedules`, a `Schedule` also says whether it is active, and
which parameters its runs get.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from prefect_rs._lazy import forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["Cron", "Interval", "RRule", "Schedule"]

__getattr__, __dir__, _names = forward(__name__, {})


def _now() -> datetime:
    return datetime.now(timezone.utc)


@dataclass(frozen=True)
class Schedule:
    """When a deployment runs, and how. At most one of `interval`, `cron` and `rrule` is set.

    Args:
        interval (timedelta | None): The time between two runs.
        cron (str | None): A cron expression, such as `0 3 * * *`.
        rrule (str | None): A recurrence rule, such as `FREQ=DAILY`.
        timezone (str | None): A name of the IANA database, such as `Europe/Berlin`. Defaults to UTC.
        anchor_date (datetime): A time that runs of an interval are aligned to. Defaults to the current time.
        day_or (bool): Whether a day of a cron expression has to match the day of the month or the day of the
            week, rather than both.
        active (bool): Whether the schedule is active.
        parameters (dict[str, Any]): Parameters of its runs, overriding those of the deployment.
        slug (str | None): A name that is unique among the deployment's schedules.

    Raises:
        ValueError: More than one of `interval`, `cron` and `rrule` is given, or the cron expression or the
            rule is invalid.
    """

    interval: timedelta | None = None
    cron: str | None = None
    rrule: str | None = None
    timezone: str | None = None
    anchor_date: datetime = field(default_factory=_now)
    day_or: bool = True
    active: bool = True
    parameters: dict[str, Any] = field(default_factory=dict)
    slug: str | None = None

    def __post_init__(self) -> None:
        given = [name for name in ("interval", "cron", "rrule") if getattr(self, name) is not None]
        if len(given) > 1:
            raise ValueError(
                f"a schedule has only one of interval, cron and rrule, not {' and '.join(given)}"
            )
        from prefect_rs.client.schemas.schedules import CronSchedule, RRuleSchedule

        if self.cron is not None:
            CronSchedule(cron=self.cron, day_or=self.day_or)
        if self.rrule is not None:
            RRuleSchedule(rrule=self.rrule)


def Cron(
    cron: str,
    /,
    timezone: str | None = None,
    day_or: bool = True,
    active: bool = True,
    parameters: dict[str, Any] | None = None,
    slug: str | None = None,
) -> Schedule:
    """Create a schedule from a cron expression.

    Args:
        cron (str): The expression, such as `0 3 * * *`.
        timezone (str | None): A name of the IANA database, such as `Europe/Berlin`. Defaults to UTC.
        day_or (bool): Whether a day has to match the day of the month or the day of the week, rather than
            both.
        active (bool): Whether the schedule is active.
        parameters (dict[str, Any] | None): Parameters of its runs, overriding those of the deployment.
        slug (str | None): A name that is unique among the deployment's schedules.

    Returns:
        Schedule: The schedule.

    Raises:
        ValueError: The expression is invalid.
    """
    return Schedule(
        cron=cron, timezone=timezone, day_or=day_or, active=active, parameters=parameters or {}, slug=slug
    )


def Interval(
    interval: timedelta | float | int,
    /,
    anchor_date: datetime | None = None,
    timezone: str | None = None,
    active: bool = True,
    parameters: dict[str, Any] | None = None,
    slug: str | None = None,
) -> Schedule:
    """Create a schedule with a fixed time between runs.

    Args:
        interval (timedelta | float | int): The time between two runs. A number is in seconds.
        anchor_date (datetime | None): A time that runs are aligned to. Defaults to the current time.
        timezone (str | None): A name of the IANA database, such as `Europe/Berlin`. Defaults to UTC.
        active (bool): Whether the schedule is active.
        parameters (dict[str, Any] | None): Parameters of its runs, overriding those of the deployment.
        slug (str | None): A name that is unique among the deployment's schedules.

    Returns:
        Schedule: The schedule.
    """
    return Schedule(
        interval=interval if isinstance(interval, timedelta) else timedelta(seconds=interval),
        anchor_date=anchor_date or _now(),
        timezone=timezone,
        active=active,
        parameters=parameters or {},
        slug=slug,
    )


def RRule(
    rrule: str,
    /,
    timezone: str | None = None,
    active: bool = True,
    parameters: dict[str, Any] | None = None,
    slug: str | None = None,
) -> Schedule:
    """Create a schedule from a recurrence rule of iCalendar (RFC 5545).

    Args:
        rrule (str): The rule, such as `FREQ=MONTHLY;BYDAY=2FR`.
        timezone (str | None): A name of the IANA database, such as `Europe/Berlin`. Defaults to UTC.
        active (bool): Whether the schedule is active.
        parameters (dict[str, Any] | None): Parameters of its runs, overriding those of the deployment.
        slug (str | None): A name that is unique among the deployment's schedules.

    Returns:
        Schedule: The schedule.

    Raises:
        ValueError: The rule is invalid.
    """
    return Schedule(rrule=rrule, timezone=timezone, active=active, parameters=parameters or {}, slug=slug)
