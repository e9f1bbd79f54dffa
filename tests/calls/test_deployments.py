"""Deployments: create, read, update, pause, branch, delete."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import DeploymentScheduleCreate, DeploymentUpdate
from prefect_rs.client.schemas.objects import (
    ConcurrencyOptions,
    Deployment,
    DeploymentBranchingOptions,
    DeploymentStatus,
    VersionInfo,
)
from prefect_rs.client.schemas.responses import DeploymentResponse
from prefect_rs.client.schemas.schedules import CronSchedule, IntervalSchedule
from prefect_rs.exceptions import ObjectAlreadyExists, ObjectNotFound, ValidationError

from tests.support.deployments import SCHEMA
from tests.support.standin import StandIn, as_json

Call = Callable[..., Any]
Unique = Callable[[str], str]


# ---- Create and read -----------------------------------------------------------------------------


def test_create_with_only_a_name(call: Call, flow_id: UUID) -> None:
    created = call("create_deployment", flow_id, "plain")
    assert type(created) is DeploymentResponse
    assert isinstance(created, Deployment)
    assert (created.name, created.flow_id, created.paused, created.tags) == ("plain", flow_id, False, [])
    assert (created.schedules, created.parameters, created.status) == ([], {}, DeploymentStatus.NOT_READY)
    assert created.created.tzinfo is not None
    assert call("read_deployment", created.id) == created
    assert call("read_deployment", str(created.id)) == created
    assert call("read_deployment", created) == created


def test_create_with_every_argument(
    call: Call, flow_id: UUID, client: SyncPrefectClient, unique: Unique
) -> None:
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
def test_labels(call: Call, flow_id: UUID) -> None:
    created = call("create_deployment", flow_id, "labelled", labels={"team": "x", "n": 1})
    labels = call("read_deployment", created.id).labels
    assert (labels["team"], labels["n"]) == ("x", 1)


@pytest.mark.needs_server("3.4", "information on the version of a deployment")
def test_version_info(call: Call, flow_id: UUID) -> None:
    info = VersionInfo(type="vcs:git", version="abc", branch="main")  # type: ignore[call-arg]
    # The server rejects unknown fields, and does not return this one.
    assert call("create_deployment", flow_id, "versioned", version_info=info).name == "versioned"


@pytest.mark.needs_server("3.6", "the grace period of a concurrency limit")
def test_grace_period(call: Call, flow_id: UUID) -> None:
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
def test_schedule_and_schedules(call: Call, flow_id: UUID, arguments: dict[str, Any]) -> None:
    created = call("create_deployment", flow_id, "scheduled", "1", **arguments)
    [schedule] = created.schedules
    assert (schedule.schedule, schedule.active) == (
        CronSchedule(cron="0 0 * * *").model_copy(update=schedule.schedule.model_dump()),
        True,
    )


def test_both_spellings_make_two_schedules(call: Call, flow_id: UUID) -> None:
    created = call(
        "create_deployment",
        SimpleNamespace(id=flow_id),
        "two",
        schedule=CronSchedule(cron="@daily"),
        schedules=[IntervalSchedule(interval=60)],
    )
    assert len(created.schedules) == 2


def test_creating_it_again_updates_it(call: Call, flow_id: UUID) -> None:
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
def test_invalid_arguments_are_not_sent(call: Call, arguments: Any, loc: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        call("create_deployment", **{"flow_id": uuid4(), "name": "bad", **arguments})
    assert not hasattr(caught.value, "status_code")
    assert caught.value.errors()[0]["loc"][: len(loc)] == loc


def test_what_the_server_rejects(call: Call, flow_id: UUID) -> None:
    with pytest.raises(ObjectNotFound, match="nowhere"):
        call("create_deployment", flow_id, "x", work_pool_name="nowhere")
    with pytest.raises(ObjectAlreadyExists):
        call("create_deployment", uuid4(), "no such flow")
    for name in ["a/b", "50%", "a&b", "<a>"]:  # the server fails with these
        with pytest.raises(ValidationError, match="name"):
            call("create_deployment", flow_id, name)


def test_read_by_name(call: Call, flow_id: UUID) -> None:
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
def test_missing_deployments(call: Call, method: str) -> None:
    with pytest.raises(ObjectNotFound):
        call(method, uuid4())
    with pytest.raises(ValidationError, match="deployment_id"):
        call(method, "x")


# ---- Change --------------------------------------------------------------------------------------


def test_an_update_changes_only_what_is_set(call: Call, flow_id: UUID) -> None:
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


def test_pause_and_resume(call: Call, flow_id: UUID) -> None:
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


def test_delete(call: Call, flow_id: UUID) -> None:
    created = call("create_deployment", flow_id, "deleted")
    assert call("delete_deployment", created) is None
    with pytest.raises(ObjectNotFound):
        call("read_deployment", created.id)


# ---- Branches, which only Prefect Cloud has ------------------------------------------------------


def test_create_branch() -> None:
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


def test_a_server_without_branches(call: Call) -> None:
    with pytest.raises(ObjectNotFound):
        call("create_deployment_branch", uuid4(), "b")
    with pytest.raises(ValidationError, match="options"):
        call("create_deployment_branch", uuid4(), "b", options={"schedule_handling": "x"})
