"""The Python methods of models: each file has classes for models that declare it, and no others."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path
from types import ModuleType
from typing import Any

import prefect_rs
import pytest
from prefect_rs._core import Model, schema, schema_names
from prefect_rs.client.schemas.objects import FlowRunPolicy, State
from prefect_rs.exceptions import ValidationError

from tests.support.models import MODULES

PACKAGE = Path(prefect_rs.__file__).parent
FILES = [
    f"prefect_rs.{'.'.join(path.relative_to(PACKAGE).with_suffix('').parts)}"
    for path in sorted(PACKAGE.rglob("_methods/*.py"))
    if path.name != "__init__.py"
]


def models() -> list[type[Model]]:
    found = [schema(module, name) for module in MODULES for name in schema_names(module)]
    return [each for each in found if issubclass(each, Model)]


def classes(module: ModuleType) -> dict[str, Any]:
    """The classes that a file defines, by the names that it has for them."""
    found = {name: each for name, each in vars(module).items() if inspect.isclass(each)}
    return {name: each for name, each in found.items() if each.__module__ == module.__name__}


@pytest.mark.parametrize("file", FILES)
def test_every_class_for_a_model_is_a_base_of_it(file: str) -> None:
    """A model whose declaration lacks `#[methods("...")]` would silently have none."""
    events = file.startswith("prefect_rs.events.")
    by_name = {
        each.__name__: each for each in models() if each.__module__.startswith("prefect_rs.events.") == events
    }
    made = classes(importlib.import_module(file))
    assert made != {}
    for name, each in made.items():
        if name in by_name:
            assert each in by_name[name].__mro__, f"{name} does not declare its methods"


def test_hooks_are_found_in_subclasses() -> None:
    class Noisy(FlowRunPolicy):
        def _prepare(self, fields: dict[str, Any]) -> None:
            super()._prepare(fields)  # type: ignore[misc]
            fields["retries"] = fields["retries"] + 1

        def _finish(self) -> None:
            if self.retries == 13:
                raise ValueError("13 is unlucky", "retries")

    class Quiet(Noisy):
        pass

    assert Noisy(max_retries=1).retries == Quiet(max_retries=1).retries == 2
    assert FlowRunPolicy(max_retries=1).retries == 1
    for each in (Noisy, Quiet):
        with pytest.raises(ValidationError, match="retries: Value error, 13 is unlucky"):
            each(retries=12)


def test_a_subclass_of_a_model_with_hooks_has_them() -> None:
    class Own(State):
        pass

    assert Own(type="COMPLETED").name == "Completed"


def test_deprecated_fields_say_what_to_use_instead() -> None:
    fields = FlowRunPolicy.model_fields
    assert fields["max_retries"].deprecated == "use retries"
    assert fields["retries"].deprecated is None
