"""The async and the sync client, and `get_client`."""

from prefect_rs._core import PrefectClient, SyncPrefectClient

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["PrefectClient", "SyncPrefectClient", "get_client"]

# Re-exported because the official module has these names.
_REEXPORTS = {
    "prefect_rs._core": ["SERVER_API_VERSION"],
    "prefect_rs.client.base": ["ServerType"],
    "prefect_rs.client.schemas.actions": [
        "TaskRunCreate",
        "TaskRunUpdate",
        "WorkQueueCreate",
        "WorkQueueUpdate",
    ],
    "prefect_rs.client.schemas.filters": [
        "DeploymentFilter",
        "FlowFilter",
        "FlowRunFilter",
        "TaskRunFilter",
        "WorkQueueFilter",
        "WorkQueueFilterName",
    ],
    "prefect_rs.client.schemas.objects": [
        "Constant",
        "FlowRun",
        "FlowRunResult",
        "Parameter",
        "ServerDefaultResultStorage",
        "ServerDefaultResultStorageUpdate",
        "TaskRun",
        "TaskRunPolicy",
        "TaskRunResult",
        "WorkQueue",
        "WorkQueueStatusDetail",
    ],
    "prefect_rs.client.schemas.responses": ["OrchestrationResult"],
    "prefect_rs.client.schemas.sorting": ["TaskRunSort"],
}

# `_lazy` sets this for other modules. This one is imported by `import prefect_rs`, so it imports `_lazy` only
# when needed.
__path__: "list[str]" = []


def get_client(
    httpx_settings: dict | None = None,  # type: ignore[type-arg]  # `Any` would have to be imported
    sync_client: bool | None = None,
) -> PrefectClient | SyncPrefectClient:
    """Create a client for the configured API. If no API URL is configured, a local server is started.

    Args:
        httpx_settings (dict[str, Any] | None): Connection settings, as keyword arguments of `httpx.Client`.
            `PrefectClient` documents the supported ones.
        sync_client (bool | None): Whether to create a client with blocking methods. Defaults to one with
            async methods.

    Returns:
        PrefectClient | SyncPrefectClient: The client. It connects when its first method is called.

    Raises:
        ValidationError: `httpx_settings` contains something that is invalid or not supported.
        SettingsError: A setting is invalid, or no API URL is configured and no server can be started.
        ConnectError: The local server did not start.
    """
    if sync_client:
        return SyncPrefectClient(httpx_settings=httpx_settings)
    return PrefectClient(httpx_settings=httpx_settings)


def __getattr__(name: str) -> "Any":
    from prefect_rs import _lazy

    find, names, _ = _lazy.forward(__name__, _REEXPORTS)
    globals().update(__getattr__=find, __dir__=names)
    return find(name)


def __dir__() -> "list[str]":
    return sorted({*globals(), *(name for names in _REEXPORTS.values() for name in names)})
