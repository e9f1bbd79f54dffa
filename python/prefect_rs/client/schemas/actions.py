"""What the server takes: objects to create, changes to make."""

from prefect_rs._lazy import schemas

__getattr__, __dir__, __all__ = schemas(
    __name__,
    # The official module has these names, too.
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
