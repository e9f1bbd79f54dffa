"""Python methods of logs."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prefect_rs.client.schemas import actions

    class _LogCreate(actions.LogCreate):
        pass
else:
    _LogCreate = object


class LogCreate(_LogCreate):
    """The methods of `LogCreate`."""

    __slots__ = ()

    def model_dump(self, **options: "Any") -> "dict[str, Any]":
        """The fields as a dict.

        Args:
            **options (Any): Those that every model takes, such as `mode="json"` and `exclude_unset=True`.

        Returns:
            dict[str, Any]: Without a `worker_id` that is None: only Prefect Cloud takes it.
        """
        fields = super().model_dump(**options)
        if self.worker_id is None:
            fields.pop("worker_id", None)
        return fields
