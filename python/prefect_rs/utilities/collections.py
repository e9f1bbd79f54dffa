"""Base classes of enumerations."""

from enum import Enum, EnumMeta

from prefect_rs._lazy import forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["AutoEnum", "SortEnum"]

__getattr__, __dir__, _names = forward(__name__, {})


class AutoEnum(str, Enum):
    """An enumeration whose members are strings and equal to their values."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


class ServerType(AutoEnum):
    """The kind of server that a client is connected to."""

    __module__ = "prefect_rs.client.base"

    EPHEMERAL = "EPHEMERAL"
    SERVER = "SERVER"
    CLOUD = "CLOUD"
    UNCONFIGURED = "UNCONFIGURED"


class _SortMeta(EnumMeta):
    """Allows looking up a sort order by field and direction."""

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
    """A sort order. `FlowSort("name", "desc")` is `FlowSort.NAME_DESC`."""


def make_enum(name: str, module: str, doc: str, members: "list[tuple[str, str]]") -> type[AutoEnum]:
    """Create an enumeration. The Rust code calls this."""
    base = SortEnum if module.endswith(".sorting") else AutoEnum
    # Not `base(name, members)`, which would look up a sort order.
    enum: Any = EnumMeta.__call__(base, name, members, module=module, qualname=name)
    enum.__doc__ = doc
    return enum  # type: ignore[no-any-return]
