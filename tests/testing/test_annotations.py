"""`inspect.signature` and `typing.get_type_hints` know the types of methods and of models."""

from __future__ import annotations

import enum
import inspect
import json
import subprocess
import sys
import typing
from collections.abc import Mapping
from datetime import datetime
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient, _annotations
from prefect_rs._annotations import MODULES, Docstring
from prefect_rs._core import AsyncItemIterator, ItemIterator, Model
from prefect_rs.client.cloud import CloudClient
from prefect_rs.client.orchestration import get_client
from prefect_rs.client.schemas.actions import FlowRunUpdate
from prefect_rs.client.schemas.filters import FlowRunFilter
from prefect_rs.client.schemas.objects import Flow, FlowRun, State
from prefect_rs.events.schemas.events import Resource

from tests.support.clients import Derived, iterates, methods

CLIENTS: list[Any] = [PrefectClient, SyncPrefectClient, CloudClient, Derived]
MODELS: list[Any] = [
    value
    for module in map(import_module, MODULES)
    for value in (getattr(module, name) for name in module.__all__)
    if isinstance(value, type) and issubclass(value, Model)
]
SPECIAL = ["__init__", "__enter__", "__exit__", "__aenter__", "__aexit__"]
HasId = _annotations._HasId


# ---- Methods -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [PrefectClient, SyncPrefectClient, CloudClient, Model, FlowRun])
def test_every_parameter_and_result_has_a_type(kind: Any) -> None:
    special = SPECIAL if kind not in (Model, FlowRun) else []
    for name in [*methods(kind), *special]:
        method = getattr(kind, name)
        hints = typing.get_type_hints(method)
        signature = inspect.signature(method)
        bound = {"self", "cls"} & set(signature.parameters)
        assert hints.keys() == {*signature.parameters, "return"} - bound, name
        assert not any(isinstance(hint, str) for hint in hints.values()), name
        evaluated = inspect.signature(method, eval_str=True)
        assert evaluated == signature, name
        for each in signature.parameters.values():
            # Python 3.10 takes None as a default for a part of the type.
            possible = (each.annotation, each.annotation | None) if each.name not in bound else ()
            assert each.name in bound or hints[each.name] in possible, name
        assert (signature.return_annotation or type(None)) == hints["return"], name
        assert inspect.get_annotations(method) == method.__annotations__, name


@pytest.mark.parametrize("kind", CLIENTS)
def test_bound_methods_have_the_same_types(kind: Any) -> None:
    method = kind(CLOUD if issubclass(kind, CloudClient) else NOWHERE).read_flow_run
    assert typing.get_type_hints(method) == {"flow_run_id": UUID | str | HasId, "return": FlowRun}
    assert list(inspect.signature(method).parameters) == ["flow_run_id"]


NOWHERE = "http://127.0.0.1:9/api"
CLOUD = f"{NOWHERE}/accounts/{UUID(int=1)}/workspaces/{UUID(int=2)}"


def test_types_of_methods() -> None:
    hints = typing.get_type_hints(PrefectClient.read_flow_runs)
    assert hints["flow_run_filter"] == FlowRunFilter | Mapping[str, Any] | None
    assert hints["limit"] == int | None
    assert hints["return"] == list[FlowRun]
    assert typing.get_type_hints(SyncPrefectClient.hello)["return"].__name__ == "Response"
    assert typing.get_type_hints(SyncPrefectClient.delete_flow_run)["return"] is type(None)


@pytest.mark.parametrize(
    ("kind", "expected"), [(PrefectClient, AsyncItemIterator), (SyncPrefectClient, ItemIterator)]
)
def test_iterators_are_those_of_the_client(kind: Any, expected: type) -> None:
    iterating = [getattr(kind, name) for name in methods(kind) if iterates(getattr(kind, name))]
    assert iterating
    for method in iterating:
        assert typing.get_origin(typing.get_type_hints(method)["return"]) is expected


@pytest.mark.parametrize("kind", CLIENTS)
def test_constructors_have_types(kind: Any) -> None:
    # Python 3.10 takes the signature of a class in an extension module from its docstring.
    called = kind if sys.version_info >= (3, 11) else kind.__init__
    assert inspect.signature(called).parameters["httpx_settings"].annotation == dict[str, Any] | None
    assert typing.get_type_hints(kind.__init__)["return"] is type(None)


def test_the_constructor_of_a_subclass_has_its_own_signature() -> None:
    class Mine(PrefectClient):
        def __init__(self, team: str) -> None:
            super().__init__(NOWHERE)
            self.team = team

    assert list(inspect.signature(Mine).parameters) == ["team"]
    assert (Mine("a").team, str(Mine("a").api_url)) == ("a", f"{NOWHERE}/")


def test_contexts() -> None:
    assert typing.get_type_hints(PrefectClient.__enter__)["return"] is typing.NoReturn
    assert typing.get_type_hints(SyncPrefectClient.__aenter__)["return"] is typing.NoReturn
    assert typing.get_type_hints(SyncPrefectClient.__exit__)["return"] is type(None)
    assert "Self" in str(typing.get_type_hints(PrefectClient.__aenter__)["return"])


def test_get_client_has_types() -> None:
    assert typing.get_type_hints(get_client)["return"] == PrefectClient | SyncPrefectClient


def test_annotations_can_be_replaced() -> None:
    method: Any = PrefectClient.read_flow_run_input
    before = method.__annotations__
    try:
        method.__annotations__ = {"return": int}
        assert typing.get_type_hints(method) == {"return": int}
    finally:
        method.__annotations__ = before


