"""How module-level functions run: blocking, or as a coroutine where an event loop runs.

A function is written once, as a generator that yields what it calls. `blocking` and `awaiting` drive it:

    def _read_name(client, flow_run_id):
        run = yield client.read_flow_run(flow_run_id)
        return run.name

    async def aread_name(flow_run_id, client=None):
        return await awaiting(_read_name(async_client(client), flow_run_id))

    @async_dispatch(aread_name)
    def read_name(flow_run_id, client=None):
        return blocking(_read_name(sync_client(client), flow_run_id))
"""

import sys

from prefect_rs._core import matching_client

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Generator
    from typing import Any, TypeVar

    from prefect_rs import PrefectClient, SyncPrefectClient

    F = TypeVar("F", bound="Callable[..., Any]")
    T = TypeVar("T")


def async_client(client: "Any" = None) -> "PrefectClient":
    """Get the client for a coroutine.

    Args:
        client (Any): The client that the caller gave, of either kind, or None.

    Returns:
        PrefectClient: That client, an async one with the same connections, or the one of this process's
            settings. The latter is shared by all threads and event loops, and is a new one after the settings
            have changed.
    """
    return matching_client(client, True)  # type: ignore[no-any-return]


def sync_client(client: "Any" = None) -> "SyncPrefectClient":
    """Get the client for a blocking function. Like `async_client`."""
    return matching_client(client, False)  # type: ignore[no-any-return]


def in_async_context() -> bool:
    """Check whether a function is called where it has to return a coroutine.

    Returns:
        bool: Whether an event loop is running. In a flow or task of the official package, whether that is
            async.
    """
    for name in ("task", "flow"):
        running = official_context(f"{name.capitalize()}RunContext")
        if running is not None:
            return bool(getattr(getattr(running, name, None), "isasync", True))
    return in_event_loop()


def in_event_loop() -> bool:
    """Check whether an event loop is running in this thread."""
    # If asyncio has not been imported, no event loop is running.
    asyncio = sys.modules.get("asyncio")
    return asyncio is not None and asyncio._get_running_loop() is not None


def official_context(name: str) -> "Any":
    """Get a context of the official package, which is never imported for this.

    Args:
        name (str): The name of its class, such as `FlowRunContext`.

    Returns:
        Any: The context, or None if none is active.
    """
    module = sys.modules.get("prefect.context")
    context = getattr(module, name, None)
    return None if context is None else context.get()


def async_dispatch(coroutine_function: "Callable[..., Coroutine[Any, Any, Any]]") -> "Callable[[F], F]":
    """Make a blocking function return a coroutine where an event loop runs, as in the official package.

    The function gets the coroutine function as its attribute `aio`, and takes `_sync` to decide otherwise.

    Args:
        coroutine_function (Callable[..., Coroutine[Any, Any, Any]]): The function to call then, with the same
            arguments.

    Returns:
        Callable[[F], F]: The decorator.
    """

    def decorate(function: "F") -> "F":
        def dispatching(*args: "Any", _sync: "bool | None" = None, **kwargs: "Any") -> "Any":
            is_sync = not in_async_context() if _sync is None else _sync
            return (function if is_sync else coroutine_function)(*args, **kwargs)

        # Like `functools.wraps`, which is slow to import.
        for attribute in ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__"):
            setattr(dispatching, attribute, getattr(function, attribute))
        vars(dispatching).update(__wrapped__=function, aio=coroutine_function)
        return dispatching  # type: ignore[return-value]

    return decorate


def async_method(name: str) -> "Callable[[F], F]":
    """Like `async_dispatch`, for a method or a class method.

    Args:
        name (str): The name of the method that is a coroutine function.

    Returns:
        Callable[[F], F]: The decorator.
    """
    return async_dispatch(lambda owner, *args, **kwargs: getattr(owner, name)(*args, **kwargs))


def blocking(steps: "Generator[Any, Any, T]") -> "T":
    """Run a generator of which each step is the result of a call.

    Args:
        steps (Generator[Any, Any, T]): The generator.

    Returns:
        T: What it returns.

    Raises:
        TypeError: A step is awaitable: the client that the caller gave is an async one of another package.
    """
    result: Any = None
    try:
        while True:
            result = steps.send(result)
            if hasattr(result, "__await__"):
                getattr(result, "close", lambda: None)()
                steps.throw(TypeError("expected a client with blocking methods, such as SyncPrefectClient"))
    except StopIteration as done:
        return done.value  # type: ignore[no-any-return]


async def awaiting(steps: "Generator[Any, Any, T]") -> "T":
    """Run a generator of which each step is awaited if it is awaitable.

    Args:
        steps (Generator[Any, Any, T]): The generator. Exceptions of what is awaited are raised in it.

    Returns:
        T: What it returns.
    """
    result: Any = None
    proceed: Any = steps.send
    try:
        while True:
            step = proceed(result)
            try:
                result = await step if hasattr(step, "__await__") else step
                proceed = steps.send
            except BaseException as error:
                result, proceed = error, steps.throw
    except StopIteration as done:
        return done.value  # type: ignore[no-any-return]
    finally:
        steps.close()
