"""Flows: create, read, find by name, list, update, delete."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import FlowCreate, FlowUpdate
from prefect_rs.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterName,
    FlowFilter,
    FlowFilterDeployment,
    FlowFilterId,
    FlowFilterName,
    FlowFilterTags,
    FlowRunFilter,
    FlowRunFilterName,
    TaskRunFilter,
    TaskRunFilterName,
    WorkPoolFilter,
    WorkPoolFilterName,
    WorkQueueFilter,
)
from prefect_rs.client.schemas.objects import Flow
from prefect_rs.client.schemas.sorting import FlowSort
from prefect_rs.exceptions import ObjectNotFound, RequestValidationError, ValidationError

from tests.support.cases import with_nul

Call = Callable[..., Any]
Unique = Callable[[str], str]


# ---- Create and read -----------------------------------------------------------------------------


def test_create_from_name(call: Call, unique: Unique) -> None:
    name = unique("plain")
    before = datetime.now(timezone.utc) - timedelta(seconds=5)
    flow_id = call("create_flow_from_name", name)
    assert type(flow_id) is UUID
    flow = call("read_flow", flow_id)
    assert type(flow) is Flow
    assert (flow.id, flow.name, flow.tags, flow.labels) == (flow_id, name, [], {})
    assert before < flow.created <= flow.updated < before + timedelta(minutes=1)
    assert flow.created.utcoffset() == timedelta(0)


def test_creating_a_flow_twice_returns_the_same_flow(call: Call, unique: Unique) -> None:
    name = unique("twice")
    assert call("create_flow_from_name", name) == call("create_flow_from_name", name)


def test_create_from_any_object_with_a_name(call: Call, unique: Unique) -> None:
    name = unique("object")
    flow_id = call("create_flow", SimpleNamespace(name=name))
    assert call("read_flow", flow_id).name == name


@pytest.mark.needs_server("3.2", "labels of flows")
def test_create_from_a_model_with_tags_and_labels(call: Call, unique: Unique) -> None:
    flow_id = call(
        "create_flow", FlowCreate(name=unique("model"), tags=["a", "b"], labels={"team": "x", "n": 1})
    )
    flow = call("read_flow", flow_id)
    assert flow.tags == ["a", "b"]
    assert flow.labels == {"team": "x", "n": 1}


def test_create_from_a_dict(call: Call, unique: Unique) -> None:
    name = unique("dict")
    flow = call("read_flow", call("create_flow", {"name": name, "tags": ["t"]}))
    assert (flow.name, flow.tags) == (name, ["t"])


def test_create_from_a_flow_that_was_read(call: Call, unique: Unique) -> None:
    flow_id = call("create_flow_from_name", unique("again"))
    assert call("create_flow", call("read_flow", flow_id)) == flow_id


def test_update(call: Call, unique: Unique) -> None:
    flow_id = call("create_flow", FlowCreate(name=unique("changed"), tags=["old"]))
    assert call("update_flow", flow_id, FlowUpdate()) is None
    assert call("read_flow", flow_id).tags == ["old"]
    assert call("update_flow", call("read_flow", flow_id), {"tags": {"new"}}) is None
    assert call("read_flow", flow_id).tags == ["new"]
    call("update_flow", flow_id=str(flow_id), flow=FlowUpdate(tags=[]))
    assert call("read_flow", flow_id).tags == []
    with pytest.raises(ObjectNotFound):
        call("update_flow", uuid4(), FlowUpdate(tags=["x"]))
    with pytest.raises(ValidationError, match=r"flow\.name"):
        call("update_flow", flow_id, {"name": "x"})
    with pytest.raises(ValidationError, match="flow_id"):
        call("update_flow", "x", FlowUpdate())


def test_arguments_by_keyword(call: Call, unique: Unique) -> None:
    name = unique("keyword")
    flow_id = call("create_flow_from_name", flow_name=name)
    assert call("create_flow", flow=SimpleNamespace(name=name)) == flow_id
    assert call("read_flow", flow_id=flow_id) == call("read_flow_by_name", flow_name=name)
    assert call("delete_flow", flow_id=flow_id) is None


@pytest.mark.parametrize("kind", ["uuid", "text", "hex", "upper", "object", "flow"])
def test_every_form_of_an_id(call: Call, unique: Unique, kind: str) -> None:
    flow_id = call("create_flow_from_name", unique("id"))
    flow = call("read_flow", flow_id)
    spelling: dict[str, Any] = {
        "uuid": flow_id,
        "text": str(flow_id),
        "hex": flow_id.hex,
        "upper": str(flow_id).upper(),
        "object": SimpleNamespace(id=str(flow_id)),
        "flow": flow,
    }
    assert call("read_flow", spelling[kind]) == flow
    assert call("delete_flow", spelling[kind]) is None
    with pytest.raises(ObjectNotFound):
        call("read_flow", flow_id)


def test_missing_flows(call: Call) -> None:
    missing = uuid4()
    with pytest.raises(ObjectNotFound) as read:
        call("read_flow", missing)
    assert read.value.status_code == 404
    assert read.value.request.method == "GET"
    assert read.value.request.url.endswith(f"/flows/{missing}")
    assert read.value.response.json() == {"detail": "Flow not found"}
    assert str(read.value) == f"404 Not Found for GET {read.value.request.url}: Flow not found"
    assert read.value.help_message == str(read.value)
    assert read.value.http_exc is read.value
    with pytest.raises(ObjectNotFound) as deleted:
        call("delete_flow", missing)
    assert deleted.value.request.method == "DELETE"


def test_deleting_a_flow_deletes_its_runs(call: Call, unique: Unique) -> None:
    flow_id = call("create_flow_from_name", unique("with-runs"))
    run = call("create_flow_run", call("read_flow", flow_id))
    call("delete_flow", flow_id)
    with pytest.raises(ObjectNotFound):
        call("read_flow_run", run.id)


# ---- Names ---------------------------------------------------------------------------------------

ODD_NAMES = [
    "what?x=1",
    "a#b",
    "two words",
    " blanks around ",
    "Überflüssig 流れ 😀",
    "a+b=c;d,e:f@g",
    "back\\slash",
    "quo\"te's",
    "..x",
    "x..",
    "...",
    "{braces}[brackets]|^`~",
    "tab\tbell\x07",
]


@pytest.mark.parametrize("odd", ODD_NAMES)
def test_read_by_name_with_any_characters(call: Call, unique: Unique, odd: str) -> None:
    name = f"{odd}{unique('')}" if not odd.endswith(" ") else f"{unique(' ')}{odd}"
    flow_id = call("create_flow_from_name", name)
    found = call("read_flow_by_name", name)
    assert (found.id, found.name) == (flow_id, name)


def test_read_by_name_of_three_dots(call: Call) -> None:
    flow_id = call("create_flow_from_name", "...")
    assert call("read_flow_by_name", "...").id == flow_id


@pytest.mark.parametrize("name", ["..", ".", ""])
def test_a_name_that_no_url_can_carry_is_rejected(call: Call, name: str) -> None:
    # Every URL parser treats `%2E%2E` like `..`.
    with pytest.raises(ValidationError, match="flow_name"):
        call("read_flow_by_name", name)


@pytest.mark.parametrize(
    "name",
    [
        *["a/b", "a/../b?x=1", "../../admin/version", "%2E%2E", "100%", "..%2F..", "count", "filter"],
        pytest.param("x\0y", marks=with_nul),
        pytest.param("/", marks=pytest.mark.needs_server("3.4", "an answer to a name that is only a slash")),
    ],
)
def test_an_unknown_name_requests_no_other_path(call: Call, name: str) -> None:
    with pytest.raises(ObjectNotFound) as missing:
        call("read_flow_by_name", name)
    url = missing.value.request.url
    assert "/api/flows/name/" in url
    part = url.partition("/api/flows/name/")[2]
    assert "/" not in part
    assert "?" not in part
    assert "#" not in part
    assert unquote(part) == name


@pytest.mark.parametrize("name", ["a/b", "50%", "<x>", "a&b"])
def test_a_name_that_the_server_rejects(call: Call, name: str) -> None:
    with pytest.raises(ValidationError) as refused:
        call("create_flow_from_name", name)
    assert isinstance(refused.value, RequestValidationError)
    assert refused.value.status_code == 422
    assert "name" in str(refused.value)
    assert refused.value.errors()[0]["loc"] == ("body", "name")


# ---- Lists ---------------------------------------------------------------------------------------


@dataclass
class Landscape:
    """Flows and related objects. The flows' names begin with `stem`."""

    stem: str
    ids: dict[str, UUID]
    pool: str
    deployment: str

    def all(self, **further: Any) -> FlowFilter:
        return FlowFilter(name=FlowFilterName(like_=self.stem), **further)

    def names(self, flows: list[Flow]) -> list[str]:
        return [flow.name.removeprefix(self.stem) for flow in flows]


