"""Makes exceptions instances of the classes of httpx and the official package too, if those are imported."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# The module of all exceptions, as shown to users.
_PACKAGE = "prefect_rs.exceptions"

# The classes made by `also_httpx`, by the original class and the further base classes.
_combined: dict[tuple[type[BaseException], ...], type[BaseException]] = {}


def also_httpx(cls: type[BaseException]) -> type[BaseException]:
    """Get the class to raise for `cls`, which `except` clauses for httpx and the official package catch too.

    Nothing is imported for this, and each class is made only once. It has the name of `cls`.

    Args:
        cls (type[BaseException]): An exception class of this package.

    Returns:
        type[BaseException]: A subclass of `cls`. If httpx is imported, also of the httpx class with the same
            name, or with that of the nearest base class. If the official `prefect.exceptions` is imported,
            also of the official classes with the names of `cls` and its base classes. If neither is imported,
            `cls` itself.
    """
    httpx = sys.modules.get("httpx")
    official = sys.modules.get("prefect.exceptions")
    if (httpx is None and official is None) or "_original" in cls.__dict__:
        return cls
    bases: list[type[BaseException]] = []
    if official is not None:
        bases += _official_bases(cls, official)
    if httpx is not None:
        bases += _httpx_bases(cls, httpx)
    # A base class of another base would give an inconsistent method resolution order.
    bases = [
        base
        for index, base in enumerate(bases)
        if not any(issubclass(other, base) for other in (cls, *bases[:index]))
        and not any(other is not base and issubclass(other, base) for other in bases[index + 1 :])
    ]
    if not bases:
        return cls
    combined = _combined.get((cls, *bases))
    if combined is None:
        namespace = {
            "__doc__": cls.__doc__,
            "__module__": cls.__module__,
            "__qualname__": cls.__qualname__,
            "_original": cls,
            # The official methods use attributes that mean something else here.
            "__str__": cls.__str__,
            "__repr__": cls.__repr__,
        }
        # If two threads get here at the same time, both use the class of the first.
        combined = _combined.setdefault((cls, *bases), type(cls.__name__, (cls, *bases), namespace))
    return combined


def _httpx_bases(cls: type[BaseException], httpx: Any) -> list[type[BaseException]]:
    for base in cls.__mro__:
        if base.__module__ == _PACKAGE:
            found = getattr(httpx, base.__dict__.get("_httpx_name", base.__name__), None)
            if isinstance(found, type) and issubclass(found, Exception):
                return [found]
    return []


def _official_bases(cls: type[BaseException], exceptions: Any) -> list[type[BaseException]]:
    found: list[type[BaseException]] = []
    for base in cls.__mro__:
        if base.__module__ == _PACKAGE:
            module = base.__dict__.get("_official_module")
            official = getattr(sys.modules.get(module) if module else exceptions, base.__name__, None)
            # Neither this package under the official name, nor what the official module imports from others.
            if isinstance(official, type) and official.__module__.startswith("prefect."):
                found.append(official)
    return found


def raising(name: str, is_unreachable: bool = False) -> Any:
    """Get the exception class to raise, as the Rust code does.

    Args:
        name (str): The name of the class.
        is_unreachable (bool): Whether the API did not respond when it was asked for its version. The class is
            then a `RuntimeError` too, as callers of the official client expect.

    Returns:
        Any: The class, as returned by `also_httpx`.
    """
    cls = also_httpx(getattr(sys.modules[_PACKAGE], name))
    return _runtime_error(cls) if is_unreachable else cls


# The classes made by `_runtime_error`, by the original class.
_runtime_errors: dict[type[BaseException], type[BaseException]] = {}


def _runtime_error(cls: type[BaseException]) -> type[BaseException]:
    """Get a class that is a `RuntimeError` too, to raise for `cls` if the API is unreachable."""
    if issubclass(cls, RuntimeError):
        return cls
    combined = _runtime_errors.get(cls)
    if combined is None:
        namespace = {
            "__doc__": cls.__doc__,
            "__module__": cls.__module__,
            "__qualname__": cls.__qualname__,
            "_original": cls.__dict__.get("_original", cls),
            "_is_unreachable": True,
        }
        combined = _runtime_errors.setdefault(cls, type(cls.__name__, (cls, RuntimeError), namespace))
    return combined
