"""Inputs of a flow run: create, read, list, delete."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs.client.schemas.objects import FlowRunInput
from prefect_rs.exceptions import ObjectAlreadyExists, ObjectNotFound

Call = Callable[..., Any]


@pytest.fixture
def run(call: Call) -> Any:
    return call("create_flow_run", SimpleNamespace(name="inputs"))


@pytest.mark.parametrize(
    "value",
    ['{"a": [1, null]}', '"text"', "", "no JSON: é😀", "null", "  blanks\n", '"\\u0000"', "x" * 20_000],
)
def test_values_round_trip(call: Call, run: Any, value: str) -> None:
    assert call("create_flow_run_input", run.id, "key", value) is None
    assert call("read_flow_run_input", run.id, "key") == value


@pytest.mark.parametrize("key", ["plain", "with-hyphen", "-", "0", "a" * 100])
def test_every_character_that_the_server_accepts_in_a_key(call: Call, run: Any, key: str) -> None:
    call("create_flow_run_input", run.id, key, f'"{key}"')
    assert call("read_flow_run_input", run.id, key) == f'"{key}"'
    assert call("delete_flow_run_input", run.id, key) is None


@pytest.mark.parametrize("key", ["a/b", "a/../b", "k?x=1", "k#x", "with space", "é", "%2e"])
@pytest.mark.parametrize("method", ["read_flow_run_input", "delete_flow_run_input"])
def test_a_key_is_escaped_in_the_path(call: Call, run: Any, method: str, key: str) -> None:
    with pytest.raises(ObjectNotFound) as caught:
        call(method, run.id, key)
    before, part = caught.value.request.url.split("/input/")
    assert before.endswith(f"/flow_runs/{run.id}")
    assert not set(part) & set("/?# é")


def test_a_listed_input_has_all_fields(call: Call, run: Any) -> None:
    call("create_flow_run_input", run.id, "k", '"v"', "prefect.flow-run.x")
    [found] = call("filter_flow_run_input", run.id, "k", 1, [])
    assert type(found) is FlowRunInput
    assert type(found.id) is UUID
    assert (found.flow_run_id, found.key, found.value) == (run.id, "k", '"v"')
    assert found.sender == "prefect.flow-run.x"
    assert found.created.tzinfo is not None


def test_filter_by_prefix_and_exclude_keys(call: Call, run: Any) -> None:
    for key in ["a-1", "a-2", "a-3", "b-1"]:
        call("create_flow_run_input", run.id, key, key)

    def keys(prefix: str, limit: int = 10, exclude: Any = ()) -> list[str]:
        return [one.key for one in call("filter_flow_run_input", run.id, prefix, limit, exclude)]

    assert keys("a-") == ["a-1", "a-2", "a-3"]
    assert keys("") == ["a-1", "a-2", "a-3", "b-1"]
    assert keys("a-2") == ["a-2"]
    assert keys("nothing") == []
    assert keys("a-", limit=2) == ["a-1", "a-2"]
    assert keys("a-", exclude={"a-1"}) == ["a-2", "a-3"]
    assert keys("a-", exclude=["a-1", "a-3", "other"]) == ["a-2"]
    assert keys("a-", limit=1, exclude=("a-1",)) == ["a-2"]


def test_inputs_of_other_runs_are_not_listed(call: Call, run: Any) -> None:
    other = call("create_flow_run", SimpleNamespace(name="inputs"))
    call("create_flow_run_input", other.id, "k", "v")
    assert call("filter_flow_run_input", run.id, "", 10, set()) == []


def test_keys_are_unique(call: Call, run: Any) -> None:
    call("create_flow_run_input", run.id, "k", "first")
    with pytest.raises(ObjectAlreadyExists) as caught:
        call("create_flow_run_input", run.id, "k", "second")
    assert caught.value.status_code == 409
    assert "already exists" in str(caught.value)
    assert call("read_flow_run_input", run.id, "k") == "first"


def test_delete(call: Call, run: Any) -> None:
    call("create_flow_run_input", run.id, "k", "first")
    assert call("delete_flow_run_input", run.id, "k") is None
    with pytest.raises(ObjectNotFound):
        call("read_flow_run_input", run.id, "k")
    with pytest.raises(ObjectNotFound):
        call("delete_flow_run_input", run.id, "k")
    call("create_flow_run_input", run.id, "k", "second")
    assert call("read_flow_run_input", run.id, "k") == "second"


def test_arguments_by_keyword(call: Call, run: Any) -> None:
    call("create_flow_run_input", flow_run_id=run.id, key="k", value="v", sender=None)
    [found] = call("filter_flow_run_input", flow_run_id=run.id, key_prefix="k", limit=5, exclude_keys=set())
    assert found.sender is None
    assert call("read_flow_run_input", flow_run_id=run.id, key="k") == "v"
    assert call("delete_flow_run_input", flow_run_id=run.id, key="k") is None


@pytest.mark.parametrize("kind", ["text", "object", "run"])
def test_the_run_by_its_id(call: Call, run: Any, kind: str) -> None:
    spelling: dict[str, Any] = {"text": str(run.id), "object": SimpleNamespace(id=run.id), "run": run}
    given = spelling[kind]
    call("create_flow_run_input", given, "k", "v")
    assert [one.value for one in call("filter_flow_run_input", given, "", 5, [])] == ["v"]
    assert call("read_flow_run_input", given, "k") == "v"
    assert call("delete_flow_run_input", given, "k") is None


@pytest.mark.parametrize("method", ["read_flow_run_input", "delete_flow_run_input"])
def test_a_missing_run(call: Call, method: str) -> None:
    with pytest.raises(ObjectNotFound):
        call(method, uuid4(), "k")
