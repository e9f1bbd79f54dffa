"""The base class: how exceptions are pickled and copied."""

from __future__ import annotations

from prefect_rs.exceptions._compatibility import _runtime_error, also_httpx

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Self


class PrefectException(Exception):
    """Base class of all exceptions of this package."""

    def __new__(cls, *args: Any, **kwargs: Any) -> Self:
        # An exception that a test makes is caught by the same `except` clauses as one that a client raises.
        made = also_httpx(cls) if cls.__module__ == __package__ else cls
        # Without arguments, as `OSError` would interpret them.
        error: Self = super().__new__(made)  # type: ignore[assignment]  # a subclass
        error.args = args
        return error

    def __reduce__(self) -> tuple[Any, ...]:
        # By default, pickle calls `type(self)(*self.args)`. That does not work for constructors that take
        # more than a message, nor for classes made by `also_httpx`, which cannot be imported by name.
        original = type(self).__dict__.get("_original", type(self))
        is_unreachable = getattr(type(self), "_is_unreachable", False)
        attributes = self.__dict__.copy()
        cause = attributes.pop("_http_exc", None)
        if cause is not None and not isinstance(cause, PrefectException):
            # httpx's own errors cannot be unpickled.
            cause = _Foreign(type(cause), cause.args, cause.__dict__.copy())
        return _restore, (original, self.args, is_unreachable, cause), attributes


class _Foreign:
    """The contents of an exception of another package, which pickle may not be able to construct."""

    def __init__(self, cls: type[BaseException], args: tuple[Any, ...], attributes: dict[str, Any]) -> None:
        self.contents = cls, args, attributes

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore_foreign, self.contents


def _restore_foreign(
    cls: type[BaseException], args: tuple[Any, ...], attributes: dict[str, Any]
) -> BaseException:
    error: BaseException = cls.__new__(cls)
    error.args = args
    error.__dict__.update(attributes)
    return error


def _restore(
    cls: type[BaseException],
    args: tuple[Any, ...],
    is_unreachable: bool = False,
    cause: BaseException | _Foreign | None = None,
) -> BaseException:
    """Recreate an unpickled exception. Pickle then sets its attributes."""
    if cls.__module__ == __package__:
        cls = also_httpx(cls)
    if is_unreachable:
        cls = _runtime_error(cls)
    error: BaseException = cls.__new__(cls)
    error.args = args
    if cause is not None:
        # `copy.copy` does not pickle it.
        error.__dict__["_http_exc"] = (
            _restore_foreign(*cause.contents) if isinstance(cause, _Foreign) else cause
        )
    return error


def exception_traceback(exc: BaseException) -> str:
    """Format an exception with its traceback.

    Args:
        exc (BaseException): The exception.

    Returns:
        str: The text that Python prints for an uncaught exception.
    """
    from traceback import TracebackException

    return "".join(TracebackException.from_exception(exc).format())
