"""A subscriber to the events and logs of one flow run."""

from __future__ import annotations

from prefect_rs._lazy import forward
from prefect_rs._subscriber import Subscriber, checked_attempts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from prefect_rs.client.schemas.filters import LogFilter as LogFilter
    from prefect_rs.client.schemas.filters import LogFilterFlowRunId as LogFilterFlowRunId
    from prefect_rs.client.schemas.objects import TERMINAL_STATES as TERMINAL_STATES
    from prefect_rs.client.schemas.objects import Log as Log
    from prefect_rs.client.schemas.objects import StateType as StateType
    from prefect_rs.events.clients import get_events_subscriber as get_events_subscriber
    from prefect_rs.events.filters import EventAnyResourceFilter as EventAnyResourceFilter
    from prefect_rs.events.filters import EventFilter as EventFilter
    from prefect_rs.events.schemas.events import Event as Event
    from prefect_rs.events.schemas.events import ReceivedEvent  # noqa: F401 (in the base class)
    from prefect_rs.logging.clients import get_logs_subscriber as get_logs_subscriber

__all__ = ["FlowRunSubscriber"]

# Re-exported because the official module has these names.
__getattr__, __dir__, _forwarded = forward(
    __name__,
    {
        "prefect_rs.client.schemas.filters": ["LogFilter", "LogFilterFlowRunId"],
        "prefect_rs.client.schemas.objects": ["TERMINAL_STATES", "Log", "StateType"],
        "prefect_rs.events.clients": ["get_events_subscriber"],
        "prefect_rs.events.filters": ["EventAnyResourceFilter", "EventFilter"],
        "prefect_rs.events.schemas.events": ["Event"],
        "prefect_rs.logging.clients": ["get_logs_subscriber"],
    },
)


class FlowRunSubscriber(Subscriber["ReceivedEvent | Log"]):
    """Subscribes to the events and logs of a flow run, until it is final and its last logs have come.

        async with FlowRunSubscriber(flow_run_id=run.id) as subscriber:
            async for item in subscriber:
                print(item.event if isinstance(item, Event) else item.message)

    In code without an event loop, `with` and `for` do the same. The events are those of the run and those
    that are related to it. It ends for a run that is final already, too. Lost connections are opened again:
    nothing is lost, and nothing is returned twice.

    Args:
        flow_run_id (UUID): The flow run's id.
        straggler_timeout (float): For how many seconds to wait for more after the run is final. Starts again
            with each item.
        reconnection_attempts (int): Maximum number of attempts in a row to connect again.

    Raises:
        ValueError: An argument or a setting is invalid, or no API URL is configured and no server can be
            started.
    """

    def __init__(
        self, flow_run_id: UUID, straggler_timeout: float = 3, reconnection_attempts: int = 10
    ) -> None:
        self._flow_run_id = flow_run_id
        self._straggler_timeout = straggler_timeout
        self._reconnection_attempts = checked_attempts(reconnection_attempts)
        super().__init__(None, None)

    def _subscribe(self, client: Any) -> Any:
        return client._subscribe_flow_run(
            self._flow_run_id, self._straggler_timeout, self._reconnection_attempts
        )