# ---- Models --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_every_field_has_a_type(kind: Any) -> None:
    hints = typing.get_type_hints(kind)
    assert list(kind.__annotations__) == list(kind.model_fields)
    # Bases may have further fields.
    assert hints.items() >= kind.__annotations__.items()
    assert (
        inspect.get_annotations(kind) == inspect.get_annotations(kind, eval_str=True) == kind.__annotations__
    )
    for name, field in kind.model_fields.items():
        assert hints[name] == _annotations.evaluate(field.annotation)
    parameters = inspect.signature(kind).parameters
    for name, field in kind.model_fields.items():
        each = parameters[name]
        assert each.annotation == hints[name]
        if list(hints) != ["root"]:
            assert each.kind is each.KEYWORD_ONLY
            assert (each.default is each.empty) is field.is_required()
    takes_more = any(each.kind is each.VAR_KEYWORD for each in parameters.values())
    assert takes_more is (kind.model_config["extra"] == "allow" or list(hints) == ["root"])


def test_types_of_fields() -> None:
    hints = typing.get_type_hints(FlowRun)
    assert hints["id"] is UUID
    assert hints["start_time"] == datetime | None
    assert hints["state"] == State | None
    assert hints["tags"] == list[str]
    assert isinstance(typing.get_args(hints["state_type"])[0], enum.EnumMeta)


def test_signatures_of_models() -> None:
    assert str(inspect.signature(Flow)).startswith("(*, id: uuid.UUID = <factory>, created: ")
    parameters = inspect.signature(FlowRunUpdate).parameters
    assert parameters["name"].default is None
    assert "extra_data" not in parameters
    inspect.signature(FlowRun).bind(flow_id="x", name="y")
    with pytest.raises(TypeError, match="missing a required"):
        inspect.signature(FlowRun).bind(name="x")
    with pytest.raises(TypeError, match="unexpected keyword argument 'nmae'"):
        inspect.signature(FlowRunUpdate).bind(nmae="x")
    assert list(inspect.signature(Resource).parameters) == ["root", "labels"]


def test_annotations_of_models_behave_like_a_dict() -> None:
    raw: Any = vars(Flow)["__annotations__"]
    assert isinstance(raw, dict)
    assert len(raw) == len(Flow.model_fields)
    assert "name" in raw
    assert raw["name"] is raw.get("name") is str
    assert dict(raw) == Flow.__annotations__ == {name: raw[name] for name in raw}
    assert repr(raw) == repr(Flow.__annotations__)
    assert Flow.__annotations__ is Flow.__annotations__


def test_subclasses_of_models() -> None:
    class Mine(Flow):
        mine: int

        def __init__(self, mine: int) -> None:
            super().__init__(name=f"flow-{mine}")

    class Same(Flow):
        pass

    assert typing.get_type_hints(Mine, localns={"int": int}) == {**typing.get_type_hints(Flow), "mine": int}
    assert list(inspect.signature(Mine).parameters) == ["mine"]
    assert Mine(3).name == "flow-3"
    assert inspect.signature(Same) == inspect.signature(Flow)
    assert not hasattr(Flow(name="x"), "__signature__")
    assert str(inspect.signature(Model)) == "(**fields)"


@pytest.mark.parametrize("kind", CLIENTS)
def test_the_signature_of_a_client_class_is_that_of_its_constructor(kind: Any) -> None:
    class Mine(kind):  # type: ignore[misc]
        def __init__(self, mine: int) -> None:
            super().__init__("http://127.0.0.1:9/api")

    class Same(kind):  # type: ignore[misc]
        pass

    constructor = list(inspect.signature(kind.__init__).parameters.values())
    assert list(inspect.signature(kind).parameters.values()) == constructor[1:]
    assert all(each.annotation is not each.empty for each in inspect.signature(kind).parameters.values())
    assert inspect.signature(Same) == inspect.signature(kind)
    assert list(inspect.signature(Mine).parameters) == ["mine"]
    assert not hasattr(SyncPrefectClient("http://127.0.0.1:9/api"), "__signature__")


def test_annotations_are_not_stored_where_models_are_pickled_or_dumped() -> None:
    typing.get_type_hints(Flow)
    assert "__annotations__" not in Flow(name="x").model_dump()
    assert "__annotations__" not in vars(Flow(name="x"))


# ---- What it costs -------------------------------------------------------------------------------


def test_nothing_is_evaluated_before_it_is_asked_for() -> None:
    program = """
import json, sys
from prefect_rs import PrefectClient
from prefect_rs.client.schemas.objects import FlowRun
FlowRun(flow_id="00000000-0000-0000-0000-000000000001").model_dump()
def loaded():
    return sorted({"prefect_rs._annotations", "prefect_rs._signatures"} & set(sys.modules))
seen = [loaded()]
PrefectClient.read_flow_run.__code__
seen.append(loaded())
PrefectClient.read_flow_run.__annotations__
seen.append(loaded())
print(json.dumps(seen))
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    both = ["prefect_rs._annotations", "prefect_rs._signatures"]
    assert json.loads(ran.stdout) == [[], both[1:], both]


def test_types_in_docstrings() -> None:
    documented = Docstring(
        "Do it.\n\n    Args:\n        *args (int): Some.\n\n    Returns:\n        str: Text."
    )
    assert (documented.parameters, documented.returns) == ({"*args": "int"}, "str")
    assert Docstring(None).returns == "None"
