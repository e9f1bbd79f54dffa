"""Messages contain the official client's text, which code and tests may look for.

Each row is a mistake, and the official client's message (3.9.1). Messages about triggers and resources are in
the tests of events.
"""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient, exceptions, states
from prefect_rs.client.cloud import CloudClient
from prefect_rs.client.schemas import actions, filters, objects, schedules
from prefect_rs.exceptions import ValidationError

ID = UUID(int=1)
NOW = datetime(2026, 1, 1, tzinfo=timezone.utc)
NOBODY = "http://127.0.0.1:9/api"
DAILY = {"cron": "@daily"}

Trigger = Callable[[], Any]


def sync() -> SyncPrefectClient:
    return SyncPrefectClient(NOBODY)


def enter_with() -> None:
    with PrefectClient(NOBODY):  # type: ignore[attr-defined, unused-ignore]
        pass


def enter_async_with() -> None:
    async def enter() -> None:
        async with SyncPrefectClient(NOBODY):  # type: ignore[attr-defined, unused-ignore]
            pass

    asyncio.run(enter())


def enter_cloud_with() -> None:
    with CloudClient("https://api.prefect.cloud/api", "pnu_x"):  # type: ignore[attr-defined, unused-ignore]
        pass


ROWS: list[tuple[Trigger, str]] = [
    # Schedules
    (
        lambda: schedules.construct_schedule(interval=1, cron="@daily"),
        "Only one of interval, cron, or rrule can be provided.",
    ),
    (
        lambda: schedules.construct_schedule(anchor_date=NOW),
        "An anchor date can only be provided with an interval schedule",
    ),
    (
        lambda: schedules.construct_schedule(cron="@daily", anchor_date=NOW),
        "An anchor date can only be provided with an interval schedule",
    ),
    (
        lambda: schedules.construct_schedule(timezone="UTC"),
        "A timezone can only be provided with interval, cron, or rrule",
    ),
    (lambda: schedules.construct_schedule(), "Either interval, cron, or rrule must be provided"),
    (lambda: schedules.CronSchedule(cron="never"), 'Invalid cron string: "never"'),
    (
        lambda: schedules.CronSchedule(cron="R * * * *"),
        'Random and Hashed expressions are unsupported, received: "R * * * *"',
    ),
    (
        lambda: schedules.CronSchedule(cron="@daily", timezone="x"),
        'Invalid timezone: "x" (specify in IANA tzdata format, for example, America/New_York)',
    ),
    (lambda: schedules.IntervalSchedule(interval=60, timezone="x"), 'Invalid timezone: "x"'),
    (lambda: schedules.RRuleSchedule(rrule="FREQ=DAILY", timezone="x"), 'Invalid timezone: "x"'),
    (lambda: schedules.RRuleSchedule(rrule="never"), 'Invalid RRule string "never"'),
    (lambda: schedules.RRuleSchedule(rrule="x" * 6501), "Max length is 6500, got 6501"),
    (
        lambda: schedules.IntervalSchedule(interval=timedelta(0)),
        "Input should be greater than 0 seconds",
    ),
    *(
        (
            lambda active=active: actions.DeploymentScheduleCreate(schedule=DAILY, active=active),
            "active must be able to be parsed as a boolean, got",
        )
        for active in ("gibberish", None, 5, [])
    ),
    (
        lambda: actions.DeploymentScheduleUpdate(active="gibberish"),  # type: ignore[arg-type]
        "Input should be a valid boolean",
    ),
    (
        lambda: actions.DeploymentScheduleCreate(schedule=DAILY, max_scheduled_runs=51),
        "`max_scheduled_runs` must be less than or equal to 50.",
    ),
    (
        lambda: actions.DeploymentScheduleUpdate(max_scheduled_runs=51),
        "`max_scheduled_runs` must be less than or equal to 50.",
    ),
    (
        lambda: actions.DeploymentScheduleCreate(schedule=DAILY, max_scheduled_runs=0),
        "Input should be greater than 0",
    ),
    # Concurrency
    (
        lambda: objects.ConcurrencyOptions(collision_strategy="ENQUEUE", grace_period_seconds=59),
        "Input should be greater than or equal to 60",
    ),
    (
        lambda: objects.ConcurrencyOptions(collision_strategy="ENQUEUE", grace_period_seconds=86401),
        "Input should be less than or equal to 86400",
    ),
    (
        lambda: objects.ConcurrencyOptions(collision_strategy="x"),
        "Input should be 'ENQUEUE' or 'CANCEL_NEW'",
    ),
    (
        lambda: actions.GlobalConcurrencyLimitCreate(name="a", limit=-1),
        "Input should be greater than or equal to 0",
    ),
    (
        lambda: actions.GlobalConcurrencyLimitCreate(name="a", limit=1, slot_decay_per_second=-0.5),
        "Input should be greater than or equal to 0",
    ),
    (
        lambda: actions.GlobalConcurrencyLimitCreate(name="a/b", limit=1),
        "String should match pattern '^[^/%&><]+$'",
    ),
    (
        lambda: actions.WorkPoolCreate(name="a", type="b", concurrency_limit=-1),
        "Input should be greater than or equal to 0",
    ),
    (lambda: actions.WorkQueueCreate(name="a", priority=0), "Input should be greater than 0"),
    # Runs
    (
        lambda: objects.TaskRunPolicy(retry_delay=[1] * 51),
        "Can not configure more than 50 retry delays per task.",
    ),
    (lambda: objects.TaskRunPolicy(retry_jitter_factor=-1), "`retry_jitter_factor` must be >= 0."),
    # Blocks, variables, artifacts
    (
        lambda: objects.BlockDocumentReference(
            name="x", parent_block_document_id=ID, reference_block_document_id=ID
        ),
        "`parent_block_document_id` and `reference_block_document_id` cannot be the same",
    ),
    (
        lambda: actions.BlockDocumentCreate(block_schema_id=ID, block_type_id=ID),
        "Names must be provided for block documents.",
    ),
    (
        lambda: objects.BlockDocument(block_schema_id=ID, block_type_id=ID),
        "Names must be provided for block documents.",
    ),
    (
        lambda: actions.BlockDocumentCreate(block_schema_id=ID, block_type_id=ID, name="A B"),
        "must only contain lowercase letters, numbers, and dashes.",
    ),
    (
        lambda: actions.BlockTypeCreate(name="x", slug="A B"),
        "must only contain lowercase letters, numbers, and dashes.",
    ),
    (
        lambda: actions.ArtifactCreate(key="A B"),
        "must only contain lowercase letters, numbers, and dashes.",
    ),
    (
        lambda: actions.VariableCreate(name="A B", value=1),
        "must only contain lowercase letters, numbers, and dashes or underscores.",
    ),
    (lambda: actions.VariableCreate(name="a" * 256, value=1), "should have at most 255"),
    (
        lambda: actions.VariableCreate(name="a", value="x" * 4999),
        "Variable value must be less than 5000 characters",
    ),
    (
        lambda: actions.VariableCreate(name="a", value=object()),
        "Variable value must be serializable to JSON",
    ),
    (
        lambda: actions.DeploymentBranch(branch=" "),
        "cannot be empty or contain only whitespace",
    ),
    # Fields in general, in pydantic's words
    (lambda: actions.FlowCreate(), "Field required"),  # type: ignore[call-arg]
    (lambda: actions.FlowCreate(name=1), "Input should be a valid string"),  # type: ignore[arg-type]
    (lambda: actions.FlowCreate(name="a", tags=1), "Input should be a valid list"),  # type: ignore[arg-type]
    (
        lambda: actions.FlowCreate(name="a", labels=1),  # type: ignore[arg-type]
        "Input should be a valid dictionary",
    ),
    (
        lambda: actions.GlobalConcurrencyLimitCreate(name="a", limit="x"),  # type: ignore[arg-type]
        "Input should be a valid integer",
    ),
    (
        lambda: objects.TaskRunPolicy(retry_jitter_factor="x"),  # type: ignore[arg-type]
        "Input should be a valid number",
    ),
    (
        lambda: actions.GlobalConcurrencyLimitCreate(name="a", limit=1, active="x"),  # type: ignore[arg-type]
        "Input should be a valid boolean",
    ),
    (lambda: states.Running(timestamp="x"), "Input should be a valid datetime"),
    (lambda: filters.FlowFilterId(any_=["x"]), "Input should be a valid UUID"),
    (
        lambda: filters.FlowRunFilterStateType(any_=["x"]),
        "Input should be 'SCHEDULED', 'PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED', "
        "'PAUSED' or 'CANCELLING'",
    ),
    (lambda: filters.FlowRunFilter(nmae="x"), "Extra inputs are not permitted"),  # type: ignore[call-arg]
    # States
    (
        lambda: states.Scheduled(scheduled_time=NOW, state_details={"scheduled_time": NOW}),
        "An extra scheduled_time was provided in state_details",
    ),
    (
        lambda: states.Paused(timeout_seconds=1, state_details={"pause_timeout": NOW}),
        "An extra pause timeout was provided in state_details",
    ),
    (
        lambda: states.Paused(timeout_seconds=1, pause_expiration_time=NOW),
        "Cannot supply both a pause_expiration_time and timeout_seconds",
    ),
    (lambda: states.Paused().result(), "Run is paused, its result is not available."),
    (lambda: states.Running().result(), "Run is in RUNNING state, its result is not available."),
    (lambda: states.Completed().result(), "State data is missing."),
    (lambda: states.Failed().result(), "Run failed."),
    (lambda: states.get_state_exception(states.Completed()), "Expected failed or crashed state got"),
    # Ids and names
    (lambda: sync().read_deployment("not-a-uuid"), "Invalid deployment ID: not-a-uuid"),
    (lambda: sync().pause_deployment("not-a-uuid"), "Invalid deployment ID: not-a-uuid"),
    (lambda: sync().resume_deployment("not-a-uuid"), "Invalid deployment ID: not-a-uuid"),
    (lambda: sync().read_flow_run("not-a-uuid"), "Invalid flow run ID: not-a-uuid"),
    (
        lambda: sync().read_deployment_by_name("x"),
        "Invalid deployment name format: x. Expected format: <FLOW_NAME>/<DEPLOYMENT_NAME>",
    ),
    (lambda: sync().update_work_queue(ID), "No fields provided to update."),
    # Clients
    (
        enter_with,
        "The `PrefectClient` must be entered with an async context. "
        "Use 'async with PrefectClient(...)' not 'with PrefectClient(...)'",
    ),
    (enter_async_with, "must be entered with a sync context. Use 'with SyncPrefectClient(...)'"),
    (
        enter_cloud_with,
        "The `CloudClient` must be entered with an async context. "
        "Use 'async with CloudClient(...)' not 'with CloudClient(...)'",
    ),
    (
        lambda: SyncPrefectClient(NOBODY, httpx_settings={"app": object()}),
        "Invalid httpx settings: `app` cannot be set when providing an api url.",
    ),
    # Exceptions that users construct
    (
        lambda: raise_(exceptions.EventTooLarge(200, 100)),
        "Event is too large to emit (200 > 100 bytes)",
    ),
    (
        lambda: raise_(exceptions.SignatureMismatchError.from_bad_params(["a"], ["b"])),
        "Function expects parameters ['a'] but was provided with parameters ['b']",
    ),
    (
        lambda: raise_(exceptions.ScriptError(ValueError("x"), "flow.py")),
        "Script at 'flow.py' encountered an exception: ValueError('x')",
    ),
    (
        lambda: raise_(
            exceptions.ParameterBindError.from_bind_failure(demo, TypeError("Demo"), (), {"c": 3, "d": 4})
        ),
        "Error binding parameters for function 'demo': Demo.\n"
        "Function 'demo' has signature 'a, b=1' but received args: () and kwargs: ['c', 'd'].",
    ),
    (
        lambda: raise_(exceptions.ParameterTypeError.from_validation_error(two_problems())),
        "Flow run received invalid parameters:\n - rows.0.a: ",
    ),
]


