"""Compares models, requests and responses with the server's OpenAPI document.

The types of fields are the models' own annotations (`list[str] | None`). The server's are JSON schemas.
Nothing here is specific to a model or an endpoint.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

from prefect_rs._core import Model
from prefect_rs.exceptions import ValidationError

from tests.support.models import WITH_ENUMS

Schema = dict[str, Any]

# The formats of JSON strings that each type reads and writes. `None`: no format.
FORMATS: dict[str, set[str | None]] = {
    "UUID": {"uuid"},
    "datetime": {"date-time"},
    "str": {None, "uri", "path", "password", "duration"},
}
# The types that accept a JSON number of this kind.
NUMBERS = {"integer": {"int", "float"}, "number": {"float"}}


class OpenAPI:
    """The server's document."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.schemas: dict[str, Schema] = document["components"]["schemas"]
        self.paths: dict[str, dict[str, Any]] = document["paths"]

    def alternatives(self, schema: Schema) -> Iterator[Schema]:
        """The alternatives of a schema, with references resolved."""
        if "$ref" in schema:
            yield from self.alternatives(self.schemas[schema["$ref"].rpartition("/")[2]])
        elif several := schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf"):
            for one in several:
                yield from self.alternatives(one)
        else:
            yield schema

    def operation(self, method: str, path: str) -> tuple[str, dict[str, Any]] | None:
        """The operation for a request, and its path as in the document."""
        found = [
            template
            for template, operations in self.paths.items()
            if method.lower() in operations and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path)
        ]
        # Literal paths take precedence over those with parameters.
        found.sort(key=lambda template: template.count("{"))
        return (found[0], self.paths[found[0]][method.lower()]) if found else None


def is_sent(cls: Any) -> bool:
    """Whether a model is for requests: those reject unknown fields."""
    try:
        cls(**{"no such field": 1})
    except ValidationError as error:
        return any(each["type"] == "extra_forbidden" for each in error.errors())
    return False


def named(name: str) -> Any:
    """The model or enumeration of this name."""
    for module in WITH_ENUMS:
        found = importlib.import_module(module)
        if hasattr(found, name):
            return getattr(found, name)
    raise LookupError(f"an annotation has the name {name}, which is not a model")


def split(annotation: ast.expr | str) -> list[ast.expr]:
    """The alternatives of an annotation."""
    if isinstance(annotation, str):
        return split(ast.parse(annotation, mode="eval").body)
    if isinstance(annotation, ast.BinOp):
        return [*split(annotation.left), *split(annotation.right)]
    return [annotation]


def has_several_models(annotation: ast.expr | str) -> bool:
    """Whether an annotation has more than one model among its alternatives."""
    names = [one.id for one in split(annotation) if isinstance(one, ast.Name)]
    basic = {*FORMATS, *NUMBERS["integer"], "Any", "bool", "timedelta"}
    return sum(name not in basic and issubclass(named(name), Model) for name in names) > 1


