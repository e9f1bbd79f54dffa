"""Python methods of work pools."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prefect_rs.client.schemas import objects

    class _WorkPool(objects.WorkPool):
        pass
else:
    _WorkPool = object


class WorkPool(_WorkPool):
    """The methods of `WorkPool`."""

    __slots__ = ()

    @property
    def is_push_pool(self) -> bool:
        """Whether runs are pushed to the infrastructure, without workers.

        Returns:
            bool: True for types such as `ecs:push`.
        """
        return self.type.endswith(":push")

    @property
    def is_managed_pool(self) -> bool:
        """Whether Prefect Cloud itself runs the flow runs.

        Returns:
            bool: True for types such as `prefect:managed`.
        """
        return self.type.endswith(":managed")


class WorkPoolConcurrencyStatus:
    """Validation of concurrency statuses: `active_slots` may be None for 0."""

    __slots__ = ()

    def _prepare(self, fields: "dict[str, Any]") -> None:
        if fields.get("active_slots", 0) is None:
            fields["active_slots"] = 0
