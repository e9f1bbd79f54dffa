"""Models of the objects that the API returns: flows, flow runs, states and so on."""

from prefect_rs._lazy import schemas

_find, _names, __all__ = schemas(
    __name__,
    # Re-exported because the official module has these names.
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
    "TERMINAL_STATES",  # noqa: F822 (created on first access)
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# The version of block schemas created without one.
DEFAULT_BLOCK_SCHEMA_VERSION = "non-versioned"

# The maximum length of a variable's name, in characters.
MAX_VARIABLE_NAME_LENGTH = 255

# The work pool for runs without one.
DEFAULT_AGENT_WORK_POOL_NAME = "default-agent-pool"


def __getattr__(name: str) -> "Any":
    if name == "TERMINAL_STATES":
        # The types of final states.
        type_ = _find("StateType")
        globals()[name] = {type_.COMPLETED, type_.FAILED, type_.CANCELLED, type_.CRASHED}
        return globals()[name]
    return _find(name)


def __dir__() -> "list[str]":
    return sorted({*_names(), *__all__})
