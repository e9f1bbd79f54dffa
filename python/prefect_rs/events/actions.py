"""Actions: what automations do."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    # An action of any kind that is known.
    unions={
        "ActionTypes": [
            "DoNothing",
            "RunDeployment",
            "PauseDeployment",
            "ResumeDeployment",
            "ResumeFlowRun",
            "CancelFlowRun",
            "DeleteFlowRun",
            "ChangeFlowRunState",
            "PauseWorkQueue",
            "ResumeWorkQueue",
            "SendNotification",
            "CallWebhook",
            "PauseAutomation",
            "ResumeAutomation",
            "SuspendFlowRun",
            "PauseWorkPool",
            "ResumeWorkPool",
            "DeclareIncident",
        ]
    },
    others={
        "prefect_rs.events._methods": [
            "Action",
            "AutomationAction",
            "DeploymentAction",
            "WorkPoolAction",
            "WorkQueueAction",
        ]
    },
)
