"""Python methods of task runs."""

from prefect_rs.client.schemas._methods.flow_runs import FlowRunPolicy, _Named

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class TaskRun(_Named):
    """The methods of `TaskRun`."""

    __slots__ = ()


class TaskRunPolicy(FlowRunPolicy):
    """The methods of `TaskRunPolicy`."""

    __slots__ = ()

    @staticmethod
    def _delay(seconds: "Any") -> "Any":
        # The delay of a task run may have a fraction, but not one that comes from the field of old.
        try:
            return int(float(seconds))
        except (TypeError, ValueError):
            return None  # the field of old tells what is wrong
