"""What all clients have in common."""

from prefect_rs._lazy import forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prefect_rs.utilities.collections import ServerType as ServerType

__all__ = ["ServerType"]

# An enumeration: what Python needs for one is dear, so it waits until it is asked for.
__getattr__, __dir__, _names = forward(__name__, {"prefect_rs.utilities.collections": ["ServerType"]})
