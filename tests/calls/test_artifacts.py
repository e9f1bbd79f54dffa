"""Artifacts: create, read, filter, update, delete."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import ArtifactCreate, ArtifactUpdate
from prefect_rs.client.schemas.filters import (
    ArtifactCollectionFilter,
    ArtifactCollectionFilterKey,
    ArtifactCollectionFilterLatestId,
    ArtifactFilter,
    ArtifactFilterFlowRunId,
    ArtifactFilterId,
    ArtifactFilterKey,
    ArtifactFilterType,
    DeploymentFilter,
    FlowFilter,
    FlowRunFilter,
    FlowRunFilterId,
)
from prefect_rs.client.schemas.objects import Artifact, ArtifactCollection, FlowRun
from prefect_rs.client.schemas.sorting import ArtifactCollectionSort, ArtifactSort
from prefect_rs.exceptions import ObjectNotFound, ValidationError

from tests.support.standin import Caller, StandIn, http, rejected

Call = Callable[..., Any]

INIT: Any = ArtifactCreate


# ---- Create and read -----------------------------------------------------------------------------


def test_create_with_every_field(call: Call, run: FlowRun, unique: Callable[[str], str]) -> None:
    key = unique("report")
    created = call(
        "create_artifact",
        ArtifactCreate(
            key=key,
            type="table",
            description="*all* of it",
            data={"z": [1, None, "é😀"], "a": 2**70, "f": 0.1 + 0.2},
            metadata_={"z": "1", "a": "2"},
            flow_run_id=run.id,
        ),
    )
    assert type(created) is Artifact
    assert type(created.id) is UUID
    assert created.created.tzinfo is not None
    assert (created.key, created.type, created.description) == (key, "table", "*all* of it")
    assert created.data["z"] == [1, None, "é😀"]
    assert created.data["f"] == 0.1 + 0.2
    assert list(created.data) == ["z", "a", "f"]
    assert created.metadata_ == {"z": "1", "a": "2"}
    assert (created.flow_run_id, created.task_run_id) == (run.id, None)
    read = call("read_artifact", created.id)
    assert read.model_dump() == created.model_dump()
    assert call("read_artifact", str(created.id)).id == created.id
    assert call("read_artifact", created).id == created.id


@pytest.mark.parametrize("kind", ["model", "dict", "object"])
def test_create_from_any_form(call: Call, unique: Callable[[str], str], kind: str) -> None:
    fields = {"key": unique("form"), "data": "text"}
    forms = {"model": ArtifactCreate(**fields), "dict": fields, "object": SimpleNamespace(**fields)}
    created = call("create_artifact", artifact=forms[kind])
    assert (created.key, created.data, created.type) == (fields["key"], "text", None)


@pytest.mark.parametrize("data", ["# text", 1.5, True, [1, {"a": None}], {"a": {"b": []}}])
def test_data_of_every_kind(call: Call, data: object) -> None:
    created = call("create_artifact", ArtifactCreate(data=data))
    assert call("read_artifact", created.id).data == data


def test_create_without_any_field(call: Call) -> None:
    created = call("create_artifact", {})
    read = call("read_artifact", created.id)
    assert (read.key, read.type, read.description, read.data) == (None, None, None, None)


def test_long_metadata_is_truncated_by_the_server(call: Call) -> None:
    created = call("create_artifact", ArtifactCreate(metadata_={"long": "x" * 501, "fits": "y" * 500}))
    assert created.metadata_ == {"long": "x" * 500 + "...", "fits": "y" * 500}


def test_the_latest_artifact_of_a_key(call: Call, unique: Callable[[str], str]) -> None:
    key = unique("latest")
    first = call("create_artifact", ArtifactCreate(key=key, data=1))
    assert call("read_latest_artifact", key).id == first.id
    second = call("create_artifact", ArtifactCreate(key=key, data=2))
    latest = call("read_latest_artifact", key)
    assert type(latest) is Artifact
    assert latest.model_dump() == second.model_dump()
    assert latest.data == 2


# ---- Lists ---------------------------------------------------------------------------------------


@pytest.fixture
def five(api_url: str, run: FlowRun, unique: Callable[[str], str]) -> list[Artifact]:
    """Five artifacts of one flow run: three with the same key, two with keys of their own. The second is a
    table.
    """
    key = unique("five")
    with SyncPrefectClient(api_url) as client:
        return [
            client.create_artifact(
                ArtifactCreate(key=f"{key}{end}", type=kind, data=number, flow_run_id=run.id)
            )
            for number, (end, kind) in enumerate(
                [("-a", "text"), ("-b", "table"), ("-c", "text"), ("-a", "text"), ("-a", "text")]
            )
        ]


def numbers(found: list[Any]) -> list[int]:
    """The data of the artifacts."""
    return [artifact.data for artifact in found]


def test_filters(call: Call, five: list[Artifact], run: FlowRun) -> None:
    of_run = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run.id]))
    found = call("read_artifacts", artifact_filter=of_run, sort=ArtifactSort.CREATED_DESC)
    assert {type(one) for one in found} == {Artifact}
    assert numbers(found) == [4, 3, 2, 1, 0]
    cases: list[tuple[Any, set[int]]] = [
        (ArtifactFilter(key=ArtifactFilterKey(any_=[five[0].key])), {0, 3, 4}),
        (ArtifactFilter(key=[five[0].key, five[1].key]), {0, 1, 3, 4}),
        (ArtifactFilter(key=ArtifactFilterKey(like_=str(five[0].key)[:-2])), {0, 1, 2, 3, 4}),
        (ArtifactFilter(id=ArtifactFilterId(any_=[five[1].id])), {1}),
        (ArtifactFilter(flow_run_id=run.id, type=ArtifactFilterType(any_=["table"])), {1}),
        ({"flow_run_id": {"any_": [run.id]}, "type": {"not_any_": ["table"]}}, {0, 2, 3, 4}),
        (ArtifactFilter(id=five[1].id, key=five[0].key, operator="or_"), {0, 1, 3, 4}),
        (ArtifactFilter(id=five[1].id, key=five[0].key), set()),
    ]
    for given, expected in cases:
        assert set(numbers(call("read_artifacts", artifact_filter=given))) == expected, given
        assert call("count_artifacts", artifact_filter=given) == len(expected), given


def test_filters_on_related_objects(call: Call, five: list[Artifact], run: FlowRun) -> None:
    of_run = {"flow_run_filter": FlowRunFilter(id=FlowRunFilterId(any_=[run.id]))}
    of_flow = {"flow_filter": FlowFilter(id=[run.flow_id])}
    of_another = {"flow_run_filter": FlowRunFilter(id=[uuid4()])}
    of_deployment = {**of_run, "deployment_filter": DeploymentFilter(id=[uuid4()])}
    of_task_run = {**of_run, "task_run_filter": {"id": {"any_": [uuid4()]}}}
    for given, count, latest in [
        (of_run, 5, 3),
        (of_flow, 5, 3),
        (of_another, 0, 0),
        (of_deployment, 0, 0),
        (of_task_run, 0, 0),
    ]:
        assert len(call("read_artifacts", **given)) == count, given
        assert call("count_artifacts", **given) == count, given
        assert len(call("read_latest_artifacts", **given)) == latest, given
        assert call("count_latest_artifacts", **given) == latest, given
    assert len(five) == 5


def test_filters_on_task_runs(call: Call, run: FlowRun) -> None:
    task_run = call("create_task_run", SimpleNamespace(task_key="t"), run.id, dynamic_key="0")
    made = call("create_artifact", ArtifactCreate(flow_run_id=run.id, task_run_id=task_run.id))
    assert made.task_run_id == task_run.id
    call("create_artifact", ArtifactCreate(flow_run_id=run.id))
    [found] = call("read_artifacts", task_run_filter={"id": {"any_": [task_run.id]}})
    assert found.id == made.id


@pytest.mark.parametrize("order", ["CREATED", "UPDATED", "ID", "KEY"])
def test_sort_orders(call: Call, five: list[Artifact], run: FlowRun, order: str) -> None:
    of_run: dict[str, Any] = {"artifact_filter": ArtifactFilter(flow_run_id=run.id)}
    down = call("read_artifacts", sort=ArtifactSort(f"{order}_DESC"), **of_run)
    up = call("read_artifacts", sort=f"{order}_ASC", **of_run)
    assert len(down) == len(up) == 5
    field = {"ID": "id", "KEY": "key", "CREATED": "created", "UPDATED": "updated"}[order]
    values = [getattr(one, field) for one in up]
    assert values == sorted(values)
    assert values[::-1] == [getattr(one, field) for one in down]
    of_run = {"artifact_filter": ArtifactCollectionFilter(flow_run_id=run.id)}
    latest_down = call("read_latest_artifacts", sort=ArtifactCollectionSort(f"{order}_DESC"), **of_run)
    latest_up = call("read_latest_artifacts", sort=f"{order}_ASC", **of_run)
    values = [getattr(one, field) for one in latest_up]
    assert len(values) == 3
    assert values == sorted(values)
    assert values[::-1] == [getattr(one, field) for one in latest_down]
    assert {artifact.key for artifact in five} == {one.key for one in latest_up}


def test_paging(call: Call, five: list[Artifact], run: FlowRun) -> None:
    of_run = ArtifactFilter(flow_run_id=run.id)
    assert len(five) == 5
    for sort, expected in [("CREATED_DESC", [3, 2]), ("CREATED_ASC", [1, 2])]:
        assert (
            numbers(call("read_artifacts", artifact_filter=of_run, sort=sort, limit=2, offset=1)) == expected
        )
    assert call("read_artifacts", artifact_filter=of_run, limit=0) == []
    assert call("read_artifacts", artifact_filter=of_run, offset=5) == []
    assert len(call("read_latest_artifacts", artifact_filter={"flow_run_id": run.id}, limit=1, offset=1)) == 1


def test_latest_artifacts(call: Call, five: list[Artifact], run: FlowRun) -> None:
    found = call(
        "read_latest_artifacts",
        artifact_filter=ArtifactCollectionFilter(flow_run_id=run.id),
        sort=ArtifactCollectionSort.KEY_ASC,
    )
    assert {type(one) for one in found} == {ArtifactCollection}
    assert [(one.latest_id, one.data) for one in found] == [(five[n].id, n) for n in (4, 1, 2)]
    assert [one.type for one in found] == ["text", "table", "text"]
    assert {one.flow_run_id for one in found} == {run.id}
    assert all(one.id != one.latest_id for one in found)
    by_id = ArtifactCollectionFilter(latest_id=ArtifactCollectionFilterLatestId(any_=[five[1].id]))
    assert numbers(call("read_latest_artifacts", artifact_filter=by_id)) == [1]
    by_key = ArtifactCollectionFilter(key=ArtifactCollectionFilterKey(any_=[five[0].key]))
    assert numbers(call("read_latest_artifacts", artifact_filter=by_key)) == [4]
    assert call("count_latest_artifacts", artifact_filter=by_key) == 1
    earlier = ArtifactCollectionFilter(latest_id=[five[0].id])
    assert call("count_latest_artifacts", artifact_filter=earlier) == 0


def test_counts_without_filters(call: Call, five: list[Artifact]) -> None:
    assert call("count_artifacts") >= len(five)
    assert 3 <= call("count_latest_artifacts") < call("count_artifacts")


# ---- Change and delete ---------------------------------------------------------------------------


def test_an_update_changes_only_what_is_set(call: Call) -> None:
    made = call("create_artifact", ArtifactCreate(description="d", data=[1], metadata_={"a": "b"}))
    assert call("update_artifact", made.id, ArtifactUpdate(data={"n": 2})) is None
    now = call("read_artifact", made.id)
    assert (now.data, now.description, now.metadata_) == ({"n": 2}, "d", {"a": "b"})
    call("update_artifact", artifact_id=made, artifact={"description": "e", "metadata_": None})
    now = call("read_artifact", made.id)
    assert (now.data, now.description, now.metadata_) == ({"n": 2}, "e", None)
    call("update_artifact", str(made.id), ArtifactUpdate(data=None))
    assert call("read_artifact", made.id).data is None


def test_only_set_fields_are_sent(mode: str) -> None:
    with StandIn(http(status=204)) as standin:
        caller = Caller(mode, standin.api_url)
        for update, sent in [
            (ArtifactUpdate(), {}),
            (ArtifactUpdate(data=None), {"data": None}),
            (ArtifactUpdate(metadata_={"a": "b"}), {"metadata_": {"a": "b"}}),
        ]:
            caller("update_artifact", uuid4(), update)
            patch = next(asked for asked in reversed(standin.asked) if asked.method == "PATCH")
            assert patch.json() == sent
        caller.close()


def test_delete(call: Call, unique: Callable[[str], str]) -> None:
    key = unique("gone")
    first = call("create_artifact", ArtifactCreate(key=key))
    second = call("create_artifact", ArtifactCreate(key=key))
    assert call("delete_artifact", second) is None
    with pytest.raises(ObjectNotFound):
        call("read_artifact", second.id)
    assert call("read_latest_artifact", key).id == first.id
    call("delete_artifact", str(first.id))
    with pytest.raises(ObjectNotFound):
        call("read_latest_artifact", key)


# ---- Errors --------------------------------------------------------------------------------------


def test_missing_artifacts(call: Call, unique: Callable[[str], str]) -> None:
    for name, *arguments in [
        ("read_artifact", uuid4()),
        ("delete_artifact", uuid4()),
        ("update_artifact", uuid4(), ArtifactUpdate(data=1)),
        ("read_latest_artifact", unique("none")),
    ]:
        with pytest.raises(ObjectNotFound, match="404"):
            call(name, *arguments)


def test_invalid_arguments_are_not_sent(mode: str) -> None:
    in_a_pool = DeploymentFilter(work_pool_name=["pool"])
    cases: list[tuple[str, tuple[Any, ...], dict[str, Any], str]] = [
        ("create_artifact", ("text",), {}, "artifact"),
        ("create_artifact", ({"key": "No Key"},), {}, r"artifact\.key"),
        ("create_artifact", ({"metadata_": {"a": 1}},), {}, r"artifact\.metadata_\.a"),
        ("create_artifact", ({"data": {"a": object()}},), {}, r"artifact\.data\.a"),
        ("create_artifact", ({"metadata": {}},), {}, r"artifact\.metadata"),
        ("read_artifact", ("no id",), {}, "artifact_id"),
        ("delete_artifact", (b"0" * 16,), {}, "artifact_id"),
        ("update_artifact", (uuid4(), {"key": "a"}), {}, r"artifact\.key"),
        ("read_latest_artifact", ("",), {}, "key"),
        ("read_artifacts", (), {"artifact_filter": {"name": "x"}}, r"artifact_filter\.name"),
        ("read_artifacts", (), {"artifact_filter": ArtifactCollectionFilter()}, "artifact_filter"),
        ("read_latest_artifacts", (), {"artifact_filter": ArtifactFilter()}, "artifact_filter"),
        ("read_artifacts", (), {"sort": "NAME_ASC"}, "sort"),
        ("read_artifacts", (), {"limit": -1}, "limit"),
        ("read_latest_artifacts", (), {"offset": "x"}, "offset"),
        ("count_latest_artifacts", (), {"flow_run_filter": 5}, "flow_run_filter"),
        *[
            (name, (), {"deployment_filter": in_a_pool}, r"deployment_filter\.work_pool_name")
            for name in (
                "read_artifacts",
                "read_latest_artifacts",
                "count_artifacts",
                "count_latest_artifacts",
            )
        ],
    ]
    for name, args, kwargs, place in cases:
        assert re.search(place, str(rejected(mode, name, *args, **kwargs)))


# ---- Models, as observed of the official client's ------------------------------------------------


@pytest.mark.parametrize("key", ["a", "a-b", "-", "1", "", "x" * 1000, None])
def test_valid_keys(key: str | None) -> None:
    assert ArtifactCreate(key=key).key == key


@pytest.mark.parametrize("key", ["A", "a_b", "a b", "é", "a/b", "a\n", 5, ["a"]])
def test_invalid_keys(key: Any) -> None:
    with pytest.raises(ValidationError) as error:
        INIT(key=key)
    (problem,) = error.value.errors()
    assert problem["loc"] == ("key",)
    if isinstance(key, str):
        assert "digits and '-'" in problem["msg"] or "digits and -" in problem["msg"]


def test_a_key_in_a_response_may_be_any_text() -> None:
    assert Artifact(key="A b/é").key == "A b/é"


def test_long_metadata_is_truncated_by_the_model() -> None:
    metadata = {"a": "é" * 501, "b": "y" * 500}
    artifact = Artifact(metadata_=metadata)
    assert artifact.metadata_ == {"a": "é" * 500 + "...", "b": "y" * 500}
    assert metadata["a"] == "é" * 501
    assert Artifact().metadata_ is None
    assert ArtifactCreate(metadata_=metadata).metadata_ == metadata
    assert ArtifactCollection(key="k", latest_id=uuid4(), metadata_=metadata).metadata_ == metadata


@pytest.mark.parametrize("cls", [Artifact, ArtifactCreate, ArtifactUpdate])
@pytest.mark.parametrize("metadata", ["text", {"a": 1}, {"a": None}, {1: "x"}, ["a"]])
def test_metadata_maps_text_to_text(cls: Any, metadata: Any) -> None:
    with pytest.raises(ValidationError, match="metadata_"):
        cls(metadata_=metadata)
