"""Emitting events, subscribers, and the models of events and automations."""

from prefect_rs._lazy import forward

# Re-exported where the official package has these names.
__getattr__, __dir__, __all__ = forward(
    __name__,
    {
        "prefect_rs.events.actions": [
            "Action",
            "ActionTypes",
            "CallWebhook",
            "CancelFlowRun",
            "ChangeFlowRunState",
            "DeclareIncident",
            "DeleteFlowRun",
            "DoNothing",
            "PauseAutomation",
            "PauseDeployment",
            "PauseWorkPool",
            "PauseWorkQueue",
            "ResumeAutomation",
            "ResumeDeployment",
            "ResumeWorkPool",
            "ResumeWorkQueue",
            "RunDeployment",
            "SendNotification",
            "SuspendFlowRun",
            "UnknownAction",
        ],
        "prefect_rs.events.schemas.automations": [
            "Automation",
            "AutomationCore",
            "CompositeTrigger",
            "CompoundTrigger",
            "EventTrigger",
            "MetricTrigger",
            "MetricTriggerOperator",
            "MetricTriggerQuery",
            "Posture",
            "ResourceTrigger",
            "SequenceTrigger",
            "Trigger",
            "TriggerTypes",
        ],
        "prefect_rs.events.schemas.deployment_triggers": [
            "DeploymentCompoundTrigger",
            "DeploymentEventTrigger",
            "DeploymentMetricTrigger",
            "DeploymentSequenceTrigger",
            "DeploymentTriggerTypes",
        ],
        "prefect_rs.events.schemas.events": [
            "Event",
            "ReceivedEvent",
            "RelatedResource",
            "Resource",
            "ResourceSpecification",
        ],
        "prefect_rs.events.clients": ["get_events_client", "get_events_subscriber"],
        "prefect_rs.events.subscribers": ["FlowRunSubscriber"],
        "prefect_rs.events.utilities": ["aflush", "emit_event", "flush"],
    },
)
