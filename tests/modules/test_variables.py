"""`prefect_rs.variables`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.exceptions import ValidationError
from prefect_rs.settings import PREFECT_API_URL, temporary_settings
from prefect_rs.variables import Variable

from tests.support.dispatching import in_mode
from tests.support.wire import Wire, answer

Run = Callable[..., Any]


@pytest.fixture
def name(unique: Callable[[str], str]) -> str:
    """A unique name. Older servers reject dashes."""
    return unique("variable").replace("-", "_")


def test_set_get_unset(run: Run, client: SyncPrefectClient, name: str) -> None:
    assert run(Variable.get, name) is None
    assert run(Variable.get, name, default=5) == 5
    variable = run(Variable.set, name, {"a": [1, None]}, tags=["x"])
    assert (variable.name, variable.value, variable.tags) == (name, {"a": [1, None]}, ["x"])
    assert run(Variable.get, name, 5) == {"a": [1, None]}
    assert run(Variable.unset, name) is True
    assert run(Variable.unset, name) is False
    assert client.read_variable_by_name(name) is None


def test_overwriting(run: Run, client: SyncPrefectClient, name: str) -> None:
    run(Variable.set, name, "one", ["x"])
    with pytest.raises(ValueError, match=rf"Variable '{name}' already exists: pass overwrite=True"):
        run(Variable.set, name, "two")
    assert client.read_variable_by_name(name).value == "one"  # type: ignore[union-attr]
    assert run(Variable.set, name, "two", overwrite=True).value == "two"
    stored = client.read_variable_by_name(name)
    assert stored is not None
    assert (stored.value, stored.tags) == ("two", [])
    run(Variable.unset, name)
    assert run(Variable.set, name, 3, overwrite=True).value == 3


def test_the_names_of_coroutine_functions(configured: str, name: str) -> None:
    import asyncio

    async def main() -> None:
        await Variable.aset(name, True)
        assert await Variable.aget(name) is True
        assert await Variable[bool].aget(f"{name}_other", 7) == 7
        assert await Variable.aunset(name)
        # Also where an event loop runs.
        assert Variable.get(name, 7, _sync=True) == 7  # type: ignore[call-arg]

    asyncio.run(main())


def test_invalid_values_are_not_sent(run: Run, name: str) -> None:
    for each, value in [("Not Valid", 1), (name, "x" * 5001)]:
        with pytest.raises(ValidationError):
            run(Variable.set, each, value)


def test_an_object_without_a_server() -> None:
    assert Variable(name="a", value=1) == Variable(name="a", value=1)
    assert Variable(name="a", value=1).model_dump() == {"name": "a", "value": 1, "tags": None}


def test_one_request_each(mode: str, isolated: Path) -> None:
    with (
        Wire(lambda _: answer({"detail": "Variable not found"}, 404)) as wire,
        temporary_settings({PREFECT_API_URL: wire.url}),
    ):
        for function, returned in [(Variable.get, None), (Variable.unset, False)]:
            before = len(wire.requests)
            assert in_mode(mode)(function, "name") is returned
            assert len(wire.requests) - before == 1
