"""Subscribers to events."""

from __future__ import annotations

from prefect_rs._subscriber import Subscriber, checked_attempts, http_to_ws, is_cloud, url_and_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from prefect_rs.events.filters import EventFilter
    from prefect_rs.events.schemas.events import ReceivedEvent  # noqa: F401 (in the base class)

# How many ids of events a subscriber remembers, to drop what it receives again, and for how many seconds at
# least.
SEEN_EVENTS_SIZE = 500_000
SEEN_EVENTS_TTL = 120

# The exceptions after which a connection is worth another attempt: those of timeouts and of connections.
RETRYABLE_EXCEPTIONS: tuple[type[Exception], ...] = (TimeoutError, OSError)


def events_in_socket_from_api_url(url: str) -> str:
    """The URL of the websocket that takes events, for the URL of an API."""
    return http_to_ws(url) + "/events/in"


def events_out_socket_from_api_url(url: str) -> str:
    """The URL of the websocket that sends events, for the URL of an API."""
    return http_to_ws(url) + "/events/out"


class PrefectEventSubscriber(Subscriber["ReceivedEvent"]):
    """Subscribes to the events of a server, as they occur.

        async with PrefectEventSubscriber(filter=filter) as subscriber:
            async for event in subscriber:
                print(event.occurred, event.event)

    In code without an event loop, `with` and `for` do the same. The first events are those of the minute
    before. When the connection is lost, it is opened again, and the events that were missed are returned
    then. No event is returned twice.

    Args:
        api_url (str | None): The API's URL. Defaults to `PREFECT_API_URL`, or else to a server that is
            started for this process, as for `PrefectClient`.
        filter (EventFilter | Mapping[str, Any] | None): Which events. Defaults to all. A time that it has
            replaces the minute before, and servers send events of the last 15 minutes at most.
        reconnection_attempts (int): Maximum number of attempts in a row to connect again. The first two are
            made at once, the others after 1 to 5 seconds.
        reconnect_on_clean_close (bool): Whether to connect again after the server has closed the connection
            normally, which ends the iteration by default.

    Raises:
        ValueError: `reconnection_attempts` is negative.
        SettingsError: A setting is invalid, or there is neither a URL nor a server to start.

    Entering it, and the iteration, raise:

    - `AuthenticationError`: The server rejected the credentials.
    - `WebSocketRefused`: The server, or a proxy in front of it, opens no websocket.
    - `ConnectError`, `ReadError`, `TimeoutException`: The connection could not be opened, or all attempts to
      open it again have failed.
    """

    def __init__(
        self,
        api_url: str | None = None,
        filter: EventFilter | Mapping[str, Any] | None = None,
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
        return client._subscribe_events(
            self._filter, self._reconnection_attempts, self._reconnect_on_clean_close
        )


class PrefectCloudEventSubscriber(PrefectEventSubscriber):
    """Subscribes to the events of a workspace of Prefect Cloud.

    Args:
        api_url (str | None): The workspace's URL. Defaults to `PREFECT_API_URL`.
        api_key (str | None): The API key. Defaults to `PREFECT_API_KEY`.
        filter (EventFilter | Mapping[str, Any] | None): As for `PrefectEventSubscriber`, like the others.
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
        filter: EventFilter | Mapping[str, Any] | None = None,
        reconnection_attempts: int = 10,
        reconnect_on_clean_close: bool = False,
    ) -> None:
        api_url, api_key = url_and_key(api_url, api_key)
        self._set_up(api_url, api_key, filter, reconnection_attempts, reconnect_on_clean_close)


class PrefectCloudAccountEventSubscriber(PrefectCloudEventSubscriber):
    """Subscribes to the events of an account of Prefect Cloud, which are not those of its workspaces.

    Args:
        api_url (str | None): The account's URL, or that of one of its workspaces. Defaults to
            `PREFECT_API_URL`.
        api_key (str | None): The API key. Defaults to `PREFECT_API_KEY`.
        filter (EventFilter | Mapping[str, Any] | None): As for `PrefectEventSubscriber`, like the others.
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
        filter: EventFilter | Mapping[str, Any] | None = None,
        reconnection_attempts: int = 10,
        reconnect_on_clean_close: bool = False,
    ) -> None:
        api_url, api_key = url_and_key(api_url, api_key)
        account = api_url.partition("/workspaces/")[0]
        self._set_up(account, api_key, filter, reconnection_attempts, reconnect_on_clean_close)


def get_events_subscriber(
    filter: EventFilter | Mapping[str, Any] | None = None,
    reconnection_attempts: int = 10,
    reconnect_on_clean_close: bool = False,
) -> PrefectEventSubscriber:
    """Create a subscriber to the events of the configured API.

    Args:
        filter (EventFilter | Mapping[str, Any] | None): Which events. Defaults to all.
        reconnection_attempts (int): Maximum number of attempts in a row to connect again.
        reconnect_on_clean_close (bool): Whether to connect again after the server has closed the connection
            normally, which ends the iteration by default.

    Returns:
        PrefectEventSubscriber: A `PrefectCloudEventSubscriber` if the API is that of Prefect Cloud.

    Raises:
        ValueError: An argument or a setting is invalid, or no API URL is configured and no server can be
            started.
    """
    subscriber = PrefectCloudEventSubscriber if is_cloud() else PrefectEventSubscriber
    return subscriber(
        filter=filter,
        reconnection_attempts=reconnection_attempts,
        reconnect_on_clean_close=reconnect_on_clean_close,
    )


# Tracebacks and pickles show the public path.
for _each in (PrefectEventSubscriber, PrefectCloudEventSubscriber, PrefectCloudAccountEventSubscriber):
    _each.__module__ = "prefect_rs.events.clients"
