"""Filters: which objects a call is about."""

from prefect_rs._lazy import schemas


class OperatorMixin:
    """What the filters with an `operator` have in common: how their criteria go together."""

    __slots__ = ()


__getattr__, __dir__, __all__ = schemas(
    __name__,
    # The official module has these names, too.
    reexports={
        "prefect_rs.client.schemas.objects": ["State", "StateType"],
        "prefect_rs.utilities.collections": ["AutoEnum"],
    },
)
__all__ = [*__all__, "OperatorMixin"]