def raise_(error: BaseException) -> None:
    raise error


def demo(a, b=1):  # type: ignore[no-untyped-def]
    """Has a signature."""


def two_problems() -> ValidationError:
    return ValidationError("x", [{"loc": ("rows", 0, "a"), "msg": "wrong"}, {"loc": ("b",), "msg": "wrong"}])


@pytest.mark.parametrize(("trigger", "words"), ROWS, ids=[words[:60] for _, words in ROWS])
def test_messages_contain_the_official_text(trigger: Trigger, words: str) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011
        trigger()
    assert words in str(caught.value)
    # An invalid argument is always a ValueError.
    if isinstance(caught.value, ValidationError):
        assert isinstance(caught.value, ValueError)


def test_a_closed_client(api_url: str) -> None:
    client = SyncPrefectClient(api_url)
    with client:
        pass
    with pytest.raises(
        RuntimeError, match=r"cannot be started again after closing.*`get_client\(\)` instead"
    ):
        client.__enter__()


def test_deprecated_fields_of_a_deployment() -> None:
    with pytest.warns(UserWarning, match="no longer supported for creating or updating deployments"):
        create = actions.DeploymentCreate(name="a", flow_id=ID, worker_pool_queue_id=ID)  # type: ignore[call-arg]
    assert "worker_pool_queue_id" not in create.model_dump()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        actions.DeploymentUpdate(worker_pool_name=None)  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("x" * 4998, True),
        ("x" * 4999, False),
        ("é" * 833, True),
        ("é" * 834, False),
        ([1] * 1666, True),
        ([1] * 1667, False),
    ],
)
def test_the_length_of_a_variable_is_computed_like_on_the_server(
    value: Any, fits: bool, api_url: str
) -> None:
    import json

    assert (len(json.dumps(value)) <= 5000) is fits
    if fits:
        actions.VariableCreate(name="a", value=value)
    else:
        with pytest.raises(ValidationError, match="must be less than 5000 characters"):
            actions.VariableCreate(name="a", value=value)


def test_problems_have_pydantics_types() -> None:
    def kind(trigger: Trigger) -> str:
        with pytest.raises(ValidationError) as caught:
            trigger()
        [problem] = caught.value.errors()
        return str(problem["type"])

    assert kind(lambda: actions.FlowCreate()) == "missing"  # type: ignore[call-arg]
    assert kind(lambda: actions.FlowCreate(name=1)) == "string_type"  # type: ignore[arg-type]
    assert kind(lambda: actions.FlowCreate(name="a", tags=1)) == "list_type"  # type: ignore[arg-type]
    assert kind(lambda: actions.FlowCreate(name="a", labels=1)) == "dict_type"  # type: ignore[arg-type]
    assert kind(lambda: filters.FlowRunFilter(nmae="x")) == "extra_forbidden"  # type: ignore[call-arg]
    assert kind(lambda: filters.FlowFilterId(any_=["x"])) == "uuid_parsing"
    assert kind(lambda: filters.FlowRunFilterStateType(any_=["x"])) == "enum"
