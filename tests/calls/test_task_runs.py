"""Task runs: create, read, list, set states, delete."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs.client.schemas.filters import (
    DeploymentFilter,
    FlowFilter,
    FlowRunFilter,
    FlowRunFilterId,
    TaskRunFilter,
    TaskRunFilterFlowRunId,
    TaskRunFilterId,
    TaskRunFilterName,
    TaskRunFilterState,
    TaskRunFilterStateType,
    TaskRunFilterTags,
)
from prefect_rs.client.schemas.objects import (
    Constant,
    FlowRunResult,
    Parameter,
    State,
    TaskRun,
    TaskRunPolicy,
    TaskRunResult,
)
from prefect_rs.client.schemas.responses import (
    OrchestrationResult,
    SetStateStatus,
    StateAbortDetails,
    StateAcceptDetails,
    UITaskRun,
)
from prefect_rs.client.schemas.sorting import TaskRunSort
from prefect_rs.exceptions import ObjectAlreadyExists, ObjectNotFound, ValidationError
from prefect_rs.states import Completed, Failed, Pending, Running, Scheduled

from tests.support.standin import Caller, StandIn, as_json

Call = Callable[..., Any]

T0 = datetime(2090, 1, 1, 12, 0, tzinfo=timezone.utc)
TASK = SimpleNamespace(
    task_key="my-task",
    tags={"of-the-task"},
    version="v7",
    retries=3,
    retry_delay_seconds=1.5,
    retry_jitter_factor=0.25,
)
LEAST = SimpleNamespace(task_key="least")


@pytest.fixture
def flow_run(call: Call) -> Any:
    """A running flow run."""
    return call("create_flow_run", SimpleNamespace(name="task-runs"), state=Running())


# ---- Create and read -----------------------------------------------------------------------------


def test_create_with_few_arguments(call: Call, flow_run: Any) -> None:
    run = call("create_task_run", LEAST, flow_run.id, "0")
    assert type(run) is TaskRun
    assert type(run.id) is UUID
    assert (run.flow_run_id, run.task_key, run.dynamic_key) == (flow_run.id, "least", "0")
    assert run.name
    assert (run.tags, run.task_inputs, run.task_version) == ([], {}, None)
    assert run.state.is_pending()
    assert (run.state_type, run.state_name) == ("PENDING", "Pending")
    policy = run.empirical_policy
    assert (policy.retries, policy.retry_delay, policy.retry_jitter_factor) == (None, None, None)
    moving = {"estimated_start_time_delta"}
    assert call("read_task_run", run.id).model_dump(exclude=moving) == run.model_dump(exclude=moving)


@pytest.mark.needs_server("3.2", "labels of task runs")
def test_labels(call: Call, flow_run: Any) -> None:
    run = call("create_task_run", LEAST, flow_run.id, "0")
    assert run.labels["prefect.flow-run.id"] == str(flow_run.id)
    assert call("read_task_run", run.id).labels == run.labels


def test_create_with_every_argument(call: Call, flow_run: Any) -> None:
    run_id, upstream = uuid4(), uuid4()
    inputs = {
        "b": [TaskRunResult(id=upstream)],
        "a": [Parameter(name="p")],
        "none": [],
        "dict": ({"input_type": "constant", "type": "int"}, Constant(type="str")),
    }
    run = call(
        "create_task_run",
        task=TASK,
        flow_run_id=flow_run,
        dynamic_key=7,
        id=str(run_id),
        name="everything",
        extra_tags={"extra", "of-the-task"},
        state=Scheduled(scheduled_time=T0, message="later"),
        task_inputs=inputs,
    )
    run = call("read_task_run", run.id)
    assert (run.id, run.name, run.dynamic_key) == (run_id, "everything", "7")
    assert sorted(run.tags) == ["extra", "of-the-task"]
    assert run.task_version == "v7"
    policy = run.empirical_policy
    assert type(policy) is TaskRunPolicy
    assert (policy.retries, policy.retry_delay, policy.retry_jitter_factor) == (3, 1, 0.25)
    assert run.state.is_scheduled()
    assert run.state.message == "later"
    assert run.next_scheduled_start_time == T0
    assert run.task_inputs == {
        "b": [TaskRunResult(id=upstream)],
        "a": [Parameter(name="p")],
        "none": [],
        "dict": [Constant(type="int"), Constant(type="str")],
    }


@pytest.mark.needs_server("3.4", "flow runs as the inputs of a task run")
def test_task_inputs(call: Call, flow_run: Any) -> None:
    given = [TaskRunResult(id=uuid4()), FlowRunResult(id=uuid4())]
    run = call("create_task_run", LEAST, flow_run.id, "0", task_inputs={"x": given})
    found = call("read_task_run", run.id).task_inputs["x"]
    assert found == given
    assert [type(one) for one in found] == [TaskRunResult, FlowRunResult]
    assert [one.input_type for one in found] == ["task_run", "flow_run"]


def test_create_by_position(call: Call, flow_run: Any) -> None:
    run_id = uuid4()
    run = call("create_task_run", TASK, flow_run.id, "1", run_id, "n", ["t"], Running(), {"x": []})
    assert (run.id, run.name, run.state_name) == (run_id, "n", "Running")
    assert sorted(run.tags) == ["of-the-task", "t"]


def test_a_run_without_a_flow_run(call: Call) -> None:
    run = call("create_task_run", LEAST, None, "0")
    assert run.flow_run_id is None
    assert call("read_task_run", run).flow_run_id is None


@pytest.mark.parametrize(
    ("delay", "kept"), [(None, None), (2, 2), (2.9, 2), ([1, 2.5], [1, 2]), ((3,), [3]), ([], [])]
)
def test_retry_delay(call: Call, flow_run: Any, delay: Any, kept: Any) -> None:
    task = SimpleNamespace(task_key="k", retries=2, retry_delay_seconds=delay)
    assert call("create_task_run", task, flow_run.id, "0").empirical_policy.retry_delay == kept


def test_creating_the_same_run_again_returns_it(call: Call, flow_run: Any) -> None:
    first = call("create_task_run", LEAST, flow_run.id, "0")
    assert call("create_task_run", LEAST, flow_run.id, "0").id == first.id
    assert call("create_task_run", LEAST, flow_run.id, "1").id != first.id


def test_a_missing_flow_run_is_a_conflict(call: Call) -> None:
    with pytest.raises(ObjectAlreadyExists) as caught:
        call("create_task_run", LEAST, uuid4(), "0")
    assert caught.value.status_code == 409


@pytest.mark.parametrize(
    ("args", "kwargs", "at"),
    [
        ((SimpleNamespace(name="no task"), None, "0"), {}, "task"),
        ((SimpleNamespace(task_key=1), None, "0"), {}, "task.task_key"),
        ((SimpleNamespace(task_key="k", retries="x"), None, "0"), {}, "task.retries"),
        ((SimpleNamespace(task_key="k", tags="x"), None, "0"), {}, "task.tags"),
        ((SimpleNamespace(task_key="k", retry_delay_seconds="x"), None, "0"), {}, "task.retry_delay_seconds"),
        (
            (SimpleNamespace(task_key="k", retry_delay_seconds=["x"]), None, "0"),
            {},
            "task.retry_delay_seconds",
        ),
        ((LEAST, "no id", "0"), {}, "flow_run_id"),
        ((LEAST, None, None), {}, "dynamic_key"),
        ((LEAST, None, "0"), {"id": "no id"}, "id"),
        ((LEAST, None, "0"), {"name": 1}, "name"),
        ((LEAST, None, "0"), {"extra_tags": "x"}, "extra_tags"),
        ((LEAST, None, "0"), {"state": "Running"}, "state"),
        ((LEAST, None, "0"), {"task_inputs": {"x": [1]}}, "task_inputs.x"),
        ((LEAST, None, "0"), {"task_inputs": {"x": [{"input_type": "task_run"}]}}, "task_inputs.x"),
        ((LEAST, None, "0"), {"task_inputs": []}, "task_inputs"),
    ],
)
def test_invalid_arguments_of_create(mode: str, args: Any, kwargs: Any, at: str) -> None:
    with StandIn(as_json({})) as server:
        caller = Caller(mode, server.api_url)
        with pytest.raises(ValidationError, match=at):
            caller("create_task_run", *args, **kwargs)
        caller.close()
        assert server.asked == []


def test_task_inputs_are_sent_with_their_type(mode: str) -> None:
    answer = {
        "id": str(uuid4()),
        "task_key": "k",
        "dynamic_key": "0",
        "task_inputs": {"x": [{"input_type": "new"}]},
    }
    with StandIn(as_json(answer)) as server:
        caller = Caller(mode, server.api_url)
        run = caller("create_task_run", LEAST, None, "0", task_inputs={"x": [Parameter(name="p")]})
        caller.close()
        assert server.asked[0].json()["task_inputs"] == {"x": [{"input_type": "parameter", "name": "p"}]}
    # An input of an unknown type is kept as it is.
    assert run.task_inputs == {"x": [{"input_type": "new"}]}


@pytest.mark.parametrize(
    ("method", "args"),
    [
        ("read_task_run", ()),
        ("delete_task_run", ()),
        ("set_task_run_name", ("n",)),
        ("set_task_run_state", (Completed(),)),
    ],
)
def test_missing_runs(call: Call, method: str, args: Any) -> None:
    with pytest.raises(ObjectNotFound):
        call(method, uuid4(), *args)
    with pytest.raises(ValidationError, match="task_run_id"):
        call(method, "no id", *args)


# ---- List ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("upwards", "downwards"), [("ID_ASC", "ID_DESC"), ("END_TIME_ASC", "END_TIME_DESC")])
def test_sort_orders_that_the_server_does_not_have(
    call: Call, flow_run: Any, upwards: str, downwards: str
) -> None:
    for name in "abcde":
        run = call("create_task_run", LEAST, flow_run.id, name, name=name)
        call("set_task_run_state", run.id, Completed(), force=True)
    mine = TaskRunFilter(flow_run_id=TaskRunFilterFlowRunId(any_=[flow_run.id]))

    def names(**how: Any) -> list[str]:
        return [run.name for run in call("read_task_runs", task_run_filter=mine, **how)]

    assert names(sort=upwards) == names(sort=downwards)[::-1]
    assert names(sort=upwards, limit=2, offset=1) == names(sort=upwards)[1:3]
    assert names(sort=TaskRunSort[upwards], limit=3, offset=4) == names(sort=upwards)[4:]
    assert names(sort=upwards, offset=5) == []


def test_filters_sort_orders_and_paging(call: Call, flow_run: Any) -> None:
    tag = uuid4().hex
    task = SimpleNamespace(task_key="listed", tags=[tag])
    for key, name in enumerate(["c", "a", "b"]):
        state = Running() if name == "b" else Pending()
        call("create_task_run", task, flow_run.id, key, name=name, extra_tags=[name], state=state)
    mine = TaskRunFilter(tags=TaskRunFilterTags(all_=[tag]))

    def found(filter: Any = mine, **kwargs: Any) -> list[str]:
        return [run.name for run in call("read_task_runs", task_run_filter=filter, **kwargs)]

    assert sorted(found()) == ["a", "b", "c"]
    assert found(sort=TaskRunSort.NAME_ASC) == ["a", "b", "c"]
    assert found(sort="NAME_DESC") == ["c", "b", "a"]
    assert found(sort=TaskRunSort("name", "desc")) == ["c", "b", "a"]
    assert found(sort=TaskRunSort.NAME_ASC, limit=1, offset=1) == ["b"]
    assert found(TaskRunFilter(tags=[tag, "a"])) == ["a"]
    assert found(TaskRunFilter(tags=[tag], name=TaskRunFilterName(any_=["a", "b"])), sort="NAME_ASC") == [
        "a",
        "b",
    ]
    running = TaskRunFilterState(type=TaskRunFilterStateType(any_=["RUNNING"]))
    assert found(TaskRunFilter(tags=[tag], state=running)) == ["b"]
    of_run = TaskRunFilter(flow_run_id=TaskRunFilterFlowRunId(any_=[flow_run.id]))
    assert found(of_run, sort="NAME_ASC") == ["a", "b", "c"]
    [first] = call("read_task_runs", task_run_filter=mine, sort="NAME_ASC", limit=1)
    assert type(first) is TaskRun
    assert found(TaskRunFilter(id=TaskRunFilterId(any_=[first.id]))) == ["a"]
    by_run = FlowRunFilter(id=FlowRunFilterId(any_=[flow_run.id]))
    assert found(None, flow_run_filter=by_run, sort="NAME_ASC") == ["a", "b", "c"]
    assert found(flow_filter=FlowFilter(name="task-runs"), limit=1, sort="NAME_ASC") == ["a"]
    assert found(flow_filter=FlowFilter(name="other")) == []
    assert found(deployment_filter=DeploymentFilter(name="nobody")) == []


@pytest.mark.needs_server("3.9", "a sort of task runs by how long they take")
def test_sort_by_duration(call: Call, flow_run: Any) -> None:
    longest_first = []
    for key in range(3):
        longest_first.append(call("create_task_run", LEAST, flow_run.id, key, state=Running()).id)
        time.sleep(0.05)
    of_run = TaskRunFilter(flow_run_id=TaskRunFilterFlowRunId(any_=[flow_run.id]))

    def found(sort: TaskRunSort) -> list[UUID]:
        return [run.id for run in call("read_task_runs", task_run_filter=of_run, sort=sort)]

    assert found(TaskRunSort.DURATION_DESC) == longest_first
    assert found(TaskRunSort.DURATION_ASC) == longest_first[::-1]


@pytest.mark.parametrize(
    ("kwargs", "at"),
    [
        ({"sort": "CREATED_ASC"}, "sort"),
        ({"limit": -1}, "limit"),
        ({"offset": "x"}, "offset"),
        ({"task_run_filter": FlowFilter()}, "task_run_filter"),
    ],
)
def test_invalid_arguments_of_read(call: Call, kwargs: Any, at: str) -> None:
    with pytest.raises(ValidationError, match=at):
        call("read_task_runs", **kwargs)


def test_filters_are_keyword_only(call: Call) -> None:
    with pytest.raises(TypeError):
        call("read_task_runs", FlowFilter())


# ---- States --------------------------------------------------------------------------------------


def test_from_pending_to_completed(call: Call, flow_run: Any) -> None:
    run = call("create_task_run", LEAST, flow_run.id, "0")
    result = call("set_task_run_state", run.id, Running())
    assert type(result) is OrchestrationResult
    assert result.status is SetStateStatus.ACCEPT
    assert type(result.details) is StateAcceptDetails
    assert result.state.is_running()
    assert result.state.state_details.task_run_id == run.id
    call("set_task_run_state", task_run_id=run, state=Completed(message="done"), force=False)
    found = call("read_task_run", run.id)
    assert (found.state_type, found.state.message, found.run_count) == ("COMPLETED", "done", 1)
    assert found.start_time <= found.end_time
    assert found.total_run_time >= timedelta(0)
    states = call("read_task_run_states", run.id)
    assert [state.name for state in states] == ["Pending", "Running", "Completed"]
    assert {type(state) for state in states} == {State}
    assert call("read_task_run_states", task_run_id=str(uuid4())) == []
    assert call("read_task_run_state", states[1].id) == states[1]
    assert call("read_task_run_state", task_run_state_id=str(states[2].id)).message == "done"


def test_a_missing_state(call: Call) -> None:
    with pytest.raises(ObjectNotFound):
        call("read_task_run_state", uuid4())
    with pytest.raises(ValidationError, match="task_run_state_id"):
        call("read_task_run_state", "x")


@pytest.mark.needs_server("3.4", "task runs with the name of their flow run")
def test_the_name_of_the_flow_run_in_a_name(call: Call, flow_run: Any) -> None:
    run = call("create_task_run", TASK, flow_run.id, "0", state=Running())
    found = call("read_task_run_with_flow_run_name", run.id)
    assert (type(found), isinstance(found, TaskRun)) == (UITaskRun, True)
    assert found.flow_run_name == flow_run.name
    moving = {"estimated_run_time", "estimated_start_time_delta"}
    known = call("read_task_run", run.id).model_dump(exclude=moving)
    assert found.model_dump(exclude={*moving, "flow_run_name"}) == known
    alone = call("create_task_run", TASK, None, "0")
    assert call("read_task_run_with_flow_run_name", str(alone.id)).flow_run_name is None
    with pytest.raises(ObjectNotFound):
        call("read_task_run_with_flow_run_name", uuid4())
    with pytest.raises(ValidationError, match="task_run_id"):
        call("read_task_run_with_flow_run_name", None)


def test_the_server_may_reject_a_state_unless_forced(call: Call) -> None:
    # The flow run is not running, so its tasks may not start.
    flow_run = call("create_flow_run", SimpleNamespace(name="task-runs"))
    run = call("create_task_run", LEAST, flow_run.id, "0")
    result = call("set_task_run_state", run.id, Running())
    assert result.status is SetStateStatus.ABORT
    assert type(result.details) is StateAbortDetails
    assert "flow" in result.details.reason
    forced = call("set_task_run_state", run.id, Running(), True)
    assert (forced.status, forced.state.name) == (SetStateStatus.ACCEPT, "Running")


def test_a_failed_run_is_retried_by_the_server(call: Call, flow_run: Any) -> None:
    task = SimpleNamespace(task_key="k", retries=1, retry_delay_seconds=0)
    run = call("create_task_run", task, flow_run.id, "0")
    call("set_task_run_state", run.id, Running())
    result = call("set_task_run_state", run.id, Failed(message="boom"))
    assert result.status is SetStateStatus.REJECT
    assert result.state.name == "AwaitingRetry"


def test_the_given_state_is_not_modified(call: Call, flow_run: Any) -> None:
    run = call("create_task_run", LEAST, flow_run.id, "0")
    state = Completed()
    call("set_task_run_state", run.id, state)
    assert state.state_details.task_run_id is None


@pytest.mark.parametrize("state", [None, "Running", Completed, {}])
def test_an_invalid_state(call: Call, state: Any) -> None:
    with pytest.raises(ValidationError, match="state"):
        call("set_task_run_state", uuid4(), state)


# ---- Change and delete ---------------------------------------------------------------------------


def test_set_the_name(call: Call, flow_run: Any) -> None:
    run = call("create_task_run", LEAST, flow_run.id, "0", name="old")
    assert call("set_task_run_name", run.id, "new é").status_code == 204
    assert call("read_task_run", run.id).name == "new é"
    with pytest.raises(ValidationError, match="name"):
        call("set_task_run_name", run.id, None)


def test_delete(call: Call, flow_run: Any) -> None:
    run = call("create_task_run", LEAST, flow_run.id, "0")
    assert call("delete_task_run", run.id) is None
    with pytest.raises(ObjectNotFound):
        call("read_task_run", run.id)


def test_task_runs_cannot_be_filtered_by_work_pool(call: Call) -> None:
    with pytest.raises(ValidationError, match="work_pool_name"):
        call("read_task_runs", deployment_filter={"work_pool_name": "pool"})
