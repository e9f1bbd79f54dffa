"""Python methods of states and their details."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from typing_extensions import Self

    from prefect_rs.client.schemas import objects

    class _State(objects.State):
        pass

    class _StateDetails(objects.StateDetails):
        pass
else:
    _State = _StateDetails = object


class OrchestrationResult:
    """Supports subscription, as the official class is generic: `State[int]` is `State`."""

    __slots__ = ()

    def __class_getitem__(cls, _item: "Any") -> "Any":
        return cls


class State(OrchestrationResult, _State):
    """The methods of `State`."""

    __slots__ = ()

    def _finish(self) -> None:
        """Derive the name from the type, and the time of a scheduled run."""
        if self.name is None:
            self.name = " ".join(word.capitalize() for word in self.type.split("_"))
        if self.is_scheduled() and self.state_details.scheduled_time is None:
            from datetime import datetime, timezone

            self.state_details.scheduled_time = datetime.now(timezone.utc)

    def is_scheduled(self) -> bool:
        """Return whether the run is scheduled.

        Returns:
            bool: True for a state of the type `SCHEDULED`, whatever its name.
        """
        return self.type == "SCHEDULED"

    def is_pending(self) -> bool:
        """Return whether the run is pending.

        Returns:
            bool: True for a state of the type `PENDING`, whatever its name.
        """
        return self.type == "PENDING"

    def is_running(self) -> bool:
        """Return whether the run is running.

        Returns:
            bool: True for a state of the type `RUNNING`, whatever its name.
        """
        return self.type == "RUNNING"

    def is_completed(self) -> bool:
        """Return whether the run completed.

        Returns:
            bool: True for a state of the type `COMPLETED`, whatever its name.
        """
        return self.type == "COMPLETED"

    def is_failed(self) -> bool:
        """Return whether the run failed.

        Returns:
            bool: True for a state of the type `FAILED`, whatever its name.
        """
        return self.type == "FAILED"

    def is_crashed(self) -> bool:
        """Return whether the run crashed: its infrastructure failed.

        Returns:
            bool: True for a state of the type `CRASHED`, whatever its name.
        """
        return self.type == "CRASHED"

    def is_cancelled(self) -> bool:
        """Return whether the run was cancelled.

        Returns:
            bool: True for a state of the type `CANCELLED`, whatever its name.
        """
        return self.type == "CANCELLED"

    def is_cancelling(self) -> bool:
        """Return whether the run is being cancelled.

        Returns:
            bool: True for a state of the type `CANCELLING`, whatever its name.
        """
        return self.type == "CANCELLING"

    def is_paused(self) -> bool:
        """Return whether the run is paused.

        Returns:
            bool: True for a state of the type `PAUSED`, whatever its name.
        """
        return self.type == "PAUSED"

    def is_final(self) -> bool:
        """Return whether the state is final: a run does not leave it by itself.

        Returns:
            bool: True for `COMPLETED`, `FAILED`, `CANCELLED` and `CRASHED`.
        """
        return self.type in ("COMPLETED", "FAILED", "CANCELLED", "CRASHED")

    def fresh_copy(self, **update: "Any") -> "Self":
        """Return a copy of the state with a new id and new times.

        Args:
            **update (Any): Values of fields to change in the copy.

        Returns:
            Self: A deep copy.
        """
        from datetime import datetime, timezone

        now = datetime.now(timezone.utc)
        new = {"id": type(self)(type=self.type).id, "created": now, "updated": now, "timestamp": now}
        return self.model_copy(update={**new, **update}, deep=True)

    def result(self, raise_on_failure: bool = True, retry_result_failure: bool = True) -> "Any":
        """Return the result of the run, if the state itself holds it. Await it in a coroutine.

        Results in Prefect's result storage are not read, as that requires the code that wrote them.

        Args:
            raise_on_failure (bool): Whether to raise the exception of a failed run, or to return it.
            retry_result_failure (bool): Accepted for compatibility, and ignored.

        Returns:
            Any: The data of the state, or an exception.

        Raises:
            FailedRun: The run failed. CrashedRun or CancelledRun likewise.
            PausedRun: The run is paused.
            UnfinishedRun: The run is not in a final state.
            MissingResult: The state has no data, or a reference to Prefect's result storage.
        """
        from prefect_rs._dispatch import in_event_loop

        if in_event_loop():
            return self.aresult(raise_on_failure, retry_result_failure)
        return self._outcome(raise_on_failure)

    async def _aresult(self, raise_on_failure: bool) -> "Any":
        return self._outcome(raise_on_failure)

    def aresult(
        self, raise_on_failure: bool = True, retry_result_failure: bool = True
    ) -> "Coroutine[Any, Any, Any]":
        """Like `result`, but always returns a coroutine.

        Args:
            raise_on_failure (bool): Whether to raise the exception of a failed run, or to return it.
            retry_result_failure (bool): Accepted for compatibility, and ignored.

        Returns:
            Coroutine[Any, Any, Any]: The data of the state, or an exception.

        Raises:
            FailedRun: The run failed. CrashedRun or CancelledRun likewise.
            PausedRun: The run is paused.
            UnfinishedRun: The run is not in a final state.
            MissingResult: The state has no data, or a reference to Prefect's result storage.
        """
        return self._aresult(raise_on_failure)

    def _outcome(self, raise_on_failure: bool) -> "Any":
        from prefect_rs import exceptions, states

        if self.is_paused():
            raise exceptions.raising("PausedRun")(
                "Run is paused, its result is not available. Resume it and wait until it ends", state=self
            )
        if not self.is_final():
            raise exceptions.raising("UnfinishedRun")(
                f"Run is in {str.__str__(self.type)} state, its result is not available. Wait until it ends"
            )
        is_reference = isinstance(self.data, dict) and "storage_key" in self.data
        if not self.is_completed():
            if raise_on_failure:
                raise states._exception_of(self)
            return states._exception_of(self) if self.data is None or is_reference else self.data
        if self.data is None:
            raise exceptions.raising("MissingResult")(
                "State data is missing. The run returned None, or its result was not persisted "
                "(persist_result=True on a flow or task persists it)"
            )
        if is_reference:
            raise exceptions.raising("MissingResult")(
                f"The result is in Prefect's result storage, under the key {self.data['storage_key']!r}, "
                "which this client does not read: read it there, or with the official package "
                "(`pip install prefect`) where the code that returned it can be imported"
            )
        return self.data

    def __hash__(self) -> int:
        details = self.state_details
        return hash((details.flow_run_id, details.task_run_id, self.timestamp, self.type))

    def __repr__(self) -> str:
        parts = [f"message={self.message!r}"] if self.message is not None else []
        parts.append(f"type={str.__str__(self.type)}")
        if self.state_details.scheduled_time is not None:
            parts.append(f"scheduled_time={self.state_details.scheduled_time.isoformat()}")
        return f"{(self.name or 'State').replace(' ', '')}({', '.join(parts)})"

    def __str__(self) -> str:
        name = self.name or str.__str__(self.type)
        return f"{name}: {self.message}" if self.message else name


class StateDetails(_StateDetails):
    """The methods of `StateDetails`."""

    __slots__ = ()

    def to_run_result(
        self, run_type: "objects.RunType"
    ) -> "objects.FlowRunResult | objects.TaskRunResult | None":
        """Return the run as the input of a task run.

        Args:
            run_type (RunType): Which run to return: the flow run or the task run.

        Returns:
            FlowRunResult | TaskRunResult | None: The run, or None if its id is not in the details.
        """
        from prefect_rs.client.schemas.objects import FlowRunResult, TaskRunResult

        if run_type == "flow_run" and self.flow_run_id is not None:
            return FlowRunResult(id=self.flow_run_id)
        if run_type == "task_run" and self.task_run_id is not None:
            return TaskRunResult(id=self.task_run_id)
        return None
