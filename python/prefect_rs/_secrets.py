"""Values that are not shown."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class SecretValue:
    """A value that is not shown, like pydantic's `SecretStr`."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def get_secret_value(self) -> Any:
        """Return the value. Do not log it."""
        return self._value

    def __repr__(self) -> str:
        return f"{type(self).__name__}('**********')"

    def __str__(self) -> str:
        return "**********"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SecretValue) and bool(other._value == self._value)

    def __hash__(self) -> int:
        return hash(self._value)
