"""What the server answers besides the objects themselves."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    # The official module has these names, too.
    reexports={
        "prefect_rs.client.schemas.objects": ["CreatedBy", "UpdatedBy"],
        "prefect_rs.utilities.collections": ["AutoEnum"],
    },
)
