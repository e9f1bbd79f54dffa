"""Values that pydantic can serialize, in parameters: its models, dataclasses and types."""

from __future__ import annotations

import collections
import dataclasses
import json
import pathlib
import re
import subprocess
import sys
import warnings
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from ipaddress import IPv4Address
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

import pydantic
import pydantic.color
import pydantic.dataclasses
import pydantic.v1
import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import BlockDocumentCreate
from prefect_rs.client.schemas.objects import Flow, FlowRun
from prefect_rs.exceptions import ValidationError
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from tests.support.cases import for_each
from tests.support.models import ID, OTHER_ID
from tests.support.standin import Caller, StandIn, as_json
from tests.support.values import in_json_mode, same, text_of

T = TypeVar("T")


class Source(BaseModel):
    url: pydantic.HttpUrl


class Excluding(BaseModel):
    user: str = "u"
    password: str = Field(default="hush", exclude=True)


class OnlyJson(BaseModel):
    a: Annotated[int, pydantic.PlainSerializer(lambda v: f"#{v}", when_used="json")] = 1


class Computed(BaseModel):
    a: int = 2

    @pydantic.computed_field  # type: ignore[prop-decorator]
    @property
    def square(self) -> int:
        return self.a**2


class OfFields(BaseModel):
    price: float = 9.5

    @pydantic.field_serializer("price", when_used="json")
    def in_cents(self, price: float) -> str:
        return f"{price * 100:.0f} ct"


class OfModel(BaseModel):
    a: int = 1

    @pydantic.model_serializer(mode="wrap", when_used="json")
    def told(self, handler: Any) -> Any:
        return {**handler(self), "kind": "told"}


class Duration(BaseModel):
    d: timedelta = timedelta(days=1, seconds=1.5)


class DurationAsFloat(Duration):
    model_config = ConfigDict(ser_json_timedelta="float")


class Bytes64(BaseModel):
    model_config = ConfigDict(ser_json_bytes="base64")
    b: bytes = b"\xff\xfe"


class BytesHex(BaseModel):
    model_config = ConfigDict(ser_json_bytes="hex")
    b: bytes = b"\xff\xfe"


class Infinite(BaseModel):
    f: float = float("inf")


class Aliased(BaseModel):
    a: int = Field(1, alias="also")


class SentByAlias(Aliased):
    model_config = ConfigDict(serialize_by_alias=True)


class Open(BaseModel):
    model_config = ConfigDict(extra="allow")
    x: int = 1


class Anything(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    x: Any = None
    y: Any = 5


class Numbers(pydantic.RootModel[list[int]]):
    pass


class Sources(pydantic.RootModel[dict[str, Source]]):
    pass


class Box(BaseModel, Generic[T]):
    held: T


class OwnDump(BaseModel):
    a: int = 1

    def model_dump(self, **options: Any) -> Any:
        return {**super().model_dump(**options), "own": True}


class Secrets(BaseModel):
    text: SecretStr = SecretStr("hush")
    data: pydantic.SecretBytes = pydantic.SecretBytes(b"hush")


class Shade(Enum):
    DARK = "dark"


class Types(BaseModel):
    model_config = ConfigDict(validate_default=True)
    url: pydantic.AnyUrl = pydantic.AnyUrl("https://e.com")
    dsn: pydantic.PostgresDsn = pydantic.PostgresDsn("postgres://u:p@h/d")
    ip: pydantic.IPvAnyAddress = IPv4Address("10.0.0.1")  # type: ignore[assignment]
    json_: pydantic.Json[Any] = "[1]"
    size: pydantic.ByteSize = pydantic.ByteSize(1024)
    encoded: pydantic.Base64Bytes = b"YQ=="
    past: pydantic.PastDate = date(2020, 1, 1)  # type: ignore[assignment]
    imported: pydantic.ImportString[Any] = "math.pi"
    decimal: Decimal = Decimal("1.10")
    pattern: re.Pattern[str] = re.compile("a")
    path: pathlib.Path = pathlib.Path("/a")
    big: int = 2**70
    at: datetime = datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=2)))
    keys: dict[int, set[int]] = {1: {2}}
    shade: Shade = Shade.DARK


@pydantic.dataclasses.dataclass
class Login:
    user: str
    password: str = Field(default="hush", exclude=True)


@pydantic.dataclasses.dataclass
class Place:
    url: pydantic.HttpUrl
    wait: timedelta = timedelta(seconds=1)


