"""Orders in which objects are read."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    # The official module has this name, too.
    reexports={"prefect_rs.utilities.collections": ["AutoEnum"]},
)
