"""Deployments, their schedules, and runs of them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from ._objects import UNKNOWN, official

FAR = datetime(2099, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
SCHEMA = {"type": "object", "properties": {"x": {"type": "integer", "default": 1}}, "required": ["x"]}


async def crud(call: Any) -> None:
    from prefect.client.schemas.actions import DeploymentUpdate, WorkPoolCreate
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyOptions

    flow_name = call.name("flow")
    pool = call.name("pool")
    flow_id = await call("create_flow_from_name", flow_name)
    await call("create_work_pool", WorkPoolCreate(name=pool, type="process"))
    little = await call("create_deployment: little", flow_id, "little")
    await call(
        "create_deployment: much",
        flow_id=flow_id,
        name="much",
        version="1",
        concurrency_limit=2,
        concurrency_options=ConcurrencyOptions(collision_strategy="CANCEL_NEW"),
        parameters={"x": 2},
        description="ü",
        work_queue_name="urgent",
        work_pool_name=pool,
        tags=["b", "a"],
        path="/tmp",
        entrypoint="f.py:f",
        parameter_openapi_schema=SCHEMA,
        paused=True,
        pull_steps=[{"prefect.deployments.steps.set_working_directory": {"directory": "/x"}}],
        enforce_parameter_schema=True,
        job_variables={},
    )
    config = ConcurrencyLimitConfig(limit=3, collision_strategy="ENQUEUE")
    await call("create_deployment: limit config", flow_id, "config", concurrency_limit=config)
    await call("create_deployment: unpaused", flow_id, "unpaused", paused=False, tags=[])
    await call("create_deployment: again", flow_id, "little", description="again")
    await call("create_deployment: unknown flow", UNKNOWN, "x")
    await call("create_deployment: unknown pool", flow_id, "x", work_pool_name=call.name("none"))
    await call(
        "create_deployment: bad parameters",
        flow_id,
        "x",
        parameters={"x": "no"},
        parameter_openapi_schema=SCHEMA,
        enforce_parameter_schema=True,
    )
    await call("read_deployment", little)
    await call("read_deployment: text", str(getattr(little, "id", little)))
    await call("read_deployment: no id", "not-an-id")
    await call("read_deployment: unknown", UNKNOWN)
    await call("read_deployment_by_name", f"{flow_name}/much")
    await call("read_deployment_by_name: unknown", f"{flow_name}/none")
    await call("read_deployment_by_name: no slash", "none")
    for what, fields in {
        "some": {"description": "new", "tags": ["t"], "version": "2"},
        "paused": {"paused": True},
        "emptied": {"description": None, "concurrency_limit": None},
        "parameters": {"parameters": {"y": 1}},
        "limit": {"concurrency_limit": 7, "concurrency_options": {"collision_strategy": "ENQUEUE"}},
        "pool": {"work_pool_name": pool, "work_queue_name": "default", "job_variables": {}},
        "nothing": {},
    }.items():
        await call(f"update_deployment: {what}", little, DeploymentUpdate(**fields))
    await call("update_deployment: unknown", UNKNOWN, DeploymentUpdate(paused=True))
    await call("read_deployment: updated", little)
    await call("pause_deployment", little)
    await call("pause_deployment: again", little)
    await call("resume_deployment", little)
    await call("set_deployment_paused_state", little, True)
    await call("set_deployment_paused_state: keyword", deployment_id=little, paused=False)
    await call("pause_deployment: unknown", UNKNOWN)
    await call("resume_deployment: unknown", UNKNOWN)
    await call("set_deployment_paused_state: unknown", UNKNOWN, True)
    await call("delete_deployment", little)
    await call("delete_deployment: again", little)


async def schedules(call: Any) -> None:
    from prefect.client.schemas.actions import DeploymentScheduleCreate
    from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule, RRuleSchedule

    flow_id = await call("create_flow_from_name", call.name("flow"))
    cron = CronSchedule(cron="0 3 * * *", timezone="Europe/Berlin", day_or=False)
    hourly = IntervalSchedule(interval=timedelta(hours=1), anchor_date=FAR, timezone="UTC")
    rrule = RRuleSchedule(rrule="FREQ=WEEKLY;BYDAY=MO,TU", timezone="America/New_York")
    deployment = await call(
        "create_deployment",
        flow_id,
        "d",
        schedules=[
            DeploymentScheduleCreate(schedule=cron, active=False, slug="cron"),
            DeploymentScheduleCreate(schedule=rrule, active=False, max_scheduled_runs=3, parameters={"x": 1}),
        ],
        paused=True,
    )
    await call("read_deployment_schedules", deployment)
    made = await call("create_deployment_schedules", deployment, [(hourly, False)])
    await call("create_deployment_schedules: two", deployment, [(cron, False), (rrule, False)])
    await call(
        "create_deployment_schedules: much",
        deployment,
        [(CronSchedule(cron="@daily"), False)],
        max_scheduled_runs=2,
        parameters={"a": "b"},
        slug="daily",
    )
    await call("create_deployment_schedules: slug again", deployment, [(hourly, False)], slug="daily")
    await call("create_deployment_schedules: none", deployment, [])
    await call("create_deployment_schedules: unknown", UNKNOWN, [(cron, False)])
    one = made[0].id
    await call("update_deployment_schedule: active", deployment, one, active=False)
    await call("update_deployment_schedule: schedule", deployment, one, schedule=cron)
    await call("update_deployment_schedule: positional", deployment, one, False, rrule)
    await call(
        "update_deployment_schedule: much",
        deployment,
        one,
        max_scheduled_runs=5,
        parameters={"y": [1]},
        slug="slug",
    )
    await call("update_deployment_schedule: nothing", deployment, one)
    await call("update_deployment_schedule: unknown", deployment, UNKNOWN, active=False)
    await call("read_deployment_schedules: updated", deployment)
    await call("read_deployment_schedules: unknown", UNKNOWN)
    await call("delete_deployment_schedule", deployment, one)
    await call("delete_deployment_schedule: again", deployment, one)
    await call("read_deployment", deployment)


async def runs(call: Any) -> None:
    from prefect.states import Scheduled

    flow_id = await call("create_flow_from_name", call.name("flow"))
    deployment = await call(
        "create_deployment", flow_id, "d", parameters={"x": 1, "y": 2}, tags=["d"], version="9"
    )
    state = Scheduled(scheduled_time=FAR, data={"x": 1})
    run = await call("create_flow_run_from_deployment: little", deployment, name=call.name("a"), state=state)
    await call(
        "create_flow_run_from_deployment: much",
        deployment,
        parameters={"x": [2**70]},
        context={"c": 1},
        state=state,
        name=call.name("b"),
        tags=["r"],
        idempotency_key=call.name("key"),
        job_variables={"env": {"A": "1"}},
        labels={"team": "x", "n": 1},
    )
    await call(
        "create_flow_run_from_deployment: the same key",
        deployment,
        name=call.name("c"),
        idempotency_key=call.name("key"),
    )
    await call("create_flow_run_from_deployment: no state", deployment, name=call.name("d"))
    await call("create_flow_run_from_deployment: no name", deployment)
    await call("create_flow_run_from_deployment: unknown", UNKNOWN)
    await call(
        "create_flow_run_from_deployment: queue without a pool", deployment, work_queue_name="q", name="x"
    )
    await call("read_flow_run", run.id)


async def filters(call: Any) -> None:
    from prefect.client.schemas import filters as f
    from prefect.client.schemas.sorting import DeploymentSort

    own = f.FlowFilter(name=f.FlowFilterName(any_=[call.name("flow")]))
    flow_id = await call("create_flow_from_name", call.name("flow"))
    made = [
        await call(f"create_deployment: {stem}", flow_id, stem, tags=["t", stem], paused=stem == "b")
        for stem in "abc"
    ]
    for sort in official(DeploymentSort):
        await call(f"read_deployments: {sort.value}", flow_filter=own, sort=sort)
    by_name: dict[str, Any] = {"flow_filter": own, "sort": DeploymentSort.NAME_ASC}
    await call("read_deployments: page", **by_name, limit=1, offset=1)
    await call("read_deployments: none", **by_name, limit=0)
    await call("read_deployments: limit too high", **by_name, limit=201)
    await call.sent("read_deployments: everything")
    ids = [getattr(one, "id", one) for one in made]
    for what, deployment_filter in {
        "id": f.DeploymentFilter(id=f.DeploymentFilterId(any_=ids[:2])),
        "name": f.DeploymentFilter(name=f.DeploymentFilterName(any_=["a"], like_=None)),
        "like": f.DeploymentFilter(name=f.DeploymentFilterName(like_="c")),
        "tags": f.DeploymentFilter(tags=f.DeploymentFilterTags(all_=["t", "b"], is_null_=False)),
        "queue": f.DeploymentFilter(work_queue_name=f.DeploymentFilterWorkQueueName(any_=["q"])),
        "limit": f.DeploymentFilter(
            concurrency_limit=f.DeploymentFilterConcurrencyLimit(is_null_=True),
        ),
        "or": f.DeploymentFilter(
            operator="or_",
            name=f.DeploymentFilterName(any_=["a"]),
            tags=f.DeploymentFilterTags(all_=["c"]),
        ),
    }.items():
        await call(f"read_deployments: {what}", **by_name, deployment_filter=deployment_filter)
    await call(
        "read_deployments: by everything else",
        **by_name,
        flow_run_filter=f.FlowRunFilter(name=f.FlowRunFilterName(like_="x")),
        task_run_filter=f.TaskRunFilter(name=f.TaskRunFilterName(like_="x")),
        work_pool_filter=f.WorkPoolFilter(name=f.WorkPoolFilterName(any_=["x"])),
        work_queue_filter=f.WorkQueueFilter(name=f.WorkQueueFilterName(any_=["x"])),
    )
