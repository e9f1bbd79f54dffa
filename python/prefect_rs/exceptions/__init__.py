"""Every exception that this package raises, and those of the official `prefect.exceptions`.

All but the signals are a `PrefectException`. They can be pickled and copied, with their attributes, request
and response.

Much code for the official client catches `httpx.HTTPStatusError` or `httpx.ConnectError`. If the process has
imported `httpx`, the exceptions raised here are instances of the matching httpx classes too, and if it has
imported the official `prefect.exceptions`, of those classes as well: see `also_httpx`.
"""

# ruff: noqa: F403, F405, I001

# How each kind is constructed. The Rust code gets the class from `raising(name)`.
#
# | What went wrong                                   | Call                                                 |
# |---------------------------------------------------|------------------------------------------------------|
# | The server responded with an error status         | `cls(message, response)`                             |
# | The server rejected the input: 422                | `RequestValidationError(message, response)`          |
# | There was no response, or an unusable one         | `cls(message, request=request)`, or with `response=` |
# | Invalid input, found before a request was sent    | `ValidationError(title, problems)`                   |
# | Anything else                                     | `cls(message)`                                       |
#
# To add an exception, define its class in the module of this package for its subject, and add its name to
# `__all__` below. If the core raises it, also add an `ErrorKind` with this name in
# `crates/prefect-client/src/error.rs`.

from __future__ import annotations

# The reference documentation lists the exceptions in this order.
from prefect_rs.exceptions._base import *
from prefect_rs.exceptions._base import _restore
from prefect_rs.exceptions._status import *
from prefect_rs.exceptions._validation import *
from prefect_rs.exceptions._transport import *
from prefect_rs.exceptions._client import *
from prefect_rs.exceptions._runs import *
from prefect_rs.exceptions._official import *
from prefect_rs.exceptions._compatibility import *

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prefect_rs.exceptions._protocols import Attempt

__all__ = [
    "Abort",
    "AuthenticationError",
    "BlockMissingCapabilities",
    "BulkOperationError",
    "CancelledRun",
    "ClientClosedError",
    "CloseError",
    "CloudUnauthorizedError",
    "ConfigurationError",
    "ConnectError",
    "ConnectTimeout",
    "CrashedRun",
    "DecodingError",
    "EventTooLarge",
    "ExternalSignal",
    "FailedRun",
    "FlowPauseTimeout",
    "FlowRunWaitTimeout",
    "FlowRunWatchError",
    "HTTPStatusError",
    "HashError",
    "InfrastructureError",
    "InfrastructureNotAvailable",
    "InfrastructureNotFound",
    "InvalidNameError",
    "InvalidRepositoryURLError",
    "MappingLengthMismatch",
    "MappingMissingIterable",
    "MissingContextError",
    "MissingFlowError",
    "MissingProfileError",
    "MissingResult",
    "NetworkError",
    "NotAPrefectAPI",
    "NotPausedError",
    "ObjectAlreadyExists",
    "ObjectLimitReached",
    "ObjectNotFound",
    "ObjectUnsupported",
    "ParameterBindError",
    "ParameterTypeError",
    "Pause",
    "PausedRun",
    "PoolTimeout",
    "PrefectException",
    "PrefectHTTPStatusError",
    "PrefectImportError",
    "PrefectSignal",
    "ProfileSettingsValidationError",
    "ProtectedBlockError",
    "ProxyError",
    "ReadError",
    "ReadTimeout",
    "RemoteProtocolError",
    "RequestError",
    "RequestValidationError",
    "ReservedArgumentError",
    "ScriptError",
    "SerializationError",
    "ServerVersionMismatch",
    "SettingsError",
    "SignatureMismatchError",
    "StateRefused",
    "TerminationSignal",
    "TimeoutException",
    "TooManyRedirects",
    "TransportError",
    "UnfinishedRun",
    "UnspecifiedFlowError",
    "UnsupportedProtocol",
    "UpstreamTaskError",
    "ValidationError",
    "WebSocketRefused",
    "WriteError",
    "WriteTimeout",
    "also_httpx",
    "exception_traceback",
    "raising",
]


def _add_tries(error: Any, tries: list[Attempt]) -> None:
    """Add the attempts of a request to its exception. The Rust code calls this."""
    error.tries = tuple(tries)
    add_note = getattr(error, "add_note", None)
    if add_note is None:  # Python 3.10
        return
    for number, each in enumerate(tries, 1):
        wait = "" if each["wait"] is None else f", waited {each['wait']:.1f} s"
        add_note(f"try {number} of {len(tries)}: {each['outcome']}, after {each['took']:.2f} s{wait}")


def _add_run(error: Any, run: Any, logs: list[Any]) -> None:
    """Add a run and its last log messages to its exception. The Rust code calls this."""
    error._set_run(run)
    error.logs = logs
    add_note = getattr(error, "add_note", None)
    if add_note is None:  # Python 3.10
        return
    for log in logs:
        add_note(f"{log.timestamp:%H:%M:%S} {_level(log.level)} {log.name}: {log.message}")


def _level(level: int) -> str:
    from logging import getLevelName

    return str(getLevelName(level))


def _add_unfinished(error: Any, runs: list[Any]) -> None:
    """Add the runs that are not done to the exception for a timeout. The Rust code calls this."""
    error.unfinished = runs
    if len(runs) == 1:
        error._set_run(runs[0])


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        from prefect_rs._names import attribute_error

        raise attribute_error(__name__, name)


# Tracebacks and pickles show the public path, whichever module here defines the class.
for _name in __all__:
    globals()[_name].__module__ = __name__
_restore.__module__ = __name__
