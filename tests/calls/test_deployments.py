"""Deployments against a real server, in both clients: create, read, list, change, pause, run, delete."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import DeploymentScheduleCreate, DeploymentUpdate
from prefect_rs.client.schemas.filters import (
    DeploymentFilter,
    FlowFilter,
    FlowRunFilter,
    WorkPoolFilter,
    WorkQueueFilter,
)
from prefect_rs.client.schemas.objects import (
    ConcurrencyOptions,
    Deployment,
    DeploymentBranchingOptions,
    DeploymentStatus,
    FlowRun,
    VersionInfo,
)
from prefect_rs.client.schemas.responses import DeploymentResponse
from prefect_rs.client.schemas.schedules import CronSchedule, IntervalSchedule
from prefect_rs.client.schemas.sorting import DeploymentSort
from prefect_rs.exceptions import ObjectAlreadyExists, ObjectNotFound, ValidationError
from prefect_rs.states import Scheduled

from tests.support.standin import StandIn, as_json

Call = Callable[..., Any]
Unique = Callable[[str], str]

# What a server makes up since 3.4 where no schema is given. An older one neither changes nor runs a
# deployment without a schema.
SCHEMA: dict[str, Any] = {"type": "object", "properties": {}}


@pytest.fixture
def flow_id(call: Call, unique: Unique) -> UUID:
    return call("create_flow_from_name", unique("deployed"))  # type: ignore[no-any-return]


# ---- Create and read -----------------------------------------------------------------------------


def test_a_deployment_with_nothing_but_a_name(call: Call, flow_id: UUID) -> None:
    created = call("create_deployment", flow_id, "plain")
    assert type(created) is DeploymentResponse
    assert isinstance(created, Deployment)
    assert (created.name, created.flow_id, created.paused, created.tags) == ("plain", flow_id, False, [])
    assert (created.schedules, created.parameters, created.status) == ([], {}, DeploymentStatus.NOT_READY)
    assert created.created.tzinfo is not None
    assert call("read_deployment", created.id) == created
    assert call("read_deployment", str(created.id)) == created
    assert call("read_deployment", created) == created


def test_every_argument_arrives(call: Call, flow_id: UUID, client: SyncPrefectClient, unique: Unique) -> None:
    pool = unique("pool")
    client.request("POST", "/work_pools/", json={"name": pool, "type": "process"})
    schema = {"type": "object", "properties": {"x": {"type": "integer"}}}
    created = call(
        "create_deployment",
        flow_id=flow_id,
        name="full",
        version="1.2",
        schedules=[DeploymentScheduleCreate(schedule=CronSchedule(cron="@daily"), active=False)],
        concurrency_limit=3,
        concurrency_options=ConcurrencyOptions(collision_strategy="CANCEL_NEW"),
        parameters={"x": 2**70, "when": datetime(2026, 1, 1, tzinfo=timezone.utc)},
        description="What it is for",
        work_queue_name="urgent",
        work_pool_name=pool,
        tags={"a"},
        path="/srv",
        entrypoint="flow.py:main",
        parameter_openapi_schema=schema,
        paused=True,
        pull_steps=[{"step": {"n": 1}}],
        enforce_parameter_schema=False,
        job_variables={"env": {"A": "b"}},
    )
    read = call("read_deployment", created.id)
    assert read == created
    assert (read.version, read.description, read.path) == ("1.2", "What it is for", "/srv")
    assert (read.work_queue_name, read.work_pool_name, read.tags) == ("urgent", pool, ["a"])
    assert (read.entrypoint, read.paused, read.enforce_parameter_schema) == ("flow.py:main", True, False)
    assert read.parameters == {"x": 2**70, "when": "2026-01-01T00:00:00Z"}
    assert read.global_concurrency_limit.limit == 3
    assert read.concurrency_options.collision_strategy == "CANCEL_NEW"
    assert read.parameter_openapi_schema == schema
    assert (read.pull_steps, read.job_variables) == ([{"step": {"n": 1}}], {"env": {"A": "b"}})
    [schedule] = read.schedules
    assert (schedule.schedule.cron, schedule.active) == ("@daily", False)


@pytest.mark.needs_server("3.2", "labels of deployments")
def test_labels_arrive(call: Call, flow_id: UUID) -> None:
    created = call("create_deployment", flow_id, "labelled", labels={"team": "x", "n": 1})
    labels = call("read_deployment", created.id).labels
    assert (labels["team"], labels["n"]) == ("x", 1)


@pytest.mark.needs_server("3.4", "information on the version of a deployment")
def test_information_on_the_version_arrives(call: Call, flow_id: UUID) -> None:
    info = VersionInfo(type="vcs:git", version="abc", branch="main")  # type: ignore[call-arg]
    # The server refuses what it does not know, and does not tell this again.
    assert call("create_deployment", flow_id, "versioned", version_info=info).name == "versioned"


@pytest.mark.needs_server("3.6", "the grace period of a concurrency limit")
def test_the_grace_period_arrives(call: Call, flow_id: UUID) -> None:
    options = ConcurrencyOptions(collision_strategy="CANCEL_NEW", grace_period_seconds=120)
    created = call("create_deployment", flow_id, "patient", concurrency_limit=3, concurrency_options=options)
    assert call("read_deployment", created.id).concurrency_options == options


@pytest.mark.parametrize(
    "arguments",
    [
        {"schedule": CronSchedule(cron="0 0 * * *")},
        {"schedule": {"cron": "0 0 * * *"}},
        {"schedule": (CronSchedule(cron="0 0 * * *"), True)},
        {"schedules": [CronSchedule(cron="0 0 * * *")]},
        {"schedules": ({"schedule": {"cron": "0 0 * * *"}},)},
        {"version_info": CronSchedule(cron="0 0 * * *")},
    ],
)
def test_a_schedule_is_given_in_either_spelling(call: Call, flow_id: UUID, arguments: dict[str, Any]) -> None:
    created = call("create_deployment", flow_id, "scheduled", "1", **arguments)
    [schedule] = created.schedules
    assert (schedule.schedule, schedule.active) == (
        CronSchedule(cron="0 0 * * *").model_copy(update=schedule.schedule.model_dump()),
        True,
    )


def test_both_spellings_together_make_two_schedules(call: Call, flow_id: UUID) -> None:
    created = call(
        "create_deployment",
        SimpleNamespace(id=flow_id),
        "two",
        schedule=CronSchedule(cron="@daily"),
        schedules=[IntervalSchedule(interval=60)],
    )
    assert len(created.schedules) == 2


def test_creating_it_again_changes_it(call: Call, flow_id: UUID) -> None:
    first = call("create_deployment", flow_id, "again", description="one")
    second = call("create_deployment", flow_id, "again", description="two")
    assert (second.id, second.description) == (first.id, "two")


@pytest.mark.parametrize(
    ("arguments", "loc"),
    [
        ({"name": None}, ("name",)),
        ({"name": b"x"}, ("name",)),
        ({"flow_id": "x"}, ("flow_id",)),
        ({"schedule": {"cron": "0 25 * * *"}}, ("schedule", "schedule", "cron")),
        ({"schedules": [{"interval": 0}]}, ("schedules", 0, "schedule", "interval")),
        ({"schedule": "@daily"}, ("schedule",)),
        ({"parameters": [1]}, ("parameters",)),
        ({"parameters": {"f": object()}}, ("parameters",)),
        ({"tags": "a"}, ("tags",)),
        ({"paused": "maybe"}, ("paused",)),
        ({"version_info": {"type": "x"}}, ("version_info", "version")),
        ({"concurrency_limit": "x"}, ("concurrency_limit",)),
        ({"concurrency_options": {"collision_strategy": "X"}}, ("concurrency_options", "collision_strategy")),
        ({"storage_document_id": 5}, ("storage_document_id",)),
        ({"pull_steps": [1]}, ("pull_steps", 0)),
        ({"labels": {"a": []}}, ("labels", "a")),
    ],
)
def test_bad_arguments_are_refused_before_anything_is_sent(call: Call, arguments: Any, loc: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        call("create_deployment", **{"flow_id": uuid4(), "name": "bad", **arguments})
    assert not hasattr(caught.value, "status_code")
    assert caught.value.errors()[0]["loc"][: len(loc)] == loc


def test_what_the_server_refuses(call: Call, flow_id: UUID) -> None:
    with pytest.raises(ObjectNotFound, match="nowhere"):
        call("create_deployment", flow_id, "x", work_pool_name="nowhere")
    with pytest.raises(ObjectAlreadyExists):
        call("create_deployment", uuid4(), "no such flow")
    for name in ["a/b", "50%", "a&b", "<a>"]:  # over these it breaks
        with pytest.raises(ValidationError, match="name"):
            call("create_deployment", flow_id, name)


def test_it_is_read_by_its_name(call: Call, flow_id: UUID) -> None:
    created = call("create_deployment", flow_id, "näme with ? and #")
    flow = call("read_flow", flow_id)
    assert call("read_deployment_by_name", f"{flow.name}/näme with ? and #").id == created.id
    with pytest.raises(ObjectNotFound) as caught:
        call("read_deployment_by_name", f"{flow.name}/other?x=1")
    assert caught.value.request.url.endswith(f"/deployments/name/{flow.name}/other%3Fx%3D1")
    for name in ["no-slash", "a/b/c", "/b", "a/", "a/..", "../b"]:
        with pytest.raises(ValidationError, match="name"):
            call("read_deployment_by_name", name)


@pytest.mark.parametrize(
    "method", ["read_deployment", "delete_deployment", "pause_deployment", "resume_deployment"]
)
def test_a_deployment_that_is_not_there(call: Call, method: str) -> None:
    with pytest.raises(ObjectNotFound):
        call(method, uuid4())
    with pytest.raises(ValidationError, match="deployment_id"):
        call(method, "x")


# ---- Change --------------------------------------------------------------------------------------


def test_an_update_changes_what_is_set_and_nothing_else(call: Call, flow_id: UUID) -> None:
    created = call(
        "create_deployment",
        flow_id,
        "changed",
        description="one",
        tags=["a"],
        version="1",
        parameter_openapi_schema=SCHEMA,
    )
    update = DeploymentUpdate(description=None, tags=["b"], schedules=[{"schedule": {"cron": "@daily"}}])
    assert call("update_deployment", created.id, update) is None
    read = call("read_deployment", created.id)
    assert (read.description, read.tags, read.version) == (None, ["b"], "1")
    assert read.schedules[0].schedule.cron == "@daily"
    call("update_deployment", deployment_id=created, deployment={"version": "2"})
    assert (call("read_deployment", created.id).version, read.tags) == ("2", ["b"])
    with pytest.raises(ValidationError, match="no such field"):
        call("update_deployment", created.id, {"name": "x"})
    with pytest.raises(ObjectNotFound):
        call("update_deployment", uuid4(), {"version": "2"})


def test_it_is_paused_and_resumed(call: Call, flow_id: UUID) -> None:
    schedule = CronSchedule(cron="@daily")
    created = call("create_deployment", flow_id, "paused", schedule=schedule, parameter_openapi_schema=SCHEMA)

    def paused() -> bool:
        return call("read_deployment", created.id).paused  # type: ignore[no-any-return]

    assert call("pause_deployment", created.id) is None
    assert paused()
    assert call("resume_deployment", str(created.id)) is None
    assert not paused()
    assert call("set_deployment_paused_state", created.id, True) is None
    assert paused()
    call("set_deployment_paused_state", deployment_id=created, paused=False)
    assert not paused()
    with pytest.raises(ValidationError, match="paused"):
        call("set_deployment_paused_state", created.id, "maybe")


def test_a_deleted_deployment_is_gone(call: Call, flow_id: UUID) -> None:
    created = call("create_deployment", flow_id, "deleted")
    assert call("delete_deployment", created) is None
    with pytest.raises(ObjectNotFound):
        call("read_deployment", created.id)


# ---- Runs ----------------------------------------------------------------------------------------


def test_a_run_of_a_deployment(call: Call, flow_id: UUID) -> None:
    created = call(
        "create_deployment",
        flow_id,
        "run",
        parameters={"a": 1, "b": 2},
        tags=["d"],
        parameter_openapi_schema=SCHEMA,
    )
    run = call("create_flow_run_from_deployment", created.id)
    assert type(run) is FlowRun
    assert (run.deployment_id, run.flow_id, run.state_name) == (created.id, flow_id, "Scheduled")
    assert UUID(run.idempotency_key)
    other = call("create_flow_run_from_deployment", created)
    assert other.id != run.id
    soon = datetime.now(timezone.utc) + timedelta(hours=1)
    full = call(
        "create_flow_run_from_deployment",
        str(created.id),
        parameters={"b": 3},
        context={"c": 4},
        state=Scheduled(scheduled_time=soon),
        name="mine",
        tags={"t"},
        idempotency_key="once",
        job_variables={"v": 5},
    )
    assert full.parameters == {"a": 1, "b": 3}
    assert (full.context, full.name, set(full.tags)) == ({"c": 4}, "mine", {"d", "t"})
    assert full.job_variables == {"v": 5}
    assert full.state.state_details.scheduled_time == soon
    again = call("create_flow_run_from_deployment", created.id, idempotency_key="once")
    assert again.id == full.id

    def waiting(*arguments: Any, **further: Any) -> list[UUID]:
        runs = call("get_scheduled_flow_runs_for_deployments", *arguments, **further)
        return [found.id for found in runs]

    assert waiting([created.id])[-1] == full.id
    assert set(waiting([created])) == {run.id, other.id, full.id}
    assert full.id not in waiting([str(created.id)], soon - timedelta(minutes=1))
    assert len(waiting(deployment_ids=(created.id,), scheduled_before=None, limit=1)) == 1
    assert waiting([uuid4()]) == []


@pytest.mark.needs_server("3.2", "labels of flow runs")
def test_labels_of_a_run_arrive(call: Call, flow_id: UUID) -> None:
    created = call("create_deployment", flow_id, "run", parameter_openapi_schema=SCHEMA)
    run = call("create_flow_run_from_deployment", created.id, labels={"l": 6})
    assert call("read_flow_run", run.id).labels["l"] == 6


@pytest.mark.needs_server("3.4", "runs of deployments without a schema of their parameters")
def test_a_run_of_a_deployment_without_a_schema(call: Call, flow_id: UUID) -> None:
    created = call("create_deployment", flow_id, "run")
    assert call("create_flow_run_from_deployment", created.id, parameters={"b": 3}).parameters == {"b": 3}


def test_bad_arguments_of_a_run(call: Call) -> None:
    for name, value in [
        ("parameters", [1]),
        ("state", "Running"),
        ("name", 5),
        ("tags", "t"),
        ("parent_task_run_id", "x"),
        ("labels", {"l": None}),
        ("idempotency_key", 5),
    ]:
        with pytest.raises(ValidationError, match=name):
            call("create_flow_run_from_deployment", uuid4(), **{name: value})
    with pytest.raises(ObjectNotFound):
        call("create_flow_run_from_deployment", uuid4())
    for ids in ["x", uuid4(), ["x"], 5]:
        with pytest.raises(ValidationError, match="deployment_ids"):
            call("get_scheduled_flow_runs_for_deployments", ids)
    with pytest.raises(ValidationError, match="scheduled_before"):
        call("get_scheduled_flow_runs_for_deployments", [], "yesterday")


def test_parameters_that_do_not_fit_the_flow_are_refused(call: Call, flow_id: UUID) -> None:
    schema = {"type": "object", "properties": {"x": {"type": "integer"}}, "required": ["x"]}
    created = call("create_deployment", flow_id, "strict", parameter_openapi_schema=schema)
    with pytest.raises(Exception, match="x"):
        call("create_flow_run_from_deployment", created.id, parameters={"x": "no number"})


@pytest.fixture
def hourly(call: Call, flow_id: UUID) -> Any:
    schedule = IntervalSchedule(
        interval=timedelta(hours=1), anchor_date=datetime(2020, 1, 1, tzinfo=timezone.utc)
    )
    return call("create_deployment", flow_id, "hourly", schedule=schedule)


def starts(call: Call, deployment: Any, before: datetime) -> list[datetime]:
    """When the runs of a deployment are to start, those before a moment."""
    runs = call("read_flow_runs", deployment_filter={"id": {"any_": [deployment.id]}})
    return sorted(run.expected_start_time for run in runs if run.expected_start_time < before)


def test_runs_are_scheduled_for_a_time_that_has_passed(call: Call, hourly: Any) -> None:
    first, hour = datetime(2021, 1, 1, tzinfo=timezone.utc), timedelta(hours=1)
    end = first + 100 * hour
    for keywords, count in [
        ({"min_runs": 2, "min_time": 0, "max_runs": 50}, 2),
        ({"max_runs": 4, "min_runs": 10}, 4),
        ({"min_time": 5 * hour, "end_time": end}, 6),
        ({"min_time": 6.5 * 3600, "min_runs": None}, 8),
        ({"min_runs": 20, "end_time": str(first + 9 * hour)}, 10),
    ]:
        assert call("schedule_deployment", hourly, start_time=first, **keywords) is None
        assert starts(call, hourly, end) == [first + n * hour for n in range(count)], keywords


def test_runs_are_scheduled_from_now_on(call: Call, hourly: Any) -> None:
    call("schedule_deployment", str(hourly.id), min_runs=30)
    now = datetime.now(timezone.utc)
    found = starts(call, hourly, now + timedelta(days=10))
    assert len(found) >= 30
    assert found[0] > now - timedelta(hours=1)


def test_what_is_wrong_with_runs_to_schedule(call: Call) -> None:
    for keywords, place in [
        ({"deployment_id": "x"}, "deployment_id"),
        ({"start_time": "yesterday"}, "start_time"),
        ({"end_time": "yesterday"}, "end_time"),
        ({"min_time": "long"}, "min_time"),
        ({"min_runs": -1}, "min_runs"),
        ({"max_runs": "many"}, "max_runs"),
    ]:
        with pytest.raises(ValidationError, match=place):
            call("schedule_deployment", **{"deployment_id": uuid4(), **keywords})
    assert call("schedule_deployment", uuid4()) is None  # the server does not tell


# ---- Lists ---------------------------------------------------------------------------------------


@dataclass
class Landscape:
    """Some deployments of one flow, in an order that is not that of their names."""

    flow: str
    pools: dict[str, str]
    run: str

    def names(self, found: list[DeploymentResponse]) -> str:
        return "".join(one.name for one in found)

    @property
    def all(self) -> FlowFilter:
        return FlowFilter(name=self.flow)


@pytest.fixture(scope="module")
def land(api_url: str) -> Iterator[Landscape]:
    stem = f"list-{uuid4().hex[:8]}"
    with SyncPrefectClient(api_url) as client:
        flow_id = client.create_flow_from_name(stem)
        pools = {name: f"{stem}-{name}" for name in ["p", "q"]}
        for pool in pools.values():
            client.request("POST", "/work_pools/", json={"name": pool, "type": "process"})
        made = {}
        for name, pool_name, paused, tags in [
            ("c", "p", True, ["red", "round"]),
            ("a", "p", False, ["red"]),
            ("d", "q", False, []),
            ("b", None, True, ["blue"]),
        ]:
            pool_of_it = pools[pool_name] if pool_name else None
            made[name] = client.create_deployment(
                flow_id,
                name,
                work_pool_name=pool_of_it,
                paused=paused,
                tags=tags,
                parameter_openapi_schema=SCHEMA,
            )
        run = client.create_flow_run_from_deployment(made["a"], name=f"{stem}-run")
        yield Landscape(stem, pools, run.name)
        client.delete_flow(flow_id)


def test_deployments_are_listed_in_pages_by_position(call: Call, land: Landscape) -> None:
    def names(*where: Any, **further: Any) -> str:
        return land.names(call("read_deployments", *where, **further))

    assert names(None, None, "NAME_ASC", land.all) == "abcd"
    assert names(2, 1, DeploymentSort.NAME_DESC, land.all) == "cb"
    assert names(10, 0, None, land.all, DeploymentFilter(name=["a", "d"])) == "ad"
    assert names(limit=1, offset=3, sort="NAME_ASC", flow_filter=land.all) == "d"
    assert names(flow_filter=land.all, deployment_filter={"tags": {"all_": ["red"]}}, sort="NAME_ASC") == "ac"


SORTS = {
    "NAME_ASC": "abcd",
    "NAME_DESC": "dcba",
    "CREATED_ASC": "cadb",
    "CREATED_DESC": "bdac",
}


@pytest.mark.parametrize("sort", SORTS)
def test_deployments_are_sorted(call: Call, land: Landscape, sort: str) -> None:
    field, direction = sort.lower().split("_")
    spellings = [DeploymentSort[sort], sort, DeploymentSort(field=field, direction=direction)]  # type: ignore[call-arg]
    for spelling in spellings:
        assert land.names(call("read_deployments", flow_filter=land.all, sort=spelling)) == SORTS[sort]
    page = call("read_deployments", 2, 1, sort, land.all)
    assert land.names(page) == SORTS[sort][1:3]


def test_updated_upwards_is_updated_downwards_turned_round(call: Call, land: Landscape) -> None:
    up = land.names(call("read_deployments", flow_filter=land.all, sort="UPDATED_ASC"))
    down = land.names(call("read_deployments", flow_filter=land.all, sort="UPDATED_DESC"))
    assert (sorted(up), up) == (list("abcd"), down[::-1])


FILTERS: dict[str, tuple[Callable[[Landscape], dict[str, Any]], str]] = {
    "pool": (lambda land: {"deployment_filter": DeploymentFilter(work_pool_name=land.pools["p"])}, "ac"),
    "pools": (
        lambda land: {"deployment_filter": DeploymentFilter(work_pool_name=[*land.pools.values()])},
        "acd",
    ),
    "active": (lambda _: {"deployment_filter": DeploymentFilter(is_schedule_active=True)}, "ad"),
    "inactive": (lambda _: {"deployment_filter": DeploymentFilter(is_schedule_active=False)}, "bc"),
    "paused": (lambda _: {"deployment_filter": DeploymentFilter(paused=True)}, "bc"),
    "pool and active": (
        lambda land: {
            "deployment_filter": DeploymentFilter(work_pool_name=land.pools["p"], is_schedule_active=True)
        },
        "a",
    ),
    "pool joined": (
        lambda land: {
            "deployment_filter": DeploymentFilter(work_pool_name=list(land.pools.values())),
            "work_pool_filter": WorkPoolFilter(name=land.pools["q"]),
        },
        "d",
    ),
    "pools apart": (
        lambda land: {
            "deployment_filter": DeploymentFilter(work_pool_name=land.pools["p"]),
            "work_pool_filter": WorkPoolFilter(name=land.pools["q"]),
        },
        "",
    ),
    "pool filter": (lambda land: {"work_pool_filter": WorkPoolFilter(name=land.pools["p"])}, "ac"),
    "queue": (
        lambda land: {
            "work_queue_filter": WorkQueueFilter(name="default"),
            "work_pool_filter": WorkPoolFilter(name=land.pools["q"]),
        },
        "d",
    ),
    "run": (lambda land: {"flow_run_filter": FlowRunFilter(name=land.run)}, "a"),
    "nothing set": (
        lambda _: {"deployment_filter": DeploymentFilter(work_pool_name=None, is_schedule_active=None)},
        "abcd",
    ),
}


@pytest.mark.parametrize("which", FILTERS)
def test_deployments_are_filtered_by(call: Call, land: Landscape, which: str) -> None:
    make, expected = FILTERS[which]
    found = call("read_deployments", flow_filter=land.all, sort="NAME_ASC", **make(land))
    assert land.names(found) == expected


def test_the_work_pool_of_a_deployment_filter_works_in_other_lists_too(call: Call, land: Landscape) -> None:
    by_pool = DeploymentFilter(work_pool_name=land.pools["p"])
    assert [run.name for run in call("read_flow_runs", deployment_filter=by_pool)] == [land.run]
    assert call("count_flow_runs", deployment_filter=by_pool) == 1
    assert [flow.name for flow in call("read_flows", deployment_filter=by_pool)] == [land.flow]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"deployment_filter": DeploymentFilter(operator="or_", work_pool_name="x")}, "work_pool_name"),
        ({"deployment_filter": DeploymentFilter(paused=True, is_schedule_active=True)}, "is_schedule_active"),
        (
            {
                "deployment_filter": DeploymentFilter(work_pool_name="x"),
                "work_pool_filter": WorkPoolFilter(operator="or_", type="process"),
            },
            "work_pool_name",
        ),
        ({"sort": "SIZE_ASC"}, "sort"),
        ({"limit": -1}, "limit"),
        ({"offset": "x"}, "offset"),
        ({"flow_filter": "x"}, "flow_filter"),
    ],
)
def test_a_list_that_cannot_be_asked_for(call: Call, arguments: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        call("read_deployments", **arguments)


# ---- Branches, which only Prefect Cloud has ------------------------------------------------------


def test_a_branch_is_asked_for() -> None:
    branch_id, deployment_id = uuid4(), uuid4()
    with StandIn(as_json({"id": str(branch_id)}, 201)) as server:
        client = SyncPrefectClient(server.api_url)
        options = DeploymentBranchingOptions(schedule_handling="keep")
        made = client.create_deployment_branch(deployment_id, "b", options, DeploymentUpdate(tags=["t"]))
        client.create_deployment_branch(deployment_id, branch="c")
    assert made == branch_id
    first, second = server.asked
    assert first.path == f"/api/deployments/{deployment_id}/branch"
    assert first.json() == {
        "branch": "b",
        "options": {"schedule_handling": "keep"},
        "overrides": {"tags": ["t"]},
    }
    assert second.json() == {"branch": "c"}


def test_a_server_without_branches_says_so(call: Call) -> None:
    with pytest.raises(ObjectNotFound):
        call("create_deployment_branch", uuid4(), "b")
    with pytest.raises(ValidationError, match="options"):
        call("create_deployment_branch", uuid4(), "b", options={"schedule_handling": "x"})
