"""Reading and counting flow runs: every filter criterion, every sort order, paging."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterName,
    FlowFilter,
    FlowFilterName,
    FlowFilterTags,
    FlowRunFilter,
    FlowRunFilterCreatedBy,
    FlowRunFilterDeploymentId,
    FlowRunFilterEndTime,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterFlowVersion,
    FlowRunFilterId,
    FlowRunFilterIdempotencyKey,
    FlowRunFilterName,
    FlowRunFilterNextScheduledStartTime,
    FlowRunFilterParentFlowRunId,
    FlowRunFilterParentTaskRunId,
    FlowRunFilterStartTime,
    FlowRunFilterState,
    FlowRunFilterStateName,
    FlowRunFilterStateType,
    FlowRunFilterTags,
    FlowRunFilterWorkQueueName,
    TaskRunFilter,
    TaskRunFilterName,
    WorkPoolFilter,
    WorkPoolFilterName,
    WorkQueueFilter,
    WorkQueueFilterName,
)
from prefect_rs.client.schemas.objects import FlowRun, StateType
from prefect_rs.client.schemas.sorting import FlowRunSort
from prefect_rs.exceptions import RequestValidationError
from prefect_rs.states import (
    Completed,
    Running,
    Scheduled,
)

Call = Callable[..., Any]
HOUR = timedelta(hours=1)
T0 = datetime(2090, 1, 1, 12, 0, tzinfo=timezone.utc)


@dataclass
class Landscape:
    """Four runs, a to d, of two flows, with related objects."""

    tag: str
    ids: dict[str, UUID]
    flows: dict[str, str]
    queue: str
    pool: str
    deployment: str
    deployment_id: UUID
    task: str
    task_id: UUID
    key: str

    def all(self, **further: Any) -> FlowRunFilter:
        further.setdefault("tags", FlowRunFilterTags(all_=[self.tag]))
        return FlowRunFilter(**further)

    def mine(self, **further: Any) -> FlowRunFilter:
        """A filter that selects these runs by id instead of by tag."""
        return FlowRunFilter(id=FlowRunFilterId(any_=list(self.ids.values())), **further)

    def names(self, runs: list[FlowRun]) -> str:
        return "".join(run.name.partition("-")[0] for run in runs)


@pytest.fixture(scope="module")
def landscape(api_url: str) -> Iterator[Landscape]:
    tag = f"land-{uuid4().hex[:8]}"
    flows = {"first": tag + "-first", "second": tag + "-second"}
    pool, queue, deployment, task, key = (f"{tag}-{what}" for what in ["pool", "queue", "dep", "task", "key"])
    with SyncPrefectClient(api_url) as client:
        first = client.read_flow(client.create_flow({"name": flows["first"], "tags": [tag]}))
        second = client.read_flow(client.create_flow({"name": flows["second"]}))
        client.request("POST", "/work_pools/", json={"name": pool, "type": "process"})
        client.request("POST", "/work_pools/{pool}/queues", path_params={"pool": pool}, json={"name": queue})
        made = client.request(
            "POST",
            "/deployments/",
            json={
                "name": deployment,
                "flow_id": second.id,
                "work_pool_name": pool,
                "work_queue_name": queue,
                "enforce_parameter_schema": False,
            },
        ).json()

        # c is scheduled, a is completed, d is running; b is a child run of c, belongs to the deployment, and
        # is scheduled.
        c = client.create_flow_run(
            first, name="c-x", tags=[tag, "red"], state=Scheduled(scheduled_time=T0 + HOUR)
        )
        a = client.create_flow_run(first, name="a-x", tags=[tag, "red", "blue"])
        client.set_flow_run_state(a, Running())
        client.set_flow_run_state(a, Completed())
        d = client.create_flow_run(
            SimpleNamespace(name=flows["second"], version="v1"), name="d-y", tags=[tag], state=Running()
        )
        parent = client.request(
            "POST",
            "/task_runs/",
            json={"flow_run_id": c.id, "task_key": "k", "dynamic_key": "0", "name": task},
        ).json()
        b = client.request(
            "POST",
            "/deployments/{id}/create_flow_run",
            path_params={"id": made["id"]},
            json={
                "name": "b-y",
                "tags": [tag, "blue"],
                "parent_task_run_id": parent["id"],
                "idempotency_key": key,
                "state": {"type": "SCHEDULED", "state_details": {"scheduled_time": T0 + 3 * HOUR}},
            },
        ).json()
        ids = {"a": a.id, "b": UUID(b["id"]), "c": c.id, "d": d.id}
        yield Landscape(
            tag, ids, flows, queue, pool, deployment, UUID(made["id"]), task, UUID(parent["id"]), key
        )
        for flow_id in (first.id, second.id):
            client.delete_flow(flow_id)
        client.request("DELETE", "/work_pools/{pool}", path_params={"pool": pool})


LONG_AGO = datetime(2000, 1, 1, tzinfo=timezone.utc)
FILTERS: dict[str, tuple[Callable[[Landscape], FlowRunFilter], str]] = {
    "id any": (
        lambda land: FlowRunFilter(id=FlowRunFilterId(any_=[land.ids["a"], str(land.ids["d"])])),
        "ad",
    ),
    "id none of": (lambda land: land.all(id=FlowRunFilterId(not_any_=[land.ids["a"]])), "bcd"),
    "name any": (lambda land: land.all(name=FlowRunFilterName(any_=["a-x", "b-y", "nobody"])), "ab"),
    "name like": (lambda land: land.all(name=FlowRunFilterName(like_="-Y")), "bd"),
    "tags all": (lambda land: FlowRunFilter(tags=FlowRunFilterTags(all_=[land.tag, "red"])), "ac"),
    "tags any": (lambda land: land.mine(tags=FlowRunFilterTags(any_=["red", "blue"])), "abc"),
    "tags none": (lambda land: land.mine(tags=FlowRunFilterTags(is_null_=True)), ""),
    "tags some": (lambda land: land.mine(tags=FlowRunFilterTags(is_null_=False)), "abcd"),
    "deployment any": (
        lambda land: land.all(deployment_id=FlowRunFilterDeploymentId(any_=[land.deployment_id])),
        "b",
    ),
    "deployment none": (lambda land: land.all(deployment_id=FlowRunFilterDeploymentId(is_null_=True)), "acd"),
    "work queue any": (
        lambda land: land.all(work_queue_name=FlowRunFilterWorkQueueName(any_=[land.queue])),
        "b",
    ),
    "work queue none": (
        lambda land: land.all(work_queue_name=FlowRunFilterWorkQueueName(is_null_=True)),
        "acd",
    ),
    "state type any": (
        lambda land: land.all(
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.COMPLETED, "RUNNING"]))
        ),
        "ad",
    ),
    "state type none of": (
        lambda land: land.all(state=FlowRunFilterState(type=FlowRunFilterStateType(not_any_=["SCHEDULED"]))),
        "ad",
    ),
    "state name any": (
        lambda land: land.all(state=FlowRunFilterState(name=FlowRunFilterStateName(any_=["Scheduled"]))),
        "bc",
    ),
    "state name none of": (
        lambda land: land.all(state=FlowRunFilterState(name=FlowRunFilterStateName(not_any_=["Scheduled"]))),
        "ad",
    ),
    "state or": (
        lambda land: land.all(
            state=FlowRunFilterState(
                operator="or_",
                type=FlowRunFilterStateType(any_=["RUNNING"]),
                name=FlowRunFilterStateName(any_=["Completed"]),
            )
        ),
        "ad",
    ),
    "flow version": (lambda land: land.all(flow_version=FlowRunFilterFlowVersion(any_=["v1"])), "d"),
    "started": (lambda land: land.all(start_time=FlowRunFilterStartTime(is_null_=False)), "ad"),
    "not started": (lambda land: land.all(start_time=FlowRunFilterStartTime(is_null_=True)), "bc"),
    # For a run that has not started, the server uses the expected start time.
    "started after": (lambda land: land.all(start_time=FlowRunFilterStartTime(after_=T0)), "bc"),
    "started before": (lambda land: land.all(start_time=FlowRunFilterStartTime(before_=T0)), "ad"),
    "ended": (lambda land: land.all(end_time=FlowRunFilterEndTime(is_null_=False)), "a"),
    "not ended": (lambda land: land.all(end_time=FlowRunFilterEndTime(is_null_=True)), "bcd"),
    "ended after": (lambda land: land.all(end_time=FlowRunFilterEndTime(after_=LONG_AGO)), "a"),
    "ended before": (lambda land: land.all(end_time=FlowRunFilterEndTime(before_=LONG_AGO)), ""),
    "expected after": (
        lambda land: land.all(expected_start_time=FlowRunFilterExpectedStartTime(after_=T0 + 2 * HOUR)),
        "b",
    ),
    "expected before": (
        lambda land: land.all(expected_start_time=FlowRunFilterExpectedStartTime(before_=T0 + 2 * HOUR)),
        "acd",
    ),
    "scheduled after": (
        lambda land: land.all(
            next_scheduled_start_time=FlowRunFilterNextScheduledStartTime(after_="2090-01-01T13:00:00Z")
        ),
        "bc",
    ),
    "scheduled before": (
        lambda land: land.all(
            next_scheduled_start_time=FlowRunFilterNextScheduledStartTime(before_=T0 + 2 * HOUR)
        ),
        "c",
    ),
    "parent run": (
        lambda land: land.all(parent_flow_run_id=FlowRunFilterParentFlowRunId(any_=[land.ids["c"]])),
        "b",
    ),
    "parent task any": (
        lambda land: land.all(parent_task_run_id=FlowRunFilterParentTaskRunId(any_=[land.task_id])),
        "b",
    ),
    "parent task none": (
        lambda land: land.all(parent_task_run_id=FlowRunFilterParentTaskRunId(is_null_=True)),
        "acd",
    ),
    "key any": (
        lambda land: FlowRunFilter(idempotency_key=FlowRunFilterIdempotencyKey(any_=[land.key])),
        "b",
    ),
    "creator none": (lambda land: land.all(created_by=FlowRunFilterCreatedBy(is_null_=True)), "abcd"),
    "creator some": (lambda land: land.all(created_by=FlowRunFilterCreatedBy(is_null_=False)), ""),
    "or": (
        lambda land: FlowRunFilter(
            operator="or_",
            id=FlowRunFilterId(any_=[land.ids["a"]]),
            idempotency_key=FlowRunFilterIdempotencyKey(any_=[land.key]),
        ),
        "ab",
    ),
    "and": (
        lambda land: land.mine(name=FlowRunFilterName(like_="-y"), tags=FlowRunFilterTags(all_=["blue"])),
        "b",
    ),
}
# Which server version some of them need.
NEWER = {
    "tags any": pytest.mark.needs_server("3.2", "a filter by any of some tags"),
    "started after": pytest.mark.needs_server("3.4", "start times that runs to come are found by"),
    "creator none": pytest.mark.needs_server("3.6", "a filter by the creator of runs"),
    "creator some": pytest.mark.needs_server("3.6", "a filter by the creator of runs"),
}


@pytest.mark.parametrize("which", [pytest.param(which, marks=NEWER.get(which, ())) for which in FILTERS])
def test_filters(call: Call, landscape: Landscape, which: str) -> None:
    make, expected = FILTERS[which]
    runs = call("read_flow_runs", flow_run_filter=make(landscape), sort=FlowRunSort.NAME_ASC)
    assert landscape.names(runs) == expected
    assert call("count_flow_runs", flow_run_filter=make(landscape)) == len(expected)


def test_every_criterion_is_tested() -> None:
    land = Landscape(
        "t",
        {"a": uuid4(), "b": uuid4(), "c": uuid4(), "d": uuid4()},
        {},
        "q",
        "p",
        "d",
        uuid4(),
        "t",
        uuid4(),
        "k",
    )
    used = {name for make, _ in FILTERS.values() for name in make(land).model_fields_set}
    assert used == set(FlowRunFilter.model_fields)


RELATED: dict[str, tuple[Callable[[Landscape], dict[str, Any]], str]] = {
    "flow name": (
        lambda land: {"flow_filter": FlowFilter(name=FlowFilterName(any_=[land.flows["first"]]))},
        "ac",
    ),
    "flow tags": (lambda land: {"flow_filter": FlowFilter(tags=FlowFilterTags(all_=[land.tag]))}, "ac"),
    "task run": (
        lambda land: {"task_run_filter": TaskRunFilter(name=TaskRunFilterName(any_=[land.task]))},
        "c",
    ),
    "deployment": (
        lambda land: {
            "deployment_filter": DeploymentFilter(name=DeploymentFilterName(any_=[land.deployment]))
        },
        "b",
    ),
    "work pool": (
        lambda land: {"work_pool_filter": WorkPoolFilter(name=WorkPoolFilterName(any_=[land.pool]))},
        "b",
    ),
    "work queue": (
        lambda land: {"work_queue_filter": WorkQueueFilter(name=WorkQueueFilterName(any_=[land.queue]))},
        "b",
    ),
    "work queue begins": (
        lambda land: {"work_queue_filter": WorkQueueFilter(name=WorkQueueFilterName(startswith_=[land.tag]))},
        "b",
    ),
    "two that do not meet": (
        lambda land: {
            "flow_filter": FlowFilter(name=FlowFilterName(any_=[land.flows["first"]])),
            "deployment_filter": DeploymentFilter(name=DeploymentFilterName(any_=[land.deployment])),
        },
        "",
    ),
    "a dict": (lambda land: {"flow_filter": {"name": {"any_": [land.flows["second"]]}}}, "bd"),
}


@pytest.mark.parametrize("which", RELATED)
def test_filters_on_related_objects(call: Call, landscape: Landscape, which: str) -> None:
    make, expected = RELATED[which]
    filters = make(landscape)
    assert landscape.names(call("read_flow_runs", **filters, sort="NAME_ASC")) == expected
    assert call("count_flow_runs", **filters) == len(expected)
    narrowed = {**filters, "flow_run_filter": landscape.all()}
    assert call("count_flow_runs", **narrowed) == len(expected)


def test_plain_values_as_criteria(call: Call, landscape: Landscape) -> None:
    land = landscape
    plain = FlowRunFilter(id=list(land.ids.values()), name=["a-x", "b-y"], tags=[land.tag, "red"])
    assert land.names(call("read_flow_runs", flow_run_filter=plain)) == "a"
    assert call("count_flow_runs", flow_run_filter=FlowRunFilter(id=land.ids["b"])) == 1


def test_without_a_filter_all_runs_count(call: Call, landscape: Landscape) -> None:
    assert call("count_flow_runs") >= 4
    assert call("count_flow_runs", flow_run_filter=FlowRunFilter()) >= 4
    assert len(call("read_flow_runs", limit=3)) == 3


# Created in the order c, a, d, b. Those that have started did so before the scheduled ones will.
SORTS = {
    "NAME_ASC": "abcd",
    "NAME_DESC": "dcba",
    "START_TIME_ASC": "adcb",
    "START_TIME_DESC": "bcda",
    "EXPECTED_START_TIME_ASC": "adcb",
    "EXPECTED_START_TIME_DESC": "bcda",
    "NEXT_SCHEDULED_START_TIME_ASC": "cb",
    "END_TIME_DESC": "a",
}
# Orders by a field that only some of the runs have.
AMONG = {"NEXT_SCHEDULED_START_TIME_ASC": "bc", "END_TIME_DESC": "a"}


@pytest.mark.parametrize("sort", SORTS)
def test_sort_orders(call: Call, landscape: Landscape, sort: str) -> None:
    among = [landscape.ids[name] for name in AMONG.get(sort, "abcd")]
    which = FlowRunFilter(id=FlowRunFilterId(any_=among))
    for spelling in (FlowRunSort[sort], sort):
        runs = call("read_flow_runs", flow_run_filter=which, sort=spelling)
        assert landscape.names(runs) == SORTS[sort]


def test_every_sort_order_is_tested() -> None:
    elsewhere = {"ID_ASC", "ID_DESC", "END_TIME_ASC"}
    assert {*SORTS, *elsewhere} == {member.name for member in FlowRunSort}


@pytest.mark.parametrize("sort", [None, FlowRunSort.ID_DESC, "ID_DESC"])
def test_the_default_order_is_descending_id(call: Call, landscape: Landscape, sort: Any) -> None:
    runs = call("read_flow_runs", flow_run_filter=landscape.all(), sort=sort)
    assert [run.id for run in runs] == sorted(landscape.ids.values(), reverse=True)


@pytest.mark.parametrize("stem", ["ID", "END_TIME"])
def test_ascending_orders_that_the_server_does_not_have(call: Call, landscape: Landscape, stem: str) -> None:
    def page(direction: str, **where: Any) -> list[Any]:
        sort = FlowRunSort[f"{stem}_{direction}"]
        return [run.id for run in call("read_flow_runs", flow_run_filter=which, sort=sort, **where)]

    # Only one of the four has ended. Two without an end time could come in either order.
    which = landscape.all() if stem == "ID" else FlowRunFilter(id=[landscape.ids["a"], landscape.ids["b"]])
    down = page("DESC")
    assert len(down) == (4 if stem == "ID" else 2)
    assert page("ASC") == down[::-1]
    assert page("ASC", limit=1, offset=1) == down[::-1][1:2]
    assert page("ASC", offset=4) == []


def test_paging(call: Call, landscape: Landscape) -> None:
    def page(**where: Any) -> str:
        runs = call("read_flow_runs", flow_run_filter=landscape.all(), sort=FlowRunSort.NAME_ASC, **where)
        return landscape.names(runs)

    assert page(limit=2) == "ab"
    assert page(limit=2, offset=1) == "bc"
    assert page(offset=3) == "d"
    assert page(offset=4) == ""
    assert page(limit=0) == ""
    assert page(limit=None, offset=0) == "abcd"


def test_a_page_beyond_the_servers_maximum_raises(call: Call) -> None:
    with pytest.raises(RequestValidationError, match="200"):
        call("read_flow_runs", limit=201)
