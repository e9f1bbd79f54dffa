"""Models of the objects that the API returns and accepts. They are created on first access."""

from prefect_rs._lazy import forward

# Re-exported where the official package has these names.
__getattr__, __dir__, __all__ = forward(
    __name__,
    {
        "prefect_rs.client.schemas.objects": [
            "BlockDocument",
            "BlockSchema",
            "BlockType",
            "DEFAULT_BLOCK_SCHEMA_VERSION",
            "FlowRun",
            "FlowRunPolicy",
            "FlowRunResult",
            "RunInput",
            "State",
            "StateDetails",
            "StateType",
            "Workspace",
            "TaskRun",
            "TaskRunPolicy",
            "TaskRunResult",
        ],
        "prefect_rs.client.schemas.actions": [
            "BlockTypeUpdate",
            "FlowRunCreate",
            "FlowRunUpdate",
            "StateCreate",
        ],
        "prefect_rs.client.schemas.responses": [
            "OrchestrationResult",
            "SetStateStatus",
            "StateAbortDetails",
            "StateAcceptDetails",
            "StateRejectDetails",
            "StateWaitDetails",
        ],
    },
)