@pytest.fixture(scope="module")
def landscape(api_url: str) -> Iterator[Landscape]:
    stem = f"land-{uuid4().hex[:8]}-"
    with SyncPrefectClient(api_url) as client:
        ids = {}
        tags: dict[str, list[str]] = {"c": ["red", "round"], "a": ["red"], "d": [], "b": ["blue"]}
        for name in tags:  # not in the order of their names
            ids[name] = client.create_flow({"name": stem + name, "tags": tags[name]})
        run = client.create_flow_run(client.read_flow(ids["a"]), name=stem + "run")
        client.request(
            "POST",
            "/task_runs/",
            json={"flow_run_id": run.id, "task_key": "k", "dynamic_key": "0", "name": stem + "task"},
        )
        pool, deployment = stem + "pool", stem + "deployment"
        client.request("POST", "/work_pools/", json={"name": pool, "type": "process"})
        client.request(
            "POST", "/deployments/", json={"name": deployment, "flow_id": ids["b"], "work_pool_name": pool}
        )
        yield Landscape(stem, ids, pool, deployment)
        for flow_id in ids.values():
            client.delete_flow(flow_id)
        client.request("DELETE", "/work_pools/{name}", path_params={"name": pool})


FILTERS: dict[str, tuple[Callable[[Landscape], FlowFilter], str]] = {
    "name like": (lambda land: land.all(), "abcd"),
    "name any": (lambda land: FlowFilter(name=FlowFilterName(any_=[land.stem + "a", land.stem + "d"])), "ad"),
    "id any": (lambda land: FlowFilter(id=FlowFilterId(any_=[land.ids["c"], str(land.ids["b"])])), "bc"),
    "id none of": (lambda land: land.all(id=FlowFilterId(not_any_=[land.ids["c"]])), "abd"),
    "tags all": (lambda land: land.all(tags=FlowFilterTags(all_=["red"])), "ac"),
    "tags all of two": (lambda land: land.all(tags=FlowFilterTags(all_=["red", "round"])), "c"),
    "tags none": (lambda land: land.all(tags=FlowFilterTags(is_null_=True)), "d"),
    "tags some": (lambda land: land.all(tags=FlowFilterTags(is_null_=False)), "abc"),
    "deployment none": (lambda land: land.all(deployment=FlowFilterDeployment(is_null_=True)), "acd"),
    "deployment some": (lambda land: land.all(deployment=FlowFilterDeployment(is_null_=False)), "b"),
    "or": (
        lambda land: FlowFilter(
            operator="or_",
            name=FlowFilterName(any_=[land.stem + "a"]),
            id=FlowFilterId(any_=[land.ids["d"]]),
        ),
        "ad",
    ),
    "nothing": (lambda land: FlowFilter(name=FlowFilterName(any_=[])), ""),
}


