"""Models of the objects and changes that the API accepts."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    # Re-exported because the official module has these names.
    reexports={
        "prefect_rs.client.schemas.objects": ["StateDetails", "StateType", "WorkPoolStorageConfiguration"],
        "prefect_rs.client.schemas.schedules": [
            "CronSchedule",
            "IntervalSchedule",
            "NoSchedule",
            "RRuleSchedule",
            "SCHEDULE_TYPES",
        ],
    },
)
