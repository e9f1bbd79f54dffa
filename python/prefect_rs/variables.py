"""Variables: `Variable.get("name")`, `Variable.set("name", value)`."""

from __future__ import annotations

from prefect_rs._dispatch import async_client, async_method, awaiting, blocking, sync_client
from prefect_rs._lazy import forward
from prefect_rs.client.schemas.actions import VariableCreate
from prefect_rs.types import MAX_VARIABLE_NAME_LENGTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Any, TypeVar

    from typing_extensions import Self

    V = TypeVar("V", bound="Variable")

__all__ = ["MAX_VARIABLE_NAME_LENGTH", "Variable"]

__getattr__, __dir__, _names = forward(__name__, {})


class Variable(VariableCreate):
    """A variable on the server: a name, a JSON value and tags.

    The methods use the client of the current settings. `get`, `set` and `unset` return coroutines where an
    event loop runs; `aget`, `aset` and `aunset` always do.
    """

    def __class_getitem__(cls, value_type: Any) -> type[Self]:
        """Say which type the value has. It is not checked."""
        return cls

    @classmethod
    async def aget(cls, name: str, default: Any = None) -> Any:
        """Read the value of a variable, in a coroutine.

        Args:
            name (str): The name.
            default (Any): What to return if the variable does not exist.

        Returns:
            Any: The value, or the default.
        """
        return await awaiting(_get(async_client(), name, default))

    @classmethod
    @async_method("aget")
    def get(cls, name: str, default: Any = None) -> Any:
        """Read the value of a variable.

        Args:
            name (str): The name.
            default (Any): What to return if the variable does not exist.

        Returns:
            Any: The value, or the default.
        """
        return blocking(_get(sync_client(), name, default))

    @classmethod
    async def aset(
        cls, name: str, value: Any, tags: list[str] | None = None, overwrite: bool = False
    ) -> Self:
        """Create or overwrite a variable, in a coroutine.

        Args:
            name (str): The name.
            value (Any): The value, as JSON at most 5,000 bytes.
            tags (list[str] | None): Tags. Defaults to none.
            overwrite (bool): Whether to overwrite the value and tags of a variable that exists.

        Returns:
            Variable: The variable.

        Raises:
            ValueError: The variable exists, and `overwrite` is false.
            ValidationError: The name or the value is invalid.
        """
        return await awaiting(_set(async_client(), cls(name=name, value=value, tags=tags or []), overwrite))

    @classmethod
    @async_method("aset")
    def set(cls, name: str, value: Any, tags: list[str] | None = None, overwrite: bool = False) -> Self:
        """Create or overwrite a variable.

        Args:
            name (str): The name.
            value (Any): The value, as JSON at most 5,000 bytes.
            tags (list[str] | None): Tags. Defaults to none.
            overwrite (bool): Whether to overwrite the value and tags of a variable that exists.

        Returns:
            Variable: The variable.

        Raises:
            ValueError: The variable exists, and `overwrite` is false.
            ValidationError: The name or the value is invalid.
        """
        return blocking(_set(sync_client(), cls(name=name, value=value, tags=tags or []), overwrite))

    @classmethod
    async def aunset(cls, name: str) -> bool:
        """Delete a variable, in a coroutine.

        Args:
            name (str): The name.

        Returns:
            bool: False if it does not exist.
        """
        return await awaiting(_unset(async_client(), name))

    @classmethod
    @async_method("aunset")
    def unset(cls, name: str) -> bool:
        """Delete a variable.

        Args:
            name (str): The name.

        Returns:
            bool: False if it does not exist.
        """
        return blocking(_unset(sync_client(), name))


def _get(client: Any, name: str, default: Any) -> Generator[Any, Any, Any]:
    variable = yield client.read_variable_by_name(name)
    return default if variable is None else variable.value


def _set(client: Any, variable: V, overwrite: bool) -> Generator[Any, Any, V]:
    from prefect_rs.client.schemas.actions import VariableUpdate
    from prefect_rs.exceptions import ObjectAlreadyExists, ObjectNotFound

    if overwrite:
        try:
            yield client.update_variable(VariableUpdate(**variable.model_dump()))
            return variable
        except ObjectNotFound:
            pass
    try:
        yield client.create_variable(variable)
    except ObjectAlreadyExists:
        raise ValueError(
            f"Variable {variable.name!r} already exists: pass overwrite=True to overwrite it"
        ) from None
    return variable


def _unset(client: Any, name: str) -> Generator[Any, Any, bool]:
    from prefect_rs.exceptions import ObjectNotFound

    try:
        yield client.delete_variable_by_name(name)
    except ObjectNotFound:
        return False
    return True
