"""Schedules: when the runs of a deployment are to start."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    # A schedule of any kind.
    unions={"SCHEDULE_TYPES": ["IntervalSchedule", "CronSchedule", "RRuleSchedule", "NoSchedule"]},
)
