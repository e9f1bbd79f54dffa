"""Every exception that this package raises, and those of the official `prefect.exceptions`.

All but the signals are a `PrefectException`. They can be pickled and copied, with their attributes, request
and response.

Much code for the official client catches `httpx.HTTPStatusError` or `httpx.ConnectError`. If the process has
imported `httpx`, the exceptions raised here are instances of the matching httpx classes too, and if it has
imported the official `prefect.exceptions`, of those classes as well: see `also_httpx`.
"""

# ruff: noqa: F403

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
# `__all__` there. If the core raises it, also add an `ErrorKind` with this name in
# `crates/prefect-client/src/error.rs`.

from __future__ import annotations

from prefect_rs.exceptions import (
    _base,
    _client,
    _compatibility,
    _official,
    _runs,
    _status,
    _transport,
    _validation,
)
from prefect_rs.exceptions._base import *
from prefect_rs.exceptions._base import _restore
from prefect_rs.exceptions._client import *
from prefect_rs.exceptions._compatibility import *
from prefect_rs.exceptions._compatibility import _runtime_error, also_httpx
from prefect_rs.exceptions._official import *
from prefect_rs.exceptions._runs import *
from prefect_rs.exceptions._status import *
from prefect_rs.exceptions._transport import *
from prefect_rs.exceptions._validation import *

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prefect_rs.exceptions._protocols import Attempt

__all__ = ["raising"]
__all__ += _base.__all__
__all__ += _compatibility.__all__
__all__ += _status.__all__
__all__ += _validation.__all__
__all__ += _transport.__all__
__all__ += _client.__all__
__all__ += _runs.__all__
__all__ += _official.__all__


def raising(name: str, is_unreachable: bool = False) -> Any:
    """Get the exception class to raise, as the Rust code does.

    Args:
        name (str): The name of the class.
        is_unreachable (bool): Whether the API did not respond when it was asked for its version. The class is
            then a `RuntimeError` too, as callers of the official client expect.

    Returns:
        Any: The class, as returned by `also_httpx`.
    """
    cls = also_httpx(globals()[name])
    return _runtime_error(cls) if is_unreachable else cls


def _add_tries(error: Any, tries: list[Attempt]) -> None:
    """Add the attempts of a request to its exception. The Rust code calls this."""
    error.tries = tuple(tries)
    add_note = getattr(error, "add_note", None)
    if add_note is None:  # Python 3.10
        return
    for number, each in enumerate(tries, 1):
        wait = "" if each["wait"] is None else f", waited {each['wait']:.1f} s"
        add_note(f"try {number} of {len(tries)}: {each['outcome']}, after {each['took']:.2f} s{wait}")


def __getattr__(name: str) -> Any:
    from prefect_rs._names import attribute_error

    raise attribute_error(__name__, name)


# Tracebacks and pickles show the public path, whichever module here defines the class.
for _name in __all__:
    globals()[_name].__module__ = __name__
_restore.__module__ = __name__
