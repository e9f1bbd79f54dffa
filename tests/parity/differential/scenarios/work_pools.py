"""Work pools and workers."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from ._objects import UNKNOWN

FAR = datetime(2099, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
TEMPLATE = {
    "job_configuration": {"command": "{{ command }}", "env": "{{ env }}"},
    "variables": {"type": "object", "properties": {"command": {"type": "string"}, "env": {"type": "object"}}},
}


async def crud(call: Any) -> None:
    from prefect.client.schemas.actions import WorkPoolCreate, WorkPoolUpdate

    name = call.name("pool")
    await call("create_work_pool", WorkPoolCreate(name=name))
    await call("create_work_pool: again", WorkPoolCreate(name=name))
    await call(
        "create_work_pool: overwrite",
        WorkPoolCreate(name=name, type="process", description="new", concurrency_limit=2),
        overwrite=True,
    )
    await call(
        "create_work_pool: much",
        WorkPoolCreate(
            name=call.name("much"),
            type="docker",
            description="ü",
            base_job_template=TEMPLATE,
            is_paused=True,
            concurrency_limit=0,
        ),
    )
    await call("create_work_pool: overwrite nothing", WorkPoolCreate(name=call.name("o")), overwrite=True)
    await call("create_work_pool: reserved", WorkPoolCreate(name="prefect-reserved"))
    await call("read_work_pool", name)
    await call("read_work_pool: unknown", call.name("none"))
    await call("update_work_pool", name, WorkPoolUpdate(description="newer", is_paused=True))
    await call("update_work_pool: limit", name, WorkPoolUpdate(concurrency_limit=5))
    await call("update_work_pool: emptied", name, WorkPoolUpdate(concurrency_limit=None, description=None))
    await call("update_work_pool: template", name, WorkPoolUpdate(base_job_template=TEMPLATE))
    await call("update_work_pool: nothing", name, WorkPoolUpdate())
    await call("update_work_pool: unknown", call.name("none"), WorkPoolUpdate(description="x"))
    await call("read_work_pool: updated", name)
    await call("read_work_pool_concurrency_status", name)
    await call("read_work_pool_concurrency_status: page", name, page=2, limit=1, flow_run_limit=3)
    await call("read_work_pool_concurrency_status: unknown", call.name("none"))
    await call("delete_work_pool", name)
    await call("delete_work_pool: again", name)


async def filters(call: Any) -> None:
    from prefect.client.schemas import filters as f
    from prefect.client.schemas.actions import WorkPoolCreate

    made = [
        await call(f"create_work_pool: {stem}", WorkPoolCreate(name=call.name(stem), type=kind))
        for stem, kind in {"a": "process", "b": "docker", "c": "process"}.items()
    ]
    names = f.WorkPoolFilterName(any_=[call.name(stem) for stem in "abc"])
    await call.sent("read_work_pools: everything")
    await call("read_work_pools: names", work_pool_filter=f.WorkPoolFilter(name=names))
    await call("read_work_pools: page", limit=1, offset=1, work_pool_filter=f.WorkPoolFilter(name=names))
    await call("read_work_pools: positional", 2, 0, f.WorkPoolFilter(name=names))
    await call(
        "read_work_pools: type",
        work_pool_filter=f.WorkPoolFilter(name=names, type=f.WorkPoolFilterType(any_=["docker"])),
    )
    await call(
        "read_work_pools: or",
        work_pool_filter=f.WorkPoolFilter(
            operator="or_",
            id=f.WorkPoolFilterId(any_=[made[0].id]),
            name=f.WorkPoolFilterName(any_=[call.name("b")]),
        ),
    )
    await call("read_work_pools: limit too high", limit=1000)


async def workers(call: Any) -> None:
    from prefect.client.schemas import filters as f
    from prefect.client.schemas.actions import WorkPoolCreate
    from prefect.client.schemas.objects import Integration, WorkerMetadata

    pool = call.name("pool")
    await call("create_work_pool", WorkPoolCreate(name=pool, type="process"))
    await call("send_worker_heartbeat", pool, "first")
    await call("send_worker_heartbeat: interval", pool, "second", heartbeat_interval_seconds=12.5)
    await call("send_worker_heartbeat: id", pool, "third", get_worker_id=True)
    await call(
        "send_worker_heartbeat: metadata",
        pool,
        "fourth",
        worker_metadata=WorkerMetadata(integrations=[Integration(name="prefect-aws", version="1.0")]),
    )
    await call("send_worker_heartbeat: unknown pool", call.name("none"), "x")
    by_name = {"work_pool_name": pool}
    await call("read_workers_for_work_pool", pool)
    await call("read_workers_for_work_pool: page", **by_name, limit=1, offset=1)
    await call(
        "read_workers_for_work_pool: filter",
        pool,
        f.WorkerFilter(last_heartbeat_time=f.WorkerFilterLastHeartbeatTime(before_=FAR, after_=None)),
    )
    await call("read_workers_for_work_pool: unknown", call.name("none"))
    await call("read_worker_metadata")


async def scheduled(call: Any) -> None:
    from prefect.client.schemas.actions import WorkPoolCreate
    from prefect.states import Scheduled

    pool = call.name("pool")
    await call("create_work_pool", WorkPoolCreate(name=pool, type="process"))
    await call("create_work_queue", "urgent", work_pool_name=pool)
    flow_id = await call("create_flow_from_name", call.name("flow"))
    deployment = await call("create_deployment", flow_id, "d", work_pool_name=pool, work_queue_name="urgent")
    for number in range(2):
        await call(
            f"create_flow_run_from_deployment: {number}",
            deployment,
            name=call.name(str(number)),
            state=Scheduled(scheduled_time=FAR.replace(year=2090 + number)),
        )
    await call("get_scheduled_flow_runs_for_work_pool", pool)
    await call("get_scheduled_flow_runs_for_work_pool: queue", pool, ["urgent"], FAR)
    await call("get_scheduled_flow_runs_for_work_pool: before", pool, scheduled_before=FAR.replace(year=2090))
    await call("get_scheduled_flow_runs_for_work_pool: unknown queue", pool, work_queue_names=["none"])
    await call("get_scheduled_flow_runs_for_work_pool: unknown", call.name("none"))
    await call("get_scheduled_flow_runs_for_deployments", [deployment], FAR)
    await call("get_scheduled_flow_runs_for_deployments: limit", [deployment], scheduled_before=FAR, limit=1)
    await call("get_scheduled_flow_runs_for_deployments: none", [UNKNOWN])
