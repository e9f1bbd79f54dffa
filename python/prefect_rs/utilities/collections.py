"""Enumerations of texts."""

from enum import Enum

__all__ = ["AutoEnum"]


class AutoEnum(str, Enum):
    """An enumeration whose members are texts, and equal them."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


def make_enum(name: str, module: str, doc: str, members: "list[tuple[str, str]]") -> type[AutoEnum]:
    """An enumeration with these members: what the core asks for."""
    made: type[AutoEnum] = AutoEnum(name, members, module=module, qualname=name)  # type: ignore[call-overload]
    made.__doc__ = doc
    return made
