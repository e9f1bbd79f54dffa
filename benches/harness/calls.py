"""What is called that is more than one of a contender's methods, and what is given to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .contenders import Contender

Call = Callable[[], Any]

SMALL: dict[str, Any] = {"x": 1, "rows": [1, 2, 3], "opts": {"a": "b"}}
# A UUID, a string and a time: what a page is mostly read for.
THREE = ("id", "state_name", "expected_start_time")


def large() -> dict[str, Any]:
    """1 MB of JSON, of the kind that a program makes.

    Made when it is needed: 16,600 objects that are there all the time would lengthen the garbage
    collections of whatever else is measured in the process.
    """
    return {
        "rows": [{"id": number, "name": f"row {number}", "score": number / 7} for number in range(16_600)]
    }


def all_attributes(model: Any, within: str = "") -> Iterator[str]:
    """The fields of a model and of the models in it, as `attrgetter` takes them: `state.type`.

    A model that is read lazily would otherwise get away with handing out its state unread.
    """
    for name in type(model).model_fields:
        value = getattr(model, name)
        yield within + name
        if hasattr(type(value), "model_fields"):
            yield from all_attributes(value, f"{within}{name}.")


def page_and(runs: int, what: Callable[[Any], Callable[[Any], object]]) -> Callable[[Contender], Call]:
    """Reads a page, and does something with each flow run in it.

    The page is read anew each time, and its reading is timed as well: what one client does when it
    reads, another does when its flow runs are looked at, and what has been looked at may cost less.
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
