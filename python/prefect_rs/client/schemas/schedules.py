"""Schedules: when the runs of a deployment are to start."""

from prefect_rs._lazy import schemas

_find, _names, __all__ = schemas(__name__)
__all__ = [*__all__, "SCHEDULE_TYPES"]  # noqa: F822 (made when it is first asked for)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def __getattr__(name: str) -> "Any":
    if name == "SCHEDULE_TYPES":
        # A schedule of any kind.
        types = (
            _find("IntervalSchedule") | _find("CronSchedule") | _find("RRuleSchedule") | _find("NoSchedule")
        )
        globals()[name] = types
        return types
    return _find(name)


def __dir__() -> "list[str]":
    return sorted({*_names(), "SCHEDULE_TYPES"})
