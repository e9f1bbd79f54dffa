"""Pages of events."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    # Re-exported because the official module has this name.
    reexports={"prefect_rs.events.schemas.events": ["ReceivedEvent"]},
)
