"""Automations, and the triggers that set them off."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    # A trigger of any kind.
    triggers={"TriggerTypes": ["EventTrigger", "MetricTrigger", "CompoundTrigger", "SequenceTrigger"]},
    others={
        "prefect_rs.events._methods": ["CompositeTrigger", "ResourceTrigger", "Trigger"],
        "prefect_rs.events._unions": ["trigger_discriminator"],
    },
)
