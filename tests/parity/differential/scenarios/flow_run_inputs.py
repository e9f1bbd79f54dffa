"""Inputs of flow runs."""

from __future__ import annotations

from typing import Any

from ._objects import UNKNOWN, flow


async def inputs(call: Any) -> None:
    run = await call("create_flow_run", flow(call.name("flow")), name=call.name("run"))
    await call("create_flow_run_input", run.id, "key-1", '{"x": 1}')
    await call("create_flow_run_input: sender", run.id, "key-2", "text", "prefect.flow-run.x")
    await call("create_flow_run_input: keyword", flow_run_id=run.id, key="other", value="", sender=None)
    await call("create_flow_run_input: again", run.id, "key-1", "y")
    await call("create_flow_run_input: bad key", run.id, "a/b", "y")
    await call("create_flow_run_input: unknown run", UNKNOWN, "key", "y")
    await call("read_flow_run_input", run.id, "key-1")
    await call("read_flow_run_input: unknown", run.id, "none")
    await call("filter_flow_run_input", run.id, "key", 10, set())
    await call("filter_flow_run_input: keywords", run.id, key_prefix="key", limit=1, exclude_keys={"key-1"})
    await call("filter_flow_run_input: no match", run.id, "zzz", 10, set())
    await call("filter_flow_run_input: unknown run", UNKNOWN, "key", 10, set())
    await call("delete_flow_run_input", run.id, "key-1")
    await call("delete_flow_run_input: again", run.id, "key-1")
