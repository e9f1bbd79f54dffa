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
    others={"prefect_rs.events._methods": ["BaseDeploymentTrigger"]},
)
