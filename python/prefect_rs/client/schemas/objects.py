"""What the server keeps: flows, flow runs, states."""

from prefect_rs._lazy import schemas

_find, _names, __all__ = schemas(
    __name__,
    # The official module has these names, too.
    reexports={
        "prefect_rs.client.schemas.schedules": ["SCHEDULE_TYPES"],
        "prefect_rs.utilities.collections": ["AutoEnum"],
    },
)
__all__ = [
    *__all__,
    "DEFAULT_AGENT_WORK_POOL_NAME",
    "DEFAULT_BLOCK_SCHEMA_VERSION",
    "MAX_VARIABLE_NAME_LENGTH",
    "TERMINAL_STATES",  # noqa: F822 (made when it is first asked for)
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# The version of a block schema that was given none.
DEFAULT_BLOCK_SCHEMA_VERSION = "non-versioned"

# The longest name that a variable may have, in characters.
MAX_VARIABLE_NAME_LENGTH = 255

# The work pool that takes what names none.
DEFAULT_AGENT_WORK_POOL_NAME = "default-agent-pool"


def __getattr__(name: str) -> "Any":
    if name == "TERMINAL_STATES":
        # The types of states that a run does not leave by itself.
        type_ = _find("StateType")
        globals()[name] = {type_.COMPLETED, type_.FAILED, type_.CANCELLED, type_.CRASHED}
        return globals()[name]
    return _find(name)


def __dir__() -> "list[str]":
    return sorted({*_names(), *__all__})
