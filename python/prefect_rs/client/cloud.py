"""A client for Prefect Cloud, its models and its exceptions."""

from prefect_rs._core import CloudClient
from prefect_rs._lazy import forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any

# Re-exported because the official module has these names.
__getattr__, __dir__, _forwarded = forward(
    __name__,
    {
        "prefect_rs.client.schemas.objects": [
            "IPAllowlist",
            "IPAllowlistEntry",
            "IPAllowlistMyAccessResponse",
            "User",
            "Workspace",
            "WorkspaceSettings",
        ],
        "prefect_rs.exceptions": ["CloudUnauthorizedError", "ObjectNotFound", "PrefectException"],
    },
)

__all__ = ["CloudClient", "get_cloud_client", *_forwarded]


def get_cloud_client(
    host: "str | None" = None,
    api_key: "str | Callable[[], str | Awaitable[str]] | None" = None,
    httpx_settings: "dict[str, Any] | None" = None,
    infer_cloud_url: bool = True,
) -> CloudClient:
    """Create a client for Prefect Cloud.

    Args:
        host (str | None): The URL of Prefect Cloud's API, with or without account and workspace. Defaults to
            the one in `PREFECT_API_URL` if that contains an account, or else to `PREFECT_CLOUD_API_URL`.
        api_key (str | Callable[[], str | Awaitable[str]] | None): An API key of Prefect Cloud, or a
            function that returns one, as for `PrefectClient`. Defaults to `PREFECT_API_KEY`.
        httpx_settings (dict[str, Any] | None): Connection settings, as for `PrefectClient`. A `base_url`
            takes precedence over `host`.
        infer_cloud_url (bool): Whether `host` defaults to the URL in `PREFECT_API_URL`.

    Returns:
        CloudClient: The client. It connects when its first method is called.

    Raises:
        ValidationError: An argument is invalid.
        SettingsError: A setting is invalid.
    """
    return CloudClient(host, api_key, httpx_settings, infer_cloud_url=infer_cloud_url)
