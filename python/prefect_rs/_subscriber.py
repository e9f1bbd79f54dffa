"""What the subscribers to events, logs and flow runs have in common."""

from __future__ import annotations

# Importing `threading` is slow.
import _thread

from prefect_rs._core import PrefectClient, SyncPrefectClient

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Any, Generic, TypeVar

    from typing_extensions import Self

    T_co = TypeVar("T_co", covariant=True)

    class _Of(Generic[T_co]): ...
else:
    T_co = None

    class _Of:
        """Stands for `Generic`: importing `typing` is slow."""

        def __class_getitem__(cls, item):
            return cls


class Subscriber(_Of[T_co]):
    """Connects when it is entered, with `async with` or `with`, and then gives one item after another.

    Without that, it connects when the first item is asked for.
    """

    _items: Any = None

    def __init__(self, api_url: str | None, api_key: str | None) -> None:
        # Held while it connects: several tasks or threads open one connection.
        self._locks: dict[Any, Any] = {}
        self._api_url, self._api_key = api_url, api_key
        # Checks the settings, and starts a server for this process if none is configured.
        self._client: PrefectClient = PrefectClient(api_url, api_key)

    def _subscribe(self, client: Any) -> Any:
        """Create the iterator. Its first item is None, when it is connected."""
        raise NotImplementedError

    def _lock(self, make: Callable[[], Any]) -> Any:
        from os import getpid

        # A child that is forked while another thread connects could never acquire its parent's.
        return self._locks.setdefault((getpid(), make), make())

    @property
    def client_name(self) -> str:
        """The name of the class."""
        return type(self).__name__

    async def __aenter__(self) -> Self:
        """Connect."""
        items = self._subscribe(self._client)
        await items.__anext__()
        self._items = items
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc_val: BaseException | None,
        exc_tb: TracebackType | None,
    ) -> None:
        """Close the connection."""
        items, self._items = self._items, None
        if items is not None:
            await items.aclose()

    def __aiter__(self) -> Self:
        """The subscriber is its own iterator."""
        return self

    async def __anext__(self) -> T_co:
        """Wait for the next item."""
        items = self._items
        if items is None:
            from asyncio import Lock

            async with self._lock(Lock):
                if self._items is None:
                    await self.__aenter__()
                items = self._items
        return await items.__anext__()  # type: ignore[no-any-return]

    def __enter__(self) -> Self:
        """Connect. For code without an event loop."""
        items = self._subscribe(SyncPrefectClient(self._api_url, self._api_key))
        next(items)
        self._items = items
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_val: BaseException | None,
        exc_tb: TracebackType | None,
    ) -> None:
        """Close the connection."""
        items, self._items = self._items, None
        if items is not None:
            items.close()

    def __iter__(self) -> Self:
        """The subscriber is its own iterator."""
        return self

    def __next__(self) -> T_co:
        """Wait for the next item."""
        items = self._items
        if items is None:
            with self._lock(_thread.allocate_lock):
                if self._items is None:
                    self.__enter__()
                items = self._items
        return next(items)  # type: ignore[no-any-return]


def checked_attempts(reconnection_attempts: int) -> int:
    """Check the argument of this name."""
    if reconnection_attempts < 0:
        raise ValueError("reconnection_attempts must be a non-negative integer")
    return reconnection_attempts


def url_and_key(api_url: str | None, api_key: str | None) -> tuple[str, str | None]:
    """The URL and the API key of Prefect Cloud: the arguments, or those in the settings.

    The key is None if it is that of the settings, which clients use by default.
    """
    from prefect_rs._core import _events_target

    configured, _, _, has_key = _events_target()
    api_url = api_url or configured
    if not api_url or not (api_key or has_key):
        raise ValueError("api_url and api_key must be provided or set in the Prefect configuration")
    return api_url, api_key or None


def is_cloud() -> bool:
    """Whether the settings have a URL of Prefect Cloud."""
    from prefect_rs._core import _events_target

    return _events_target()[1]


def http_to_ws(url: str) -> str:
    """The URL of websockets below this URL."""
    return url.replace("https://", "wss://").replace("http://", "ws://").rstrip("/")
