"""Subscribers to logs."""

from __future__ import annotations

from prefect_rs._lazy import forward
from prefect_rs._subscriber import Subscriber, checked_attempts, http_to_ws, is_cloud, url_and_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from prefect_rs.client.schemas.filters import LogFilter
    from prefect_rs.client.schemas.objects import Log as Log

__all__ = [
    "SEEN_LOGS_SIZE",
    "SEEN_LOGS_TTL",
    "PrefectCloudLogsSubscriber",
    "PrefectLogsSubscriber",
    "get_logs_subscriber",
    "http_to_ws",
    "logs_out_socket_from_api_url",
]

# Re-exported because the official module has this name.
__getattr__, __dir__, _forwarded = forward(__name__, {"prefect_rs.client.schemas.objects": ["Log"]})

# How many ids of logs a subscriber remembers, to drop what it receives again, and for how many seconds at
# least.
SEEN_LOGS_SIZE = 500_000
SEEN_LOGS_TTL = 120


def logs_out_socket_from_api_url(url: str) -> str:
    """The URL of the websocket that sends logs, for the URL of an API."""
    return http_to_ws(url) + "/logs/out"


class PrefectLogsSubscriber(Subscriber["Log"]):
    """Subscribes to the logs of a server, as they are written.

        async with PrefectLogsSubscriber(filter=filter) as subscriber:
            async for log in subscriber:
                print(log.timestamp, log.level, log.message)

    In code without an event loop, `with` and `for` do the same. When the connection is lost, it is opened
    again, and the logs that were written meanwhile are read from the API. No log is lost, and none is
    returned twice. A server streams logs only if `PREFECT_SERVER_LOGS_STREAM_OUT_ENABLED` and
    `PREFECT_SERVER_LOGS_STREAM_PUBLISHING_ENABLED` are true there. If not, they are read every few seconds.

    Args:
        api_url (str | None): The API's URL. Defaults to `PREFECT_API_URL`, or else to a server that is
            started for this process, as for `PrefectClient`.
        filter (LogFilter | Mapping[str, Any] | None): Which logs. Defaults to all.
        reconnection_attempts (int): Maximum number of attempts in a row to connect again. The first two are
            made at once, the others after 1 to 5 seconds.
        reconnect_on_clean_close (bool): Whether to connect again after the server has closed the connection
            normally, which ends the iteration by default.

    Raises:
        ValueError: `reconnection_attempts` is negative.
        SettingsError: A setting is invalid, or there is neither a URL nor a server to start.

    Entering it, and the iteration, raise:

    - `AuthenticationError`: The server rejected the credentials.
    - `WebSocketRefused`: The server, or a proxy in front of it, opens no websocket. Servers before 3.4.7
      have none for logs.
    - `ConnectError`, `ReadError`, `TimeoutException`: The connection could not be opened, or all attempts to
      open it again have failed.
    """

    def __init__(
        self,
        api_url: str | None = None,
        filter: LogFilter | Mapping[str, Any] | None = None,
        reconnection_attempts: int = 10,
        reconnect_on_clean_close: bool = False,
    ) -> None:
        self._set_up(api_url, None, filter, reconnection_attempts, reconnect_on_clean_close)

    def _set_up(
        self, api_url: str | None, api_key: str | None, filter: Any, attempts: int, on_clean_close: bool
    ) -> None:
        self._filter = filter
        self._reconnection_attempts = checked_attempts(attempts)
        self._reconnect_on_clean_close = on_clean_close
        Subscriber.__init__(self, api_url, api_key)

    def _subscribe(self, client: Any) -> Any:
        return client._subscribe_logs(
            self._filter, self._reconnection_attempts, self._reconnect_on_clean_close
        )


class PrefectCloudLogsSubscriber(PrefectLogsSubscriber):
    """Subscribes to the logs of a workspace of Prefect Cloud.

    Args:
        api_url (str | None): The workspace's URL. Defaults to `PREFECT_API_URL`.
        api_key (str | None): The API key. Defaults to `PREFECT_API_KEY`.
        filter (LogFilter | Mapping[str, Any] | None): As for `PrefectLogsSubscriber`, like the others.
        reconnection_attempts (int): Maximum number of attempts in a row to connect again.
        reconnect_on_clean_close (bool): Whether to connect again after the server has closed the connection
            normally.

    Raises:
        ValueError: There is no URL or no API key, or `reconnection_attempts` is negative.
    """

    def __init__(
        self,
        api_url: str | None = None,
        api_key: str | None = None,
        filter: LogFilter | Mapping[str, Any] | None = None,
        reconnection_attempts: int = 10,
        reconnect_on_clean_close: bool = False,
    ) -> None:
        api_url, api_key = url_and_key(api_url, api_key)
        self._set_up(api_url, api_key, filter, reconnection_attempts, reconnect_on_clean_close)


def get_logs_subscriber(
    filter: LogFilter | Mapping[str, Any] | None = None,
    reconnection_attempts: int = 10,
    reconnect_on_clean_close: bool = False,
) -> PrefectLogsSubscriber:
    """Create a subscriber to the logs of the configured API.

    Args:
        filter (LogFilter | Mapping[str, Any] | None): Which logs. Defaults to all.
        reconnection_attempts (int): Maximum number of attempts in a row to connect again.
        reconnect_on_clean_close (bool): Whether to connect again after the server has closed the connection
            normally, which ends the iteration by default.

    Returns:
        PrefectLogsSubscriber: A `PrefectCloudLogsSubscriber` if the API is that of Prefect Cloud.

    Raises:
        ValueError: An argument or a setting is invalid, or no API URL is configured and no server can be
            started.
    """
    subscriber = PrefectCloudLogsSubscriber if is_cloud() else PrefectLogsSubscriber
    return subscriber(
        filter=filter,
        reconnection_attempts=reconnection_attempts,
        reconnect_on_clean_close=reconnect_on_clean_close,
    )
