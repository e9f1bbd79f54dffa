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
        """Return the fields as a dict.

        Args:
            **options (Any): The options of every model, such as `mode="json"` and `exclude_unset=True`.

        Returns:
            dict[str, Any]: The fields, without `worker_id` if it is None: only Prefect Cloud accepts it.
        """
        fields = super().model_dump(**options)
        if self.worker_id is None:
            fields.pop("worker_id", None)
        return fields
