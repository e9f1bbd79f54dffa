"""Automations and their triggers."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    # Any kind of trigger.
    triggers={"TriggerTypes": ["EventTrigger", "MetricTrigger", "CompoundTrigger", "SequenceTrigger"]},
    others={
        "prefect_rs.events._methods.triggers": ["CompositeTrigger", "ResourceTrigger", "Trigger"],
        "prefect_rs.events._unions": ["trigger_discriminator"],
    },
    # Re-exported because the official module has these names.
    reexports={
        "prefect_rs.events.actions": ["ActionTypes", "RunDeployment"],
        "prefect_rs.events.schemas.events": ["ResourceSpecification"],
        "prefect_rs.exceptions": ["ValidationError"],
        "prefect_rs.utilities.collections": ["AutoEnum"],
    },
)
