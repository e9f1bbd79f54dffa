"""Run deployments, and wait for their runs."""

import sys

from prefect_rs import _dispatch, _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from prefect_rs import PrefectClient, SyncPrefectClient
    from prefect_rs.client.schemas.objects import FlowRun

__all__ = ["LABELS_TRACEPARENT_KEY", "arun_deployment", "run_deployment"]

# Only for its errors about missing names.
__getattr__, __dir__, _ = _lazy.forward(__name__, {})

LABELS_TRACEPARENT_KEY = "__OTEL_TRACEPARENT"


async def arun_deployment(
    name: "str | UUID",
    client: "PrefectClient | SyncPrefectClient | None" = None,
    parameters: "dict[str, Any] | None" = None,
    scheduled_time: "datetime | None" = None,
    flow_run_name: "str | None" = None,
    timeout: "float | None" = None,
    poll_interval: "float | None" = 5,
    tags: "Iterable[str] | None" = None,
    idempotency_key: "str | None" = None,
    work_queue_name: "str | None" = None,
    as_subflow: "bool | None" = True,
    job_variables: "dict[str, Any] | None" = None,
) -> "FlowRun":
    """Run a deployment, in a coroutine, and wait until the flow run has ended.

    Args:
        name (str | UUID): The deployment: `flow name/deployment name`, or its id.
        client (PrefectClient | SyncPrefectClient | None): A client, as for `run_deployment`.
        parameters (dict[str, Any] | None): Parameters, overriding those of the deployment.
        scheduled_time (datetime | None): When the run should start. Defaults to now.
        flow_run_name (str | None): The run's name. Defaults to a generated name.
        timeout (float | None): Maximum time to wait, in seconds, as for `run_deployment`.
        poll_interval (float | None): Maximum time between two requests, in seconds. Defaults to 5.
        tags (Iterable[str] | None): Tags, in addition to those of the deployment.
        idempotency_key (str | None): If the deployment has a run with this key, that run is used and none is
            created. Defaults to a new key.
        work_queue_name (str | None): The work queue. Defaults to that of the deployment.
        as_subflow (bool | None): Whether the run is part of the flow run that this is called in, as for
            `run_deployment`.
        job_variables (dict[str, Any] | None): Overrides of the job variables of the deployment and its work
            pool.

    Returns:
        FlowRun: The flow run. If the timeout expires, it is not finished, and no error is raised.

    Raises:
        ValueError: The timeout is negative.
        ObjectNotFound: The deployment does not exist.
        ValidationError: An argument is invalid, or the server rejects the parameters.
    """
    run = {
        "parameters": parameters,
        "scheduled_time": scheduled_time,
        "flow_run_name": flow_run_name,
        "tags": tags,
        "idempotency_key": idempotency_key,
        "work_queue_name": work_queue_name,
        "job_variables": job_variables,
    }
    return await _dispatch.awaiting(
        _run(_dispatch.async_client(client), name, timeout, poll_interval, as_subflow, run)
    )