@dataclasses.dataclass
class Plain:
    inner: Any
    more: int = 2


class Version1(pydantic.v1.BaseModel):
    a: int = 1
    at: datetime = datetime(2026, 1, 1)
    key: pydantic.v1.SecretStr = pydantic.v1.SecretStr("hush")


URL = "https://e.com/x"
# How to make the value, and its JSON: what the official client 3.9.1 sends, if it accepts the value.
TABLE: dict[str, tuple[Callable[[], Any], str]] = {
    "a URL in a model": (lambda: Source(url=URL), '{"url":"https://e.com/x"}'),
    "excluded": (Excluding, '{"user":"u"}'),
    "for JSON only": (OnlyJson, '{"a":"#1"}'),
    "computed": (Computed, '{"a":2,"square":4}'),
    "by a serializer of a field": (OfFields, '{"price":"950 ct"}'),
    "by a serializer of the model": (OfModel, '{"a":1,"kind":"told"}'),
    "a duration": (Duration, '{"d":"P1DT1.5S"}'),
    "a duration as a float": (DurationAsFloat, '{"d":86401.5}'),
    "bytes in base 64": (Bytes64, '{"b":"__4="}'),
    "bytes in hex": (BytesHex, '{"b":"fffe"}'),
    "infinity": (Infinite, '{"f":null}'),
    "an alias": (lambda: Aliased(also=3), '{"a":3}'),
    "an alias to be sent": (lambda: SentByAlias(also=3), '{"also":3}'),
    "fields at their default": (lambda: Anything(x=Anything()), '{"x":{"x":null,"y":5},"y":5}'),
    "more fields": (lambda: Open(y=[1], z=SecretStr("hush")), '{"x":1,"y":[1],"z":"**********"}'),  # type: ignore[call-arg]
    "a root": (lambda: Numbers([1, 2]), "[1,2]"),
    "a root of models": (lambda: Sources({"a": Source(url=URL)}), '{"a":{"url":"https://e.com/x"}}'),  # type: ignore[dict-item]
    "a generic": (lambda: Box[int](held=1), '{"held":1}'),
    "a generic of models": (lambda: Box[Source](held=Source(url=URL)), '{"held":{"url":"https://e.com/x"}}'),
    "a dump of its own": (OwnDump, '{"a":1,"own":true}'),
    "secrets": (Secrets, '{"text":"**********","data":"**********"}'),
    "types": (
        Types,
        '{"url":"https://e.com/","dsn":"postgres://u:p@h/d","ip":"10.0.0.1","json_":[1],"size":1024,'
        '"encoded":"YQ==","past":"2020-01-01","imported":3.141592653589793,"decimal":"1.10","pattern":"a",'
        '"path":"/a","big":1180591620717411303424,"at":"2026-01-01T00:00:00+02:00","keys":{"1":[2]},'
        '"shade":"dark"}',
    ),
    "a dataclass": (lambda: Login("u"), '{"user":"u"}'),
    "a dataclass with types": (lambda: Place(URL), '{"url":"https://e.com/x","wait":"PT1S"}'),  # type: ignore[arg-type]
    "in a list": (lambda: [Login("u"), Source(url=URL)], '[{"user":"u"},{"url":"https://e.com/x"}]'),
    "in a tuple": (lambda: (Login("u"),), '[{"user":"u"}]'),
    "in a dict": (lambda: {"k": [{"l": Login("u")}]}, '{"k":[{"l":{"user":"u"}}]}'),
    "in a plain dataclass": (lambda: Plain([Login("u")]), '{"inner":[{"user":"u"}],"more":2}'),
    "in a plain dataclass in a model": (
        lambda: Anything(x=Plain(Login("u"))),
        '{"x":{"inner":{"user":"u"},"more":2},"y":5}',
    ),
    "a dataclass in a model": (lambda: Anything(x=[Login("u")]), '{"x":[{"user":"u"}],"y":5}'),
    "anything in a model": (
        lambda: Anything(x={(1, 2): Fraction(1, 3)}, y=timedelta(days=1)),
        '{"x":{"1,2":"1/3"},"y":"P1D"}',
    ),
    "a big integer in a model": (lambda: Anything(x=2**70), '{"x":1180591620717411303424,"y":5}'),
    "AnyUrl": (lambda: pydantic.AnyUrl("https://e.com"), '"https://e.com/"'),
    "HttpUrl": (lambda: pydantic.HttpUrl("https://u:p@e.com/x"), '"https://u:p@e.com/x"'),
    "MongoDsn": (lambda: pydantic.MongoDsn("mongodb://u:p@h1,h2/d"), '"mongodb://u:p@h1,h2:27017/d"'),
    "Secret": (
        lambda: [pydantic.Secret[int](5), pydantic.Secret(date(2026, 1, 1))],
        '["**********","**********"]',
    ),
    "a secret that is empty": (lambda: [SecretStr(""), pydantic.SecretBytes(b"")], '["",""]'),
    "Color": (lambda: pydantic.color.Color("red"), '"red"'),
    "ByteSize": (lambda: pydantic.ByteSize(1000), "1000"),
    "NameEmail": (lambda: pydantic.NameEmail("Bob", "b@e.com"), '"Bob <b@e.com>"'),
    "a model of version 1": (
        lambda: [Version1(), Plain(Version1())],
        '[{"a":1,"at":"2026-01-01T00:00:00","key":"**********"},'
        '{"inner":{"a":1,"at":"2026-01-01T00:00:00","key":"**********"},"more":2}]',
    ),
    "a secret of version 1": (lambda: pydantic.v1.SecretStr("hush"), '"**********"'),
    "made without checks": (lambda: Source.model_construct(url="no url"), '{"url":"no url"}'),  # type: ignore[arg-type]
}


