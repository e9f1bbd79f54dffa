"""Logs of runs: sending them from outside of a run, and reading them as the server streams them.

    from prefect_rs.logging import flow_run_logger

    logger = flow_run_logger(flow_run)
    logger.info("Loaded %d rows", rows)

- `handlers`: `APILogHandler`, for any logger
- `loggers`: loggers of a flow run or a task run
- `clients`: subscribers
"""

from prefect_rs._lazy import forward

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prefect_rs.logging.loggers import LogEavesdropper as LogEavesdropper
    from prefect_rs.logging.loggers import disable_run_logger as disable_run_logger
    from prefect_rs.logging.loggers import flow_run_logger as flow_run_logger
    from prefect_rs.logging.loggers import get_logger as get_logger
    from prefect_rs.logging.loggers import get_run_logger as get_run_logger
    from prefect_rs.logging.loggers import task_run_logger as task_run_logger
else:
    # `logging` is slow to import.
    __getattr__, __dir__, _forwarded = forward(
        __name__,
        {
            "prefect_rs.logging.loggers": [
                *("LogEavesdropper", "disable_run_logger", "flow_run_logger", "get_logger"),
                *("get_run_logger", "task_run_logger"),
            ]
        },
    )

__all__ = [
    "LogEavesdropper",
    "disable_run_logger",
    "flow_run_logger",
    "get_logger",
    "get_run_logger",
    "task_run_logger",
]
