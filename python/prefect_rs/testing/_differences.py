"""What differs between models, for failed assertions: pytest's hook `pytest_assertrepr_compare`."""

from prefect_rs._core import Model

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

# Longer representations are cut in the middle.
LONGEST = 200
# Further differences are counted.
MOST = 20


def explain(op: str, left: "Any", right: "Any") -> "list[str] | None":
    """Explain why a comparison of models, or of collections with models, is false.

    Args:
        op (str): The operator.
        left (Any): Its left side.
        right (Any): Its right side.

    Returns:
        list[str] | None: The lines for `pytest_assertrepr_compare`, or None if pytest explains it well.
    """
    if op != "==" or not (_has_models(left) and _has_models(right)):
        return None
    found = list(_differences("", left, right))
    if not found:
        return None
    more = [f"and {len(found) - MOST} more"] if len(found) > MOST else []
    return [f"{_summary(left)} == {_summary(right)}", "", "Differences:", *found[:MOST], *more]


def _has_models(value: "Any") -> bool:
    if isinstance(value, (list, tuple)):
        return any(map(_has_models, value))
    if isinstance(value, dict):
        return any(map(_has_models, value.values()))
    return isinstance(value, Model)


def _summary(value: "Any") -> str:
    if isinstance(value, Model):
        return f"{type(value).__name__}(...)"
    return f"{type(value).__name__} of {len(value)}"


def _differences(path: str, left: "Any", right: "Any") -> "Iterator[str]":
    if isinstance(left, Model) and isinstance(right, Model):
        if type(left).model_fields.keys() == type(right).model_fields.keys():
            yield from _of_models(path, left, right)
        if type(left) is not type(right) and left != right:
            yield _line(f"type({path})" if path else "type", type(left).__name__, type(right).__name__)
    elif isinstance(left, (list, tuple)) and type(left) is type(right):
        for index, (one, other) in enumerate(zip(left, right, strict=False)):
            if one != other:
                yield from _differences(f"{path}[{index}]", one, other)
        if len(left) != len(right):
            yield _line(f"len({path})" if path else "len", len(left), len(right))
    elif isinstance(left, dict) and isinstance(right, dict):
        for key in {**left, **right}:
            one, other = left.get(key, _missing), right.get(key, _missing)
            if one is _missing or other is _missing or one != other:
                yield from _differences(f"{path}[{key!r}]", one, other)
    else:
        yield _line(path, left, right)


def _of_models(path: str, left: Model, right: Model) -> "Iterator[str]":
    names = [name for name, field in type(left).model_fields.items() if field._is_compared]
    values: dict[str, tuple[Any, Any]] = {
        name: (getattr(left, name, _missing), getattr(right, name, _missing)) for name in names
    }
    for name in {**left.model_extra, **right.model_extra}:
        values[name] = (left.model_extra.get(name, _missing), right.model_extra.get(name, _missing))
    for name, (one, other) in values.items():
        if one is _missing or other is _missing:
            if one is not other:
                yield _line(_joined(path, name), one, other)
        elif one != other:
            yield from _differences(_joined(path, name), one, other)


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _line(path: str, left: "Any", right: "Any") -> str:
    return f"  {path}: {_shown(left)} != {_shown(right)}"


def _shown(value: "Any") -> str:
    text = repr(value)
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]}...{text[-half:]}"


class _Missing:
    def __repr__(self) -> str:
        return "(not set)"


_missing = _Missing()
