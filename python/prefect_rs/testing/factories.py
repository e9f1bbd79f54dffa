"""Random models for tests, with `polyfactory`, which is imported with this module.

    from prefect_rs.client.schemas.objects import FlowRun
    from prefect_rs.testing.factories import ModelFactory

    class FlowRunFactory(ModelFactory[FlowRun]): ...

    run = FlowRunFactory.build(name="nightly")

Importing this module makes every factory of polyfactory, such as those of dataclasses, build the models in
fields as well.
"""

import typing
from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar, Generic, TypeVar

from polyfactory.factories.base import BaseFactory
from polyfactory.field_meta import FieldMeta, Null

from prefect_rs._core import Model
from prefect_rs._keywords import KEYWORDS, VALIDATION_KEYWORDS

__all__ = ["ModelFactory"]

T = TypeVar("T", bound=Model)

# polyfactory's names of the bounds in a JSON schema.
BOUNDS = {"minimum": "ge", "exclusiveMinimum": "gt", "maximum": "le", "exclusiveMaximum": "lt"}

# Values of fields for which a random one of the type is not valid.
VALID: dict[str, Any] = {
    "BlockDocument.name": "example",
    "BlockDocumentCreate.name": "example",
    "BlockTypeCreate.slug": "example",
    "CompoundTrigger.require": "any",
    "CronSchedule.cron": "0 6 * * *",
    "FlowRunInput.key": "example",
    "IntervalSchedule.interval": timedelta(hours=1),
    "EventPage.next_page": "http://127.0.0.1:4200/api/events/filter/next",
    "RRuleSchedule.rrule": "FREQ=DAILY",
    "RelatedResource.root": {"prefect.resource.id": "example.1", "prefect.resource.role": "example"},
    "Resource.root": {"prefect.resource.id": "example.1"},
    "VariableCreate.name": "example",
}


class ModelFactory(BaseFactory[T], Generic[T]):
    """The base class of factories of models, like polyfactory's for those of pydantic.

    Fields without a default get random values of their types, others their default. With
    `__fill_defaults__ = True` in the subclass, all get random values, which are not valid together in every
    model.
    """

    __is_base_factory__ = True
    # Not `__use_defaults__`, which other factories pass on to those of the models in their fields.
    __fill_defaults__: ClassVar[bool] = False
    __config_keys__ = (*BaseFactory.__config_keys__, "__fill_defaults__")

    @classmethod
    def is_supported_type(cls, value: Any) -> "typing.TypeGuard[type[T]]":
        """Check whether a type is a model.

        Args:
            value (Any): The type.

        Returns:
            typing.TypeGuard[type[T]]: Whether it is a model.
        """
        return isinstance(value, type) and issubclass(value, Model) and value is not Model

    @classmethod
    def get_model_fields(cls) -> list[FieldMeta]:
        """List the fields of the model.

        Returns:
            list[FieldMeta]: The fields, with their types, defaults and bounds.
        """
        types = typing.get_type_hints(cls.__model__)
        listed = []
        for name, field in cls.__model__.model_fields.items():
            is_number = types[name] in (int, float, int | None, float | None)
            bounds: Any = _of_bases(cls.__model__, name, _bounds) if is_number else None
            default = Null if field.is_required() else field.default
            listed.append(
                FieldMeta.from_type(types[name], name=name, default=default, constraints=bounds or None)
            )
        return listed

    @classmethod
    def should_use_default_value(cls, field_meta: FieldMeta) -> bool:
        """Check whether a field gets its default.

        Args:
            field_meta (FieldMeta): The field.

        Returns:
            bool: Whether it has one, and neither the factory nor its settings say otherwise.
        """
        is_declared = hasattr(cls, field_meta.name) and not hasattr(BaseFactory, field_meta.name)
        return field_meta.default is not Null and not is_declared and not cls.__fill_defaults__

    @classmethod
    def process_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        """Choose the values of the fields.

        Args:
            **kwargs (Any): The values that were given.

        Returns:
            dict[str, Any]: The values by the name of the field.
        """
        fields = cls.__model__.model_fields
        valid = {name: _of_bases(cls.__model__, name, VALID.get) for name in fields if not hasattr(cls, name)}
        if "source" in fields and "type" in fields:
            # Actions of automations need an id otherwise.
            valid["source"] = "inferred"
        return super().process_kwargs(
            **{name: value for name, value in valid.items() if value is not None} | kwargs
        )


def _of_bases(model: type[Model], name: str, find: Callable[[str], Any]) -> Any:
    """What is found for the field of a model, or of one of its bases."""
    for base in model.__mro__:
        found = find(f"{base.__name__}.{name}")
        if found is not None:
            return found
    return None


def _bounds(field: str) -> dict[str, Any] | None:
    keywords = {**KEYWORDS.get(field, {}), **VALIDATION_KEYWORDS.get(field, {})}
    return {BOUNDS[key]: value for key, value in keywords.items() if key in BOUNDS} or None
