"""Responses of the server other than plain objects."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    # Re-exported because the official module has these names.
    reexports={
        "prefect_rs.client.schemas.objects": ["CreatedBy", "UpdatedBy"],
        "prefect_rs.utilities.collections": ["AutoEnum"],
    },
)
