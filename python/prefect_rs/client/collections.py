"""A client for the metadata of worker and work pool types."""

from prefect_rs._lazy import forward
from prefect_rs.client.cloud import CloudClient, get_cloud_client
from prefect_rs.client.orchestration import PrefectClient, get_client

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prefect_rs.client.base import ServerType as ServerType

__all__ = ["get_client", "get_cloud_client", "get_collections_metadata_client"]

# Re-exported because the official module has this name.
__getattr__, __dir__, _forwarded = forward(__name__, {"prefect_rs.client.base": ["ServerType"]})


def get_collections_metadata_client(
    httpx_settings: "dict[str, Any] | None" = None,
) -> "CloudClient | PrefectClient":
    """Create a client with an async `read_worker_metadata` method.

    Args:
        httpx_settings (dict[str, Any] | None): Connection settings, as for `PrefectClient`.

    Returns:
        CloudClient | PrefectClient: A `CloudClient` if `PREFECT_API_URL` is a URL of Prefect Cloud.

    Raises:
        ValidationError: `httpx_settings` contains something that is invalid or not supported.
        SettingsError: A setting is invalid, or no API URL is configured.
    """
    from prefect_rs._core import cloud_urls

    client = get_client(httpx_settings=httpx_settings)
    if client.api_url.startswith(f"{cloud_urls()[0]}/"):
        return get_cloud_client(httpx_settings=httpx_settings)
    return client
