"""Validators and methods of models: dependent defaults, bounds, deprecated fields, schedules, results.

Which values each field accepts, compared with the official client, is in `parity/test_values.py`.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from prefect_rs import exceptions
from prefect_rs.client.schemas import schedules
from prefect_rs.client.schemas.actions import (
    DeploymentBranch,
    DeploymentCreate,
    DeploymentScheduleCreate,
    DeploymentUpdate,
    FlowRunCreate,
    FlowUpdate,
    WorkPoolCreate,
)
from prefect_rs.client.schemas.objects import (
    ConcurrencyOptions,
    Flow,
    FlowRun,
    FlowRunInput,
    FlowRunPolicy,
    FlowRunResult,
    Parameter,
    RunInput,
    RunType,
    State,
    StateDetails,
    TaskRun,
    TaskRunPolicy,
    TaskRunResult,
)
from prefect_rs.client.schemas.responses import (
    OrchestrationDetails,
    OrchestrationResult,
    StateWaitDetails,
    WorkPoolConcurrencyStatus,
)
from prefect_rs.exceptions import ValidationError

from tests.support.models import ID, OTHER_ID

# ---- Names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [None, ""])
def test_a_run_gets_a_default_name(name: Any) -> None:
    assert FlowRun(flow_id=ID, name=name).name
    assert TaskRun(task_key="a", dynamic_key="0", name=name).name


@pytest.mark.parametrize("name", ["", "a/b", "50%", "a&b", "<a", "a>"])
@pytest.mark.parametrize("cls", [Flow, DeploymentCreate, WorkPoolCreate])
def test_names_that_cannot_be_in_a_path_are_rejected(cls: Any, name: str) -> None:
    further = {"flow_id": ID} if cls is DeploymentCreate else {}
    with pytest.raises(ValidationError, match="name: expected"):
        cls(name=name, **further)


def test_a_branch_must_not_be_blank() -> None:
    assert DeploymentBranch(branch="feature/x").branch == "feature/x"
    with pytest.raises(ValidationError, match="branch: expected text that is not blank"):
        DeploymentBranch(branch=" ")


def test_the_key_of_an_input_is_lower_case() -> None:
    with pytest.raises(ValidationError, match="key: expected only lower-case letters"):
        FlowRunInput(flow_run_id=ID, key="a_b", value="1")


# ---- Policies ------------------------------------------------------------------------------------


@pytest.mark.parametrize("cls", [FlowRunPolicy, TaskRunPolicy])
def test_deprecated_fields_are_copied_to_their_replacements(cls: Any) -> None:
    policy = cls(max_retries=3, retry_delay_seconds=2)
    assert (policy.retries, policy.retry_delay) == (3, 2)
    assert policy.model_fields_set == {"max_retries", "retry_delay_seconds", "retries", "retry_delay"}
    given = cls(max_retries=3, retry_delay_seconds=2, retries=1, retry_delay=5)
    assert (given.retries, given.retry_delay) == (1, 5)
    assert cls().model_fields_set == set()
    inner = FlowRunCreate(flow_id=ID, empirical_policy={"max_retries": 3})  # type: ignore[arg-type]
    assert inner.empirical_policy.retries == 3


@pytest.mark.parametrize("delay", [5, 2.5, [1, 2.5], [], [0] * 50, None])
def test_retry_delay_is_a_number_or_a_list(delay: Any) -> None:
    assert TaskRunPolicy(retry_delay=delay).retry_delay == delay


@pytest.mark.parametrize(
    ("delay", "message"),
    [
        ("soon", "expected a number of seconds, or a list of such numbers"),
        (["soon"], "expected a number of seconds, or a list of such numbers"),
        ({"seconds": 1}, "expected a number of seconds, or a list of such numbers"),
        ([0] * 51, "expected at most 50 delays, not 51"),
    ],
)
def test_invalid_retry_delays(delay: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=f"retry_delay: {message}"):
        TaskRunPolicy(retry_delay=delay)


def test_jitter_factor_is_not_negative() -> None:
    with pytest.raises(ValidationError, match="retry_jitter_factor: expected a number of at least 0"):
        TaskRunPolicy(retry_jitter_factor=-0.5)


# ---- Bounds --------------------------------------------------------------------------------------


@pytest.mark.parametrize("seconds", [59, 86401])
def test_bounds_of_the_grace_period(seconds: int) -> None:
    with pytest.raises(ValidationError, match="grace_period_seconds: expected 60 to 86400 seconds"):
        ConcurrencyOptions(collision_strategy="ENQUEUE", grace_period_seconds=seconds)  # type: ignore[arg-type]


def test_the_maximum_number_of_scheduled_runs_depends_on_the_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ahead(number: int) -> Any:
        schedule = schedules.CronSchedule(cron="@daily")
        return DeploymentScheduleCreate(schedule=schedule, max_scheduled_runs=number).max_scheduled_runs

    monkeypatch.delenv("PREFECT_DEPLOYMENT_SCHEDULE_MAX_SCHEDULED_RUNS", raising=False)
    assert ahead(50) == 50
    with pytest.raises(ValidationError, match="max_scheduled_runs: expected at most 50"):
        ahead(51)
    monkeypatch.setenv("PREFECT_DEPLOYMENT_SCHEDULE_MAX_SCHEDULED_RUNS", "60")
    assert ahead(60) == 60


def test_null_active_slots_of_an_older_server_are_zero() -> None:
    status = WorkPoolConcurrencyStatus(active_slots=None, count=0, limit=1, pages=0, page=1)  # type: ignore[arg-type]
    assert status.active_slots == 0


@pytest.mark.parametrize("labels", [None, {}])
def test_null_labels(labels: Any) -> None:
    assert Flow(name="etl", labels=labels).labels == {}


# ---- Deployments ---------------------------------------------------------------------------------


def test_deprecated_fields_of_deployments_are_ignored() -> None:
    create: Any = DeploymentCreate
    with pytest.warns(UserWarning, match="worker_pool_name`, `work_pool_queue_name` is no longer supported"):
        made = create(name="nightly", flow_id=ID, worker_pool_name="pool", work_pool_queue_name="queue")
    assert made.model_dump(exclude_unset=True) == {"name": "nightly", "flow_id": ID}
    update: Any = DeploymentUpdate
    with pytest.warns(UserWarning, match="worker_pool_queue_id"):
        assert update(worker_pool_queue_id=ID).model_fields_set == set()
    with pytest.raises(ValidationError, match="schedule: no such field"):
        create(name="nightly", flow_id=ID, schedule={"cron": "@daily"})


def test_numbers_in_the_tags_of_a_deployment_become_text() -> None:
    create: Any = DeploymentCreate
    made = create(name="nightly", flow_id=ID, tags=["a", 2026, 1.5], description=1)
    assert (made.tags, made.description) == (["a", "2026", "1.5"], "1")


TEMPLATE = {
    "job_configuration": {"command": "{{ command }}"},
    "variables": {
        "type": "object",
        "properties": {
            "command": {"type": "string"},
            "image": {"type": "string", "default": "python"},
        },
        "required": ["command", "image"],
    },
}


@pytest.mark.parametrize("cls", [DeploymentCreate, DeploymentUpdate])
def test_job_variables_are_validated_with_jsonschema(cls: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    stand_in: Any = SimpleNamespace(validate=lambda instance, schema: asked.append((instance, schema)))
    monkeypatch.setitem(sys.modules, "jsonschema", stand_in)
    further = {"name": "nightly", "flow_id": ID} if cls is DeploymentCreate else {}
    deployment = cls(job_variables={"command": "ls"}, **further)
    deployment.check_valid_configuration(TEMPLATE)
    # Variables with a default are not required.
    assert asked == [({"command": "ls"}, {**TEMPLATE["variables"], "required": ["command"]})]
    deployment.check_valid_configuration({})
    assert len(asked) == 1
    assert TEMPLATE["variables"]["required"] == ["command", "image"]

    monkeypatch.setitem(sys.modules, "jsonschema", None)
    with pytest.raises(ImportError, match="pip install jsonschema"):
        deployment.check_valid_configuration(TEMPLATE)


# ---- Fresh copies --------------------------------------------------------------------------------


def test_a_fresh_copy_without_the_servers_fields() -> None:
    flow = Flow(name="etl", created="2026-01-01T00:00:00Z", tags=["a"])
    copy = flow.reset_fields()
    assert type(copy) is Flow
    assert copy.id != flow.id
    assert (copy.created, copy.updated, copy.name) == (None, None, "etl")
    assert copy.tags is flow.tags
    assert copy.model_fields_set == {"id", "created", "updated", "name", "tags"}
    assert flow.created is not None

    state = State(type="RUNNING", timestamp="2026-01-01T00:00:00Z")  # type: ignore[arg-type]
    assert datetime.now(timezone.utc) - state.reset_fields().timestamp < timedelta(minutes=1)

    update = FlowUpdate(tags=["a"])
    assert update.reset_fields() == update
    assert update.reset_fields() is not update
    assert FlowRunResult(id=ID).reset_fields().id == ID


# ---- Results -------------------------------------------------------------------------------------


def test_the_result_of_a_state() -> None:
    state = State(type="COMPLETED", data=5)  # type: ignore[arg-type]
    assert state.result() == 5
    assert state.result(raise_on_failure=False) == 5
    assert asyncio.run(state.aresult()) == 5

    async def within() -> Any:
        return await state.result()

    assert asyncio.run(within()) == 5


@pytest.mark.parametrize(
    ("type_", "error"),
    [
        ("FAILED", exceptions.FailedRun),
        ("CRASHED", exceptions.CrashedRun),
        ("CANCELLED", exceptions.CancelledRun),
    ],
)
def test_the_result_of_a_failed_run_is_its_exception(type_: Any, error: Any) -> None:
    state = State(type=type_, message="no such file")
    with pytest.raises(error, match="no such file"):
        state.result()
    with pytest.raises(error, match="no such file"):
        asyncio.run(state.aresult())
    assert type(state.result(raise_on_failure=False)) is error
    assert type_ in str(State(type=type_).result(raise_on_failure=False))


@pytest.mark.parametrize("raise_on_failure", [True, False])
def test_a_running_run_has_no_result(raise_on_failure: bool) -> None:
    with pytest.raises(exceptions.UnfinishedRun, match="RUNNING"):
        State(type="RUNNING").result(raise_on_failure)  # type: ignore[arg-type]
    paused = State(type="PAUSED")  # type: ignore[arg-type]
    with pytest.raises(exceptions.PausedRun) as caught:
        paused.result(raise_on_failure)
    assert caught.value.state is paused


def test_a_result_in_prefects_storage_is_an_error() -> None:
    data = {"storage_key": "k", "serializer": {"type": "pickle"}, "prefect_version": "3.9.1"}
    with pytest.raises(exceptions.MissingResult, match="result storage, under the key 'k'"):
        State(type="COMPLETED", data=data).result()  # type: ignore[arg-type]
    with pytest.raises(exceptions.MissingResult, match="State data is missing"):
        State(type="COMPLETED").result()  # type: ignore[arg-type]


def test_the_run_in_a_states_details() -> None:
    details = StateDetails(flow_run_id=ID, task_run_id=OTHER_ID)
    assert details.to_run_result(RunType.FLOW_RUN) == FlowRunResult(id=ID)
    assert details.to_run_result(RunType.TASK_RUN) == TaskRunResult(id=OTHER_ID)
    assert StateDetails().to_run_result(RunType.TASK_RUN) is None


def test_inputs_of_a_task_run() -> None:
    assert isinstance(TaskRunResult(id=ID), RunInput)
    assert isinstance(Parameter(name="a"), RunInput)


def test_the_value_of_an_input_is_json() -> None:
    assert FlowRunInput(flow_run_id=ID, key="a", value='{"a": [1]}').decoded_value == {"a": [1]}


def test_details_of_a_transition() -> None:
    result = OrchestrationResult.model_validate(
        {
            "state": None,
            "status": "WAIT",
            "details": {"type": "wait_details", "delay_seconds": 3, "flow_run_id": ID},
        }
    )
    assert type(result.details) is StateWaitDetails
    assert isinstance(result.details, OrchestrationDetails)
    assert result.details.flow_run_id == ID
    assert set(OrchestrationDetails.model_fields) == {"flow_run_id", "task_run_id", "transition_id"}


# ---- Schedules -----------------------------------------------------------------------------------


def test_construct_schedule() -> None:
    construct = schedules.construct_schedule
    every = construct(interval=60, anchor_date="2026-01-01T00:00:00Z", timezone="Europe/Berlin")
    assert every == schedules.IntervalSchedule(
        interval=60, anchor_date="2026-01-01T00:00:00Z", timezone="Europe/Berlin"
    )
    assert construct(cron="@daily") == schedules.CronSchedule(cron="@daily")
    assert construct(rrule="FREQ=DAILY", timezone="Europe/Berlin") == schedules.RRuleSchedule(
        rrule="FREQ=DAILY", timezone="Europe/Berlin"
    )
    with pytest.raises(ValueError, match="Either interval, cron, or rrule must be provided"):
        construct()
    with pytest.raises(ValueError, match="interval and cron"):
        construct(interval=60, cron="@daily")
    with pytest.raises(ValueError, match="An anchor date can only be provided with an interval schedule"):
        construct(cron="@daily", anchor_date="2026-01-01")
    with pytest.raises(ValidationError, match="cron"):
        construct(cron="never")


def test_is_schedule_type() -> None:
    assert schedules.is_schedule_type(schedules.NoSchedule())
    assert not schedules.is_schedule_type(schedules.NoSchedule)
    assert not schedules.is_schedule_type({"cron": "@daily"})
    assert schedules.is_valid_timezone("Europe/Berlin")
    assert not schedules.is_valid_timezone("Europe/Nowhere")


def test_an_interval_gets_the_time_zone_of_its_anchor() -> None:
    def zone(**fields: Any) -> Any:
        return schedules.IntervalSchedule(interval=60, **fields).timezone

    assert zone() == "UTC"
    assert zone(anchor_date="2026-01-01T00:00:00+02:00") == "UTC"
    assert zone(anchor_date=datetime(2026, 1, 1, tzinfo=ZoneInfo("Europe/Berlin"))) == "Europe/Berlin"
    assert zone(anchor_date=datetime(2026, 1, 1, tzinfo=ZoneInfo("Europe/Berlin")), timezone="UTC") == "UTC"


def test_a_deployment_schedule_from_a_schedule() -> None:
    create = DeploymentScheduleCreate.from_schedule
    cron = schedules.CronSchedule(cron="@daily")
    assert create(cron) == DeploymentScheduleCreate(schedule=cron)
    # As from `prefect.schedules`.
    official = SimpleNamespace(
        interval=None,
        cron="@daily",
        rrule=None,
        timezone="Europe/Berlin",
        anchor_date=datetime.now(timezone.utc),
        day_or=False,
        active=False,
        parameters={"x": 1},
        slug="daily",
    )
    made = create(official)
    assert made.schedule == schedules.CronSchedule(cron="@daily", timezone="Europe/Berlin", day_or=False)
    assert (made.active, made.parameters, made.slug) == (False, {"x": 1}, "daily")
    official.cron, official.interval = None, timedelta(hours=1)
    assert create(official).schedule.interval == timedelta(hours=1)  # type: ignore[union-attr]
    official.interval = None
    assert create(official).schedule == schedules.NoSchedule()
    with pytest.raises(ValidationError, match="schedule"):
        create("daily")


def test_rrule_objects_need_dateutil() -> None:
    code = """
