"""Python values for parameters, and the JSON that they become."""

from __future__ import annotations

import collections
import dataclasses
import decimal
import enum
import ipaddress
import math
import pathlib
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from typing import Any, ClassVar, NamedTuple

import pydantic
from prefect_rs.client.schemas.objects import FlowRun

from tests.support.models import ID
from tests.support.upstream import DATABASE

UTC = timezone.utc


class Number(enum.Enum):
    ONE = 1


class Text(str, enum.Enum):
    X = "x"


class Whole(enum.IntEnum):
    THREE = 3


class Nested(enum.Enum):
    PAIR = (1, "b")


class Point(NamedTuple):
    x: int
    y: int


@dataclasses.dataclass
class Data:
    needed: int
    given: str = "default"
    many: list[int] = dataclasses.field(default_factory=list)
    of_the_class: ClassVar[int] = 3


@dataclasses.dataclass(frozen=True)
class Slotted:
    __slots__ = ("inner",)
    inner: Data


class Inner(pydantic.BaseModel):
    x: int = 1
    key: pydantic.SecretStr = pydantic.SecretStr("hidden")


class Outer(pydantic.BaseModel):
    name: str = "default"
    inner: Inner = pydantic.Field(default_factory=Inner)
    when: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    aliased: int = pydantic.Field(2, alias="also")


class Open(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="allow")
    x: int = 1


class Numbers(pydantic.RootModel[list[int]]):
    pass


class Sub(dict[str, int]):
    pass


class SubText(str):
    pass


class SubWhole(int):
    def __repr__(self) -> str:
        return "not a number"


# By name: how to make the value (a generator can be used only once), and its JSON text.
TABLE: dict[str, tuple[Callable[[], Any], str]] = {
    "a big integer": (lambda: 2**70, "1180591620717411303424"),
    "a big negative integer": (lambda: -(2**200), str(-(2**200))),
    "the largest of 64 bits": (lambda: 2**64 - 1, str(2**64 - 1)),
    "the smallest of 64 bits": (lambda: -(2**63), str(-(2**63))),
    "a float": (lambda: 0.1 + 0.2, "0.30000000000000004"),
    "a whole float": (lambda: 1.0, "1.0"),
    "minus zero": (lambda: -0.0, "-0.0"),
    "the smallest float": (lambda: 5e-324, "5e-324"),
    "the largest float": (lambda: 1.7976931348623157e308, "1.7976931348623157e+308"),
    "text": (lambda: "é😀\0", '"é😀\\u0000"'),
    "text to escape": (lambda: '"\\/\b\f\n\r\t\x1f\x7f\u2028', '"\\"\\\\/\\b\\f\\n\\r\\t\\u001f\x7f\u2028"'),
    "true, false and none": (lambda: [True, False, None], "[true,false,null]"),
    "not a number": (lambda: float("nan"), "null"),
    "infinity": (lambda: float("inf"), "null"),
    "minus infinity": (lambda: float("-inf"), "null"),
    "an aware datetime": (lambda: datetime(2026, 1, 1, tzinfo=UTC), '"2026-01-01T00:00:00Z"'),
    "a datetime with a fraction": (
        lambda: datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC),
        '"2026-01-02T03:04:05.000006Z"',
    ),
    "a datetime elsewhere": (
        lambda: datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=5, minutes=30))),
        '"2026-01-01T00:00:00+05:30"',
    ),
    "a naive datetime": (lambda: datetime(2026, 1, 1), '"2026-01-01T00:00:00"'),
    "a date": (lambda: date(2026, 1, 1), '"2026-01-01"'),
    "a time": (lambda: time(1, 2, 3), '"01:02:03"'),
    "an aware time": (lambda: time(1, 2, 3, tzinfo=UTC), '"01:02:03Z"'),
    "a timedelta": (lambda: timedelta(days=1, microseconds=5), "86400.000005"),
    "a negative timedelta": (lambda: timedelta(seconds=-1.5), "-1.5"),
    "a UUID": (lambda: ID, '"01234567-89ab-cdef-0123-456789abcdef"'),
    "a path": (lambda: pathlib.Path("/a/b"), '"/a/b"'),
    "a pure path": (lambda: pathlib.PurePosixPath("a") / "b", '"a/b"'),
    "a decimal": (lambda: decimal.Decimal("1.10"), '"1.10"'),
    "a complex number": (lambda: 1 + 2j, '"1+2j"'),
    "an IPv4 address": (lambda: ipaddress.ip_address("10.0.0.1"), '"10.0.0.1"'),
    "an IPv6 address": (lambda: ipaddress.ip_address("::1"), '"::1"'),
    "an IP network": (lambda: ipaddress.ip_network("10.0.0.0/8"), '"10.0.0.0/8"'),
    "an IP interface": (lambda: ipaddress.ip_interface("10.0.0.1/8"), '"10.0.0.1/8"'),
    "a pattern": (lambda: re.compile(r"a.\d"), '"a.\\\\d"'),
    "a member": (lambda: Number.ONE, "1"),
    "a member that is text": (lambda: Text.X, '"x"'),
    "a member that is a number": (lambda: Whole.THREE, "3"),
    "a member that is a pair": (lambda: Nested.PAIR, '[1,"b"]'),
    "a set": (lambda: {1}, "[1]"),
    "a frozenset": (lambda: frozenset(["a"]), '["a"]'),
    "a tuple": (lambda: (1, (2, ())), "[1,[2,[]]]"),
    "a named tuple": (lambda: Point(1, 2), "[1,2]"),
    "a deque": (lambda: collections.deque([1, 2], maxlen=2), "[1,2]"),
    "a generator": (lambda: (each * 2 for each in range(3)), "[0,2,4]"),
    "bytes": (lambda: "é".encode(), '"é"'),
    "a bytearray": (lambda: bytearray(b"ab"), '"ab"'),
    "keys that are integers": (lambda: {1: "a", -(2**70): "b"}, f'{{"1":"a","{-(2**70)}":"b"}}'),
    "keys that are none, floats, booleans": (
        lambda: {None: 1, 1.5: 2, True: 3},
        '{"None":1,"1.5":2,"true":3}',
    ),
    "keys that are UUIDs": (lambda: {ID: 1}, '{"01234567-89ab-cdef-0123-456789abcdef":1}'),
    "keys that are members": (lambda: {Number.ONE: 1, Text.X: 2}, '{"1":1,"x":2}'),
    "keys that are dates": (lambda: {date(2026, 1, 1): 1}, '{"2026-01-01":1}'),
    "keys in their order": (
        lambda: {"z": 1, "a": 2, "m": {"y": 1, "b": 2}},
        '{"z":1,"a":2,"m":{"y":1,"b":2}}',
    ),
    "a dataclass": (lambda: Data(1), '{"needed":1,"given":"default","many":[]}'),
    "a dataclass in another": (
        lambda: Slotted(Data(1)),
        '{"inner":{"needed":1,"given":"default","many":[]}}',
    ),
    "a pydantic model": (
        lambda: Outer.model_validate({}),
        '{"name":"default","inner":{"x":1,"key":"**********"},"when":"2026-01-01T00:00:00Z","aliased":2}',
    ),
    "a pydantic model with more": (lambda: Open(y=[1]), '{"x":1,"y":[1]}'),  # type: ignore[call-arg]
    "a pydantic root model": (lambda: Numbers([1, 2]), "[1,2]"),
    "a secret": (lambda: pydantic.SecretStr("hidden"), '"**********"'),
    "a secret of bytes": (lambda: pydantic.SecretBytes(b"hidden"), '"**********"'),
    "an ordered dict": (lambda: collections.OrderedDict(b=1, a=2), '{"b":1,"a":2}'),
    "a default dict": (lambda: collections.defaultdict(list, a=[1]), '{"a":[1]}'),
    "a counter": (lambda: collections.Counter("aab"), '{"a":2,"b":1}'),
    "a subclass of dict": (lambda: Sub(a=1), '{"a":1}'),
    "a subclass of str": (lambda: SubText("x"), '"x"'),
    "a subclass of int": (lambda: [SubWhole(3), SubWhole(2**70)], f"[3,{2**70}]"),
    "nothing in them": (lambda: [{}, [], "", (), set()], '[{},[],"",[],[]]'),
}


