"""Filters for the objects to read."""

from prefect_rs._lazy import schemas


class OperatorMixin:
    """Base class of filters with an `operator`, which combines their criteria."""

    __slots__ = ()


__getattr__, __dir__, __all__ = schemas(
    __name__,
    # Re-exported because the official module has these names.
    reexports={
        "prefect_rs.client.schemas.objects": ["State", "StateType"],
        "prefect_rs.utilities.collections": ["AutoEnum"],
    },
)
__all__ = [*__all__, "OperatorMixin"]