import sys
sys.modules["dateutil"] = None
from prefect_rs.client.schemas.schedules import RRuleSchedule
for call in (lambda: RRuleSchedule(rrule="FREQ=DAILY").to_rrule(), lambda: RRuleSchedule.from_rrule(1)):
    try:
        call()
    except ImportError as error:
        assert "pip install python-dateutil" in str(error), error
    else:
        raise SystemExit("no error")
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def zoned(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=ZoneInfo("Europe/Berlin"))  # type: ignore[arg-type, misc]


def test_a_schedule_to_an_rrule_object() -> None:
    pytest.importorskip("dateutil")
    rule = schedules.RRuleSchedule(rrule="FREQ=DAILY;COUNT=2", timezone="Europe/Berlin").to_rrule()
    assert [moment.isoformat() for moment in rule] == [
        "2020-01-01T00:00:00+01:00",
        "2020-01-02T00:00:00+01:00",
    ]
    text = "DTSTART:20260328T020000\nRRULE:FREQ=DAILY;UNTIL=20260331T020000\nEXDATE:20260330T020000"
    rules = schedules.RRuleSchedule(rrule=text, timezone="Europe/Berlin").to_rrule()
    assert [moment.day for moment in rules] == [28, 29, 31]


def test_a_schedule_from_an_rrule_object() -> None:
    module = pytest.importorskip("dateutil.rrule")
    make = schedules.RRuleSchedule.from_rrule
    daily = module.rrule(module.DAILY, dtstart=zoned(2026, 1, 1), count=3)
    made = make(daily)
    assert made.rrule == "DTSTART:20260101T000000\nRRULE:FREQ=DAILY;COUNT=3"
    assert made.timezone == "Europe/Berlin"
    assert [moment.isoformat() for moment in made.to_rrule()] == [moment.isoformat() for moment in daily]

    rules = module.rruleset()
    rules.rrule(daily)
    rules.exdate(zoned(2026, 1, 2))
    rules.rdate(zoned(2026, 2, 1, 5))
    made = make(rules)
    assert made.timezone == "Europe/Berlin"
    assert [moment.isoformat() for moment in made.to_rrule()] == [moment.isoformat() for moment in rules]

    rules.rrule(module.rrule(module.DAILY, dtstart=zoned(2026, 3, 1)))
    with pytest.raises(ValueError, match="too many dtstarts"):
        make(rules)
    with pytest.raises(TypeError, match="not str"):
        make("FREQ=DAILY")
