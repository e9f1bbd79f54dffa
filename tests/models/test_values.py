"""Python values as JSON, as text and in JSON mode, and values that cannot be JSON."""

from __future__ import annotations

import json
import math
import subprocess
import sys
import threading
import types
from collections.abc import Iterator
from typing import Any

import pydantic
import pytest
from prefect_rs.client.schemas.actions import FlowRunCreate
from prefect_rs.client.schemas.objects import Flow, FlowRun, State, StateType
from prefect_rs.exceptions import ValidationError

from tests.support.cases import for_each
from tests.support.models import ID
from tests.support.values import TABLE, Data, depth, in_json_mode, nested, same, text_of


@for_each(name=list(TABLE))
def test_json_text(name: str) -> None:
    make, text = TABLE[name]
    if "largest float" in name:
        assert json.loads(text_of(make())) == json.loads(text)
        return
    assert text_of(make()) == text


@for_each(name=list(TABLE))
def test_json_mode(name: str) -> None:
    make, text = TABLE[name]
    assert same(in_json_mode(make()), json.loads(text))


@for_each(name=list(TABLE))
def test_other_free_form_fields(name: str) -> None:
    make, text = TABLE[name]
    state = State(type=StateType.COMPLETED, data=make())
    assert same(json.loads(state.model_dump_json())["data"], json.loads(text))
    create = FlowRunCreate(flow_id=ID, context={"deep": [{"v": make()}]}, job_variables={"v": make()})
    dumped = json.loads(create.model_dump_json())
    assert same(dumped["context"]["deep"][0]["v"], json.loads(text))
    assert same(dumped["job_variables"]["v"], json.loads(text))


def test_python_mode_does_not_change_values() -> None:
    value = Data(1)
    parameters: Any = {"v": value, "t": (1, 2), 3: 4}
    dumped = FlowRun(flow_id=ID, parameters=parameters).model_dump()
    assert dumped["parameters"] == parameters
    assert dumped["parameters"]["v"] is value


def test_a_secret_is_masked() -> None:
    secret = pydantic.SecretStr("hunter2")
    run = FlowRun(flow_id=ID, parameters={"s": secret, "l": [secret], "d": {"k": secret}, "n": {secret: 1}})
    assert "hunter2" not in run.model_dump_json()
    assert "hunter2" not in str(run.model_dump(mode="json"))
    assert run.model_dump(mode="json")["parameters"]["l"] == ["**********"]
    with pytest.raises(ValidationError) as error:
        FlowRun(flow_id=secret)  # type: ignore[arg-type]
    assert "hunter2" not in str(error.value)


def test_a_pydantic_model_uses_its_own_serializers() -> None:
    class Told(pydantic.BaseModel):
        shown: int = 1
        hidden: str = pydantic.Field(default="do not send", exclude=True)
        price: float = 9.5

        @pydantic.field_serializer("price")
        def in_cents(self, price: float) -> int:
            return int(price * 100)

        @pydantic.computed_field  # type: ignore[prop-decorator]
        @property
        def doubled(self) -> int:
            return self.shown * 2

    assert text_of(Told()) == '{"shown":1,"price":950,"doubled":2}'


def test_a_model_of_this_package_as_a_value() -> None:
    flow = Flow(id=ID, name="x")
    assert json.loads(text_of(flow)) == flow.model_dump(mode="json")
    assert in_json_mode([flow]) == [flow.model_dump(mode="json")]


def test_a_generator_that_raises() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise LookupError("from the generator")

    with pytest.raises(LookupError, match="from the generator"):
        text_of(broken())


def test_a_dict_that_grows_during_serialization_is_an_error() -> None:
    grows: dict[Any, Any] = {}
    grows["generator"] = (grows.setdefault(each, each) for each in range(100))
    grows["more"] = 1
    try:
        text_of(grows)
    except Exception as error:
        assert isinstance(error, (RuntimeError, ValidationError))  # noqa: PT017


def test_a_list_that_shrinks_during_serialization_causes_no_panic() -> None:
    shrinks: list[Any] = []
    shrinks += [(shrinks.pop() for _ in range(2)), 1, 2, 3]
    first, *rest = json.loads(text_of(shrinks))
    assert first == [3, 2]
    assert rest == [1, 2, 3][: len(rest)]


