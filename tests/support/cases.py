"""Many small cases in one test, for properties of every model, value or name."""

from __future__ import annotations

import functools
import inspect
import itertools
import textwrap
import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from tests.support.upstream import DATABASE

with_nul = pytest.mark.skipif(DATABASE != "sqlite", reason="PostgreSQL rejects NUL")


def for_each(**cases: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Call the test with every value of an argument, or with all combinations of several arguments' values.

    `@for_each(cls=models())` is like `pytest.mark.parametrize`, but for thousands of cases. pytest sees one
    test, because setup and teardown take longer than such a case. All cases run, and the failure lists each
    one that failed. Fixtures are set up once, so cases must not affect each other.

    A case is named by its value, or by its key if the values are a dict's.
    """
    named = [[(name, *case) for case in _named(values)] for name, values in cases.items()]

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def every_case(**fixtures: Any) -> None:
            failed, tried = [], 0
            for combination in itertools.product(*named):
                tried += 1
                try:
                    test(**fixtures, **{argument: value for argument, _, value in combination})
                except (Exception, pytest.fail.Exception) as error:
                    case = ", ".join(f"{argument}={called}" for argument, called, _ in combination)
                    failed.append(f"{case}\n{textwrap.indent(_told(error), '    ')}")
            assert tried, "no cases"
            if failed:
                pytest.fail("\n".join([f"{len(failed)} of {tried} cases failed", *failed]), pytrace=False)

        signature = inspect.signature(test)
        left = [one for name, one in signature.parameters.items() if name not in cases]
        every_case.__signature__ = signature.replace(parameters=left)  # type: ignore[attr-defined]
        return every_case

    return decorate


def _named(values: Iterable[Any]) -> list[tuple[str, Any]]:
    if isinstance(values, Mapping):
        return [(str(key), value) for key, value in values.items()]
    return [(_name(value), value) for value in values]


def _name(value: Any) -> str:
    if isinstance(value, type):
        return f"{value.__module__.rpartition('.')[2]}.{value.__name__}"
    return value if isinstance(value, str) else repr(value)


def _told(error: BaseException) -> str:
    # Skip the frame of `every_case`.
    inside = error.__traceback__ and error.__traceback__.tb_next
    return "".join(traceback.format_exception(type(error), error, inside)).rstrip()
