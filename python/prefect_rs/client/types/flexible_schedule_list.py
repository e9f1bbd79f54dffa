"""The schedules that deployments are created with."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from prefect_rs.client.schemas.actions import DeploymentScheduleCreate
    from prefect_rs.client.schemas.schedules import SCHEDULE_TYPES
    from prefect_rs.schedules import Schedule

    FlexibleScheduleList = Sequence[DeploymentScheduleCreate | dict[str, Any] | SCHEDULE_TYPES | Schedule]

# A package for Python, which then looks for a missing name as a submodule: see `_lazy`.
__path__: "list[str]" = []

__all__ = ["FlexibleScheduleList"]


def __getattr__(name: str) -> "Any":
    if name != "FlexibleScheduleList":
        from prefect_rs._names import attribute_error

        raise attribute_error(__name__, name)
    from collections.abc import Sequence
    from typing import Any

    from prefect_rs.client.schemas.actions import DeploymentScheduleCreate
    from prefect_rs.client.schemas.schedules import SCHEDULE_TYPES
    from prefect_rs.schedules import Schedule

    globals()[name] = found = Sequence[DeploymentScheduleCreate | dict[str, Any] | SCHEDULE_TYPES | Schedule]
    return found