# Which server version some of them need.
NEWER = {"id none of": pytest.mark.needs_server("3.6", "a filter of flows without some ids")}


@pytest.mark.parametrize("which", [pytest.param(which, marks=NEWER.get(which, ())) for which in FILTERS])
def test_filters(call: Call, landscape: Landscape, which: str) -> None:
    make, expected = FILTERS[which]
    flows = call("read_flows", flow_filter=make(landscape), sort=FlowSort.NAME_ASC)
    assert "".join(landscape.names(flows)) == expected


def test_a_dict_as_a_filter(call: Call, landscape: Landscape) -> None:
    flows = call("read_flows", flow_filter={"name": {"any_": [landscape.stem + "a"]}})
    assert landscape.names(flows) == ["a"]


PLAIN: dict[str, tuple[Callable[[Landscape], FlowFilter], str]] = {
    "name": (lambda land: FlowFilter(name=land.stem + "a"), "a"),
    "names": (lambda land: FlowFilter(name=[land.stem + "a", land.stem + "b"]), "ab"),
    "tags": (lambda land: FlowFilter(id=list(land.ids.values()), tags=["red", "round"]), "c"),
    "id": (lambda land: FlowFilter(id=land.ids["d"]), "d"),
    "ids": (lambda land: FlowFilter(id=[str(land.ids["d"]), land.ids["a"]]), "ad"),
}


