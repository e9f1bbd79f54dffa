"""Calls methods against a stand-in that responds as the server's OpenAPI document says.

An argument is generated for each parameter from the type in the docstring, or from the tables here, if that
is not specific enough. `parity/test_contract.py` checks that every entry is needed.
"""

from __future__ import annotations

import copy
import inspect
import json
import re
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, unquote

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs._experimental.sla.objects import FrequencySla
from prefect_rs.client.schemas.actions import (
    DeploymentFlowRunCreate,
    DeploymentScheduleCreate,
    WorkQueueUpdate,
)
from prefect_rs.client.schemas.filters import WorkerFilterLastHeartbeatTime
from prefect_rs.client.schemas.objects import DeploymentSchedule, Flow, VersionInfo
from prefect_rs.client.schemas.schedules import CronSchedule, IntervalSchedule, RRuleSchedule
from prefect_rs.exceptions import ObjectNotFound

from tests.support.models import ID, OTHER_ID, SAMPLES, full, sample
from tests.support.openapi import OpenAPI, example, problems
from tests.support.standin import Asked, Caller, Reply, StandIn, as_json, http

# Methods that are not called here.
NOT_CALLED = {
    "client_version": "sends no request",
    **dict.fromkeys(
        ("on_error", "on_request", "on_response", "on_retry", "with_options"),
        "sends no request: see tests/options",
    ),
    **dict.fromkeys(
        ("subscribe_events", "subscribe_logs"), "opens a websocket: see events/test_subscribers.py"
    ),
    "follow_flow_run": "follows until the run ends: see calls/test_following.py",
    **dict.fromkeys(
        ("iter_work_pool_concurrency_status", "iter_work_queue_concurrency_status"),
        "the server must return the page that was requested: see calls/test_numbered_iterators.py",
    ),
    "read_events_page": "its URL must be the server's own: see calls/test_events.py",
    "cancel_flow_run": "it depends on the run's state: see calls/test_run_deployment.py",
    **dict.fromkeys(
        ("wait_for_flow_run", "wait_for_flow_runs", "wait_for_task_run", "wait_for_task_runs"),
        "waits until the runs end: see calls/test_waiting.py",
    ),
    **dict.fromkeys(
        ("request", "get", "post", "put", "patch", "delete", "head", "options"),
        "sends arbitrary requests",
    ),
}

# The methods for all flow runs that match filters.
MATCHING = ("cancel_flow_runs_where", "delete_flow_runs_where", "set_flow_runs_state_where")


def _ignored(done: int, total: int) -> None:
    """A progress callback."""


