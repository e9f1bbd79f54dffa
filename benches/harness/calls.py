"""Calls of several steps, and the data that calls send."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .contenders import Contender

Call = Callable[[], Any]

SMALL: dict[str, Any] = {"x": 1, "rows": [1, 2, 3], "opts": {"a": "b"}}
# A UUID, a string and a time, as typically read of the runs of a page.
THREE = ("id", "state_name", "expected_start_time")


def large() -> dict[str, Any]:
    """Create parameters that are 1 MB of typical JSON.

    They are created only when needed, since 16,600 live objects would slow down garbage collection in all
    other measurements of the process.
    """
    return {
        "rows": [{"id": number, "name": f"row {number}", "score": number / 7} for number in range(16_600)]
    }


def all_attributes(model: Any, prefix: str = "") -> Iterator[str]:
    """List the fields of a model and of nested models in the form that `attrgetter` accepts: `state.type`.

    Without nested models, a client that decodes lazily would never decode the state.
    """
    for name in type(model).model_fields:
        value = getattr(model, name)
        yield prefix + name
        if hasattr(type(value), "model_fields"):
            yield from all_attributes(value, f"{prefix}{name}.")


def page_and(runs: int, what: Callable[[Any], Callable[[Any], object]]) -> Callable[[Contender], Call]:
    """Create a call that reads a page and processes each of its flow runs.

    The page is read again each time, and that is included in the time: one client may decode a flow run when
    the page is read and another when its attributes are read, possibly only the first time.
    """

    def of(contender: Contender) -> Call:
        do = what(contender.read_runs(1)[0])

        def call() -> Any:
            page = contender.read_runs(runs)
            for run in page:
                do(run)
            return page

        return call

    return of