class Side:
    """Compares types of this package with the server's, for one direction.

    `differences` has those that do not match, by `Model.field`.
    """

    def __init__(self, openapi: OpenAPI) -> None:
        self.openapi = openapi
        self.differences: dict[str, str] = {}
        self._compared: set[tuple[str, int]] = set()

    def model(self, cls: Any, schema: Schema) -> None:
        """Compare a model with the server's, and the models in it."""
        if (cls.__name__, id(schema)) in self._compared:
            return
        self._compared.add((cls.__name__, id(schema)))
        if list(cls.model_fields) == ["root"]:
            # A root model is its only field.
            if not self.compare(cls.model_fields["root"].annotation, schema):
                self.differ(cls, "root", f"{cls.model_fields['root'].annotation} is not {schema}")
            return
        self.fields(cls, schema)

    def fields(self, cls: Any, schema: Schema) -> None:
        raise NotImplementedError

    def differ(self, cls: Any, field: str, text: str) -> None:
        self.differences.setdefault(f"{cls.__name__}.{field}", text)

    def goes(self, ours: ast.expr, theirs: Schema, several: bool) -> bool:
        """Whether an alternative of ours matches one of the server's."""
        kind = theirs.get("type")
        name = ast.unparse(ours)
        if name == "Any":
            return self.goes_any(theirs)
        if kind is None or name == "None":
            return kind == "null" and name == "None"
        if isinstance(ours, ast.Subscript):
            return self._goes_container(ast.unparse(ours.value), ours.slice, theirs)
        if name in ("UUID", "datetime", "str"):
            return kind == "string" and self.goes_text(name, theirs)
        if name in ("int", "float"):
            return kind in NUMBERS and self.goes_number(name, theirs)
        if name == "timedelta":  # as seconds
            return bool(kind == "number")
        if name == "bool":
            return bool(kind == "boolean")
        cls = named(name)
        if issubclass(cls, Enum):
            return kind == "string" and self.goes_members({each.value for each in cls}, theirs)
        # If there are several models, only the one with the server's name matches.
        if kind != "object" or (several and theirs.get("title") != name):
            return False
        self.model(cls, theirs)
        return True

    def _goes_container(self, name: str, inner: ast.expr, theirs: Schema) -> bool:
        kind = theirs.get("type")
        if name == "Literal":
            texts = ast.literal_eval(inner)
            members = {texts} if isinstance(texts, str) else set(texts)
            return kind == "string" and self.goes_members(members, theirs)
        if name in ("list", "set"):
            # A tuple of fixed length is a list of the types at its positions.
            places = theirs.get("prefixItems") or [theirs.get("items", {})]
            return kind == "array" and all(self.compare(inner, place) for place in places)
        if name == "dict" and isinstance(inner, ast.Tuple):
            value = theirs.get("additionalProperties", True)
            values: Schema = value if isinstance(value, dict) else {}
            return kind == "object" and self.compare(inner.elts[1], values)
        raise LookupError(f"an annotation has the type {name}, which is not supported here")

    def compare(self, ours: ast.expr | str, theirs: Schema) -> bool:
        raise NotImplementedError

    def goes_any(self, theirs: Schema) -> bool:
        raise NotImplementedError

    def goes_text(self, name: str, theirs: Schema) -> bool:
        raise NotImplementedError

    def goes_number(self, name: str, theirs: Schema) -> bool:
        raise NotImplementedError

    def goes_members(self, members: set[str], theirs: Schema) -> bool:
        raise NotImplementedError


def texts(schema: Schema) -> set[str] | None:
    """The strings that a schema allows; `None` if any."""
    if "const" in schema:
        return {schema["const"]}
    return set(schema["enum"]) if "enum" in schema else None


class Received(Side):
    """The server sends: this package must accept every field and value."""

    def fields(self, cls: Any, schema: Schema) -> None:
        for name, theirs in schema.get("properties", {}).items():
            if name not in cls.model_fields:
                self.differ(cls, name, "missing: the server sends it")
            elif not self.compare(cls.model_fields[name].annotation, theirs):
                self.differ(cls, name, f"{cls.model_fields[name].annotation} does not take {theirs}")

    def compare(self, ours: ast.expr | str, theirs: Schema) -> bool:
        mine, several = split(ours), has_several_models(ours)
        return all(
            any(self.goes(one, other, several) for one in mine) for other in self.openapi.alternatives(theirs)
        )

    def goes_any(self, theirs: Schema) -> bool:
        return True

    def goes_text(self, name: str, theirs: Schema) -> bool:
        return name == "str" or theirs.get("format") in FORMATS[name]

    def goes_number(self, name: str, theirs: Schema) -> bool:
        return name in NUMBERS[theirs["type"]]

    def goes_members(self, members: set[str], theirs: Schema) -> bool:
        allowed = texts(theirs)
        return allowed is not None and allowed <= members


class Sent(Side):
    """This package sends: the server must accept every field and value."""

    def fields(self, cls: Any, schema: Schema) -> None:
        known = schema.get("properties", {})
        for name, field in cls.model_fields.items():
            if name not in known:
                self.differ(cls, name, "unknown to the server")
            elif not self.compare(field.annotation, known[name]):
                self.differ(cls, name, f"{field.annotation} is more than {known[name]}")
        for name in set(schema.get("required", [])) - cls.model_fields.keys():
            self.differ(cls, name, "missing: the server requires it")

    def compare(self, ours: ast.expr | str, theirs: Schema) -> bool:
        others = list(self.openapi.alternatives(theirs))
        if any(not other.keys() & {"type", "enum", "const"} for other in others):
            return True  # the server accepts anything
        several = has_several_models(ours)
        return all(any(self.goes(mine, other, several) for other in others) for mine in split(ours))

    def goes_any(self, theirs: Schema) -> bool:
        return False

    def goes_text(self, name: str, theirs: Schema) -> bool:
        if texts(theirs) is not None:
            return False
        return theirs.get("format") in FORMATS[name] or (theirs.get("format") is None)

    def goes_number(self, name: str, theirs: Schema) -> bool:
        return theirs["type"] == "number" or name == "int"

    def goes_members(self, members: set[str], theirs: Schema) -> bool:
        allowed = texts(theirs)
        return allowed is None or members <= allowed