# `method.argument`, if the type in the docstring is not specific enough. For `**kwargs`, the keyword
# arguments.
ARGUMENTS: dict[str, Any] = {
    # Artifacts cannot be filtered by work pool, and the client says so.
    **{
        f"{method}.deployment_filter": {"name": {"any_": ["nightly"]}}
        for method in ("count_artifacts", "count_latest_artifacts", "read_artifacts", "read_latest_artifacts")
    },
    **{f"{method}.progress": _ignored for method in MATCHING},
    "bulk_create_flow_runs_from_deployment.deployment_id": ID,
    # One, like the results of the example response.
    "bulk_create_flow_runs_from_deployment.flow_runs": [full(DeploymentFlowRunCreate)],
    # Deployments cannot be deleted by work pool, nor task runs filtered by it, and the client says so.
    "bulk_delete_deployments.deployment_filter": {"name": {"any_": ["nightly"]}},
    "count_deployments_by_flow.flow_ids": [ID, str(OTHER_ID)],
    "count_task_runs.deployment_filter": {"name": {"any_": ["nightly"]}},
    "count_task_runs_by_flow_run.flow_run_ids": [ID, str(OTHER_ID)],
    "count_task_runs_by_state.deployment_filter": {"name": {"any_": ["nightly"]}},
    "apply_slas_for_deployment.deployment_id": ID,
    "apply_slas_for_deployment.slas": [FrequencySla(name="often", stale_after=60)],
    "check_work_queues_for_deployment.deployment_id": ID,
    "count_events.countable": "time",
    "count_events.time_unit": "hour",
    "create_deployment.flow_id": Flow(name="etl"),
    "create_deployment.schedule": RRuleSchedule(rrule="FREQ=DAILY"),
    "create_deployment.schedules": [full(DeploymentScheduleCreate), full(IntervalSchedule)],
    "create_deployment.version_info": full(VersionInfo),
    "create_deployment_branch.deployment_id": ID,
    "create_deployment_schedules.deployment_id": ID,
    "create_deployment_schedules.schedules": [
        full(DeploymentScheduleCreate),
        full(IntervalSchedule),
        (full(RRuleSchedule), False),
    ],
    "create_flow.flow": {"name": "etl", "tags": ["a"], "labels": {"a": 1}},
    "create_flow_run.flow": Flow(name="etl"),
    "create_flow_run_from_deployment.deployment_id": ID,
    "create_task_run.task": SimpleNamespace(
        task_key="tasks.extract",
        name="extract",
        tags=["a"],
        version="1",
        retries=2,
        retry_delay_seconds=[1, 2.5],
        retry_jitter_factor=0.5,
    ),
    "create_work_pool.kwargs": {
        "base_job_template": {"job_configuration": {}},
        "storage_configuration": sample("WorkPoolStorageConfiguration"),
    },
    "create_work_pool.name": None,  # the name is in `work_pool`
    "create_work_pool.type": "process",
    "create_work_pool.work_pool": "pool",
    "delete_deployment.deployment_id": ID,
    "delete_deployment_schedule.deployment_id": ID,
    "delete_deployment_schedule.schedule_id": full(DeploymentSchedule),
    "get_scheduled_flow_runs_for_deployments.deployment_ids": [ID, str(OTHER_ID)],
    "paginate_task_runs.deployment_filter": {"name": {"any_": ["nightly"]}},
    "paginate_task_runs.sort": "ID_DESC",  # ascending uses another operation, whose response has more fields
    "increment_concurrency_slots_with_lease.lease_duration": 60.5,  # the server has limits
    "pause_deployment.deployment_id": ID,
    "read_block_documents.block_schema_type": None,  # removed from the server; a warning says so
    "read_deployment.deployment_id": str(ID),
    "read_deployment_by_name.name": "flow/deployment",
    "read_deployment_schedules.deployment_id": ID,
    "read_task_run_history.deployment_filter": {"name": {"any_": ["nightly"]}},
    "read_task_runs.deployment_filter": {"name": {"any_": ["nightly"]}},
    "read_flow_run_history_points.sort": "ID_DESC",  # the server has no ascending order
    "read_flows.work_queue_filter": None,  # the server does not support it, and the client says so
    "read_next_runs_by_flow.flow_ids": [ID, str(OTHER_ID)],
    "read_workers_for_work_pool.worker_filter": {
        "operator": "or_",
        "last_heartbeat_time": full(WorkerFilterLastHeartbeatTime),
        "status": {"any_": ["ONLINE"], "not_any_": ["OFFLINE"]},  # the values that the server accepts
    },
    "renew_concurrency_lease.lease_duration": 60.5,  # the server has limits
    "resume_deployment.deployment_id": ID,
    "run_deployment.deployment": ID,
    # Only a wait has these.
    **dict.fromkeys((f"run_deployment.{name}" for name in ("timeout", "poll_interval")), None),
    **dict.fromkeys((f"run_deployment.{name}" for name in ("wait", "raise_on_failure")), False),
    "schedule_deployment.deployment_id": ID,
    "send_worker_heartbeat.heartbeat_interval_seconds": 30,  # the server accepts only integers
    "set_deployment_paused_state.deployment_id": ID,
    "update_deployment.deployment_id": ID,
    "update_deployment_schedule.deployment_id": ID,
    "update_deployment_schedule.schedule": full(CronSchedule),
    "update_deployment_schedule.schedule_id": ID,
    "update_flow.flow_id": ID,
    "update_work_queue.kwargs": {
        name: sample(field.annotation) for name, field in WorkQueueUpdate.model_fields.items()
    },
}


def _of_iterators() -> dict[str, Any]:
    """What a method that reads a page takes, for the one that iterates over the list."""
    found = {}
    for key, value in ARGUMENTS.items():
        method, name = key.split(".")
        function = getattr(SyncPrefectClient, method.replace("read_", "iter_", 1), None)
        if method.startswith("read_") and function and name in inspect.signature(function).parameters:
            found[key.replace("read_", "iter_", 1)] = value
    return found


ARGUMENTS.update(_of_iterators())

# `method.argument`, for optional arguments that are needed nevertheless.
REQUIRED = {
    "create_work_pool.type": "either this argument or `work_pool` must have it",
    "create_work_pool.work_pool": "either this argument or `name` must have the name",
    "update_work_queue.kwargs": "an empty update is rejected",
}

# By model: a field that cannot be combined with the others.
LEFT_OUT = {
    "DeploymentFilter": "paused",  # `is_schedule_active` is sent as `paused`
}

# Responses that the document does not specify completely.
ANSWERS: dict[str, Any] = {
    "/admin/version": "3.9.1",
    # The document only says that there are numbers.
    "/ui/task_runs/dashboard/counts": [{"completed": 1, "failed": 2}],
}


def methods() -> list[str]:
    """The methods of a client that send requests."""
    found = [name for name in dir(SyncPrefectClient) if not name.startswith("_")]
    return [name for name in found if name not in NOT_CALLED and callable(getattr(SyncPrefectClient, name))]


