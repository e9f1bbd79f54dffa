"""Python methods of flow runs, and what task runs share with them."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prefect_rs.client.schemas import objects

    class _FlowRun(objects.FlowRun):
        pass

    class _FlowRunInput(objects.FlowRunInput):
        pass
else:
    _FlowRun = _FlowRunInput = object


class _Named:
    """A run, whose name defaults to a random one even if an empty name is given."""

    __slots__ = ()

    def _prepare(self, fields: "dict[str, Any]") -> None:
        if "name" in fields and not fields["name"]:
            del fields["name"]


class FlowRunPolicy:
    """The methods of `FlowRunPolicy`."""

    __slots__ = ()

    def _prepare(self, fields: "dict[str, Any]") -> None:
        """Copy deprecated fields to their replacements."""
        if not fields.get("retries") and fields.get("max_retries"):
            fields["retries"] = fields["max_retries"]
        if not fields.get("retry_delay") and fields.get("retry_delay_seconds"):
            fields["retry_delay"] = self._delay(fields["retry_delay_seconds"])

    @staticmethod
    def _delay(seconds: "Any") -> "Any":
        return seconds


class FlowRun(_Named, _FlowRun):
    """The methods of `FlowRun`."""

    __slots__ = ()

    def __repr__(self) -> str:
        state = self.state_name or (self.state.name if self.state is not None else None)
        parts = [f"id='{self.id}'", f"name={self.name!r}", f"state={state!r}"]
        if self.tags:
            parts.append(f"tags={self.tags!r}")
        return f"FlowRun({', '.join(parts)})"

    def __str__(self) -> str:
        return repr(self)


class FlowRunInput(_FlowRunInput):
    """The methods of `FlowRunInput`."""

    __slots__ = ()

    @property
    def decoded_value(self) -> "Any":
        """The value, parsed as JSON.

        Returns:
            Any: The parsed value.
        """
        from json import loads

        return loads(self.value)
