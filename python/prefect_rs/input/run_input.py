"""Sending input to flow runs and receiving it: `send_input`, `receive_input` and, with pydantic,
`RunInput`."""

from __future__ import annotations

from prefect_rs._dispatch import async_client, async_dispatch, async_method, awaiting, blocking, sync_client
from prefect_rs.input.actions import _create, _sender, ensure_flow_run_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Any
    from uuid import UUID

    from typing_extensions import Self

    from prefect_rs.client.schemas.objects import FlowRunInput, State
    from prefect_rs.input._models import BaseRunInput as BaseRunInput
    from prefect_rs.input._models import RunInput as RunInput

# A package for Python, which then looks for a missing name as a submodule: see `_lazy`.
__path__: list[str] = []

__all__ = [
    "AutomaticRunInput",
    "BaseRunInput",
    "GetAutomaticInputHandler",
    "GetInputHandler",
    "Keyset",
    "RunInput",
    "RunInputMetadata",
    "asend_input",
    "keyset_from_base_key",
    "keyset_from_paused_state",
    "receive_input",
    "send_input",
]

# The keys under which a paused run's description, response and schema are stored.
Keyset = dict[str, str]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name in ("BaseRunInput", "RunInput"):
            from prefect_rs.input import _models

            return getattr(_models, name)
        from prefect_rs._names import attribute_error

        raise attribute_error(__name__, name)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


def keyset_from_paused_state(state: State) -> Keyset:
    """Return the keys for the input that a paused or suspended run waits for.

    Args:
        state (State): Its state.

    Returns:
        Keyset: The keys.

    Raises:
        RuntimeError: The state is not paused.
    """
    if not state.is_paused():
        raise RuntimeError(f"the state is {state.type.value}, not PAUSED")
    return keyset_from_base_key(f"{(state.name or '').lower()}-{state.state_details.pause_key}")


def keyset_from_base_key(base_key: str) -> Keyset:
    """Return the keys that begin with a text.

    Args:
        base_key (str): The text.

    Returns:
        Keyset: The keys.
    """
    return {kind: f"{base_key}-{kind}" for kind in ("description", "response", "schema")}


class RunInputMetadata:
    """Where an input came from.

    Args:
        key (str): Its key.
        receiver (UUID): The flow run that it was sent to.
        sender (str | None): Who sent it, such as `prefect.flow-run.` and an id.
    """

    def __init__(self, key: str, receiver: UUID, sender: str | None = None) -> None:
        self.key = key
        self.receiver = receiver
        self.sender = sender

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RunInputMetadata) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"RunInputMetadata(key={self.key!r}, receiver={self.receiver!r}, sender={self.sender!r})"


class AutomaticRunInput:
    """A received value that is not a model, with its metadata."""

    def __init__(self, value: Any, metadata: RunInputMetadata) -> None:
        self.value = value
        self.metadata = metadata

    def __repr__(self) -> str:
        return f"AutomaticRunInput(value={self.value!r}, metadata={self.metadata!r})"

    async def arespond(
        self, run_input: Any, sender: str | None = None, key_prefix: str | None = None
    ) -> None:
        """Send an input to the flow run that sent this one, in a coroutine."""
        await asend_input(run_input, sender_of(self.metadata), sender, key_prefix)

    @async_method("arespond")
    def respond(self, run_input: Any, sender: str | None = None, key_prefix: str | None = None) -> None:
        """Send an input to the flow run that sent this one.

        Raises:
            RuntimeError: It was not sent by a flow run.
        """
        blocking(send(sync_client(), run_input, sender_of(self.metadata), sender, key_prefix))


def sender_of(metadata: RunInputMetadata) -> UUID:
    """The flow run that sent an input."""
    from uuid import UUID

    if not (metadata.sender or "").startswith("prefect.flow-run."):
        raise RuntimeError(f"cannot respond to this input: no flow run sent it, but {metadata.sender!r}")
    return UUID((metadata.sender or "").rpartition(".")[2])


def _name_of(type_: Any) -> str:
    return str(getattr(type_, "__name__", getattr(type_, "_name", ""))).lower()