# ---- Depth ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("levels", [200, 1000])
@pytest.mark.parametrize("kind", ["list", "dict", "both"])
def test_maximum_depth(levels: int, kind: str) -> None:
    value = nested(levels, kind)
    text = text_of(value)
    assert text.count("[") + text.count("{") == levels
    assert depth(in_json_mode(value)) == levels
    run = FlowRun.model_validate_json(f'{{"flow_id":"{ID}","parameters":{{"v":{text}}}}}')
    assert depth(run.parameters["v"]) == levels
    assert run.model_dump_json(include={"parameters"}) == f'{{"parameters":{{"v":{text}}}}}'
    assert depth(run.model_dump()["parameters"]["v"]) == levels


def test_deep_nesting_in_a_thread_with_a_small_stack() -> None:
    program = (
        "import sys, threading, uuid\n"
        "from prefect_rs.client.schemas.objects import FlowRun\n"
        "value = []\n"
        "for _ in range(999): value = [value]\n"
        "run = FlowRun(flow_id=uuid.UUID(int=1), parameters={'v': value})\n"
        "got = []\n"
        "threading.stack_size(512 * 1024)\n"
        "thread = threading.Thread(target=lambda: got.append(run.model_dump_json()))\n"
        "thread.start(); thread.join()\n"
        "print(got[0].count('[') >= 1000)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "True")


HOLDERS = {
    "a list": "v = []; v.append(v)",
    "a dict": "v = {}; v['v'] = v",
    "a list in a dict": "v = {}; v['v'] = [v]",
    "a deque": "import collections; v = collections.deque(); v.append(v)",
    "a mapping": "import collections; v = collections.UserDict(); v['v'] = v",
    "a dataclass": (
        "import dataclasses; D = dataclasses.make_dataclass('D', [('v', object)]); v = D(1); v.v = v"
    ),
    "a model": "v = FlowRun(flow_id=ID); v.parameters['v'] = v",
    "a field": "v = Flow(name='x'); v.labels = {'v': v}",
    "a generator": "def g():\n    yield g()\nv = g()",
    "a hundred thousand lists": "v = []\nfor _ in range(100000): v = [v]",
}
WAYS = {
    "as text": "run.model_dump_json()",
    "as indented text": "run.model_dump_json(indent=1)",
    "in JSON mode": "run.model_dump(mode='json')",
    "in Python mode": "run.model_dump()",
    "excluding": "run.model_dump_json(exclude={'parameters': {'v': {'a'}}})",
    "sent": (
        "SyncPrefectClient('http://127.0.0.1:9/api')"
        ".create_flow_run(Flow(id=ID, name='x'), parameters={'v': v})"
    ),
}


@pytest.mark.parametrize("holder", HOLDERS)
def test_a_value_that_contains_itself_is_an_error(holder: str) -> None:
    ways = "".join(
        f"{HOLDERS[holder]}\n"
        f"run = FlowRun(flow_id=ID, parameters={{'v': v}})\n"
        f"way = {way!r}\n"
        f"try: {program}\n"
        "except (ValueError, RecursionError) as error: told(type(error).__name__, len(str(error)))\n"
        "else: told('nothing', 0)\n"
        for way, program in WAYS.items()
    )
    program = (
        "from uuid import UUID\n"
        "from prefect_rs import SyncPrefectClient\n"
        "from prefect_rs.client.schemas.objects import Flow, FlowRun\n"
        "ID = UUID(int=1)\n"
        "def told(kind, length): print(f'{way}: {kind} {length}', flush=True)\n"
        f"{ways}"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, f"ended with {done.returncode} after {done.stdout}: {done.stderr[-300:]}"
    found = dict(line.split(": ") for line in done.stdout.splitlines())
    assert found.keys() == WAYS.keys()
    for way, said in found.items():
        kind, length = said.split()
        if way == "in Python mode":  # locations at which the value itself may be
            assert kind in ("ValidationError", "RecursionError", "ValueError", "nothing"), way
            continue
        assert kind == "ValidationError", way
        assert int(length) < 1000, f"{way}: a message that a person can read"


# ---- Values that cannot be JSON ------------------------------------------------------------------


class Opaque:
    def __repr__(self) -> str:
        return "<opaque>"


@pytest.mark.parametrize(
    ("value", "named"),
    [
        (object(), "object"),
        (Opaque(), "Opaque"),
        (len, "builtin_function_or_method"),
        (lambda: 1, "function"),
        (ValueError("x"), "ValueError"),
        (Opaque, "type"),
        (Data, "type"),
        (types, "module"),
        (..., "ellipsis"),
        (NotImplemented, "NotImplementedType"),
        (threading.Lock(), "lock"),
        (memoryview(b"ab"), "memoryview"),
    ],
)
def test_an_unsupported_value_is_reported_with_type_and_location(value: Any, named: str) -> None:
    run = FlowRun(flow_id=ID, parameters={"a": [1, {"key": (2, value)}]})
    for dump in (run.model_dump_json, lambda: run.model_dump(mode="json")):
        with pytest.raises(ValidationError) as error:
            dump()
        (problem,) = error.value.errors()
        assert problem["loc"] == ("parameters", "a", 1, "key", 1)
        assert named in str(problem["msg"])
        assert named in str(error.value)
        assert "parameters.a[1].key[1]" in str(error.value)


@pytest.mark.parametrize("value", [b"\xff", bytearray(b"a\x80"), "\ud800", "a\udc80b", "\udfff\ud800"])
def test_a_lone_surrogate_is_reported_with_its_location(value: Any) -> None:
    cases: list[tuple[dict[str, Any], Any]] = [
        ({"a": [value]}, ("parameters", "a", 0)),
        ({"d": {"k": value}}, ("parameters", "d", "k")),
    ]
    for given, place in cases:
        with pytest.raises(ValidationError) as error:
            FlowRun(flow_id=ID, parameters=given).model_dump_json()
        assert error.value.errors()[0]["loc"] == place
        assert "UTF-8" in str(error.value)
        str(error.value).encode()


def test_a_lone_surrogate_in_a_key() -> None:
    for key in ("\ud800", b"\xff"):
        with pytest.raises(ValidationError, match=r"parameters\.d"):
            FlowRun(flow_id=ID, parameters={"d": {key: 1}}).model_dump_json()


@pytest.mark.parametrize("key", [(1, object()), object(), frozenset([1]), range(2), Opaque()])
def test_unsupported_keys(key: Any) -> None:
    with pytest.raises(ValidationError, match=r"parameters\.d"):
        FlowRun(flow_id=ID, parameters={"d": {key: 1}}).model_dump_json()


def test_two_keys_with_the_same_text_are_an_error() -> None:
    text = FlowRun(flow_id=ID, parameters={"d": {1: "a", "1": "b"}}).model_dump_json()
    assert json.loads(text, object_pairs_hook=list)
    assert '"1":"a"' in text
    assert '"1":"b"' in text


def test_a_huge_text() -> None:
    huge = "é" * 5_000_000
    assert text_of(huge) == f'"{huge}"'
    assert in_json_mode({"k": [huge]}) == {"k": [huge]}


def test_many_values() -> None:
    many = {f"key {each}": [each, str(each)] for each in range(100_000)}
    assert in_json_mode(many) == many
    assert list(in_json_mode(many)) == list(many)


# ---- Parsing -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *["0", "-1", "1.0", "-0.0", "0.1", "1e5", "1E-7", "1.5e+300", "5e-324", str(10**40)],
        *["0.30000000000000004", "9007199254740993", "1.7976931348623157e308", "2.2250738585072011e-308"],
        *['"\\ud83d\\ude00"', '"\\u0000\\n\\/"', '"é"', '{"z":1,"a":{"b":[],"a":{}}}', '{"":{"":""}}'],
        *["[null,true]", '{"a":1,"a":2}', '{"$serde_json::private::Number":"1"}'],
    ],
)
def test_json_is_parsed_like_pythons_json_module_does(text: str) -> None:
    run = FlowRun.model_validate_json(f'{{"flow_id":"{ID}","parameters":{{"v": {text} }}}}')
    assert same(run.parameters["v"], json.loads(text))


def test_a_number_beyond_the_range_of_floats() -> None:
    run = FlowRun.model_validate_json(f'{{"flow_id":"{ID}","parameters":{{"v":1e999}}}}')
    assert run.parameters["v"] == math.inf
