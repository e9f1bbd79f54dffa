"""Functions that create, read and delete inputs of a flow run."""

from __future__ import annotations

from prefect_rs._dispatch import (
    async_client,
    async_dispatch,
    awaiting,
    blocking,
    official_context,
    sync_client,
)
from prefect_rs._lazy import forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Any
    from uuid import UUID

    from prefect_rs.client.schemas.objects import FlowRunInput

__all__ = [
    "acreate_flow_run_input",
    "acreate_flow_run_input_from_model",
    "adelete_flow_run_input",
    "afilter_flow_run_input",
    "aread_flow_run_input",
    "create_flow_run_input",
    "create_flow_run_input_from_model",
    "delete_flow_run_input",
    "ensure_flow_run_id",
    "filter_flow_run_input",
    "read_flow_run_input",
]

__getattr__, __dir__, _names = forward(__name__, {})


def _current_run_id() -> Any:
    return getattr(getattr(official_context("FlowRunContext"), "flow_run", None), "id", None)


def ensure_flow_run_id(flow_run_id: UUID | None = None) -> UUID:
    """Return the given id, or that of the flow run that this code runs in.

    Raises:
        RuntimeError: No id is given, and this code does not run in a flow run of the official package.
    """
    found = flow_run_id or _current_run_id()
    if found is None:
        raise RuntimeError("pass flow_run_id: this code does not run in a flow run")
    return found


def _sender(sender: str | None) -> str | None:
    run_id = _current_run_id()
    return sender if sender is not None or run_id is None else f"prefect.flow-run.{run_id}"


def _json(value: Any) -> str:
    from json import dumps

    def convert(each: Any) -> Any:
        # As pydantic does for a field of any type.
        if hasattr(each, "model_dump"):
            return each.model_dump(mode="json")
        if isinstance(each, (set, frozenset)):
            return list(each)
        if hasattr(each, "isoformat"):
            return each.isoformat()
        if hasattr(each, "hex") and hasattr(each, "int"):
            return str(each)
        raise TypeError(f"{type(each).__name__} cannot be represented in JSON")

    return dumps(value, default=convert, separators=(",", ":"), ensure_ascii=False)


async def acreate_flow_run_input_from_model(
    key: str, model_instance: Any, flow_run_id: UUID | None = None, sender: str | None = None
) -> None:
    """Send a pydantic model to a flow run, in a coroutine. Like `create_flow_run_input_from_model`."""
    await awaiting(_create(async_client(), key, model_instance, flow_run_id, _sender(sender)))


@async_dispatch(acreate_flow_run_input_from_model)
def create_flow_run_input_from_model(
    key: str, model_instance: Any, flow_run_id: UUID | None = None, sender: str | None = None
) -> None:
    """Send a pydantic model to a flow run. Returns a coroutine where an event loop runs.

    Args:
        key (str): The key of the input.
        model_instance (Any): The model.
        flow_run_id (UUID | None): The flow run. Defaults to the one that this code runs in.
        sender (str | None): Who sends it. Defaults to the flow run that this code runs in.

    Raises:
        RuntimeError: No flow run is given, and this code does not run in one.
        ObjectNotFound: The flow run does not exist.
    """
    blocking(_create(sync_client(), key, model_instance, flow_run_id, _sender(sender)))


async def acreate_flow_run_input(
    key: str, value: Any, flow_run_id: UUID | None = None, sender: str | None = None
) -> None:
    """Send a value to a flow run, in a coroutine. Like `create_flow_run_input`."""
    await awaiting(_create(async_client(), key, value, flow_run_id, sender))


