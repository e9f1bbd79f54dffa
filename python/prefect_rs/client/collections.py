"""A client for what is known of the types of workers and work pools."""

from prefect_rs._lazy import forward
from prefect_rs.client.cloud import CloudClient, get_cloud_client
from prefect_rs.client.orchestration import PrefectClient, get_client

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prefect_rs.client.base import ServerType as ServerType

__all__ = ["get_client", "get_cloud_client", "get_collections_metadata_client"]

# The official module has this name, too.
__getattr__, __dir__, _forwarded = forward(__name__, {"prefect_rs.client.base": ["ServerType"]})


def get_collections_metadata_client(
    httpx_settings: "dict[str, Any] | None" = None,
) -> "CloudClient | PrefectClient":
    """A client whose `read_worker_metadata` can be awaited.

    Args:
        httpx_settings (dict[str, Any] | None): How to connect, as `PrefectClient` takes it.

    Returns:
        CloudClient | PrefectClient: The former where `PREFECT_API_URL` is of Prefect Cloud, else the latter.

    Raises:
        ValidationError: `httpx_settings` has something in it that is wrong or cannot be honoured.
        SettingsError: A setting is broken, or there is no URL.
    """
    from prefect_rs._core import cloud_urls

    client = get_client(httpx_settings=httpx_settings)
    if client.api_url.startswith(f"{cloud_urls()[0]}/"):
        return get_cloud_client(httpx_settings=httpx_settings)
    return client