@pytest.mark.parametrize("which", PLAIN)
def test_plain_values_as_criteria(call: Call, landscape: Landscape, which: str) -> None:
    make, expected = PLAIN[which]
    flows = call("read_flows", flow_filter=make(landscape), sort=FlowSort.NAME_ASC)
    assert "".join(landscape.names(flows)) == expected


def test_filters_on_related_objects(call: Call, landscape: Landscape) -> None:
    land = landscape
    by_run = FlowRunFilter(name=FlowRunFilterName(any_=[land.stem + "run"]))
    assert land.names(call("read_flows", flow_run_filter=by_run)) == ["a"]
    by_task = TaskRunFilter(name=TaskRunFilterName(any_=[land.stem + "task"]))
    assert land.names(call("read_flows", task_run_filter=by_task)) == ["a"]
    by_deployment = DeploymentFilter(name=DeploymentFilterName(any_=[land.deployment]))
    assert land.names(call("read_flows", deployment_filter=by_deployment)) == ["b"]
    by_pool = WorkPoolFilter(name=WorkPoolFilterName(any_=[land.pool]))
    assert land.names(call("read_flows", work_pool_filter=by_pool)) == ["b"]
    assert call("read_flows", flow_run_filter=by_run, deployment_filter=by_deployment) == []


def test_a_filter_on_work_queues_is_rejected(call: Call) -> None:
    with pytest.raises(ValidationError, match="work_queue_filter"):
        call("read_flows", work_queue_filter=WorkQueueFilter())
    assert isinstance(call("read_flows", limit=1, work_queue_filter=None), list)


SORTS = {
    "NAME_ASC": "abcd",
    "NAME_DESC": "dcba",
    "CREATED_ASC": "cadb",
    "CREATED_DESC": "bdac",
    "UPDATED_ASC": "cadb",
    "UPDATED_DESC": "bdac",
}


@pytest.mark.parametrize("sort", SORTS)
def test_sort_orders(call: Call, landscape: Landscape, sort: str) -> None:
    for spelling in (FlowSort[sort], sort):
        flows = call("read_flows", flow_filter=landscape.all(), sort=spelling)
        assert "".join(landscape.names(flows)) == SORTS[sort]


def test_every_sort_order_is_tested() -> None:
    assert set(SORTS) == {member.name for member in FlowSort}


@pytest.mark.parametrize(
    ("field", "direction", "expected"),
    [
        ("name", "asc", "abcd"),
        ("name", "desc", "dcba"),
        ("created", "desc", "bdac"),
        ("created", "asc", "cadb"),
    ],
)
def test_a_sort_order_as_field_and_direction(
    call: Call, landscape: Landscape, field: str, direction: str, expected: str
) -> None:
    sort = FlowSort(field=field, direction=direction)  # type: ignore[call-arg]
    flows = call("read_flows", flow_filter=landscape.all(), sort=sort)
    assert "".join(landscape.names(flows)) == expected


def test_the_default_order_is_by_name(call: Call, landscape: Landscape) -> None:
    assert landscape.names(call("read_flows", flow_filter=landscape.all())) == ["a", "b", "c", "d"]


def test_paging(call: Call, landscape: Landscape) -> None:
    def page(**where: Any) -> list[str]:
        return landscape.names(call("read_flows", flow_filter=landscape.all(), sort="NAME_ASC", **where))

    assert page(limit=2) == ["a", "b"]
    assert page(limit=2, offset=1) == ["b", "c"]
    assert page(offset=3) == ["d"]
    assert page(offset=4) == []
    assert page(limit=0) == []
    assert page(limit=None, offset=None) == ["a", "b", "c", "d"]


def test_read_flows_by_position(call: Call, landscape: Landscape) -> None:
    by_deployment = DeploymentFilter(name=DeploymentFilterName(any_=[landscape.deployment]))
    flows = call("read_flows", 2, 0, FlowSort.NAME_DESC, landscape.all(), by_deployment)
    assert landscape.names(flows) == ["b"]
    flows = call("read_flows", 2, 1, FlowSort.NAME_DESC, landscape.all())
    assert landscape.names(flows) == ["c", "b"]
