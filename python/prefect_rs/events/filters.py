"""Filters: which events, and which automations."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    others={
        "prefect_rs.client.schemas.filters": [
            "AutomationFilter",
            "AutomationFilterCreated",
            "AutomationFilterId",
            "AutomationFilterName",
            "AutomationFilterTags",
        ],
        "prefect_rs.events._methods": ["EventDataFilter"],
    },
)