@async_dispatch(acreate_flow_run_input)
def create_flow_run_input(
    key: str, value: Any, flow_run_id: UUID | None = None, sender: str | None = None
) -> None:
    """Send a value to a flow run. Returns a coroutine where an event loop runs.

    Args:
        key (str): The key of the input.
        value (Any): The value, which is sent as JSON.
        flow_run_id (UUID | None): The flow run. Defaults to the one that this code runs in.
        sender (str | None): Who sends it, such as `prefect.flow-run.` and an id.

    Raises:
        RuntimeError: No flow run is given, and this code does not run in one.
        ObjectNotFound: The flow run does not exist.
    """
    blocking(_create(sync_client(), key, value, flow_run_id, sender))


def _create(
    client: Any, key: str, value: Any, flow_run_id: UUID | None, sender: str | None
) -> Generator[Any, Any, None]:
    yield client.create_flow_run_input(ensure_flow_run_id(flow_run_id), key, _json(value), sender)


async def afilter_flow_run_input(
    key_prefix: str, limit: int = 1, exclude_keys: set[str] | None = None, flow_run_id: UUID | None = None
) -> list[FlowRunInput]:
    """Read inputs of a flow run, in a coroutine. Like `filter_flow_run_input`."""
    run_id = ensure_flow_run_id(flow_run_id)
    return await async_client().filter_flow_run_input(run_id, key_prefix, limit, exclude_keys or set())


@async_dispatch(afilter_flow_run_input)
def filter_flow_run_input(
    key_prefix: str, limit: int = 1, exclude_keys: set[str] | None = None, flow_run_id: UUID | None = None
) -> list[FlowRunInput]:
    """Read inputs of a flow run. Returns a coroutine where an event loop runs.

    Args:
        key_prefix (str): How their keys begin.
        limit (int): Maximum number of inputs.
        exclude_keys (set[str] | None): Keys to leave out.
        flow_run_id (UUID | None): The flow run. Defaults to the one that this code runs in.

    Returns:
        list[FlowRunInput]: The inputs, the oldest first.

    Raises:
        RuntimeError: No flow run is given, and this code does not run in one.
    """
    run_id = ensure_flow_run_id(flow_run_id)
    return sync_client().filter_flow_run_input(run_id, key_prefix, limit, exclude_keys or set())


async def aread_flow_run_input(key: str, flow_run_id: UUID | None = None) -> Any:
    """Read an input of a flow run, in a coroutine. Like `read_flow_run_input`."""
    return await awaiting(_read(async_client(), key, flow_run_id))


@async_dispatch(aread_flow_run_input)
def read_flow_run_input(key: str, flow_run_id: UUID | None = None) -> Any:
    """Read an input of a flow run. Returns a coroutine where an event loop runs.

    Args:
        key (str): Its key.
        flow_run_id (UUID | None): The flow run. Defaults to the one that this code runs in.

    Returns:
        Any: The value, decoded. None if there is no such input.

    Raises:
        RuntimeError: No flow run is given, and this code does not run in one.
    """
    return blocking(_read(sync_client(), key, flow_run_id))


def _read(client: Any, key: str, flow_run_id: UUID | None) -> Generator[Any, Any, Any]:
    from json import loads

    from prefect_rs.exceptions import ObjectNotFound

    try:
        value = yield client.read_flow_run_input(ensure_flow_run_id(flow_run_id), key)
    except ObjectNotFound:
        return None
    return loads(value)


async def adelete_flow_run_input(key: str, flow_run_id: UUID | None = None) -> None:
    """Delete an input of a flow run, in a coroutine. Like `delete_flow_run_input`."""
    await async_client().delete_flow_run_input(ensure_flow_run_id(flow_run_id), key)


@async_dispatch(adelete_flow_run_input)
def delete_flow_run_input(key: str, flow_run_id: UUID | None = None) -> None:
    """Delete an input of a flow run. Returns a coroutine where an event loop runs.

    Args:
        key (str): Its key.
        flow_run_id (UUID | None): The flow run. Defaults to the one that this code runs in.

    Raises:
        RuntimeError: No flow run is given, and this code does not run in one.
        ObjectNotFound: There is no such input.
    """
    sync_client().delete_flow_run_input(ensure_flow_run_id(flow_run_id), key)
