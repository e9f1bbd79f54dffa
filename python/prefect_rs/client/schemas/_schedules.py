"""The functions of `schedules`."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from typing import Any

    from prefect_rs.client.schemas import schedules


def construct_schedule(
    interval: "float | timedelta | None" = None,
    anchor_date: "datetime | str | None" = None,
    cron: "str | None" = None,
    rrule: "str | None" = None,
    timezone: "str | None" = None,
) -> "schedules.IntervalSchedule | schedules.CronSchedule | schedules.RRuleSchedule":
    """Return a schedule of the type that the arguments imply.

    Args:
        interval (float | timedelta | None): The time between runs, as a timedelta or in seconds.
        anchor_date (datetime | str | None): The time from which intervals are counted.
        cron (str | None): A cron expression.
        rrule (str | None): A recurrence rule.
        timezone (str | None): The time zone of the schedule.

    Returns:
        IntervalSchedule | CronSchedule | RRuleSchedule: The schedule.

    Raises:
        ValueError: None of `interval`, `cron` and `rrule` is given, or more than one, or an `anchor_date`
        ValidationError: What is given is no interval, cron expression, rule or time zone.
    """
    from prefect_rs.client.schemas import schedules

    given = [
        name
        for name, value in (("interval", interval), ("cron", cron), ("rrule", rrule))
        if value is not None
    ]
    if len(given) > 1:
        raise ValueError(
            f"Only one of interval, cron, or rrule can be provided. {' and '.join(given)} were given"
        )
    if anchor_date is not None and interval is None:
        raise ValueError(
            "An anchor date can only be provided with an interval schedule: pass an interval, or leave out "
            "anchor_date"
        )
    if not given and timezone is not None:
        raise ValueError(
            "A timezone can only be provided with interval, cron, or rrule: pass one of them, or leave out "
            "timezone"
        )
    if not given:
        raise ValueError("Either interval, cron, or rrule must be provided")
    if interval is not None:
        anchor = {} if anchor_date is None else {"anchor_date": anchor_date}
        return schedules.IntervalSchedule(interval=interval, timezone=timezone, **anchor)
    if cron is not None:
        return schedules.CronSchedule(cron=cron, timezone=timezone)
    return schedules.RRuleSchedule(rrule=rrule or "", timezone=timezone)


def is_schedule_type(obj: "Any") -> bool:
    """Return whether an object is a schedule.

    Args:
        obj (Any): Any object.

    Returns:
        bool: True for an instance of one of `SCHEDULE_TYPES`.
    """
    from prefect_rs.client.schemas import schedules

    return isinstance(obj, schedules.SCHEDULE_TYPES)
