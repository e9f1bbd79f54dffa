"""Replaces the futures in collections by states or results."""

from prefect_rs.futures._base import PrefectFuture

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def resolve_futures_to_states(expr: "Any") -> "Any":
    """Wait for the futures in a collection, and replace them by the final states of their runs.

    Args:
        expr (Any): A future, or lists, tuples, sets, dicts and dataclasses that contain futures, nested to
            any depth.

    Returns:
        Any: A copy with the states, or the same object if it contains no futures.
    """
    return _resolve(expr, _state)


def resolve_futures_to_results(expr: "Any") -> "Any":
    """Wait for the futures in a collection, and replace them by the results of their runs.

    Args:
        expr (Any): A future, or lists, tuples, sets, dicts and dataclasses that contain futures, nested to
            any depth.

    Returns:
        Any: A copy with the results, or the same object if it contains no futures.

    Raises:
        Exception: A run did not complete.
        MissingResult: A run has no result, or it is in Prefect's result storage.
    """
    return _resolve(expr, _result)


def _state(future: "PrefectFuture[Any]") -> "Any":
    future.wait()
    return future.state


def _result(future: "PrefectFuture[Any]") -> "Any":
    future.wait()
    if not future.state.is_completed():
        raise Exception("At least one result did not complete successfully")
    return future.result()


def _resolve(expr: "Any", resolve: "Callable[[PrefectFuture[Any]], Any]") -> "Any":
    resolved: dict[PrefectFuture[Any], Any] = {}

    def visit(each: "Any") -> "Any":
        if isinstance(each, PrefectFuture):
            if each not in resolved:
                resolved[each] = resolve(each)
            return resolved[each]
        parts = _parts(each)
        if parts is None:
            return each
        items, make = parts
        visited = [visit(item) for item in items]
        is_same = all(new is old for new, old in zip(visited, items, strict=True))
        return each if is_same else make(visited)

    return visit(expr)


def _parts(value: "Any") -> "tuple[list[Any], Callable[[list[Any]], Any]] | None":
    """Get the items of a collection, and the function that makes one of other items."""
    kind = type(value)
    if isinstance(value, list):
        # Of states, no list of futures.
        return list(value), list
    if isinstance(value, tuple):
        return list(value), kind._make if hasattr(kind, "_make") else tuple
    if isinstance(value, (set, frozenset)):
        return list(value), kind
    if isinstance(value, dict):
        keys = list(value)
        return [*keys, *value.values()], lambda items: dict(
            zip(items[: len(keys)], items[len(keys) :], strict=True)
        )
    if hasattr(kind, "__dataclass_fields__"):
        from dataclasses import replace

        names = [name for name, field in kind.__dataclass_fields__.items() if field.init]
        return [getattr(value, name) for name in names], lambda items: replace(
            value, **dict(zip(names, items, strict=True))
        )
    return None
