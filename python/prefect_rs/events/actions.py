"""Actions of automations."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    # Any known kind of action.
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
    # Re-exported because the official module has this name.
    reexports={"prefect_rs.client.schemas.objects": ["StateType"]},
    others={
        "prefect_rs.events._methods.actions": [
            "Action",
            "AutomationAction",
            "DeploymentAction",
            "WorkPoolAction",
            "WorkQueueAction",
        ]
    },
)
