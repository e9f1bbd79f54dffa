"""The annotated types: what each accepts. Imported when the first of them is needed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal

from prefect_rs.types import names

# What a type is with pydantic: its `Field`, or one of its validators.
Rule = tuple[str, Any]


def find(name: str) -> Any:
    """Create a type. None if there is none of this name."""
    if name == "SecretDict":
        return _secret_dict()
    if name in ("Date", "DateTime", "VariableValue"):
        return {"Date": date, "DateTime": datetime, "VariableValue": _VALUE}[name]
    if name not in _TYPES:
        return None
    base, *rules = _TYPES[name]
    return annotated(name, base, rules)


def annotated(name: str, base: Any, rules: list[Rule]) -> Any:
    """Create an annotated type, with the rules if pydantic is installed."""
    try:
        import pydantic
    except ImportError:
        return Annotated[base, name]
    found = [
        pydantic.Field(**rule) if kind == "field" else getattr(pydantic, kind)(rule) for kind, rule in rules
    ]
    # Not `Annotated[base, *found]`, which Python 3.10 does not know.
    parameters = (base, *(found or [name]))
    return Annotated[parameters]


def _secret_dict() -> Any:
    try:
        from pydantic import Secret
    except ImportError:
        raise ImportError("SecretDict requires pydantic: pip install pydantic", name="pydantic") from None

    class SecretDict(Secret[dict[str, Any]]):
        """A dict that is not shown."""

        __module__ = "prefect_rs.types"
        __qualname__ = "SecretDict"

    return SecretDict


def _seconds(value: Any) -> Any:
    try:
        return value if isinstance(value, timedelta) else timedelta(seconds=float(value))
    except (TypeError, ValueError):
        return value


def _variable_value(value: Any) -> Any:
    from prefect_rs.types import MAX_VARIABLE_VALUE_LENGTH

    try:
        # Sizes are those of the API, whose JSON has no spaces.
        size = len(json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode())
    except (TypeError, ValueError):
        raise ValueError(
            "a variable's value must be JSON: texts, numbers, booleans, None, lists, dicts"
        ) from None
    if value is not None and size > MAX_VARIABLE_VALUE_LENGTH:
        raise ValueError(
            f"a variable's value must have at most {MAX_VARIABLE_VALUE_LENGTH} bytes as JSON, not {size}"
        )
    return value


def _split(kind: Callable[[str], Any]) -> Callable[[Any], Any]:
    def split(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [kind(part) for part in value.split(",") if part.strip()]
        return parts or None

    return split


def _codes(value: Any) -> Any:
    found = _split(int)(value)
    if not found:
        return set()
    if isinstance(found, int):
        return {found}
    return set(found) if isinstance(found, (list, tuple, set, frozenset)) else found


def _delays(value: Any) -> Any:
    found = _split(float)(value)
    return found[0] if isinstance(value, str) and found and len(found) == 1 else found


_VALUE = str | int | bool | float | None | dict[str, Any] | list[Any]

_TYPES: dict[str, tuple[Any, ...]] = {
    "ClientRetryExtraCodes": (
        set[int],
        ("BeforeValidator", _codes),
        ("AfterValidator", lambda codes: names.checked(codes, codes <= {*range(100, 600)}, "status codes")),
    ),
    "DurationOrSecondsTimeDelta": (timedelta,),
    "JsonStringOrDict": (
        dict[str, str],
        ("BeforeValidator", lambda value: json.loads(value) if isinstance(value, str) else value),
    ),
    "KeyValueLabels": (
        dict[str, bool | int | float | str],
        ("BeforeValidator", lambda value: {} if value is None else value),
    ),
    "KeyValueLabelsField": (
        dict[str, bool | int | float | str],
        ("field", {"default_factory": dict}),
        ("BeforeValidator", lambda value: value or {}),
    ),
    "LaxUrl": (str, ("BeforeValidator", lambda value: str(value).strip())),
    "ListOfNonEmptyStrings": (
        list[str],
        ("BeforeValidator", lambda values: [str(each) for each in values if str(each).strip()]),
    ),
    "LogLevel": (
        Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"],
        ("BeforeValidator", lambda value: value.upper()),
    ),
    "NonNegativeFloat": (float, ("field", {"ge": 0.0})),
    "NonNegativeInteger": (int, ("field", {"ge": 0})),
    "NonNegativeTimeDelta": (timedelta, ("field", {"ge": timedelta(0)})),
    "PositiveInteger": (int, ("field", {"gt": 0})),
    "SecondsTimeDelta": (timedelta, ("BeforeValidator", _seconds)),
    "StatusCode": (int, ("field", {"ge": 100, "le": 599})),
    "StrictVariableValue": (_VALUE, ("BeforeValidator", _variable_value)),
    "TaskRetryDelaySeconds": (int | float | list[float] | None, ("BeforeValidator", _delays)),
    "TimeZone": (str, ("AfterValidator", names.check_time_zone)),
}
