"""Exceptions of the official package that this package never raises.

They exist so that code for the official client can import, raise and catch them. Most concern running flows.
"""

from __future__ import annotations

from prefect_rs.exceptions._base import PrefectException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from typing_extensions import Self

# ---- Runs ----------------------------------------------------------------------------------------


class UpstreamTaskError(PrefectException):
    """A task depends on another task that did not complete."""


class NotPausedError(PrefectException):
    """A run that is not paused cannot be resumed."""


class FlowPauseTimeout(PrefectException):
    """A flow was paused for longer than its timeout."""


class FlowRunWatchError(PrefectException):
    """Watching a flow run failed."""


# ---- Flows, scripts and parameters ---------------------------------------------------------------


class MissingFlowError(PrefectException):
    """The script does not contain the flow, or any flow at all."""


class UnspecifiedFlowError(PrefectException):
    """The script contains several flows, and none was selected."""


class ScriptError(PrefectException):
    """A script raised an exception while it was loaded. `user_exc` is that exception."""

    def __init__(self, user_exc: Exception, path: str) -> None:
        self.user_exc = user_exc
        self.args = (f"Script at {str(path)!r} encountered an exception: {user_exc!r}",)


class ParameterTypeError(PrefectException):
    """A parameter has a value of the wrong type."""

    def __init__(self, msg: str) -> None:
        self.args = (msg,)

    @classmethod
    def from_validation_error(cls, exc: Any) -> Self:
        """Construct the exception from a `ValidationError` of pydantic or of this package."""
        problems = [
            f"{'.'.join(map(str, each.get('loc', ())))}: {each.get('msg', '')}" for each in exc.errors()
        ]
        return cls("\n - ".join(["Flow run received invalid parameters:", *problems]))


class ParameterBindError(TypeError, PrefectException):
    """A function cannot be called with these arguments."""

    def __init__(self, msg: str) -> None:
        self.args = (msg,)

    @classmethod
    def from_bind_failure(
        cls,
        fn: Callable[..., Any],
        exc: TypeError,
        call_args: tuple[Any, ...],
        call_kwargs: dict[str, Any],
    ) -> Self:
        """Construct the exception from the `TypeError` raised by binding the arguments to the function."""
        from inspect import signature

        name = getattr(fn, "__name__", repr(fn))
        has = ", ".join(map(str, signature(fn).parameters.values()))
        # Exactly the message of the official class, since code may search for it.
        return cls(
            f"Error binding parameters for function {name!r}: {exc}.\n"
            f"Function {name!r} has signature {has!r} but received args: {call_args} and kwargs: "
            f"{list(call_kwargs)}."
        )


class SignatureMismatchError(PrefectException, TypeError):
    """The parameters given do not match those of the function."""

    def __init__(self, msg: str) -> None:
        self.args = (msg,)

    @classmethod
    def from_bad_params(cls, expected_params: list[str], provided_params: list[str]) -> Self:
        """Construct the exception from the expected and the given parameters."""
        return cls(
            f"Function expects parameters {expected_params} but was provided with parameters "
            f"{provided_params}"
        )


class ReservedArgumentError(PrefectException, TypeError):
    """A parameter has a name that is reserved for Prefect."""


class InvalidNameError(PrefectException, ValueError):
    """The name contains invalid characters."""


class MappingLengthMismatch(PrefectException):
    """A task was mapped over collections of different lengths."""


class MappingMissingIterable(PrefectException):
    """A task was mapped over arguments none of which is iterable."""


class HashError(PrefectException):
    """An object could not be hashed."""


class SerializationError(PrefectException):
    """An object could not be serialized or deserialized."""


class MissingContextError(PrefectException, RuntimeError):
    """The operation requires the context of a run, and there is none."""


class PrefectImportError(ImportError, PrefectException):
    """An import failed."""

    def __init__(self, message: str) -> None:
        ImportError.__init__(self, message)

    def __reduce__(self) -> tuple[Any, ...]:
        # `ImportError` keeps its message outside of `args`, so the constructor has to be called.
        return type(self), self.args, self.__dict__.copy()


# ---- Blocks, events, infrastructure --------------------------------------------------------------


class BlockMissingCapabilities(PrefectException):
    """The block lacks a required capability."""


class InvalidRepositoryURLError(PrefectException):
    """The URL is not a valid repository URL."""


class InfrastructureError(PrefectException):
    """An operation on the infrastructure of a run failed."""


class InfrastructureNotFound(PrefectException):
    """The infrastructure of a run does not exist."""


class InfrastructureNotAvailable(PrefectException):
    """The infrastructure of a run cannot be reached from here."""


class EventTooLarge(PrefectException):
    """An event exceeds the maximum size. `size` and `maximum` are in bytes."""

    def __init__(self, size: int, maximum: int) -> None:
        self.size = size
        self.maximum = maximum
        self.args = (f"Event is too large to emit ({size} > {maximum} bytes)",)


# ---- Signals: not subclasses of `Exception`, so that `except Exception` does not catch them ------


class PrefectSignal(BaseException):
    """Base class of the signals that control a run."""


class Abort(PrefectSignal):
    """The server has instructed the run to abort."""


class Pause(PrefectSignal):
    """The run should pause. `state` is the paused state, if known."""

    def __init__(self, *args: Any, state: Any = None, **kwargs: Any) -> None:
        self.args = args
        self.state = state

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), self.args, self.__dict__.copy()


class ExternalSignal(BaseException):
    """Base class of signals from outside the run."""


class TerminationSignal(ExternalSignal):
    """The process received a signal to terminate. `signal` is its number."""

    def __init__(self, signal: int) -> None:
        self.signal = signal
        self.args = (signal,)
