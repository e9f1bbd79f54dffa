"""The base class: how exceptions are pickled and copied."""

from __future__ import annotations

from prefect_rs.exceptions._compatibility import _runtime_error, also_httpx

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class PrefectException(Exception):
    """Base class of all exceptions of this package."""

    def __reduce__(self) -> tuple[Any, ...]:
        # By default, pickle calls `type(self)(*self.args)`. That does not work for constructors that take
        # more than a message, nor for classes made by `also_httpx`, which cannot be imported by name.
        original = type(self).__dict__.get("_original", type(self))
        is_unreachable = getattr(type(self), "_is_unreachable", False)
        return _restore, (original, self.args, is_unreachable), self.__dict__.copy()


def _restore(cls: type[BaseException], args: tuple[Any, ...], is_unreachable: bool = False) -> BaseException:
    """Recreate an unpickled exception. Pickle then sets its attributes."""
    if cls.__module__ == __package__:
        cls = also_httpx(cls)
    if is_unreachable:
        cls = _runtime_error(cls)
    error: BaseException = cls.__new__(cls)
    error.args = args
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
