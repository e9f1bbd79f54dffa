"""Triggers that are given with a deployment, which they then run."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    # A trigger of any kind.
    triggers={
        "DeploymentTriggerTypes": [
            "DeploymentEventTrigger",
            "DeploymentMetricTrigger",
            "DeploymentCompoundTrigger",
            "DeploymentSequenceTrigger",
        ]
    },
    # The official module has these names, too.
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
