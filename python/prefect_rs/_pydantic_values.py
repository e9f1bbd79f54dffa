"""Serialization of pydantic's models, dataclasses and types to JSON.

Imported when the first such value is written, so pydantic is installed.
The Rust counterpart is `src/convert/json/pydantic.rs`.
"""

from typing import Any

import pydantic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    _Fallback = Callable[[Any], Any]

_VERSION = tuple(int(part) for part in pydantic.VERSION.split(".")[:2])
# Before 2.11, models have no `fallback`, and serializers use aliases by default.
_IS_OLD = _VERSION < (2, 11)


def contents(value: Any, fallback: "_Fallback", with_secrets: bool) -> Any:
    """Dump a model or dataclass in JSON mode, with every field, by the rules of its class.

    Args:
        value (Any): An instance of a pydantic class.
        fallback (_Fallback): Called for values that pydantic cannot write. Raises ValueError.
        with_secrets (bool): Whether secrets remain objects, for the caller to write.

    Returns:
        Any: JSON types, apart from secrets if they remain objects.
    """
    written = _dumped(value, fallback)
    return _with_secrets(written, value) if with_secrets else written


def _dumped(value: Any, fallback: "_Fallback", **options: Any) -> Any:
    dump = getattr(value, "model_dump", None)
    if dump is None:
        serializer = type(value).__pydantic_serializer__
        by_alias = False if _IS_OLD else None
        return serializer.to_python(value, mode="json", by_alias=by_alias, fallback=fallback, **options)
    # A method that the class overrides may not accept other options.
    is_own = type(value).model_dump is not pydantic.BaseModel.model_dump
    if is_own or _IS_OLD:
        return dump(mode="json", **options)
    return dump(mode="json", fallback=fallback, **options)


def _with_secrets(written: Any, value: Any) -> Any:
    """The dump, with the value's secrets put back as objects."""
    if hasattr(value, "get_secret_value"):
        return value
    inside = value if isinstance(value, dict) else _fields(value)
    if isinstance(value, pydantic.BaseModel) and inside is not None:
        for name, field in type(value).model_fields.items():
            inside.setdefault(field.serialization_alias or field.alias or name, inside.get(name))
    if isinstance(written, dict) and inside is not None:
        return {key: _with_secrets(item, inside.get(key)) for key, item in written.items()}
    if isinstance(written, list) and inside is not None and list(inside) == ["root"]:
        return _with_secrets(written, inside["root"])
    is_alike = isinstance(value, (list, tuple)) and isinstance(written, list) and len(value) == len(written)
    return [*map(_with_secrets, written, value)] if is_alike else written


def _fields(value: Any) -> "dict[str, Any] | None":
    """The fields of a model or dataclass by name."""
    if isinstance(value, pydantic.BaseModel):
        return {**vars(value), **(value.model_extra or {})}
    names = getattr(type(value), "__dataclass_fields__", None)
    return None if names is None else {name: getattr(value, name, None) for name in names}


def path_to_failure(value: Any, fallback: "_Fallback") -> "list[str | int]":
    """The path to the part of a value that pydantic cannot write: names of fields, keys and indexes."""

    def fails(part: Any, **options: Any) -> bool:
        try:
            if options or hasattr(type(part), "__pydantic_serializer__"):
                _dumped(part, fallback, **options)
            else:
                pydantic.TypeAdapter(Any).dump_python(part, mode="json", fallback=fallback)
        except Exception:
            return True
        return False

    way: list[str | int] = []
    while len(way) < 20:
        found: list[tuple[str | int, Any]]
        if hasattr(type(value), "__pydantic_serializer__"):
            fields = _fields(value) or {}
            found = [(name, part) for name, part in fields.items() if fails(value, include={name})]
            # The class itself fails.
            if len(found) == len(fields) > 1:
                break
        elif isinstance(value, dict):
            found = [(str(key), part) for key, part in value.items() if fails(part)]
        elif isinstance(value, (list, tuple)):
            found = [(index, part) for index, part in enumerate(value) if fails(part)]
        else:
            break
        if not found:
            break
        name, value = found[0]
        way.append(name)
    return way


def own(value: Any) -> Any:
    """Dump an instance of a class that tells pydantic how to write it, such as a URL.

    Raises:
        Exception: The class does not define it. This may be any exception.
    """
    if hasattr(type(value), "__get_pydantic_core_schema__"):
        adapter = _ADAPTERS.get(type(value))
        if adapter is None:
            adapter = _ADAPTERS[type(value)] = pydantic.TypeAdapter(type(value))
        return adapter.dump_python(value, mode="json")
    from pydantic_core import to_jsonable_python

    return to_jsonable_python(value)


_ADAPTERS: "dict[type, pydantic.TypeAdapter[Any]]" = {}


def of_version_1(value: Any) -> Any:
    """Dump a model of pydantic 1, or of `pydantic.v1`."""
    import json

    return json.loads(value.json())
