"""Functions that see the requests of a client: `client.on_request`, `on_response`, `on_error` and `on_retry`.

The clients import this module when the first function is registered.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from typing_extensions import Self

    from prefect_rs._core import Request, Response
    from prefect_rs.exceptions import RequestError

__all__ = ["Hook", "Retry"]

# The bits of the moments, which the Rust code reads.
_BITS = {"request": 1, "response": 2, "error": 4, "retry": 8}

_CO_COROUTINE = 0x80


class Retry:
    """A request that failed and will be repeated. Functions of `on_retry` are called with it."""

    __slots__ = ("attempt", "error", "reason", "request", "response", "wait")

    def __init__(
        self,
        request: "Request",
        response: "Response | None" = None,
        error: "RequestError | None" = None,
        attempt: int = 1,
        wait: float = 0.0,
        reason: str = "",
    ) -> None:
        self.request = request
        """The request, with the `extensions` of the other hooks."""
        self.response = response
        """The response, or None if there was none."""
        self.error = error
        """The exception, or None if there was a response."""
        self.attempt = attempt
        """The number of the try that failed, from 1."""
        self.wait = wait
        """The time until the next try, in seconds."""
        self.reason = reason
        """Why the try failed, such as `503 Service Unavailable`."""

    def __repr__(self) -> str:
        return f"<Retry of {self.request!r} after try {self.attempt}, in {self.wait:.2f} s: {self.reason}>"


class Hook:
    """A registered function. It can be called like the function. A `with` block removes it at its end."""

    __slots__ = ("__weakref__", "__wrapped__", "_hooks", "_kind")

    def __init__(self, hooks: "Hooks", kind: str, function: "Callable[..., Any]") -> None:
        self._hooks = hooks
        self._kind = kind
        self.__wrapped__ = function

    def __call__(self, *args: "Any", **kwargs: "Any") -> "Any":
        return self.__wrapped__(*args, **kwargs)

    def remove(self) -> None:
        """Do not call the function any more. Does nothing if it has been removed before."""
        self._hooks._remove(self._kind, self)

    def __enter__(self) -> "Self":
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.remove()

    def __repr__(self) -> str:
        return f"<Hook on_{self._kind}: {self.__wrapped__!r}>"


class Hooks:
    """The functions of a client and of those that share its connections. Private."""

    def __init__(self, watched: "Any") -> None:
        self.api_key: Callable[[], Any] | None = None
        self._watched = watched
        # Replaced, not changed, so that a function may add and remove others.
        self._functions: dict[str, tuple[Hook, ...]] = dict.fromkeys(_BITS, ())
        self._extensions: dict[int, dict[str, Any]] = {}

    def add(self, kind: str, function: "Callable[..., Any]") -> Hook:
        hook = Hook(self, kind, function)
        self._functions[kind] = (*self._functions[kind], hook)
        self._watch()
        return hook

    def _remove(self, kind: str, hook: Hook) -> None:
        self._functions[kind] = tuple(other for other in self._functions[kind] if other is not hook)
        self._watch()

    def _watch(self) -> None:
        self._watched.set(sum(bit for kind, bit in _BITS.items() if self._functions[kind]))

    def extensions(self, exchange: int, attempt: int) -> "dict[str, Any]":
        """Get the dict that all hooks of an exchange share."""
        for ended in self._watched.ended():
            self._extensions.pop(ended, None)
        found = self._extensions.get(exchange)
        if found is None:
            found = self._extensions[exchange] = {"attempt": attempt}
        return found

    def retry(self, *parts: "Any") -> Retry:
        """Make what functions of `on_retry` are called with."""
        return Retry(*parts)

    def run(self, kind: str, subject: "Any", is_async: bool) -> "Coroutine[Any, Any, None] | None":
        """Call the functions. If one is async, returns a coroutine that does the rest."""
        hooks = self._functions[kind]
        for index, hook in enumerate(hooks):
            result = hook.__wrapped__(subject)
            if hasattr(result, "__await__"):
                if not is_async:
                    raise _not_awaited(f"on_{kind}", hook.__wrapped__, result)
                return _rest(result, hooks[index + 1 :], subject)
        return None

    def key(self, is_async: bool) -> "Any":
        """Ask the function for the API key."""
        if self.api_key is None:
            return None
        result = self.api_key()
        if hasattr(result, "__await__") and not is_async:
            raise _not_awaited("api_key", self.api_key, result)
        return result


async def _rest(awaitable: "Any", hooks: "tuple[Hook, ...]", subject: "Any") -> None:
    await awaitable
    for hook in hooks:
        result = hook.__wrapped__(subject)
        if hasattr(result, "__await__"):
            await result


def _not_awaited(name: str, function: "Any", result: "Any") -> TypeError:
    close = getattr(result, "close", None)
    if close is not None:
        close()
    return TypeError(
        f"{name}: {function!r} returned something to await: expected a function that is not async, because "
        "this call does not run in an event loop"
    )


def is_async(function: "Any") -> bool:
    """Whether a function is certainly async: an `async def`, or an object with such a `__call__`."""
    while hasattr(function, "func"):
        # A `functools.partial`.
        function = function.func
    for candidate in (function, getattr(type(function), "__call__", None)):  # noqa: B004
        code = getattr(candidate, "__code__", None)
        if code is not None and code.co_flags & _CO_COROUTINE:
            return True
    return False
