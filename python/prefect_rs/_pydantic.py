"""Support for our models as field types of pydantic models, and so for FastAPI.

Imported by the models' hooks when pydantic calls them. Models validate and serialize themselves; pydantic
gets schemas of their fields for the JSON schema only.
"""

import re
import threading
import weakref
from typing import Any, Literal, TypeVar

try:
    from pydantic_core import InitErrorDetails, PydanticCustomError, SchemaSerializer, core_schema
    from pydantic_core import ValidationError as PydanticError
except ImportError:
    raise ImportError("JSON schemas require pydantic: pip install pydantic", name="pydantic") from None

from prefect_rs._annotations import is_constant
from prefect_rs._core import FieldInfo, Model
from prefect_rs._keywords import KEYWORDS, ONE_OF, OPEN, SERIALIZATION_KEYWORDS, VALIDATION_KEYWORDS
from prefect_rs.exceptions import ValidationError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

M = TypeVar("M", bound=Model)

# The schemas of simple types.
SCHEMAS: "dict[str, Callable[[], core_schema.CoreSchema]]" = {
    "any": core_schema.any_schema,
    "bool": core_schema.bool_schema,
    "datetime": core_schema.datetime_schema,
    "float": core_schema.float_schema,
    "int": core_schema.int_schema,
    "network": core_schema.str_schema,
    "object": core_schema.dict_schema,
    "str": core_schema.str_schema,
    "timedelta": core_schema.timedelta_schema,
    "uuid": core_schema.uuid_schema,
}


# Models that refuse unknown fields in the official client as well, by module or name.
CLOSED = re.compile(
    r".*\.schemas\.(actions|schedules)\.\w+|.*\.(FlowRunFilter\w*|Event\w*Filter|ConcurrencyLeaseHolder)"
)

# Keywords about a field, as opposed to its value.
ABOUT_FIELDS = ("default", "deprecated", "readOnly")

_serializers: "weakref.WeakKeyDictionary[type[Model], SchemaSerializer]" = weakref.WeakKeyDictionary()

# Models whose schemas are being created, so that nested models can refer to them.
_begun = threading.local()


def core(cls: type[M], handler: "GetCoreSchemaHandler") -> core_schema.CoreSchema:
    """The core schema of a model."""
    ref = f"{cls.__module__}.{cls.__qualname__}:{id(cls)}"
    begun: set[str] = vars(_begun).setdefault("refs", set())
    if ref in begun:
        return core_schema.definition_reference_schema(ref)
    begun.add(ref)
    try:
        return _core(cls, ref, handler)
    finally:
        begun.remove(ref)


def _core(cls: type[M], ref: str, handler: "GetCoreSchemaHandler") -> core_schema.CoreSchema:
    def validate(value: Any, _handler: core_schema.ValidatorFunctionWrapHandler) -> M:
        try:
            return cls.model_validate(value)
        except ValidationError as error:
            # As pydantic's own error, to which it prepends the path to the model.
            raise PydanticError.from_exception_data(
                cls.__name__, [problem(each, value) for each in error.errors()]
            ) from None

    # A root model has the schema of its only field.
    root = cls.model_fields["root"] if list(cls.model_fields) == ["root"] else None
    fields = {
        name: core_schema.typed_dict_field(described(field, handler), required=field.is_required())
        for name, field in cls.model_fields.items()
    }
    return core_schema.no_info_wrap_validator_function(
        validate,
        core_schema.typed_dict_schema(fields, cls_name=cls.__name__, extra_behavior=cls.model_config["extra"])
        if root is None
        else described(root, handler),
        ref=ref,
        serialization=core_schema.plain_serializer_function_ser_schema(dump, info_arg=True),
    )


def json(cls: type[Model], schema: core_schema.CoreSchema, handler: "GetJsonSchemaHandler") -> dict[str, Any]:
    """The JSON schema of a model: pydantic's, with descriptions and keywords of the fields added."""
    made = handler(schema)
    inner = handler.resolve_ref_schema(made)
    inner["title"] = cls.__name__
    inner["description"] = (cls.__doc__ or "").strip()
    written = handler.mode == "serialization"
    if "properties" in inner:
        inner.pop("additionalProperties", None)
        allowed = takes_unknown_fields(cls, written)
        if allowed is not None:
            inner["additionalProperties"] = allowed
    for name, property_ in inner.get("properties", {}).items():
        field = cls.model_fields[name]
        schema = in_seconds(property_, field) if written else property_
        inner["properties"][name] = {
            **with_keywords(schema, cls, name, written),
            "description": field.description,
        }
    return made


def in_seconds(schema: dict[str, Any], field: FieldInfo) -> dict[str, Any]:
    """The schema for serialization: durations are validated from text, but serialized as seconds."""
    if schema.get("format") == "duration":
        seconds = {"default": field.default.total_seconds()} if "default" in schema else {}
        return {"type": "number", **seconds}
    if "anyOf" in schema:
        return {**schema, "anyOf": [in_seconds(each, field) for each in schema["anyOf"]]}
    return schema