@pytest.fixture(autouse=True)
def quiet() -> Any:
    """Without pydantic's warnings about values of another type and about deprecated classes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


# ---- Serialization -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLE)
def test_values_are_serialized_like_pydantic_does(name: str) -> None:
    make, text = TABLE[name]
    assert text_of(make()) == text
    assert same(in_json_mode(make()), json.loads(text))


@for_each(name=list(TABLE))
def test_a_model_is_serialized_as_its_dump(name: str) -> None:
    model = TABLE[name][0]()
    if not isinstance(model, BaseModel):
        return
    assert json.loads(text_of(model)) == json.loads(
        json.dumps(model.model_dump(mode="json")).replace("Infinity", "null")
    )


def test_all_values_are_sent_like_this(mode: str) -> None:
    given = {name: make() for name, (make, _) in TABLE.items()}
    wanted = {name: json.loads(text) for name, (_, text) in TABLE.items()}
    with StandIn(as_json({"id": str(ID), "flow_id": str(OTHER_ID), "name": "x"}, 201)) as standin:
        caller = Caller(mode, standin.api_url)
        caller("create_flow_run", Flow(id=ID, name="x"), parameters=given, context=given, job_variables=given)
        caller("create_flow_run_from_deployment", ID, parameters=given, context=given, job_variables=given)
        caller("update_flow_run", ID, parameters=given, job_variables=given)
        caller.close()
    assert b"hush" not in b"".join(asked.body for asked in standin.asked)
    for asked in standin.asked:
        for field in {"parameters", "context", "job_variables"} & asked.json().keys():
            assert same(asked.json()[field], wanted), (asked.target, field)


def test_values_that_pydantic_does_not_know() -> None:
    flow = Flow(id=ID, name="x")
    run = Anything(x=[flow, collections.UserDict(a=1)], y={"path": pathlib.PurePosixPath("a/b")})
    assert json.loads(text_of(run)) == {
        "x": [flow.model_dump(mode="json"), {"a": 1}],
        "y": {"path": "a/b"},
    }


class Opaque:
    pass


class Raising(BaseModel):
    before: int = 0
    a: int = 1

    @pydantic.field_serializer("a")
    def refuse(self, a: int) -> int:
        raise ValueError("not today")


class RaisingAll(BaseModel):
    a: int = 1
    b: int = 2

    @pydantic.model_serializer
    def refuse(self) -> Any:
        raise ValueError("not today")


class Broken(BaseModel):
    a: int = 1

    @pydantic.computed_field  # type: ignore[prop-decorator]
    @property
    def b(self) -> int:
        raise LookupError("a fault of this class")


def circular() -> Any:
    model = Anything()
    model.x = [model]
    return model


REFUSED: list[tuple[Callable[[], Any], str, str]] = [
    (lambda: Anything(x=Opaque()), "rows[0].x", "Opaque"),
    (lambda: Anything(x=[1, {"k": Opaque()}]), "rows[0].x[1].k", "Opaque"),
    (lambda: Anything(y=Anything(x=Anything(y=len))), "rows[0].y.x.y", "builtin_function_or_method"),
    (lambda: Anything(x=b"\xff"), "rows[0].x", "invalid utf-8"),
    (Raising, "rows[0].a", "not today"),
    (RaisingAll, "rows[0]", "not today"),
    (circular, "rows[0].x", "Circular reference"),
    (lambda: Plain(Raising()), "rows[0].inner.a", "not today"),
]


@pytest.mark.parametrize(("make", "place", "reason"), REFUSED)
def test_errors_of_pydantic_are_reported_with_location_and_reason(
    make: Callable[[], Any], place: str, reason: str
) -> None:
    with StandIn(as_json({})) as standin:
        client = SyncPrefectClient(standin.api_url)
        with pytest.raises(ValidationError) as error:
            client.create_flow_run(Flow(id=ID, name="x"), parameters={"rows": [make()]})
    assert f"parameters.{place}" in str(error.value)
    assert reason in str(error.value)
    assert standin.asked == []


def test_an_error_does_not_show_excluded_fields() -> None:
    @pydantic.dataclasses.dataclass(config=ConfigDict(arbitrary_types_allowed=True))
    class Account:
        handle: Any
        password: str = Field(exclude=True)

    with pytest.raises(ValidationError) as error:
        text_of([Account(Opaque(), "hush")])
    assert "parameters.v[0].handle" in str(error.value)
    assert "hush" not in str(error.value)
    assert "hush" not in repr(error.value.errors())


def test_an_exception_of_a_serializer_is_raised_unchanged() -> None:
    with pytest.raises(LookupError, match="a fault of this class"):
        text_of(Broken())


# ---- Secrets in block documents ------------------------------------------------------------------


class Account(BaseModel):
    url: pydantic.HttpUrl
    key: SecretStr
    wait: timedelta = timedelta(seconds=1)
    others: list[SecretStr] = []
    login: Any = None
    note: str = Field("n", exclude=True)


@pytest.mark.parametrize(("told", "key"), [(True, "hush"), (False, "********")])
def test_the_data_of_a_block_document_is_sent_with_secrets(told: bool, key: str) -> None:
    account = Account(url=URL, key="hush", others=["hush"], login=Login("u"))  # type: ignore[arg-type]
    document = BlockDocumentCreate(
        name="x", block_schema_id=ID, block_type_id=ID, data={"account": account, "list": [account]}
    )
    with StandIn(
        as_json({"id": str(ID), "name": "x", **{f"block_{k}_id": str(ID) for k in ("schema", "type")}}, 201)
    ) as s:
        caller = Caller("sync", s.api_url)
        caller("create_block_document", document, include_secrets=told)
    data = s.asked[-1].json()["data"]
    wanted = {"url": URL, "key": key, "wait": "PT1S", "others": [key], "login": {"user": "u"}}
    assert data["account"] == data["list"][0] == wanted


class Color(Enum):
    RED = 1
    PAIR = (1, "b")


# ---- Without pydantic ----------------------------------------------------------------------------


def test_other_values_do_not_import_pydantic() -> None:
    program = (
        "import sys, uuid, dataclasses, decimal, fractions, pathlib\n"
        "from prefect_rs.client.schemas.objects import FlowRun\n"
        "D = dataclasses.make_dataclass('D', [('v', object)])\n"
        "class Own:\n"
        "    def __get_pydantic_core_schema__(self, *_): raise AssertionError\n"
        "values = [uuid.uuid4(), D(1), decimal.Decimal(1), fractions.Fraction(1, 3), {(1, 2): 3}]\n"
        "FlowRun(flow_id=uuid.uuid4(), parameters={'v': values}).model_dump_json()\n"
        "for value in (object(), Own()):\n"
        "    try: FlowRun(flow_id=uuid.uuid4(), parameters={'v': value}).model_dump_json()\n"
        "    except ValueError as error: assert 'parameters.v' in str(error)\n"
        "    else: raise AssertionError\n"
        "print(sorted(name for name in sys.modules if 'pydantic' in name))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_a_class_that_only_resembles_a_pydantic_model() -> None:
    class Shy:
        def __getattr__(self, name: str) -> Any:
            return self

    with pytest.raises(ValidationError, match=r"parameters\.v"):
        text_of(Shy())
    with pytest.raises(ValidationError, match="Metaclass"):
        text_of(Source)
    assert isinstance(FlowRun(flow_id=UUID(int=1)).parameters, dict)
