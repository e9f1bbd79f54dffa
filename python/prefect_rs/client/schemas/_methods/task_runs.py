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
        # The delay may have a fraction, but not if it comes from the deprecated field.
        try:
            return int(float(seconds))
        except (TypeError, ValueError):
            return None  # The deprecated field reports the error.
