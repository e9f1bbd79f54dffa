"""The types in docstrings and of fields, as objects, for `inspect.signature` and `typing.get_type_hints`.

Imported when annotations are first read. `tools/stubs.py` writes the stubs from the same docstrings.
"""

import builtins
import re
import typing
from datetime import timedelta
from enum import Enum
from importlib import import_module
from inspect import Parameter, Signature, cleandoc
from typing import Any, Protocol, TypeVar

from prefect_rs._core import FieldInfo, Model, PrefectClient

SCHEMAS = "prefect_rs.client.schemas"
EVENTS = "prefect_rs.events"
# The modules of models.
MODULES = [
    *(f"{SCHEMAS}.{name}" for name in ("objects", "actions", "filters", "responses", "schedules", "sorting")),
    "prefect_rs._experimental.sla.objects",
    f"{SCHEMAS}.events",
    *(f"{EVENTS}.{name}" for name in ("actions", "filters")),
    *(f"{EVENTS}.schemas.{name}" for name in ("automations", "deployment_triggers", "events")),
]
# The other names in types, and where they come from.
ORIGINS = {
    **dict.fromkeys(["Any", "Literal", "NoReturn"], "typing"),
    **dict.fromkeys(["Awaitable", "Callable", "Iterable", "Mapping"], "collections.abc"),
    **dict.fromkeys(["datetime", "timedelta"], "datetime"),
    **dict.fromkeys(["IPv4Address", "IPv4Network", "IPv6Address", "IPv6Network"], "ipaddress"),
    "UUID": "uuid",
    **dict.fromkeys(
        ["AsyncItemIterator", "FieldInfo", "ItemIterator", "Model", "Request", "Response"], "prefect_rs._core"
    ),
    **dict.fromkeys(["Hook", "Retry"], "prefect_rs.client.hooks"),
    "RequestError": "prefect_rs.exceptions",
    "_HasId": "prefect_rs._annotations",
}
# The types of what has no docstring, for those that enter and leave contexts.
CONTEXTS = {
    "__enter__": "Self",
    "__aenter__": "Self",
    "__exit__": "None",
    "__aexit__": "None",
}
# Types of constant defaults.
CONSTANTS = (bool, int, float, str, timedelta, Enum)


class _HasId(Protocol):
    """Any object with an `id`, which can be passed instead of the id."""

    @property
    def id(self) -> Any: ...

    # FastAPI reads the arguments of a method that is a route: no text is such an object.
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(_object_with_id)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        from pydantic_core import PydanticOmit

        raise PydanticOmit


if typing.TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias
    from uuid import UUID

    # Short names for the stubs.
    _Id: TypeAlias = UUID | str | _HasId
    _Dict: TypeAlias = Mapping[str, Any]


def _object_with_id(value: Any) -> Any:
    if not hasattr(value, "id"):
        raise ValueError("expected an object with an id")
    return value


class Docstring:
    """The types in a docstring."""

    def __init__(self, text: "str | None") -> None:
        text = cleandoc(text or "")
        self.parameters = dict(re.findall(r"^    (\*{0,2}\w+) \((.+?)\):", text, re.MULTILINE))
        returns = re.search(r"^Returns:\n    (.+?): ", text, re.MULTILINE)
        self.returns = returns[1] if returns else "None"


class _Names(dict[str, Any]):
    """The names in types. Each is looked up once."""

    def __missing__(self, name: str) -> Any:
        if hasattr(builtins, name):
            raise KeyError(name)
        if name == "Self":
            found: Any = getattr(typing, name, None) or TypeVar(name)
        else:
            found = getattr(import_module(ORIGINS.get(name) or _models()[name]), name)
        self[name] = found
        return found


_names = _Names()
_places: dict[str, str] = {}


def _models() -> dict[str, str]:
    """The module of each model, enumeration and union of models."""
    if not _places:
        _places.update({name: module for module in MODULES for name in import_module(module).__all__})
    return _places


def evaluate(text: str) -> Any:
    """Evaluate the text of a type.

    Args:
        text (str): The text, such as `list[FlowRun] | None`.

    Returns:
        Any: The type.
    """
    return eval(text, {}, _names)


def evaluated(texts: "dict[str, str]") -> "dict[str, Any]":
    """Evaluate the types of a model's fields.

    Args:
        texts (dict[str, str]): The types by the name of the field.

    Returns:
        dict[str, Any]: The types, evaluated.
    """
    return {name: evaluate(text) for name, text in texts.items()}


def of_method(method: Any, owner: type, parameters: "tuple[str, ...]") -> "dict[str, Any]":
    """Evaluate the types in the docstring of a method.

    Args:
        method (Any): The method.
        owner (type): Its class.
        parameters (tuple[str, ...]): The names of its parameters, as an argument list orders them.

    Returns:
        dict[str, Any]: The types by the name of the parameter, and that of the result as `return`.
    """
    name = method.__name__
    documented = Docstring(owner.__doc__ if name == "__init__" else method.__doc__)
    given = {key.lstrip("*"): type_ for key, type_ in documented.parameters.items()}
    types = {each: given[each] for each in parameters if each in given}
    if name in CONTEXTS:
        # The other kind of context raises an error.
        is_async, is_async_client = name.startswith("__a"), issubclass(owner, PrefectClient)
        types = {"exc_info": "Any"} if "exit" in name else {}
        types["return"] = CONTEXTS[name] if is_async is is_async_client else "NoReturn"
    else:
        types["return"] = documented.returns
    if issubclass(owner, PrefectClient):
        types["return"] = re.sub(r"\bItemIterator\[", "AsyncItemIterator[", types["return"])
    return evaluated(types)


def signature(cls: type[Model]) -> Signature:
    """The signature of a model's constructor, as pydantic has it.

    Args:
        cls (type[Model]): The class.

    Returns:
        Signature: Its fields as keyword-only parameters.

    Raises:
        AttributeError: The class has a constructor of its own, so `inspect` has to look at that.
    """
    constructor: Any = cls.__init__
    if constructor is not Model.__init__ and not constructor.__module__.startswith("prefect_rs."):
        raise AttributeError("__signature__")
    fields = cls.model_fields
    types = typing.get_type_hints(cls)
    is_root = list(fields) == ["root"]
    kind = Parameter.POSITIONAL_ONLY if is_root else Parameter.KEYWORD_ONLY
    parameters = [
        Parameter(name, kind, default=_default(field, is_root), annotation=types[name])
        for name, field in fields.items()
    ]
    if is_root or cls.model_config["extra"] == "allow":
        parameters.append(
            Parameter("labels" if is_root else "extra_data", Parameter.VAR_KEYWORD, annotation=Any)
        )
    return Signature(parameters, return_annotation=None)


class _Created:
    """A default in a signature that is created for each instance."""

    def __repr__(self) -> str:
        return "<factory>"


_created = _Created()


def _default(field: FieldInfo, is_root: bool) -> Any:
    if field.is_required() and not is_root:
        return Parameter.empty
    return field.default if is_constant(field) else _created


def is_constant(field: FieldInfo) -> bool:
    """Whether the default of a field is the same for each instance, and immutable.

    Args:
        field (FieldInfo): The field, which is not required.

    Returns:
        bool: False for a default that is created for each instance, such as an id, a random name or a list.
    """
    default = field.default
    # Two random names may be equal, but not four.
    return default is None or (
        isinstance(default, CONSTANTS) and all(default == field.default for _ in range(3))
    )
