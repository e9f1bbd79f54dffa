"""Prefect Cloud: a client of it, and what it gives and takes."""

from prefect_rs._core import CloudClient
from prefect_rs._lazy import forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# The models, and the error, at the place where code for the official client looks for them.
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
    api_key: "str | None" = None,
    httpx_settings: "dict[str, Any] | None" = None,
    infer_cloud_url: bool = True,
) -> CloudClient:
    """A client of Prefect Cloud.

    Args:
        host (str | None): The URL of Prefect Cloud's API, with or without account and workspace. Where None,
            that in `PREFECT_API_URL` if it names an account, and else `PREFECT_CLOUD_API_URL`.
        api_key (str | None): A key of Prefect Cloud; `PREFECT_API_KEY` where None.
        httpx_settings (dict[str, Any] | None): How to connect, as `PrefectClient` takes it. A `base_url` in
            it counts instead of `host`.
        infer_cloud_url (bool): Whether `PREFECT_API_URL` may tell the host.

    Returns:
        CloudClient: The client. Nothing is connected before its first call.

    Raises:
        ValidationError: An argument is wrong.
        SettingsError: A setting is broken.
    """
    return CloudClient(host, api_key, httpx_settings, infer_cloud_url=infer_cloud_url)
