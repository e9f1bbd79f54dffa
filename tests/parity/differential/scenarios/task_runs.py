"""Task runs and their states."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

from ._objects import UNKNOWN, flow, official, task

FAR = datetime(2099, 1, 2, 3, 4, 5, tzinfo=timezone.utc)


async def crud(call: Any) -> None:
    from prefect.client.schemas.objects import Constant, FlowRunResult, Parameter, TaskRunResult
    from prefect.states import Completed

    run = await call("create_flow_run", flow(call.name("flow")), name=call.name("run"))
    little = await call("create_task_run: little", task(), run.id, "0", name=call.name("little"))
    given = uuid4()
    await call(
        "create_task_run: much",
        task(tags=["t"], version="3", retries=2, retry_delay_seconds=[1, 2.7], retry_jitter_factor=0.5),
        run.id,
        "1",
        id=given,
        name=call.name("much"),
        state=Completed(message="done", data={"x": 1}),
        task_inputs={
            "x": [TaskRunResult(id=little.id), Parameter(name="p")],
            "y": [Constant(type="int"), FlowRunResult(id=run.id)],
            "z": [],
        },
    )
    await call("create_task_run: again", task(), run.id, "1", name=call.name("much"))
    await call("create_task_run: without a flow run", task(), None, call.name("key"), name=call.name("free"))
    await call("create_task_run: tags", task(), run.id, "2", name=call.name("tags"), extra_tags=["one"])
    await call("create_task_run: delay", task(retry_delay_seconds=1.9), run.id, "3", name=call.name("d"))
    await call("create_task_run: unknown run", task(), UNKNOWN, "0", name=call.name("u"))
    await call("read_task_run", little.id)
    await call("read_task_run: given id", given)
    await call("read_task_run: unknown", UNKNOWN)
    await call("set_task_run_name", little.id, call.name("new"))
    await call("set_task_run_name: unknown", UNKNOWN, "x")
    await call("delete_task_run", little.id)
    await call("delete_task_run: again", little.id)


async def states(call: Any) -> None:
    from prefect import states as s

    run = await call("create_flow_run", flow(call.name("flow")), name=call.name("run"))
    made = await call("create_task_run", task(retries=1), run.id, "0", name=call.name("task"))
    await call("set_task_run_state: running", made.id, s.Running())
    await call("set_task_run_state: failed", made.id, s.Failed(message="no"))
    await call("set_task_run_state: forced", made.id, s.Completed(data={"a": 1}), force=True)
    await call("set_task_run_state: positional", made.id, s.Pending(), True)
    await call("set_task_run_state: scheduled", made.id, s.Scheduled(scheduled_time=FAR), force=True)
    await call("set_task_run_state: unknown", UNKNOWN, s.Running())
    await call("read_task_run_states", made.id)
    await call("read_task_run_states: unknown", UNKNOWN)
    await call("read_task_run", made.id)


async def filters(call: Any) -> None:
    from prefect.client.schemas import filters as f
    from prefect.client.schemas.sorting import TaskRunSort
    from prefect.states import Completed, Running

    run = await call("create_flow_run", flow(call.name("flow")), name=call.name("run"))
    for stem, state in {"a": None, "b": Running(), "c": Completed()}.items():
        await call(
            f"create_task_run: {stem}", task(tags=[stem]), run.id, stem, name=call.name(stem), state=state
        )
    own = f.FlowFilter(name=f.FlowFilterName(any_=[call.name("flow")]))
    for sort in official(TaskRunSort):
        read = call if "NAME" in sort.value else call.sent
        await read(f"read_task_runs: {sort.value}", flow_filter=own, sort=sort)
    by_name: dict[str, Any] = {"flow_filter": own, "sort": TaskRunSort.NAME_ASC}
    await call("read_task_runs: page", **by_name, limit=1, offset=1)
    await call("read_task_runs: past the end", **by_name, offset=9)
    await call.sent("read_task_runs: everything")
    for what, task_run_filter in {
        "name": f.TaskRunFilter(name=f.TaskRunFilterName(any_=[call.name("a")])),
        "tags": f.TaskRunFilter(tags=f.TaskRunFilterTags(all_=["b"], is_null_=False)),
        "flow run": f.TaskRunFilter(flow_run_id=f.TaskRunFilterFlowRunId(any_=[run.id])),
        "no flow run": f.TaskRunFilter(flow_run_id=f.TaskRunFilterFlowRunId(is_null_=True)),
        "state": f.TaskRunFilter(state=f.TaskRunFilterState(type=f.TaskRunFilterStateType(any_=["RUNNING"]))),
        "state name": f.TaskRunFilter(
            state=f.TaskRunFilterState(name=f.TaskRunFilterStateName(any_=["Completed"]))
        ),
        "started": f.TaskRunFilter(
            start_time=f.TaskRunFilterStartTime(after_=FAR, is_null_=False),
        ),
        "subflows": f.TaskRunFilter(subflow_runs=f.TaskRunFilterSubFlowRuns(exists_=False)),
        "or": f.TaskRunFilter(
            operator="or_",
            name=f.TaskRunFilterName(like_=call.name("c")),
            tags=f.TaskRunFilterTags(all_=["a"]),
        ),
    }.items():
        await call(f"read_task_runs: {what}", **by_name, task_run_filter=task_run_filter)
    await call(
        "read_task_runs: by everything else",
        **by_name,
        flow_run_filter=f.FlowRunFilter(id=f.FlowRunFilterId(any_=[run.id])),
        deployment_filter=f.DeploymentFilter(id=f.DeploymentFilterId(any_=[UNKNOWN])),
    )
