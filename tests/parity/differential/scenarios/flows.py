"""Flows."""

from __future__ import annotations

from typing import Any

from ._objects import UNKNOWN, flow, official


async def crud(call: Any) -> None:
    name = call.name("flow")
    flow_id = await call("create_flow_from_name", name)
    await call("create_flow_from_name: again", name)
    await call("create_flow_from_name: odd characters", call.name("é ü?#"))
    await call("read_flow", flow_id)
    await call("read_flow: text", str(flow_id))
    await call("read_flow_by_name", name)
    await call("delete_flow", flow_id)
    await call("read_flow: deleted", flow_id)
    await call("delete_flow: deleted", flow_id)


async def errors(call: Any) -> None:
    await call("read_flow: unknown", UNKNOWN)
    await call("read_flow_by_name: unknown", call.name("none"))
    await call("create_flow_from_name: slash", "a/b")
    await call("create_flow_from_name: empty", "")
    await call("read_flows: negative limit", limit=-1)
    await call("read_flows: limit too high", limit=201)


async def decorated(call: Any) -> None:
    flow_id = await call("create_flow", flow(call.name("decorated")))
    await call("create_flow: again", flow(call.name("decorated")))
    await call("read_flow", flow_id)


async def filters(call: Any) -> None:
    from prefect.client.schemas import filters as f
    from prefect.client.schemas.sorting import FlowSort

    own = f.FlowFilter(name=f.FlowFilterName(like_=call.name()))
    ids = [await call(f"create_flow_from_name: {stem}", call.name(stem)) for stem in "abcd"]
    run = await call("create_flow_run", flow(call.name("a")), name=call.name("run"), tags=["t"])
    for sort in official(FlowSort):
        await call(f"read_flows: {sort.value}", flow_filter=own, sort=sort)
    await call("read_flows: sorted by text", flow_filter=own, sort="NAME_DESC")
    await call("read_flows: page", flow_filter=own, sort=FlowSort.NAME_ASC, limit=2, offset=1)
    await call("read_flows: none", flow_filter=own, limit=0)
    await call("read_flows: past the end", flow_filter=own, offset=100)
    await call.sent("read_flows: everything")
    for what, flow_filter in {
        "id": f.FlowFilter(id=f.FlowFilterId(any_=ids[:2])),
        "names": f.FlowFilter(name=f.FlowFilterName(any_=[call.name("a"), call.name("b")])),
        "no ids": f.FlowFilter(id=f.FlowFilterId(any_=[])),
        "tags": f.FlowFilter(name=own.name, tags=f.FlowFilterTags(is_null_=True)),
        "all tags": f.FlowFilter(name=own.name, tags=f.FlowFilterTags(all_=["x", "y"])),
        "or": f.FlowFilter(
            operator="or_",
            id=f.FlowFilterId(any_=ids[:1]),
            name=f.FlowFilterName(any_=[call.name("d")]),
        ),
    }.items():
        await call(f"read_flows: {what}", flow_filter=flow_filter, sort=FlowSort.NAME_ASC)
    await call(
        "read_flows: by everything else",
        flow_filter=own,
        flow_run_filter=f.FlowRunFilter(
            id=f.FlowRunFilterId(any_=[run.id]), tags=f.FlowRunFilterTags(all_=["t"])
        ),
        task_run_filter=f.TaskRunFilter(name=f.TaskRunFilterName(like_="x")),
        deployment_filter=f.DeploymentFilter(name=f.DeploymentFilterName(any_=["d"])),
        work_pool_filter=f.WorkPoolFilter(type=f.WorkPoolFilterType(any_=["process"])),
        work_queue_filter=f.WorkQueueFilter(name=f.WorkQueueFilterName(startswith_=["q"])),
    )
    await call("read_flows: of a run", flow_run_filter=f.FlowRunFilter(id=f.FlowRunFilterId(any_=[run.id])))