def _is_model(type_: Any) -> bool:
    return isinstance(type_, type) and any(each.__module__.startswith("pydantic.") for each in type_.__mro__)


def _is_run_input(type_: type) -> bool:
    return any(each.__name__ == "BaseRunInput" for each in type_.__mro__)


def _prefix_of(type_: Any) -> str:
    """The prefix of the keys of inputs of this type, which both sides derive from the name."""
    if _is_model(type_):
        return f"{_name_of(type_)}{'' if _is_run_input(type_) else 'runinput'}-auto"
    return f"{_name_of(type_)}automaticruninput-auto"


def send(
    client: Any, run_input: Any, flow_run_id: UUID, sender: str | None, key_prefix: str | None
) -> Generator[Any, Any, None]:
    """Send an input to a flow run."""
    from uuid import uuid4

    key = f"{key_prefix or _prefix_of(type(run_input))}-{uuid4()}"
    value = run_input if _is_model(type(run_input)) else {"value": run_input}
    yield from _create(client, key, value, flow_run_id, _sender(sender))


async def asend_input(
    run_input: Any, flow_run_id: UUID, sender: str | None = None, key_prefix: str | None = None
) -> None:
    """Send an input to a flow run, in a coroutine. Like `send_input`."""
    await awaiting(send(async_client(), run_input, flow_run_id, sender, key_prefix))


@async_dispatch(asend_input)
def send_input(
    run_input: Any, flow_run_id: UUID, sender: str | None = None, key_prefix: str | None = None
) -> None:
    """Send an input to a flow run, which gets it with `receive_input`. Returns a coroutine where an event
    loop runs.

    Args:
        run_input (Any): A `RunInput` or another pydantic model, or any value that JSON can represent.
        flow_run_id (UUID): The flow run.
        sender (str | None): Who sends it. Defaults to the flow run that this code runs in, if any.
        key_prefix (str | None): How its key begins. Defaults to the name of the type.

    Raises:
        ObjectNotFound: The flow run does not exist.
        TypeError: JSON cannot represent the value.
    """
    blocking(send(sync_client(), run_input, flow_run_id, sender, key_prefix))


class GetInputHandler:
    """An iterator, sync and async, over the inputs of a flow run, the oldest first. `receive_input` creates
    it.

    Args:
        run_input_cls (Any): The type of the inputs.
        key_prefix (str): How their keys begin.
        timeout (float | None): How long to wait for the next input, in seconds. None is no limit.
        poll_interval (float): The time between two requests, in seconds.
        raise_timeout_error (bool): Whether to raise a `TimeoutError` when the time is up, rather than to
            stop.
        exclude_keys (set[str] | None): Keys of inputs to leave out.
        flow_run_id (UUID | None): The flow run. Defaults to the one that this code runs in.
    """

    def __init__(
        self,
        run_input_cls: Any,
        key_prefix: str,
        timeout: float | None = 3600,
        poll_interval: float = 10,
        raise_timeout_error: bool = False,
        exclude_keys: set[str] | None = None,
        flow_run_id: UUID | None = None,
    ) -> None:
        self.run_input_cls = run_input_cls
        self.key_prefix = key_prefix
        self.timeout = timeout
        self.poll_interval = poll_interval
        self.raise_timeout_error = raise_timeout_error
        self.exclude_keys = set(exclude_keys or ())
        self.flow_run_id = ensure_flow_run_id(flow_run_id)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        try:
            return self._wait()
        except TimeoutError:
            if self.raise_timeout_error:
                raise
            raise StopIteration from None

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Any:
        try:
            return await self.anext()
        except TimeoutError:
            if self.raise_timeout_error:
                raise
            raise StopAsyncIteration from None

    def to_instance(self, flow_run_input: FlowRunInput) -> Any:
        """Return the input as an object of its type."""
        return self.run_input_cls.load_from_flow_run_input(flow_run_input)

    async def anext(self) -> Any:
        """Wait for the next input, in a coroutine. Like `next`."""
        from asyncio import sleep

        return await awaiting(self._next(async_client(), sleep))

    @async_method("anext")
    def next(self) -> Any:
        """Wait for the next input.

        Returns:
            Any: The input.

        Raises:
            TimeoutError: There is none within the timeout.
        """
        return self._wait()

    def _wait(self) -> Any:
        from time import sleep

        return blocking(self._next(sync_client(), sleep))

    def _next(self, client: Any, sleep: Any) -> Generator[Any, Any, Any]:
        from time import monotonic

        end = None if self.timeout is None else monotonic() + self.timeout
        while True:
            found = yield client.filter_flow_run_input(
                self.flow_run_id, self.key_prefix, 1, self.exclude_keys
            )
            if found:
                self.exclude_keys.add(found[0].key)
                return self.to_instance(found[0])
            left = self.poll_interval if end is None else min(self.poll_interval, end - monotonic())
            if left <= 0:
                raise TimeoutError(f"no input arrived for flow run {self.flow_run_id} in {self.timeout} s")
            yield sleep(left)


