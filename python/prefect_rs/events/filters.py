"""Filters for events and automations."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    # Re-exported because the official module has these names.
    reexports={
        "prefect_rs.events.schemas.events": ["Event", "Resource", "ResourceSpecification"],
        "prefect_rs.utilities.collections": ["AutoEnum"],
    },
    others={
        "prefect_rs.client.schemas.filters": [
            "AutomationFilter",
            "AutomationFilterCreated",
            "AutomationFilterId",
            "AutomationFilterName",
            "AutomationFilterTags",
        ],
        "prefect_rs.events._methods.filters": ["EventDataFilter"],
    },
)
