"""Logs."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from ._objects import UNKNOWN, flow

FAR = datetime(2099, 1, 2, 3, 4, 5, 678901, tzinfo=timezone.utc)


async def logs(call: Any) -> None:
    from prefect.client.schemas import filters as f
    from prefect.client.schemas.actions import LogCreate
    from prefect.client.schemas.sorting import LogSort

    run = await call("create_flow_run", flow(call.name("flow")), name=call.name("run"))
    made = [
        LogCreate(
            name=call.name("logger"),
            level=level,
            message=f"é😀 {level}",
            timestamp=FAR.replace(second=level),
            flow_run_id=run.id,
        )
        for level in (10, 20, 30)
    ]
    await call("create_logs", made)
    await call("create_logs: one", made[:1])
    await call("create_logs: none", [])
    entry = {"name": "dict", "level": 40, "message": "as a dict", "timestamp": "2099-01-02T03:04:45Z"}
    await call("create_logs: dict", [{**entry, "flow_run_id": str(run.id)}])
    own = f.LogFilter(flow_run_id=f.LogFilterFlowRunId(any_=[run.id]))
    for sort in LogSort:
        await call.sent(f"read_logs: {sort.value}", own, sort=sort)
    await call.sent("read_logs: page", log_filter=own, limit=1, offset=1, sort=LogSort.TIMESTAMP_ASC)
    await call.sent("read_logs: positional", own, 2, 1, LogSort.TIMESTAMP_DESC)
    await call.sent("read_logs: everything")
    await call("read_logs: limit too high", limit=100000)
    for what, log_filter in {
        "level": f.LogFilter(flow_run_id=own.flow_run_id, level=f.LogFilterLevel(ge_=20, le_=20)),
        "times": f.LogFilter(
            flow_run_id=own.flow_run_id,
            timestamp=f.LogFilterTimestamp(before_=FAR.replace(second=25), after_=FAR.replace(second=15)),
        ),
        "text": f.LogFilter(flow_run_id=own.flow_run_id, text=f.LogFilterTextSearch(query="dict")),
    }.items():
        await call(f"read_logs: {what}", log_filter)
    task = f.LogFilter(operator="or_", task_run_id=f.LogFilterTaskRunId(any_=[UNKNOWN]))
    await call("read_logs: task run", task)
