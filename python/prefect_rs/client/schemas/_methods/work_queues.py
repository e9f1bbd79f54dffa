"""Python methods of work queues."""

from prefect_rs.client.schemas._methods.work_pools import WorkPoolConcurrencyStatus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from prefect_rs.client.schemas import objects

    class _WorkQueueHealthPolicy(objects.WorkQueueHealthPolicy):
        pass
else:
    _WorkQueueHealthPolicy = object


WorkQueueConcurrencyStatus = WorkQueueConcurrencyStatusDetail = WorkPoolConcurrencyStatus


class WorkQueueHealthPolicy(_WorkQueueHealthPolicy):
    """The methods of `WorkQueueHealthPolicy`."""

    __slots__ = ()

    def evaluate_health_status(self, late_runs_count: int, last_polled: "datetime | None" = None) -> bool:
        """Return whether a work queue is healthy according to this policy.

        Args:
            late_runs_count (int): The number of its late runs.
            last_polled (datetime | None): When a worker last polled it, or None if none has.

        Returns:
            bool: False if too many runs are late, or the last poll was too long ago.
        """
        if self.maximum_late_runs is not None and late_runs_count > self.maximum_late_runs:
            return False
        if self.maximum_seconds_since_last_polled is None:
            return True
        if last_polled is None:
            return False

        from datetime import datetime, timezone

        age = datetime.now(timezone.utc) - last_polled
        return age.total_seconds() <= self.maximum_seconds_since_last_polled
