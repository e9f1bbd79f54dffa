"""Helpers for tests, with the names of `prefect.testing.utilities`."""

from __future__ import annotations

from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from prefect_rs import PrefectClient
    from prefect_rs.client.schemas.objects import FlowRun

__all__ = ["get_most_recent_flow_run", "prefect_test_harness"]


@contextmanager
def prefect_test_harness(server_startup_timeout: int | None = 30) -> Iterator[None]:
    """Run the block with a Prefect server of its own, and settings that point to it.

    The official server is started, which has to be installed in this environment, or with its command
    `prefect` on the `PATH`. It has an empty database, which is removed afterwards. Clients that are created
    in the block use it; so do flows of the official package that run there. It can be used in async code,
    too.

    Args:
        server_startup_timeout (int | None): The maximum time to wait for the server to start, in seconds.
            Defaults to `PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS` if None. The first server of a
            version takes longer: it gets at least 120 seconds.

    Yields:
        None: The server runs.

    Raises:
        ServerError: No server is installed, or it did not start. The message ends with its log.
    """
    from prefect_rs._server._prefect_server import PrefectServer

    if server_startup_timeout is None:
        from prefect_rs.settings import PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS as SETTING

        server_startup_timeout = SETTING.value()

    server = PrefectServer(deadline=server_startup_timeout)
    server._first_deadline = 120.0
    with server, server.settings():
        yield


async def get_most_recent_flow_run(
    client: PrefectClient | None = None, flow_name: str | None = None
) -> FlowRun:
    """Read the flow run with the earliest expected start time, as the official function does.

    Args:
        client (PrefectClient | None): The client. Defaults to a new one.
        flow_name (str | None): The name of its flow. Defaults to any flow.

    Returns:
        FlowRun: The flow run.

    Raises:
        IndexError: There is no flow run.
    """
    from prefect_rs import get_client
    from prefect_rs.client.schemas.filters import FlowFilter

    flow_filter = FlowFilter.model_validate({"name": {"any_": [flow_name]}}) if flow_name else None
    runs = await (client or get_client()).read_flow_runs(
        flow_filter=flow_filter, sort="EXPECTED_START_TIME_ASC", limit=1
    )
    return runs[0]
