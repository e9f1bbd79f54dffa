"""Triggers of a deployment, which run it."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    # Any kind of trigger.
    triggers={
        "DeploymentTriggerTypes": [
            "DeploymentEventTrigger",
            "DeploymentMetricTrigger",
            "DeploymentCompoundTrigger",
            "DeploymentSequenceTrigger",
        ]
    },
    # Re-exported because the official module has these names.
    reexports={
        "prefect_rs.events.schemas.automations": [
            "CompoundTrigger",
            "EventTrigger",
            "MetricTrigger",
            "SequenceTrigger",
            "TriggerTypes",
        ]
    },
    others={"prefect_rs.events._methods.deployment_triggers": ["BaseDeploymentTrigger"]},
)
