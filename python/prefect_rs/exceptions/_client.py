"""Exceptions about the client itself, its settings, and its bulk calls."""

from __future__ import annotations

from prefect_rs.exceptions._base import PrefectException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from prefect_rs.exceptions._protocols import Attempt


class BulkOperationError(PrefectException):
    """Some objects of a bulk call failed, after retries if those may help.

    `result` is what the call returns with `raise_on_failure=False`. `results` has one result per object, in
    order: `failed` are those that failed, at the positions `failed_indexes`, and `succeeded` the others.
    `created` is an alias of `succeeded`. If the request was retried, `tries` has the attempts, as in
    `PrefectHTTPStatusError`.
    """

    tries: tuple[Attempt, ...] = ()

    def __init__(self, message: str = "", result: Any = None, failed_indexes: Iterable[int] = ()) -> None:
        self.args = (message or type(self).__name__,)
        self.result = result
        self.failed_indexes = tuple(failed_indexes)

    @property
    def results(self) -> list[Any]:
        """One result per object, in order."""
        return list(getattr(self.result, "results", ()))

    @property
    def failed(self) -> list[Any]:
        """The results of the objects that failed."""
        return [each for index, each in enumerate(self.results) if index in self.failed_indexes]

    @property
    def succeeded(self) -> list[Any]:
        """The results of the objects that did not fail."""
        return [each for index, each in enumerate(self.results) if index not in self.failed_indexes]

    @property
    def created(self) -> list[Any]:
        """The results of the objects that were created: an alias of `succeeded`."""
        return self.succeeded


class ClientClosedError(PrefectException, RuntimeError):
    """The client is already closed."""


class ServerVersionMismatch(PrefectException, RuntimeError):
    """The server's major version differs from the one that this client supports."""


class ConfigurationError(PrefectException):
    """The configuration is invalid."""


class SettingsError(ConfigurationError, ValueError):
    """A setting is missing or invalid. The message names the file and line, or the environment variable."""


class MissingProfileError(PrefectException, ValueError):
    """The profile does not exist."""


class ProfileSettingsValidationError(PrefectException):
    """Settings of a profile are invalid. `errors` has pairs of a setting and its error."""

    def __init__(self, errors: list[tuple[Any, Any]]) -> None:
        self.errors = errors
        named = "; ".join(f"{getattr(setting, 'name', setting)}: {error}" for setting, error in errors)
        self.args = (named or "the profile has invalid settings",)
