"""Flow runs, their states and names, and runs that are suspended and resumed."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from ._objects import UNKNOWN, flow, official

FAR = datetime(2099, 1, 2, 3, 4, 5, 678901, tzinfo=timezone.utc)


async def create(call: Any) -> None:
    from prefect.states import Completed, Pending, Running, Scheduled

    whole = flow(call.name("flow"), version="1.2", retries=3, retry_delay_seconds=7.9)
    run = await call("create_flow_run: little", whole, name=call.name("little"))
    await call(
        "create_flow_run: much",
        whole,
        name=call.name("much"),
        parameters={"x": 2**70, "y": [1.5, None, {"ü": "é😀"}], "z": True},
        context={"k": {"deep": [1]}},
        tags=["b", "a"],
        state=Scheduled(scheduled_time=FAR, message="later"),
        job_variables={"env": {"A": "b"}},
    )
    await call("create_flow_run: no name", flow(call.name("flow")))
    for what, state in {
        "pending": Pending(message="wait"),
        "running": Running(),
        "completed": Completed(message="at once", data={"any": "thing"}),
    }.items():
        await call(f"create_flow_run: {what}", whole, name=call.name(what), state=state)
    await call("create_flow_run: unknown pool", whole, name=call.name("p"), work_pool_name=call.name("none"))
    await call("create_flow_run: unknown parent", whole, name=call.name("q"), parent_task_run_id=UNKNOWN)
    await call("read_flow_run", run.id)
    await call("read_flow_run: text", str(run.id))
    await call("read_flow_run: unknown", UNKNOWN)
    await call("delete_flow_run", run.id)
    await call("delete_flow_run: again", run.id)
    await call("read_flow_run: deleted", run.id)


async def update(call: Any) -> None:
    from prefect.client.schemas.objects import FlowRunPolicy

    run = await call("create_flow_run", flow(call.name("flow")), name=call.name("run"), tags=["old"])
    await call("update_flow_run: nothing", run.id)
    await call("update_flow_run: name", run.id, name=call.name("new"))
    await call(
        "update_flow_run: all",
        run.id,
        flow_version="2",
        parameters={"a": 1},
        name=call.name("newer"),
        tags=["new", "newest"],
        empirical_policy=FlowRunPolicy(retries=2, retry_delay=5),
        infrastructure_pid="host:12",
        job_variables={"image": "x"},
    )
    await call("update_flow_run: emptied", run.id, parameters={}, tags=[], job_variables={})
    await call("update_flow_run: unknown", UNKNOWN, name="x")
    await call("set_flow_run_name", run.id, call.name("named"))
    await call("set_flow_run_name: unknown", UNKNOWN, "x")
    await call("update_flow_run_labels", run.id, {"team": "a", "n": 1, "f": 1.5, "b": True})
    await call("update_flow_run_labels: more", run.id, {"n": 2})
    await call("update_flow_run_labels: none", run.id, {})
    await call("update_flow_run_labels: unknown", UNKNOWN, {"a": "b"})
    await call("read_flow_run", run.id)


async def states(call: Any) -> None:
    from prefect import states as s
    from prefect.client.schemas.objects import State, StateDetails, StateType

    run = await call("create_flow_run", flow(call.name("flow")), name=call.name("run"))
    for number, state in enumerate(
        [
            s.Scheduled(scheduled_time=FAR),
            s.Pending(),
            s.Running(message="go"),
            s.AwaitingRetry(scheduled_time=FAR),
            s.Retrying(),
            s.Failed(message="no", data={"reason": ["x"]}),
            s.Completed(name="Cached"),
        ]
    ):
        await call(f"set_flow_run_state: {number} {state.name}", run.id, state)
        await call(f"set_flow_run_state: {number} {state.name}, forced", run.id, state, force=True)
    details = StateDetails(pause_reschedule=True, pause_key="k", run_input_keyset={"a": "b"}, retriable=False)
    made = State(type=StateType.PAUSED, name="Mine", message="m", state_details=details)
    await call("set_flow_run_state: made", run.id, made, True)
    await call("set_flow_run_state: text id", str(run.id), s.Cancelling(), force=True)
    await call("set_flow_run_state: unknown", UNKNOWN, s.Running())
    listed = await call("read_flow_run_states", run.id)
    await call("read_flow_run_states: unknown", UNKNOWN)
    if listed:
        await call("read_flow_run_state", listed[0].id)
    await call("read_flow_run_state: unknown", UNKNOWN)
    await call("read_flow_run", run.id)


async def more_states(call: Any) -> None:
    from prefect import states as s

    made = {
        "cancelled": s.Cancelled(message="stop"),
        "crashed": s.Crashed(message="bang"),
        "late": s.Late(scheduled_time=FAR),
        "awaiting a slot": s.AwaitingConcurrencySlot(scheduled_time=FAR),
        "paused": s.Paused(timeout_seconds=None, pause_expiration_time=FAR, pause_key="key"),
        "suspended": s.Suspended(pause_expiration_time=FAR, pause_key="key"),
    }
    for what, state in made.items():
        run = await call(f"create_flow_run: {what}", flow(call.name("flow")), name=call.name("run"))
        await call(f"set_flow_run_state: running before {what}", run.id, s.Running())
        await call(f"set_flow_run_state: {what}", run.id, state)


async def resume(call: Any) -> None:
    from prefect import states as s

    run = await call("create_flow_run", flow(call.name("flow")), name=call.name("run"))
    await call("resume_flow_run: not paused", run.id)
    await call("set_flow_run_state: run", run.id, s.Running(), force=True)
    paused = s.Paused(pause_expiration_time=FAR, pause_key="1")
    await call("set_flow_run_state: pause", run.id, paused)
    await call("resume_flow_run", run.id)
    await call("set_flow_run_state: run again", run.id, s.Running(), force=True)
    await call("set_flow_run_state: pause again", run.id, s.Paused(pause_expiration_time=FAR, pause_key="2"))
    await call("resume_flow_run: with input", run.id, {"x": 1})
    await call("resume_flow_run: unknown", UNKNOWN)


async def filters(call: Any) -> None:
    from prefect.client.schemas import filters as f
    from prefect.client.schemas.sorting import FlowRunSort
    from prefect.states import Completed, Running, Scheduled

    own = f.FlowFilter(name=f.FlowFilterName(any_=[call.name("flow")]))
    runs = []
    for stem, state in {
        "a": None,
        "b": Running(),
        "c": Completed(),
        "d": Scheduled(scheduled_time=FAR),
    }.items():
        made = await call(
            f"create_flow_run: {stem}",
            flow(call.name("flow"), version=stem),
            name=call.name(stem),
            tags=["all", stem],
            state=state,
        )
        runs.append(made)
    for sort in official(FlowRunSort):
        # The order of equal times is up to the server.
        read = call if "NAME" in sort.value else call.sent
        await read(f"read_flow_runs: {sort.value}", flow_filter=own, sort=sort)
    by_name = {"flow_filter": own, "sort": FlowRunSort.NAME_ASC}
    await call("read_flow_runs: page", **by_name, limit=2, offset=1)
    await call("read_flow_runs: past the end", **by_name, offset=9)
    await call("read_flow_runs: none", **by_name, limit=0)
    await call("read_flow_runs: limit too high", **by_name, limit=201)
    await call.sent("read_flow_runs: everything")
    await call.sent("count_flow_runs: everything")
    kinds = {
        "id": f.FlowRunFilter(id=f.FlowRunFilterId(any_=[runs[0].id], not_any_=[runs[1].id])),
        "name": f.FlowRunFilter(name=f.FlowRunFilterName(any_=[call.name("a")], like_="-")),
        "tags": f.FlowRunFilter(tags=f.FlowRunFilterTags(all_=["all", "b"], any_=["b"], is_null_=False)),
        "state type": f.FlowRunFilter(
            state=f.FlowRunFilterState(type=f.FlowRunFilterStateType(any_=["RUNNING", "COMPLETED"]))
        ),
        "not state type": f.FlowRunFilter(
            state=f.FlowRunFilterState(type=f.FlowRunFilterStateType(not_any_=["RUNNING"]))
        ),
        "state name": f.FlowRunFilter(
            state=f.FlowRunFilterState(
                operator="or_",
                name=f.FlowRunFilterStateName(any_=["Running"]),
                type=f.FlowRunFilterStateType(any_=["SCHEDULED"]),
            )
        ),
        "version": f.FlowRunFilter(flow_version=f.FlowRunFilterFlowVersion(any_=["a", "d"])),
        "times": f.FlowRunFilter(
            start_time=f.FlowRunFilterStartTime(before_=FAR, after_=FAR.replace(year=2000)),
            expected_start_time=f.FlowRunFilterExpectedStartTime(before_=FAR),
            next_scheduled_start_time=f.FlowRunFilterNextScheduledStartTime(after_=FAR),
        ),
        "no start": f.FlowRunFilter(start_time=f.FlowRunFilterStartTime(is_null_=True)),
        "null": f.FlowRunFilter(
            deployment_id=f.FlowRunFilterDeploymentId(is_null_=True),
            work_queue_name=f.FlowRunFilterWorkQueueName(is_null_=True),
            parent_task_run_id=f.FlowRunFilterParentTaskRunId(is_null_=True),
            parent_flow_run_id=f.FlowRunFilterParentFlowRunId(any_=[UNKNOWN]),
            idempotency_key=f.FlowRunFilterIdempotencyKey(any_=["k"], not_any_=["l"]),
        ),
    }
    for what, flow_run_filter in kinds.items():
        await call(f"read_flow_runs: {what}", **by_name, flow_run_filter=flow_run_filter)
        await call(f"count_flow_runs: {what}", flow_filter=own, flow_run_filter=flow_run_filter)
    others: dict[str, Any] = {
        "task_run_filter": f.TaskRunFilter(subflow_runs=f.TaskRunFilterSubFlowRuns(exists_=False)),
        "deployment_filter": f.DeploymentFilter(tags=f.DeploymentFilterTags(all_=["x"])),
        "work_pool_filter": f.WorkPoolFilter(name=f.WorkPoolFilterName(any_=["p"])),
        "work_queue_filter": f.WorkQueueFilter(id=f.WorkQueueFilterId(any_=[UNKNOWN])),
    }
    await call("read_flow_runs: by everything else", flow_filter=own, **others)
    await call("count_flow_runs: by everything else", flow_filter=own, **others)
    for what, other in others.items():
        await call(f"count_flow_runs: {what}", flow_filter=own, **{what: other})
