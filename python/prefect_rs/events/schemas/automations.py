"""Automations, and the triggers that set them off."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    # A trigger of any kind.
    triggers={"TriggerTypes": ["EventTrigger", "MetricTrigger", "CompoundTrigger", "SequenceTrigger"]},
    others={
        "prefect_rs.events._methods.triggers": ["CompositeTrigger", "ResourceTrigger", "Trigger"],
        "prefect_rs.events._unions": ["trigger_discriminator"],
    },
    # The official module has these names, too.
    reexports={
        "prefect_rs.events.actions": ["ActionTypes", "RunDeployment"],
        "prefect_rs.events.schemas.events": ["ResourceSpecification"],
        "prefect_rs.exceptions": ["ValidationError"],
        "prefect_rs.utilities.collections": ["AutoEnum"],
    },
)
