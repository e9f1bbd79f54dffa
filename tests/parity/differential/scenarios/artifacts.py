"""Artifacts and their latest versions."""

from __future__ import annotations

from typing import Any

from ._objects import UNKNOWN, flow, official


async def crud(call: Any) -> None:
    from prefect.client.schemas.actions import ArtifactCreate, ArtifactUpdate

    run = await call("create_flow_run", flow(call.name("flow")), name=call.name("run"))
    key = call.name("key")
    made = await call("create_artifact", ArtifactCreate(key=key, type="markdown", data="# ü"))
    await call(
        "create_artifact: much",
        ArtifactCreate(
            key=key,
            type="table",
            description="d",
            data=[{"a": 1, "b": 2**70}, {"a": None, "b": 1.5}],
            metadata_={"m": "x"},
            flow_run_id=run.id,
        ),
    )
    await call("create_artifact: no key", ArtifactCreate(data={"x": [1]}, flow_run_id=run.id))
    await call("create_artifact: unknown run", ArtifactCreate(key=key, flow_run_id=UNKNOWN))
    await call("update_artifact", made.id, ArtifactUpdate(description="new"))
    await call("update_artifact: much", made.id, ArtifactUpdate(data={"n": 1}, metadata_={"k": "v"}))
    await call("update_artifact: nothing", made.id, ArtifactUpdate())
    await call("update_artifact: unknown", UNKNOWN, ArtifactUpdate(description="x"))
    await call("delete_artifact", made.id)
    await call("delete_artifact: again", made.id)


async def filters(call: Any) -> None:
    from prefect.client.schemas import filters as f
    from prefect.client.schemas.actions import ArtifactCreate
    from prefect.client.schemas.sorting import ArtifactCollectionSort, ArtifactSort

    run = await call("create_flow_run", flow(call.name("flow")), name=call.name("run"))
    a, b = call.name("a"), call.name("b")
    made = []
    for number, key in enumerate([a, a, b]):
        artifact = ArtifactCreate(key=key, type=f"t{number}", data=number, flow_run_id=run.id)
        made.append(await call(f"create_artifact: {number}", artifact))
    own = f.ArtifactFilter(key=f.ArtifactFilterKey(any_=[a, b]))
    latest = f.ArtifactCollectionFilter(key=f.ArtifactCollectionFilterKey(any_=[a, b]))
    for sort in official(ArtifactSort):
        # The order of equal keys is up to the server, and ids are random.
        read = call.sent if sort.value.startswith(("KEY", "ID")) else call
        await read(f"read_artifacts: {sort.value}", artifact_filter=own, sort=sort)
    for sort in official(ArtifactCollectionSort):
        read = call.sent if sort.value.startswith("ID") else call
        await read(f"read_latest_artifacts: {sort.value}", artifact_filter=latest, sort=sort)
    by_age: dict[str, Any] = {"sort": ArtifactSort.CREATED_DESC}
    await call("read_artifacts: page", artifact_filter=own, limit=1, offset=1, **by_age)
    await call("read_latest_artifacts: page", artifact_filter=latest, limit=1, offset=1, **by_age)
    await call("read_artifacts: limit too high", artifact_filter=own, limit=201)
    await call.sent("read_artifacts: everything")
    await call.sent("read_latest_artifacts: everything")
    runs = {
        "flow_run_filter": f.FlowRunFilter(id=f.FlowRunFilterId(any_=[run.id])),
        "task_run_filter": f.TaskRunFilter(name=f.TaskRunFilterName(any_=["x"])),
    }
    for what, one in runs.items():
        await call(f"read_artifacts: {what}", **{what: one}, **by_age)
        await call(f"read_latest_artifacts: {what}", **{what: one}, **by_age)
    for what, one in {
        "id": f.ArtifactFilter(id=f.ArtifactFilterId(any_=[made[0].id])),
        "like": f.ArtifactFilter(key=f.ArtifactFilterKey(like_=call.name(), exists_=True)),
        "run": f.ArtifactFilter(flow_run_id=f.ArtifactFilterFlowRunId(any_=[run.id])),
        "task run": f.ArtifactFilter(task_run_id=f.ArtifactFilterTaskRunId(any_=[UNKNOWN])),
        "type": f.ArtifactFilter(key=own.key, type=f.ArtifactFilterType(any_=["t0"], not_any_=["t1"])),
    }.items():
        await call(f"read_artifacts: {what}", artifact_filter=one, **by_age)
    for what, one in {
        "id": f.ArtifactCollectionFilter(latest_id=f.ArtifactCollectionFilterLatestId(any_=[made[1].id])),
        "like": f.ArtifactCollectionFilter(key=f.ArtifactCollectionFilterKey(like_=call.name())),
        "type": f.ArtifactCollectionFilter(
            key=latest.key, type=f.ArtifactCollectionFilterType(not_any_=["t2"])
        ),
    }.items():
        await call(f"read_latest_artifacts: {what}", artifact_filter=one, **by_age)