def arguments(method: str, required_only: bool) -> dict[str, Any]:
    """An argument for each parameter, by its type in the docstring."""
    function = getattr(SyncPrefectClient, method)
    types = dict(re.findall(r"^    (\w+) \((.+?)\):", inspect.cleandoc(function.__doc__), re.MULTILINE))
    given = {}
    for name, parameter in list(inspect.signature(function).parameters.items())[1:]:
        key = f"{method}.{name}"
        several = parameter.kind is parameter.VAR_KEYWORD or parameter.kind is parameter.VAR_POSITIONAL
        has_default = several or parameter.default is not parameter.empty
        if required_only and has_default and key not in REQUIRED:
            continue
        if several:
            given.update(ARGUMENTS.get(key, {}))
            continue
        given[name] = ARGUMENTS[key] if key in ARGUMENTS else made_up(key, types[name])
    return given


def made_up(key: str, annotation: str) -> Any:
    """A value of a type in a docstring."""
    annotation = annotation.removesuffix(" | None").replace("UUID | str", "UUID")
    annotation = annotation.replace("Iterable[", "list[").replace("Mapping[", "dict[")
    if annotation == "Any":
        pytest.fail(f"{key} accepts anything: add a value to ARGUMENTS")
    if annotation not in SAMPLES and " | " in annotation and not annotation.startswith(("list[", "dict[")):
        annotation = annotation.partition(" | ")[0]
    value = sample(annotation)
    if annotation in LEFT_OUT:
        rest = {name: getattr(value, name) for name in value.model_fields_set - {LEFT_OUT[annotation]}}
        value = type(value)(**rest)
    return value


class Exchange:
    """Calls a method against a stand-in that responds as the document says, and records problems."""

    def __init__(self, openapi: OpenAPI, method: str, nulls: bool) -> None:
        self.openapi = openapi
        self.method = method
        self.nulls = nulls
        self.wrong: list[str] = []
        # `METHOD /path`, as in the document.
        self.operations: list[str] = []

    def run(self, mode: str, given: dict[str, Any]) -> Any:
        """Call the method and return its result. None, and a problem, if the server has no such endpoint."""
        with StandIn(self.answer) as standin:
            caller = Caller(mode, standin.api_url)
            try:
                return caller(self.method, **given)
            except ObjectNotFound:
                if not any("no such endpoint" in each for each in self.wrong):
                    raise
                return None
            finally:
                caller.close()

    def answer(self, asked: Asked) -> Reply:
        # Runs in the stand-in's thread, so problems are recorded instead of raised.
        path = asked.path.removeprefix("/api")
        found = self.openapi.operation(asked.method, unquote_parts(path))
        if found is None:
            self.note(f"{asked.method} {path}: the server has no such endpoint")
            return http(status=404)
        template, operation = found
        self.operations.append(f"{asked.method} {template}")
        self.check_query(asked, operation)
        self.check_body(asked, operation)
        return self.reply(template, operation)

    def note(self, problem: str) -> None:
        self.wrong.append(f"{self.method}: {problem}")

    def check_query(self, asked: Asked, operation: dict[str, Any]) -> None:
        known = {each["name"] for each in operation.get("parameters", []) if each["in"] == "query"}
        for name, _ in parse_qsl(asked.query, keep_blank_values=True):
            if name not in known:
                self.note(f"query.{name}: unknown to the server")

    def check_body(self, asked: Asked, operation: dict[str, Any]) -> None:
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if content is None and asked.body not in (b"", b"{}"):
            self.note(f"body: {asked.target} takes none")
        elif content is not None and asked.body:
            for problem in problems(self.openapi, asked.json(), content["schema"]):
                self.note(problem)
        elif operation.get("requestBody", {}).get("required"):
            self.note(f"body: {asked.target} requires one")

    def reply(self, template: str, operation: dict[str, Any]) -> Reply:
        status = min(int(code) for code in operation["responses"])
        content = operation["responses"][str(status)].get("content", {})
        if template in ANSWERS:
            return as_json(ANSWERS[template], status)
        if "application/json" in content:
            value = example(self.openapi, content["application/json"]["schema"], nulls=self.nulls)
            if isinstance(value, dict) and "next_page" in value:
                value["next_page"] = None  # it would have to be a URL of this server
            return http(json.dumps(value), status)
        return http("text" if content else "", status, content_type=next(iter(content), None))


def unquote_parts(path: str) -> str:
    """Unquote a path, but not the slashes in its segments."""
    return "/".join(unquote(part).replace("/", "%2F") for part in path.split("/"))


def changed(document: dict[str, Any], path: list[str], value: Any) -> dict[str, Any]:
    """A copy of the document with one change."""
    copied = copy.deepcopy(document)
    inner = copied
    for key in path[:-1]:
        inner = inner[key]
    if value is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return copied
