"""`RunInput`: inputs of flow runs as models of pydantic."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

try:
    import pydantic
except ImportError:
    raise ImportError(
        "RunInput requires pydantic: pip install pydantic. Without it, send and receive dicts",
        name="pydantic",
    ) from None

from prefect_rs._dispatch import async_client, async_method, awaiting, blocking, sync_client
from prefect_rs.input.actions import _create, _read, ensure_flow_run_id
from prefect_rs.input.run_input import (
    GetInputHandler,
    Keyset,
    RunInputMetadata,
    asend_input,
    keyset_from_base_key,
    metadata_of,
    send,
    sender_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator

    from typing_extensions import Self

    from prefect_rs.client.schemas.objects import FlowRunInput


class BaseRunInput(pydantic.BaseModel):
    """The base of models that are sent to flow runs."""

    model_config: ClassVar[pydantic.ConfigDict] = pydantic.ConfigDict(extra="forbid")

    # What to show when a run that waits for this input is resumed: see `with_initial_data`.
    _described: ClassVar[str | None] = None
    _metadata: Any = pydantic.PrivateAttr(default=None)

    @property
    def metadata(self) -> RunInputMetadata:
        """Where this input came from."""
        return self._metadata  # type: ignore[no-any-return]

    @classmethod
    def keyset_from_type(cls) -> Keyset:
        """Return the keys that begin with the name of this class."""
        return keyset_from_base_key(cls.__name__.lower())

    @classmethod
    async def asave(cls, keyset: Keyset, flow_run_id: UUID | None = None) -> None:
        """Store the JSON schema of the input that a run waits for, in a coroutine."""
        await awaiting(cls._save(async_client(), keyset, flow_run_id))

    @classmethod
    @async_method("asave")
    def save(cls, keyset: Keyset, flow_run_id: UUID | None = None) -> None:
        """Store the JSON schema of the input that a run waits for."""
        blocking(cls._save(sync_client(), keyset, flow_run_id))

    @classmethod
    def _save(cls, client: Any, keyset: Keyset, flow_run_id: UUID | None) -> Generator[Any, Any, None]:
        yield from _create(client, keyset["schema"], cls.model_json_schema(), flow_run_id, None)
        if cls._described:
            yield from _create(client, keyset["description"], cls._described, flow_run_id, None)

    @classmethod
    async def aload(cls, keyset: Keyset, flow_run_id: UUID | None = None) -> Self:
        """Read the input that a run was resumed with, in a coroutine."""
        return await awaiting(cls._load(async_client(), keyset, flow_run_id))

    @classmethod
    @async_method("aload")
    def load(cls, keyset: Keyset, flow_run_id: UUID | None = None) -> Self:
        """Read the input that a run was resumed with."""
        return blocking(cls._load(sync_client(), keyset, flow_run_id))

    @classmethod
    def _load(cls, client: Any, keyset: Keyset, flow_run_id: UUID | None) -> Generator[Any, Any, Self]:
        run_id = ensure_flow_run_id(flow_run_id)
        value = yield from _read(client, keyset["response"], run_id)
        loaded = cls(**(value or {}))
        loaded._metadata = RunInputMetadata(keyset["response"], run_id)
        return loaded

    @classmethod
    def load_from_flow_run_input(cls, flow_run_input: FlowRunInput) -> Self:
        """Return the model for an input that was read."""
        loaded = cls(**flow_run_input.decoded_value)
        loaded._metadata = metadata_of(flow_run_input)
        return loaded

    @classmethod
    def with_initial_data(cls, description: str | None = None, **kwargs: Any) -> type[Self]:
        """Return a class derived from this one, whose fields have these defaults.

        Args:
            description (str | None): A description to show when the run is resumed.
            **kwargs (Any): The defaults.
        """
        fields: dict[str, Any] = {
            name: (cls.model_fields[name].annotation if name in cls.model_fields else type(value), value)
            for name, value in kwargs.items()
        }
        model = pydantic.create_model(cls.__name__, __base__=cls, **fields)
        if description is not None:
            model._described = description
        return model

    async def asend_to(
        self, flow_run_id: UUID, sender: str | None = None, key_prefix: str | None = None
    ) -> None:
        """Send this input to a flow run, in a coroutine."""
        await asend_input(self, flow_run_id, sender, key_prefix)

    @async_method("asend_to")
    def send_to(self, flow_run_id: UUID, sender: str | None = None, key_prefix: str | None = None) -> None:
        """Send this input to a flow run."""
        blocking(send(sync_client(), self, flow_run_id, sender, key_prefix))

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


class RunInput(BaseRunInput):
    """A model that is sent to flow runs, and received by them."""

    @classmethod
    def receive(
        cls,
        timeout: float | None = 3600,
        poll_interval: float = 10,
        raise_timeout_error: bool = False,
        exclude_keys: set[str] | None = None,
        key_prefix: str | None = None,
        flow_run_id: UUID | None = None,
    ) -> GetInputHandler:
        """Receive the inputs of this class that are sent to a flow run. Like `receive_input`."""
        return GetInputHandler(
            cls,
            key_prefix or f"{cls.__name__.lower()}-auto",
            timeout,
            poll_interval,
            raise_timeout_error,
            exclude_keys,
            flow_run_id,
        )

    @classmethod
    def subclass_from_base_model_type(cls, model_cls: type[pydantic.BaseModel]) -> type[RunInput]:
        """Return a class derived from this one and another model."""
        return type(f"{model_cls.__name__}RunInput", (RunInput, model_cls), {})


class AutomaticModel(BaseRunInput):
    """The input of a run that waits for a value that is not a model."""

    @classmethod
    def _load(cls, client: Any, keyset: Keyset, flow_run_id: UUID | None) -> Generator[Any, Any, Any]:
        loaded = yield from super()._load(client, keyset, flow_run_id)
        return loaded.value  # type: ignore[attr-defined]


def run_input_subclass_from_type(type_: Any) -> type[BaseRunInput]:
    """The class of models for inputs of a type."""
    if isinstance(type_, type) and issubclass(type_, BaseRunInput):
        return type_
    if isinstance(type_, type) and issubclass(type_, pydantic.BaseModel):
        return RunInput.subclass_from_base_model_type(type_)
    name = str(getattr(type_, "__name__", getattr(type_, "_name", ""))).lower()
    return pydantic.create_model(f"{name}AutomaticRunInput", __base__=AutomaticModel, value=(type_, ...))


BaseRunInput.__module__ = RunInput.__module__ = "prefect_rs.input.run_input"
