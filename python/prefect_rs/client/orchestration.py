"""The clients, and the function that chooses between them."""

from prefect_rs._core import PrefectClient, SyncPrefectClient

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["PrefectClient", "SyncPrefectClient", "get_client"]

# The official module has these names, too.
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

# See `_lazy`, which is not imported before it is needed: this module is part of `import prefect_rs`.
__path__: "list[str]" = []


def get_client(
    httpx_settings: "dict[str, Any] | None" = None, sync_client: "bool | None" = None
) -> "PrefectClient | SyncPrefectClient":
    """A client for the server that the settings name, or for one that is started where they name none.

    Args:
        httpx_settings (dict[str, Any] | None): How to connect, as `httpx.Client` takes it; `PrefectClient`
            tells what is honoured.
        sync_client (bool | None): True for the client whose methods block, False or None for the one whose
            methods are awaited.

    Returns:
        PrefectClient | SyncPrefectClient: The client. Nothing is connected before its first call.

    Raises:
        ValidationError: `httpx_settings` has something in it that is wrong or cannot be honoured.
        SettingsError: A setting is broken, or there is neither a URL nor a server to start.
        ConnectError: The server that was started did not come up.
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