def nested(levels: int, kind: str = "list") -> Any:
    """A value nested in that many lists, dicts, or both in turn."""
    value: Any = "inside"
    for level in range(levels):
        value = [value] if kind == "list" or (kind == "both" and level % 2) else {"k": value}
    return value


def depth(value: Any) -> int:
    """In how many lists and dicts the innermost value is. (`==` cannot handle such depth.)"""
    levels = 0
    while isinstance(value, (list, dict)):
        value = value[0] if isinstance(value, list) else value["k"]
        levels += 1
    assert value == "inside"
    return levels


def text_of(value: Any) -> str:
    """The JSON text of a parameter."""
    text = FlowRun(flow_id=ID, parameters={"v": value}).model_dump_json(include={"parameters"})
    start, end = '{"parameters":{"v":', "}}"
    assert text.startswith(start)
    assert text.endswith(end)
    return text[len(start) : -len(end)]


def in_json_mode(value: Any) -> Any:
    """A parameter in JSON mode."""
    return FlowRun(flow_id=ID, parameters={"v": value}).model_dump(mode="json")["parameters"]["v"]


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are identical, including types and the order of keys."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float):
        return one == other and math.copysign(1, one) == math.copysign(1, other)
    return bool(one == other)


def as_stored(value: Any) -> Any:
    """What is read of a JSON value after the server's database has stored it.

    SQLite keeps its text. PostgreSQL (`jsonb`) orders keys by the size and the bytes of their UTF-8, has no
    minus zero, and keeps numbers as decimals: a large float is read as an integer.
    """
    if DATABASE == "sqlite":
        return value
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
        return {key: as_stored(value[key]) for key in keys}
    if isinstance(value, list):
        return [as_stored(each) for each in value]
    if isinstance(value, float):
        return int(decimal.Decimal(repr(value))) if abs(value) >= 1e16 else value + 0.0
    return value
