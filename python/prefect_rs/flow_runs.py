"""Wait for flow runs, suspend and resume them."""

from prefect_rs import _dispatch, _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Any
    from uuid import UUID

    from prefect_rs import PrefectClient, SyncPrefectClient
    from prefect_rs.client.schemas.objects import FlowRun, State

__all__ = [
    "aresume_flow_run",
    "asuspend_flow_run",
    "resume_flow_run",
    "suspend_flow_run",
    "wait_for_flow_run",
]

# Only for its errors about missing names.
__getattr__, __dir__, _ = _lazy.forward(__name__, {})


async def wait_for_flow_run(
    flow_run_id: "UUID",
    timeout: "int | None" = 10800,
    poll_interval: "int | None" = None,
    client: "PrefectClient | SyncPrefectClient | None" = None,
    log_states: bool = False,
) -> "FlowRun":
    """Wait until a flow run has ended.

    This is `PrefectClient.wait_for_flow_run` with the defaults of the official function. In sync code, use
    `SyncPrefectClient.wait_for_flow_run`.

    Args:
        flow_run_id (UUID): The flow run's id, or any object with an `id`.
        timeout (int | None): Maximum time to wait, in seconds. Defaults to 3 hours; None is no limit.
        poll_interval (int | None): Maximum time between two requests, in seconds. Defaults to 5.
        client (PrefectClient | SyncPrefectClient | None): A client of either kind. Defaults to one for the
            current settings.
        log_states (bool): Whether to log the states that the run is seen in, at info level.

    Returns:
        FlowRun: The flow run.

    Raises:
        FlowRunWaitTimeout: The timeout expired.
        ObjectNotFound: The flow run does not exist.
    """
    until = _log if log_states else None
    run = await _dispatch.async_client(client).wait_for_flow_run(
        flow_run_id, timeout=timeout, poll_interval=poll_interval or None, until=until
    )
    if log_states and run.state is not None:
        _log(run.state)
    return run


def _log(state: "State") -> bool:
    """Log a state, and go on waiting."""
    from logging import getLogger

    getLogger("prefect_rs.flow_runs").info("Flow run is in state %r", state.name)
    return False


async def aresume_flow_run(flow_run_id: "UUID", run_input: "dict[str, Any] | None" = None) -> None:
    """Resume a paused or suspended flow run, in a coroutine.

    Args:
        flow_run_id (UUID): The flow run's id.
        run_input (dict[str, Any] | None): The input that the run waits for.

    Raises:
        NotPausedError: The flow run is not paused.
        FlowPauseTimeout: The flow run was paused for too long, and has failed.
        RuntimeError: The server rejects it for another reason.
        ObjectNotFound: The flow run does not exist.
    """
    await _dispatch.awaiting(_resume(_dispatch.async_client(), flow_run_id, run_input))


@_dispatch.async_dispatch(aresume_flow_run)
def resume_flow_run(flow_run_id: "UUID", run_input: "dict[str, Any] | None" = None) -> None:
    """Resume a paused or suspended flow run. Returns a coroutine where an event loop runs.

    Args:
        flow_run_id (UUID): The flow run's id.
        run_input (dict[str, Any] | None): The input that the run waits for.

    Raises:
        NotPausedError: The flow run is not paused.
        FlowPauseTimeout: The flow run was paused for too long, and has failed.
        RuntimeError: The server rejects it for another reason.
        ObjectNotFound: The flow run does not exist.
    """
    _dispatch.blocking(_resume(_dispatch.sync_client(), flow_run_id, run_input))


def _resume(
    client: "Any", flow_run_id: "UUID", run_input: "dict[str, Any] | None"
) -> "Generator[Any, Any, None]":
    result = yield client.resume_flow_run(flow_run_id, run_input)
    if result.status not in ("ABORT", "REJECT"):
        return
    from prefect_rs.exceptions import raising

    if result.status == "ABORT":
        raise raising("NotPausedError")(f"Cannot resume a run that isn't paused! {result.details.reason}")
    if result.state is not None and result.state.is_failed():
        raise raising("FlowPauseTimeout")("Flow run can no longer be resumed.")
    raise RuntimeError(f"Cannot resume this run: {result.details.reason}")


async def asuspend_flow_run(
    wait_for_input: "type[Any] | None" = None,
    flow_run_id: "UUID | None" = None,
    timeout: "int | None" = None,
    key: "str | None" = None,
) -> "Any":
    """Suspend a flow run from outside, in a coroutine. Like `suspend_flow_run`."""
    return await _dispatch.awaiting(
        _suspend(_dispatch.async_client(), wait_for_input, flow_run_id, timeout, key)
    )


@_dispatch.async_dispatch(asuspend_flow_run)
def suspend_flow_run(
    wait_for_input: "type[Any] | None" = None,
    flow_run_id: "UUID | None" = None,
    timeout: "int | None" = None,
    key: "str | None" = None,
) -> "Any":
    """Suspend a flow run from outside. Returns a coroutine where an event loop runs.

    The run stops before its next task, and is scheduled again when it is resumed. It must belong to a
    deployment.

    Args:
        wait_for_input (type[Any] | None): The type of the input that the run needs to be resumed: a
            `RunInput` or another type. Requires pydantic.
        flow_run_id (UUID | None): The flow run's id. Required: a run suspends itself with the official
            package.
        timeout (int | None): The time after which the run fails, in seconds. Defaults to no limit.
        key (str | None): A key of this suspension. One that the run was resumed from already has no effect.

    Returns:
        Any: None or, if the run was resumed from this suspension already, the input.

    Raises:
        RuntimeError: No flow run is given, or the server rejects the suspension.
        ValueError: The timeout is negative.
        ObjectNotFound: The flow run does not exist.
    """
    return _dispatch.blocking(_suspend(_dispatch.sync_client(), wait_for_input, flow_run_id, timeout, key))


def _suspend(
    client: "Any",
    wait_for_input: "type[Any] | None",
    flow_run_id: "UUID | None",
    timeout: "int | None",
    key: "str | None",
) -> "Generator[Any, Any, Any]":
    from uuid import uuid4

    from prefect_rs.states import Suspended

    if timeout is not None and timeout < 0:
        raise ValueError(f"timeout must be 0 or more, not {timeout}")
    if flow_run_id is None:
        raise RuntimeError("pass flow_run_id: a flow run suspends itself with the official package")
    state = Suspended(timeout_seconds=timeout, pause_key=key or str(uuid4()))
    expected: Any = None
    keys: Any = None
    if wait_for_input is not None:
        from prefect_rs.input._models import run_input_subclass_from_type
        from prefect_rs.input.run_input import keyset_from_paused_state

        expected, keys = run_input_subclass_from_type(wait_for_input), keyset_from_paused_state(state)
        state.state_details.run_input_keyset = keys
    result = yield client.set_flow_run_state(flow_run_id, state)
    new = None if result.status == "ABORT" else result.state
    if new is not None and new.is_running():
        # The run was suspended with this key before, and has been resumed.
        return None if expected is None else (yield from expected._load(client, keys, flow_run_id))
    if new is None or not new.is_paused():
        reason = getattr(result.details, "reason", None) or f"its state is {result.state}"
        raise RuntimeError(f"Flow run cannot be suspended: {reason}")
    if expected is not None:
        yield from expected._save(client, keys, flow_run_id)
    return None
