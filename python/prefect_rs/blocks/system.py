"""`Secret`: a secret value that is stored on the server."""

from __future__ import annotations

from prefect_rs._lazy import forward
from prefect_rs._secrets import SecretValue
from prefect_rs.blocks.core import Block

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from typing_extensions import Self

__all__ = ["Secret"]

__getattr__, __dir__, _names = forward(__name__, {})


class Secret(Block):
    """A secret value that is stored on the server: `Secret.load("name").get()`.

    Args:
        value (Any): A text, or anything that JSON can represent.
    """

    _block_type_slug = "secret"

    def __init__(self, value: Any) -> None:
        super().__init__(value=value if hasattr(value, "get_secret_value") else SecretValue(value))

    def __class_getitem__(cls, value_type: Any) -> type[Self]:
        """Say which type the value has. It is not checked."""
        return cls

    def get(self) -> Any:
        """Return the value. Do not log it.

        Returns:
            Any: The value. A text that is JSON is decoded.
        """
        value = self._data["value"].get_secret_value()
        if not isinstance(value, str):
            return value
        from json import loads

        try:
            return loads(value)
        except ValueError:
            return value

    def _data_to_save(self) -> dict[str, Any]:
        return {"value": self._data["value"].get_secret_value()}