@_dispatch.async_dispatch(arun_deployment)
def run_deployment(
    name: "str | UUID",
    client: "PrefectClient | SyncPrefectClient | None" = None,
    parameters: "dict[str, Any] | None" = None,
    scheduled_time: "datetime | None" = None,
    flow_run_name: "str | None" = None,
    timeout: "float | None" = None,
    poll_interval: "float | None" = 5,
    tags: "Iterable[str] | None" = None,
    idempotency_key: "str | None" = None,
    work_queue_name: "str | None" = None,
    as_subflow: "bool | None" = True,
    job_variables: "dict[str, Any] | None" = None,
) -> "FlowRun":
    """Run a deployment, and wait until the flow run has ended.

    A request that is repeated because its response was lost does not create a second run. If the run does not
    start in time, a warning is logged that says why, as `PrefectClient.wait_for_flow_run` does.

    Args:
        name (str | UUID): The deployment: `flow name/deployment name`, or its id.
        client (PrefectClient | SyncPrefectClient | None): A client. It need not be of the kind that fits the
            call: its connections are used either way. Defaults to one for the current settings, which all
            calls share.
        parameters (dict[str, Any] | None): Parameters, overriding those of the deployment.
        scheduled_time (datetime | None): When the run should start. Defaults to now.
        flow_run_name (str | None): The run's name. Defaults to a generated name.
        timeout (float | None): Maximum time to wait, in seconds. Defaults to no limit. 0 returns the run at
            once.
        poll_interval (float | None): Maximum time between two requests, in seconds. Defaults to 5. At first,
            the run is read more often.
        tags (Iterable[str] | None): Tags, in addition to those of the deployment.
        idempotency_key (str | None): If the deployment has a run with this key, that run is used and none is
            created. Defaults to a new key.
        work_queue_name (str | None): The work queue. Defaults to that of the deployment.
        as_subflow (bool | None): Whether the run is part of the flow run that this is called in. Outside of a
            flow or task of the official package, this has no effect.
        job_variables (dict[str, Any] | None): Overrides of the job variables of the deployment and its work
            pool.

    Returns:
        FlowRun: The flow run. If the timeout expires, it is not finished, and no error is raised. Where an
            event loop runs, a coroutine that returns the run, as in the official package.

    Raises:
        ValueError: The timeout is negative.
        ObjectNotFound: The deployment does not exist.
        ValidationError: An argument is invalid, or the server rejects the parameters.
    """
    run = {
        "parameters": parameters,
        "scheduled_time": scheduled_time,
        "flow_run_name": flow_run_name,
        "tags": tags,
        "idempotency_key": idempotency_key,
        "work_queue_name": work_queue_name,
        "job_variables": job_variables,
    }
    return _dispatch.blocking(
        _run(_dispatch.sync_client(client), name, timeout, poll_interval, as_subflow, run)
    )


def _run(
    client: "Any",
    name: "str | UUID",
    timeout: "float | None",
    poll_interval: "float | None",
    as_subflow: "bool | None",
    run: "dict[str, Any]",
) -> "Generator[Any, Any, FlowRun]":
    if timeout is not None and timeout < 0:
        raise ValueError("`timeout` cannot be negative")
    # An idempotency key of `with_options` is for the call that creates the run.
    own = hasattr(type(client), "_without_idempotency_key")
    others = client._without_idempotency_key() if own else client
    parent = None
    if as_subflow and (
        _dispatch.official_context("FlowRunContext") or _dispatch.official_context("TaskRunContext")
    ):
        from prefect_rs.deployments._subflows import create_parent

        parent = yield from create_parent(others, name, run["parameters"] or {})
    traceparent = _traceparent()
    labels = {LABELS_TRACEPARENT_KEY: traceparent} if traceparent else None
    created: FlowRun = yield client.run_deployment(name, **run, labels=labels, parent_task_run_id=parent)
    if timeout == 0:
        return created
    from prefect_rs.exceptions import FlowRunWaitTimeout

    try:
        ended: FlowRun = yield others.wait_for_flow_run(
            created, timeout=timeout, poll_interval=poll_interval or None
        )
    except FlowRunWaitTimeout as error:
        return error.flow_run or created
    return ended


def _traceparent() -> "str | None":
    """Get the W3C trace context that the run becomes a part of."""
    context = _dispatch.official_context("FlowRunContext")
    if context is not None and context.flow_run is not None:
        found: str | None = context.flow_run.labels.get(LABELS_TRACEPARENT_KEY)
        return found
    # If nothing has imported it, there is no span.
    trace = sys.modules.get("opentelemetry.trace")
    if trace is None:
        return None
    utils = sys.modules.get("opentelemetry.instrumentation.utils")
    if utils is not None and not utils.is_instrumentation_enabled():
        return None
    span = trace.get_current_span().get_span_context()
    if not span.is_valid:
        return None
    return f"00-{span.trace_id:032x}-{span.span_id:016x}-{int(span.trace_flags):02x}"
