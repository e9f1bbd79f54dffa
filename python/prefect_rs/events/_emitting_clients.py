"""Event clients, which emit events to a server and can be waited for."""

import abc

from prefect_rs._core import _Emitter, _events_target
from prefect_rs.events.schemas.events import Event

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable
    from types import TracebackType
    from typing import Any, ClassVar

    from typing_extensions import Self


class EventsClient(abc.ABC):
    """The base class of event clients.

    Within `async with`, `emit` has to be awaited. Within `with`, it blocks: not in the official client.
    """

    @property
    def client_name(self) -> str:
        """The name of the class."""
        return type(self).__name__

    def emit(self, event: Event) -> "Awaitable[None]":
        """Emit an event.

        Args:
            event (Event): The event.

        Returns:
            Awaitable[None]: A coroutine, which has to be awaited; within `with`, None.

        Raises:
            TypeError: The client has not been entered.
        """
        mode = getattr(self, "_in_context", None)
        if mode is None:
            raise TypeError("Events may only be emitted while this client is being used as a context manager")
        if mode == "async":
            return self._emit(event)
        self._emit_blocking(event)
        return None  # type: ignore[return-value]

    @abc.abstractmethod
    async def _emit(self, event: Event) -> None: ...

    def _emit_blocking(self, event: Event) -> None:
        """Emit an event without an event loop: run `_emit`, which must not wait for anything."""
        emitting = self._emit(event)
        try:
            emitting.send(None)
        except StopIteration:
            return
        emitting.close()
        raise TypeError(f"{self.client_name} can only be used with `async with`")

    async def __aenter__(self) -> "Self":
        self._in_context = "async"
        return self

    async def __aexit__(
        self,
        exc_type: "type[BaseException] | None",
        exc_val: "BaseException | None",
        exc_tb: "TracebackType | None",
    ) -> None:
        del self._in_context

    def __enter__(self) -> "Self":
        self._in_context = "sync"
        return self

    def __exit__(
        self,
        exc_type: "type[BaseException] | None",
        exc_val: "BaseException | None",
        exc_tb: "TracebackType | None",
    ) -> None:
        del self._in_context


class NullEventsClient(EventsClient):
    """An event client that does nothing."""

    async def _emit(self, event: Event) -> None:
        pass


class _Recording(EventsClient):
    """The part that the event clients for tests have in common."""

    args: "tuple[Any, ...]"
    kwargs: "dict[str, Any]"
    events: "list[Event]"

    @classmethod
    def reset(cls) -> None:
        """Forget all clients and their events. For use between tests."""
        cls.last = None  # type: ignore[attr-defined]
        cls.all = []  # type: ignore[attr-defined]

    async def __aenter__(self) -> "Self":
        entered = await super().__aenter__()
        self.events = []
        return entered

    def __enter__(self) -> "Self":
        entered = super().__enter__()
        self.events = []
        return entered

    def pop_events(self) -> "list[Event]":
        """Return the events that were emitted since the last call.

        Returns:
            list[Event]: The events.
        """
        events, self.events = self.events, []
        return events


class AssertingEventsClient(_Recording):
    """An event client for tests, which records the events instead of sending them."""

    last: "ClassVar[AssertingEventsClient | None]" = None
    all: "ClassVar[list[AssertingEventsClient]]" = []  # noqa: RUF012

    def __init__(self, *args: "Any", **kwargs: "Any") -> None:
        AssertingEventsClient.last = self
        AssertingEventsClient.all.append(self)
        self.args, self.kwargs = args, kwargs

    async def _emit(self, event: Event) -> None:
        self.events.append(event)


