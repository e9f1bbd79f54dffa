"""Functions that get a client from their context: `inject_client` and `client_injector`."""

from __future__ import annotations

from prefect_rs._dispatch import async_client
from prefect_rs._lazy import forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any, Concatenate, ParamSpec, TypeVar

    from prefect_rs import PrefectClient

    P = ParamSpec("P")
    R = TypeVar("R")

__all__ = ["client_injector", "get_or_create_client", "inject_client"]

__getattr__, __dir__, _names = forward(__name__, {})


def get_or_create_client(client: PrefectClient | None = None) -> tuple[PrefectClient, bool]:
    """Return the given client, or the one of the current settings.

    Args:
        client (PrefectClient | None): A client.

    Returns:
        tuple[PrefectClient, bool]: The client, and True: it is shared, so the caller must not close it.
    """
    return async_client(client), True


def client_injector(
    func: Callable[Concatenate[PrefectClient, P], Coroutine[Any, Any, R]],
) -> Callable[P, Coroutine[Any, Any, R]]:
    """Make a coroutine function get a client as its first argument.

    Args:
        func (Callable[Concatenate[PrefectClient, P], Coroutine[Any, Any, R]]): The function.

    Returns:
        Callable[P, Coroutine[Any, Any, R]]: The function without that argument.
    """

    from functools import wraps

    @wraps(func)
    async def injected(*args: P.args, **kwargs: P.kwargs) -> R:
        return await func(async_client(), *args, **kwargs)

    return injected


def inject_client(fn: Callable[P, Coroutine[Any, Any, R]]) -> Callable[P, Coroutine[Any, Any, R]]:
    """Make a coroutine function get a client as its argument `client`, unless its caller passes one.

    Args:
        fn (Callable[P, Coroutine[Any, Any, R]]): The function. It must have a parameter `client`.

    Returns:
        Callable[P, Coroutine[Any, Any, R]]: The function, whose argument `client` is optional.
    """

    from functools import wraps

    @wraps(fn)
    async def injected(*args: P.args, **kwargs: P.kwargs) -> R:
        kwargs["client"] = async_client(kwargs.get("client"))
        return await fn(*args, **kwargs)

    return injected
