"""The clients, and the function that chooses between them."""

from prefect_rs._core import PrefectClient, SyncPrefectClient

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prefect_rs.client.base import ServerType as ServerType

__all__ = ["PrefectClient", "SyncPrefectClient", "get_client"]


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
    # Where the official package has it, too.
    if name == "ServerType":
        from prefect_rs.client.base import ServerType

        return ServerType
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