class PrefectEventsClient(EventsClient):
    """An event client that sends events to a server, and sends them again after a failure.

    `emit` returns once the event is in the queue. It waits while `checkpoint_every` events or more have not
    been confirmed, and while the server is away. Leaving the context waits until all have been confirmed.

    Args:
        api_url (str | None): The API's URL. Defaults to that of the settings.
        reconnection_attempts (int): How often to try again before `emit` raises.
        checkpoint_every (int): The number of unconfirmed events from which on `emit` waits.
        checkpoint_interval (float): Maximum time between two confirmations, in seconds. Every event is
            confirmed as soon as the server has read it, so no value makes a difference.

    Raises:
        ValueError: There is no URL.
    """

    _api_key: "str | None" = None

    def __init__(
        self,
        api_url: "str | None" = None,
        reconnection_attempts: int = 10,
        checkpoint_every: int = 700,
        checkpoint_interval: float = 30.0,
    ) -> None:
        if not (api_url or _events_target()[0]):
            raise ValueError("api_url must be provided or set in the Prefect configuration")
        if not checkpoint_interval > 0:
            raise ValueError(f"checkpoint_interval must be greater than 0, not {checkpoint_interval!r}")
        self._emitter = _Emitter(
            api_url or None, self._api_key, max(0, reconnection_attempts), max(1, checkpoint_every)
        )

    def emit(self, event: Event) -> "Awaitable[None]":
        """Emit an event.

        Args:
            event (Event): The event.

        Returns:
            Awaitable[None]: A coroutine, which has to be awaited; within `with`, None.

        Raises:
            TypeError: The client has not been entered.
            EventTooLarge: The event exceeds `PREFECT_SERVER_EVENTS_MAXIMUM_SIZE_BYTES`.
            RequestError: The server could not be reached. The event is kept, and sent with the next one.
        """
        return super().emit(event)

    async def _emit(self, event: Event) -> None:
        await self._emitter.emit(event)

    def _emit_blocking(self, event: Event) -> None:
        self._emitter.emit_blocking(event)

    async def __aenter__(self) -> "Self":
        await super().__aenter__()
        try:
            await self._emitter.connect()
        except BaseException:
            del self._in_context
            raise
        return self

    async def __aexit__(
        self,
        exc_type: "type[BaseException] | None",
        exc_val: "BaseException | None",
        exc_tb: "TracebackType | None",
    ) -> None:
        await super().__aexit__(exc_type, exc_val, exc_tb)
        try:
            await self._emitter.close()
        except Exception as error:
            if exc_type is None:
                raise
            _log_loss(error)

    def __enter__(self) -> "Self":
        super().__enter__()
        try:
            self._emitter.connect_blocking()
        except BaseException:
            del self._in_context
            raise
        return self

    def __exit__(
        self,
        exc_type: "type[BaseException] | None",
        exc_val: "BaseException | None",
        exc_tb: "TracebackType | None",
    ) -> None:
        super().__exit__(exc_type, exc_val, exc_tb)
        try:
            self._emitter.close_blocking()
        except Exception as error:
            if exc_type is None:
                raise
            _log_loss(error)


def _log_loss(error: Exception) -> None:
    from logging import getLogger

    getLogger("prefect_rs").warning("Not all events could be delivered: %s", error)


class AssertingPassthroughEventsClient(_Recording, PrefectEventsClient):
    """An event client for tests, which records the events and sends them to a server."""

    last: "ClassVar[AssertingPassthroughEventsClient | None]" = None
    all: "ClassVar[list[AssertingPassthroughEventsClient]]" = []  # noqa: RUF012

    def __init__(self, *args: "Any", **kwargs: "Any") -> None:
        PrefectEventsClient.__init__(self, *args, **kwargs)
        AssertingPassthroughEventsClient.last = self
        AssertingPassthroughEventsClient.all.append(self)
        self.args, self.kwargs = args, kwargs

    async def _emit(self, event: Event) -> None:
        await PrefectEventsClient._emit(self, event)
        self.events.append(event)

    def _emit_blocking(self, event: Event) -> None:
        PrefectEventsClient._emit_blocking(self, event)
        self.events.append(event)


class PrefectCloudEventsClient(PrefectEventsClient):
    """An event client that sends events to a workspace of Prefect Cloud.

    Args:
        api_url (str | None): The URL of the workspace. Defaults to that of the settings.
        api_key (str | None): An API key. Defaults to that of the settings.
        reconnection_attempts (int): How often to try again before `emit` raises.
        checkpoint_every (int): The number of unconfirmed events from which on `emit` waits.
        checkpoint_interval (float): Maximum time between two confirmations, in seconds. Every event is
            confirmed as soon as the server has read it, so no value makes a difference.

    Raises:
        ValueError: There is no URL, or no key.
    """

    def __init__(
        self,
        api_url: "str | None" = None,
        api_key: "str | None" = None,
        reconnection_attempts: int = 10,
        checkpoint_every: int = 700,
        checkpoint_interval: float = 30.0,
    ) -> None:
        url, _, _, has_key = _events_target()
        if not (api_url or url) or not (api_key or has_key):
            raise ValueError("api_url and api_key must be provided or set in the Prefect configuration")
        self._api_key = api_key or None
        super().__init__(api_url, reconnection_attempts, checkpoint_every, checkpoint_interval)


def get_events_client(
    reconnection_attempts: int = 10, checkpoint_every: int = 700, checkpoint_interval: float = 30.0
) -> EventsClient:
    """Create an event client for the server in the settings. If there is none, a local server is started.

    Args:
        reconnection_attempts (int): How often to try again before `emit` raises.
        checkpoint_every (int): The number of unconfirmed events from which on `emit` waits.
        checkpoint_interval (float): Maximum time between two confirmations, in seconds.

    Returns:
        EventsClient: The client, to be used with `async with` or `with`.

    Raises:
        ValueError: There is no URL in the settings, and no server may be started.
        SettingsError: A setting is invalid, or there is no server to start.
    """
    options = (reconnection_attempts, checkpoint_every, checkpoint_interval)
    api_url, is_cloud, may_start, _ = _events_target()
    if is_cloud:
        return PrefectCloudEventsClient(None, None, *options)
    if api_url:
        return PrefectEventsClient(None, *options)
    if may_start:
        from prefect_rs.client.orchestration import SyncPrefectClient

        return PrefectEventsClient(str(SyncPrefectClient().api_url), *options)
    raise ValueError(
        "No Prefect API URL provided. Please set PREFECT_API_URL to the address of a running Prefect server."
    )
