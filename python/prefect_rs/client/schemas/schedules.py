"""Schedules of deployments."""

from prefect_rs._lazy import schemas

_find, _names, __all__ = schemas(
    __name__,
    # Any kind of schedule.
    unions={"SCHEDULE_TYPES": ["IntervalSchedule", "CronSchedule", "RRuleSchedule", "NoSchedule"]},
)

# The maximum length of a recurrence rule, in characters.
MAX_RRULE_LENGTH = 6500

_FUNCTIONS = {
    "construct_schedule": "_schedules",
    "is_schedule_type": "_schedules",
    "is_valid_timezone": "_timezones",
}
__all__ = [*__all__, "MAX_RRULE_LENGTH", *_FUNCTIONS]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def __getattr__(name: str) -> "Any":
    if name in _FUNCTIONS:
        from importlib import import_module

        module = import_module(f"prefect_rs.client.schemas.{_FUNCTIONS[name]}")
        globals()[name] = getattr(module, name)
        return globals()[name]
    return _find(name)


def __dir__() -> "list[str]":
    return sorted({*_names(), *__all__})