def takes_unknown_fields(cls: type[Model], written: bool) -> bool | None:
    """The keyword `additionalProperties`, or None to omit it, as most models of the official client do.

    Models that refuse unknown fields only here have it for validation only.
    """
    if any(base.__name__ in OPEN for base in cls.__mro__):
        return True
    closed_there = any(CLOSED.fullmatch(f"{base.__module__}.{base.__name__}") for base in cls.__mro__)
    return False if closed_there or (cls.model_config["extra"] == "forbid" and not written) else None


def with_keywords(schema: dict[str, Any], cls: type[Model], name: str, written: bool) -> dict[str, Any]:
    """The schema with the keywords of the field. If it is optional, they apply to values other than null."""
    for field in [f"{base.__name__}.{name}" for base in cls.__mro__]:
        if field in ONE_OF:
            return one_of(schema)
        by_mode = SERIALIZATION_KEYWORDS if written else VALIDATION_KEYWORDS
        added = {**KEYWORDS.get(field, {}), **by_mode.get(field, {})}
        if added:
            break
    if cls.model_fields[name].deprecated is not None:
        added["deprecated"] = True
    if not added:
        return schema
    if "anyOf" in added:
        schema = {key: value for key, value in schema.items() if key in ABOUT_FIELDS}
    elif "anyOf" in schema:
        inner = {key: value for key, value in added.items() if key not in ABOUT_FIELDS}
        added = {key: value for key, value in added.items() if key in ABOUT_FIELDS}
        added["anyOf"] = [each if each == {"type": "null"} else {**each, **inner} for each in schema["anyOf"]]
    return {key: value for key, value in {**schema, **added}.items() if added.get(key, ...) is not None}


def one_of(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a union with mutually exclusive members."""
    if "items" in schema:
        return {**schema, "items": one_of(schema["items"])}
    members = schema["anyOf"]
    if "UnknownAction" in members[-1]["$ref"]:
        members = [{"anyOf": members[:-1]}, members[-1]]
    return {"oneOf": members, **{key: value for key, value in schema.items() if key != "anyOf"}}


def json_schema(
    cls: type[Model], by_alias: bool, ref_template: str, mode: Literal["validation", "serialization"]
) -> dict[str, Any]:
    """The JSON schema of a model by itself."""
    from pydantic import TypeAdapter

    return TypeAdapter(cls).json_schema(by_alias=by_alias, ref_template=ref_template, mode=mode)


def serializer(cls: type[Model]) -> SchemaSerializer:
    """What pydantic serializes instances of the class with where it does not know their type."""
    made = _serializers.get(cls)
    if made is None:
        from pydantic import TypeAdapter

        made = _serializers.setdefault(cls, TypeAdapter(cls).serializer)
    return made


def problem(told: dict[str, Any], value: Any) -> InitErrorDetails:
    """An item of `ValidationError.errors()`, in pydantic's form."""
    return InitErrorDetails(
        type=PydanticCustomError(told["type"], told["msg"]),
        loc=tuple(told["loc"]),
        input=told.get("input", value),
    )


def dump(model: Model, info: core_schema.SerializationInfo) -> dict[str, Any]:
    """Dump a model with pydantic's options."""
    if not isinstance(model, Model):
        return model
    return model.model_dump(
        mode=info.mode,
        include=info.include,
        exclude=info.exclude,
        exclude_unset=info.exclude_unset,
        exclude_defaults=info.exclude_defaults,
        exclude_none=info.exclude_none,
    )


def described(field: FieldInfo, handler: "GetCoreSchemaHandler") -> core_schema.CoreSchema:
    """The schema of a field, with its default if that is constant."""
    schema = taken(field._type, handler)
    if field.is_required():
        return schema
    # A default that is created for each instance is not part of the schema.
    return core_schema.with_default_schema(schema, default=field.default) if is_constant(field) else schema


def taken(type_: tuple[str, Any], handler: "GetCoreSchemaHandler") -> core_schema.CoreSchema:
    """The schema of a type."""
    kind, inner = type_
    if kind == "class":
        return handler.generate_schema(inner)
    if kind == "union":
        return core_schema.union_schema([handler.generate_schema(member) for member in inner])
    if kind == "literal":
        return core_schema.literal_schema(inner)
    if kind == "optional":
        return core_schema.nullable_schema(taken(inner, handler))
    if kind == "list":
        return core_schema.list_schema(taken(inner, handler))
    if kind == "one or several":
        one = taken(inner, handler)
        return core_schema.union_schema([one, core_schema.list_schema(one)])
    if kind == "set":
        return core_schema.set_schema(taken(inner, handler))
    if kind == "map":
        return core_schema.dict_schema(core_schema.str_schema(), taken(inner, handler))
    if kind == "labels":
        label = core_schema.union_schema([SCHEMAS[each]() for each in ("bool", "int", "float", "str")])
        return core_schema.dict_schema(core_schema.str_schema(), label)
    return SCHEMAS[kind]()
