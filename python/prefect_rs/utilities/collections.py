"""Enumerations of texts."""

from enum import Enum, EnumMeta

from prefect_rs._lazy import forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["AutoEnum", "SortEnum"]

__getattr__, __dir__, _names = forward(__name__, {})


class AutoEnum(str, Enum):
    """An enumeration whose members are texts, and equal them."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


class ServerType(AutoEnum):
    """Which kind of server a client talks to."""

    __module__ = "prefect_rs.client.base"

    EPHEMERAL = "EPHEMERAL"
    SERVER = "SERVER"
    CLOUD = "CLOUD"
    UNCONFIGURED = "UNCONFIGURED"


class _SortMeta(EnumMeta):
    """Lets an order be asked for by field and direction, too."""

    def __call__(cls, *args: "Any", **kwargs: "Any") -> "Any":
        is_value = len(args) == 1 and not kwargs and args[0] in cls._value2member_map_
        if is_value or not cls._member_names_:
            return super().__call__(*args, **kwargs)
        return cls._of(*args, **kwargs)

    def _of(cls, field: "Any", direction: "Any" = "asc") -> "Any":
        member = cls._member_map_.get(f"{field}_{direction}".upper())
        if member is None:
            from prefect_rs.exceptions import ValidationError

            known = ", ".join(" ".join(name.lower().rsplit("_", 1)) for name in cls._member_names_)
            problem = {"msg": f"expected one of {known}", "input": f"{field} {direction}"}
            raise ValidationError(cls.__name__, [problem])
        return member


class SortEnum(AutoEnum, metaclass=_SortMeta):
    """An order. `FlowSort("name", "desc")` is `FlowSort.NAME_DESC`."""


def make_enum(name: str, module: str, doc: str, members: "list[tuple[str, str]]") -> type[AutoEnum]:
    """An enumeration with these members: what the core asks for."""
    base = SortEnum if module.endswith(".sorting") else AutoEnum
    # Not `base(name, members)`, as that is how an order is asked for.
    made: Any = EnumMeta.__call__(base, name, members, module=module, qualname=name)
    made.__doc__ = doc
    return made  # type: ignore[no-any-return]