# ---- Values --------------------------------------------------------------------------------------


def problems(openapi: OpenAPI, value: Any, schema: Schema, where: str = "body") -> list[str]:
    """The problems of a JSON value with a schema, in particular unknown keys."""
    found = [list(_problems(openapi, value, one, where)) for one in openapi.alternatives(schema)]
    # The intended alternative is the one with the fewest problems.
    return min(found, key=len, default=[])


JSON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}


def _problems(openapi: OpenAPI, value: Any, schema: Schema, where: str) -> Iterator[str]:
    kind = schema.get("type")
    if kind is None:
        return
    fits = isinstance(value, JSON_TYPES[kind]) and not (isinstance(value, bool) and kind in NUMBERS)
    # In a JSON schema, 30.0 is an integer.
    fits = fits or (kind == "integer" and isinstance(value, float) and value.is_integer())
    allowed = texts(schema)
    if not fits or (allowed is not None and value not in allowed):
        # Enough problems for any other alternative to be closer.
        yield from [f"{where}: {value!r} is not what {schema} asks for"] * 100
        return
    if kind == "array" and "items" in schema:
        for index, item in enumerate(value):
            yield from problems(openapi, item, schema["items"], f"{where}[{index}]")
    if kind == "object":
        known = schema.get("properties", {})
        more = schema.get("additionalProperties", not known)
        for name, item in value.items():
            if name in known:
                yield from problems(openapi, item, known[name], f"{where}.{name}")
            elif isinstance(more, dict):
                yield from problems(openapi, item, more, f"{where}.{name}")
            elif not more:
                yield f"{where}.{name}: unknown to the server"
        for name in set(schema.get("required", [])) - value.keys():
            yield f"{where}.{name}: the server requires it"


TEXTS = {
    None: "text",
    "uuid": "01234567-89ab-cdef-0123-456789abcdef",
    "date-time": "2026-01-02T03:04:05.678901Z",
    "duration": "PT5M",
    "uri": "https://example.com/",
    "path": "/tmp/x",
    "password": "secret",
}


def example(openapi: OpenAPI, schema: Schema, *, nulls: bool, depth: int = 0) -> Any:
    """A value that the server may send: with every field, and with `null` where possible if `nulls`."""
    several = list(openapi.alternatives(schema))
    if nulls and any(one.get("type") == "null" for one in several):
        return None
    nothing: Schema = {"type": "null"}
    one = next((each for each in several if each.get("type") != "null"), nothing)
    kind = one.get("type")
    if allowed := texts(one):
        return min(allowed)
    if kind == "string":
        return TEXTS[one.get("format")]
    if kind == "array":
        places = one.get("prefixItems") or [one.get("items", {})]
        return [] if depth > 8 else [example(openapi, each, nulls=nulls, depth=depth + 1) for each in places]
    if kind == "object":
        made = {
            name: example(openapi, each, nulls=nulls, depth=depth + 1)
            for name, each in one.get("properties", {}).items()
            if depth <= 8
        }
        if not made and isinstance(one.get("additionalProperties"), dict):
            key = TEXTS[one.get("propertyNames", {}).get("format")]
            made[key] = example(openapi, one["additionalProperties"], nulls=nulls, depth=depth + 1)
        return made
    return {"integer": 3, "number": 1.5, "boolean": True}.get(str(kind))


def undeclared(value: Any, where: str) -> Iterator[str]:
    """The fields in a result that its models do not declare."""
    if isinstance(value, Model):
        for name in value.model_extra or {}:
            yield f"{where}.{name}"
        for name in type(value).model_fields:
            yield from undeclared(getattr(value, name), f"{where}.{name}")
    elif isinstance(value, list | dict):
        for index, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from undeclared(item, f"{where}[{index}]")