class GetAutomaticInputHandler(GetInputHandler):
    """Like `GetInputHandler`, for values that are not models.

    Args:
        with_metadata (bool): Whether to return each value with its metadata, as an `AutomaticRunInput`.
    """

    def __init__(self, *args: Any, with_metadata: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.with_metadata = with_metadata

    def to_instance(self, flow_run_input: FlowRunInput) -> Any:
        """Return the value, or an `AutomaticRunInput` if metadata is wanted."""
        value = _as_type(self.run_input_cls, flow_run_input.decoded_value["value"])
        return AutomaticRunInput(value, metadata_of(flow_run_input)) if self.with_metadata else value


def metadata_of(flow_run_input: FlowRunInput) -> RunInputMetadata:
    """The metadata of an input."""
    return RunInputMetadata(flow_run_input.key, flow_run_input.flow_run_id, flow_run_input.sender)


def _as_type(type_: Any, value: Any) -> Any:
    """A decoded value as an object of a type, validated by pydantic if that is installed."""
    try:
        from pydantic import TypeAdapter
    except ImportError:
        if isinstance(type_, type) and not isinstance(value, type_):
            raise TypeError(
                f"expected an input of type {type_.__name__}, not {type(value).__name__}; with pydantic "
                "installed, it would be converted"
            ) from None
        return value
    return TypeAdapter(type_).validate_python(value)


def receive_input(
    input_type: Any,
    timeout: float | None = 3600,
    poll_interval: float = 10,
    raise_timeout_error: bool = False,
    exclude_keys: set[str] | None = None,
    key_prefix: str | None = None,
    flow_run_id: UUID | None = None,
    with_metadata: bool = False,
) -> GetInputHandler:
    """Receive the inputs of a type that are sent to a flow run.

    Args:
        input_type (Any): The type: a `RunInput` or another pydantic model, or a type such as `dict` or `str`.
        timeout (float | None): How long to wait for the next input, in seconds. None is no limit.
        poll_interval (float): The time between two requests, in seconds.
        raise_timeout_error (bool): Whether to raise a `TimeoutError` when the time is up, rather than to
            stop.
        exclude_keys (set[str] | None): Keys of inputs to leave out.
        key_prefix (str | None): How their keys begin. Defaults to the name of the type.
        flow_run_id (UUID | None): The flow run. Defaults to the one that this code runs in.
        with_metadata (bool): Whether to return each value with its metadata. A model always has it.

    Returns:
        GetInputHandler: An iterator over the inputs, for `for` and `async for`.

    Raises:
        RuntimeError: No flow run is given, and this code does not run in one.
    """
    options: dict[str, Any] = {
        "key_prefix": key_prefix or _prefix_of(input_type),
        "timeout": timeout,
        "poll_interval": poll_interval,
        "raise_timeout_error": raise_timeout_error,
        "exclude_keys": exclude_keys,
        "flow_run_id": flow_run_id,
    }
    if not _is_model(input_type):
        return GetAutomaticInputHandler(input_type, with_metadata=with_metadata, **options)
    if not _is_run_input(input_type):
        from prefect_rs.input._models import RunInput

        input_type = RunInput.subclass_from_base_model_type(input_type)
    return GetInputHandler(input_type, **options)
