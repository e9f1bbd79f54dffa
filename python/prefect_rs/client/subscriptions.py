"""`Subscription`: objects that the server sends to one of several subscribers, such as task workers."""

from __future__ import annotations

from prefect_rs._core import _Subscription
from prefect_rs._lazy import forward
from prefect_rs._subscriber import _Of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Protocol, TypeVar

    from typing_extensions import Self

    class _Validated(Protocol):
        @classmethod
        def model_validate_json(cls, json_data: str) -> Self: ...

    S = TypeVar("S", bound=_Validated)
else:
    S = None

__all__ = ["WS_1008_POLICY_VIOLATION", "Subscription"]

__getattr__, __dir__, _names = forward(__name__, {})

# The code with which a server closes a websocket whose credentials are wrong.
WS_1008_POLICY_VIOLATION = 1008


class Subscription(_Of[S]):
    """Objects that the server sends over a websocket, one after the other. It does not end by itself.

        keys = ["my_module.my_task-5d0c1a2b"]
        async for task_run in Subscription(TaskRun, "/task_runs/subscriptions/scheduled", keys):
            print(task_run.name)

    Each object goes to one subscriber, and is acknowledged when it is returned. It connects with the first
    one, and again after the connection was lost, with the credentials in the settings. In code without an
    event loop, `for` does the same.

    Args:
        model (type[S]): The class of the objects.
        path (str): The path of the websocket below the API's URL.
        keys (Iterable[str]): What to subscribe to: for task runs, the keys of tasks.
        client_id (str | None): The name of this subscriber. Defaults to one made of the machine's name and
            the process id.
        base_url (str | None): The API's URL. Defaults to that in the settings.

    Raises:
        SettingsError: The settings are invalid, or have no URL.
    """

    def __init__(
        self,
        model: type[S],
        path: str,
        keys: Iterable[str],
        client_id: str | None = None,
        base_url: str | None = None,
    ) -> None:
        from json import dumps

        self.model = model
        self.client_id = client_id
        self.keys: list[str] = list(keys)
        first = {"type": "subscribe", "keys": self.keys, "client_id": client_id or _default_name()}
        self._subscription = _Subscription(base_url, path, dumps(first))
        url = (base_url or self._subscription.api_url).rstrip("/")
        self.subscription_url: str = f"{url.replace('http', 'ws', 1)}{path}"

    @property
    def websocket(self) -> Any:
        """The connection of the official client. This one has none that Python code could use."""
        if not self._subscription.is_connected:
            raise RuntimeError("Subscription is not connected")
        raise RuntimeError(
            "Subscription is connected, but its websocket is in Rust and cannot be used directly: iterate "
            "over the subscription"
        )

    def __aiter__(self) -> Self:
        """The subscription is its own iterator."""
        return self

    async def __anext__(self) -> S:
        """Wait for the next object."""
        return self.model.model_validate_json(await self._subscription.next())

    def __iter__(self) -> Self:
        """The subscription is its own iterator."""
        return self

    def __next__(self) -> S:
        """Wait for the next object."""
        return self.model.model_validate_json(self._subscription.next_blocking())

    def __repr__(self) -> str:
        return f"{type(self).__name__}[{self.model.__name__}]"


def _default_name() -> str:
    """The name of a subscriber, which servers require. That of the official task worker."""
    from os import getpid
    from socket import gethostname

    return f"{gethostname()}-{getpid()}"
