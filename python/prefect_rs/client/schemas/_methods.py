"""What some models can do besides holding their fields. The core makes these the bases of those models."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Coroutine
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from typing_extensions import Self

    from prefect_rs._experimental.sla import objects as slas
    from prefect_rs.client.orchestration import PrefectClient, SyncPrefectClient
    from prefect_rs.client.schemas import actions, events, objects, responses
    from prefect_rs.events.schemas.events import RelatedResource

    class _Artifact(objects.Artifact):
        pass

    class _BlockDocument(objects.BlockDocument):
        pass

    class _BlockDocumentCreate(actions.BlockDocumentCreate):
        pass

    class _BlockDocumentReference(objects.BlockDocumentReference):
        pass

    class _BlockTypeUpdate(actions.BlockTypeUpdate):
        pass

    class _EventPage(events.EventPage):
        pass

    class _LogCreate(actions.LogCreate):
        pass

    class _State(objects.State):
        pass

    class _StateDetails(objects.StateDetails):
        pass

    class _FlowRun(objects.FlowRun):
        pass

    class _FlowRunInput(objects.FlowRunInput):
        pass

    class _DeploymentCreate(actions.DeploymentCreate):
        pass

    class _DeploymentUpdate(actions.DeploymentUpdate):
        pass

    class _DeploymentResponse(responses.DeploymentResponse):
        pass

    class _User(objects.User):
        pass

    class _Workspace(objects.Workspace):
        pass

    class _WorkPool(objects.WorkPool):
        pass

    class _ServiceLevelAgreement(slas.ServiceLevelAgreement):
        pass

    class _WorkQueueHealthPolicy(objects.WorkQueueHealthPolicy):
        pass
else:
    _Artifact = _BlockDocument = _BlockDocumentCreate = _BlockDocumentReference = object
    _BlockTypeUpdate = _EventPage = _LogCreate = _ServiceLevelAgreement = object
    _State = _StateDetails = _FlowRun = _FlowRunInput = _User = _Workspace = _WorkPool = object
    _DeploymentCreate = _DeploymentUpdate = _DeploymentResponse = object
    _WorkQueueHealthPolicy = object

# A class's `_prepare` gets its fields before they are looked at, and `_finish` is called once they are there.
# What is wrong with them is a ValueError.

from prefect_rs.client.schemas._schedules import (  # noqa: E402
    DeploymentScheduleCreate as DeploymentScheduleCreate,
)
from prefect_rs.client.schemas._schedules import (  # noqa: E402
    DeploymentScheduleUpdate as DeploymentScheduleUpdate,
)
from prefect_rs.client.schemas._schedules import IntervalSchedule as IntervalSchedule  # noqa: E402
from prefect_rs.client.schemas._schedules import RRuleSchedule as RRuleSchedule  # noqa: E402


class OrchestrationResult:
    """What is taken for a generic class, as in the official client: a type checker knows no more of it."""

    __slots__ = ()

    def __class_getitem__(cls, _item: "Any") -> "Any":
        return cls


class State(OrchestrationResult, _State):
    """The methods of `State`."""

    __slots__ = ()

    def _finish(self) -> None:
        """What follows from the fields: the name from the type, the time of a scheduled run."""
        if self.name is None:
            self.name = " ".join(word.capitalize() for word in self.type.split("_"))
        if self.is_scheduled() and self.state_details.scheduled_time is None:
            from datetime import datetime, timezone

            self.state_details.scheduled_time = datetime.now(timezone.utc)

    def is_scheduled(self) -> bool:
        """Whether the run waits for its time.

        Returns:
            bool: True for a state of the type `SCHEDULED`, whatever its name.
        """
        return self.type == "SCHEDULED"

    def is_pending(self) -> bool:
        """Whether the run is about to start.

        Returns:
            bool: True for a state of the type `PENDING`, whatever its name.
        """
        return self.type == "PENDING"

    def is_running(self) -> bool:
        """Whether the run is under way.

        Returns:
            bool: True for a state of the type `RUNNING`, whatever its name.
        """
        return self.type == "RUNNING"

    def is_completed(self) -> bool:
        """Whether the run has ended well.

        Returns:
            bool: True for a state of the type `COMPLETED`, whatever its name.
        """
        return self.type == "COMPLETED"

    def is_failed(self) -> bool:
        """Whether the run has ended badly.

        Returns:
            bool: True for a state of the type `FAILED`, whatever its name.
        """
        return self.type == "FAILED"

    def is_crashed(self) -> bool:
        """Whether the run's infrastructure broke.

        Returns:
            bool: True for a state of the type `CRASHED`, whatever its name.
        """
        return self.type == "CRASHED"

    def is_cancelled(self) -> bool:
        """Whether the run was cancelled.

        Returns:
            bool: True for a state of the type `CANCELLED`, whatever its name.
        """
        return self.type == "CANCELLED"

    def is_cancelling(self) -> bool:
        """Whether the run is being cancelled.

        Returns:
            bool: True for a state of the type `CANCELLING`, whatever its name.
        """
        return self.type == "CANCELLING"

    def is_paused(self) -> bool:
        """Whether the run waits to be resumed.

        Returns:
            bool: True for a state of the type `PAUSED`, whatever its name.
        """
        return self.type == "PAUSED"

    def is_final(self) -> bool:
        """Whether a run in this state will not leave it by itself.

        Returns:
            bool: True for `COMPLETED`, `FAILED`, `CANCELLED` and `CRASHED`.
        """
        return self.type in ("COMPLETED", "FAILED", "CANCELLED", "CRASHED")

    def fresh_copy(self, **update: "Any") -> "Self":
        """A state like this one, that is another.

        Args:
            **update (Any): Fields to have other values in the copy.

        Returns:
            Self: It has an id and times of its own, and shares nothing with this one.
        """
        from datetime import datetime, timezone

        now = datetime.now(timezone.utc)
        new = {"id": type(self)(type=self.type).id, "created": now, "updated": now, "timestamp": now}
        return self.model_copy(update={**new, **update}, deep=True)

    def result(self, raise_on_failure: bool = True, retry_result_failure: bool = True) -> "Any":
        """Get the result of the run, if the state itself holds it. Await it in a coroutine.

        Results in Prefect's result storage are not read; that takes the code that wrote them.

        Args:
            raise_on_failure (bool): Whether to raise the exception of a run that ended badly, or to return
                it.
            retry_result_failure (bool): Accepted for compatibility; nothing is retried.

        Returns:
            Any: The data of the state, or an exception.

        Raises:
            FailedRun: The run failed. CrashedRun or CancelledRun likewise.
            PausedRun: The run is paused.
            UnfinishedRun: The run has not ended.
            MissingResult: The state has no data, or a reference to Prefect's result storage.
        """
        from prefect_rs.states import _in_event_loop

        if _in_event_loop():
            return self.aresult(raise_on_failure, retry_result_failure)
        return self._outcome(raise_on_failure)

    async def _aresult(self, raise_on_failure: bool) -> "Any":
        return self._outcome(raise_on_failure)

    def aresult(
        self, raise_on_failure: bool = True, retry_result_failure: bool = True
    ) -> "Coroutine[Any, Any, Any]":
        """Like `result`, but always returns a coroutine.

        Args:
            raise_on_failure (bool): Whether to raise the exception of a run that ended badly, or to return
                it.
            retry_result_failure (bool): Accepted for compatibility; nothing is retried.

        Returns:
            Coroutine[Any, Any, Any]: The data of the state, or an exception.

        Raises:
            FailedRun: The run failed. CrashedRun or CancelledRun likewise.
            PausedRun: The run is paused.
            UnfinishedRun: The run has not ended.
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


class Artifact(_Artifact):
    """The methods of `Artifact`."""

    __slots__ = ()

    def _finish(self) -> None:
        """Cuts what is too long in the metadata, as the server does."""
        if self.metadata_ is not None:
            for name, text in self.metadata_.items():
                if len(text) > 500:
                    self.metadata_[name] = text[:500] + "..."


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


class StateDetails(_StateDetails):
    """The methods of `StateDetails`."""

    __slots__ = ()

    def to_run_result(
        self, run_type: "objects.RunType"
    ) -> "objects.FlowRunResult | objects.TaskRunResult | None":
        """The run that these are of, as the input of a task run.

        Args:
            run_type (RunType): Which run: the flow run or the task run.

        Returns:
            FlowRunResult | TaskRunResult | None: The run; None where its id is not told here.
        """
        from prefect_rs.client.schemas.objects import FlowRunResult, TaskRunResult

        if run_type == "flow_run" and self.flow_run_id is not None:
            return FlowRunResult(id=self.flow_run_id)
        if run_type == "task_run" and self.task_run_id is not None:
            return TaskRunResult(id=self.task_run_id)
        return None


class _Named:
    """A run, which has a name whatever is given."""

    __slots__ = ()

    def _prepare(self, fields: "dict[str, Any]") -> None:
        if "name" in fields and not fields["name"]:
            del fields["name"]


class TaskRun(_Named):
    """The methods of `TaskRun`."""

    __slots__ = ()


class FlowRunPolicy:
    """The methods of `FlowRunPolicy`."""

    __slots__ = ()

    def _prepare(self, fields: "dict[str, Any]") -> None:
        """What is given in the fields of old is in those of today, too."""
        if not fields.get("retries") and fields.get("max_retries"):
            fields["retries"] = fields["max_retries"]
        if not fields.get("retry_delay") and fields.get("retry_delay_seconds"):
            fields["retry_delay"] = self._delay(fields["retry_delay_seconds"])

    @staticmethod
    def _delay(seconds: "Any") -> "Any":
        return seconds


class TaskRunPolicy(FlowRunPolicy):
    """The methods of `TaskRunPolicy`."""

    __slots__ = ()

    @staticmethod
    def _delay(seconds: "Any") -> "Any":
        # The delay of a task run may have a fraction, but not one that comes from the field of old.
        try:
            return int(float(seconds))
        except (TypeError, ValueError):
            return None  # the field of old tells what is wrong


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
        """The value, read as JSON.

        Returns:
            Any: What the JSON says.
        """
        from json import loads

        return loads(self.value)


class User(_User):
    """The methods of `User`."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The user's first and last name, or else their handle.

        Returns:
            str: A name to show.
        """
        return " ".join(filter(None, (self.first_name, self.last_name))) or self.handle


class Workspace(_Workspace):
    """The methods of `Workspace`."""

    __slots__ = ()

    @property
    def id(self) -> "UUID":
        """The same as `workspace_id`.

        Returns:
            UUID: The workspace's id.
        """
        return self.workspace_id

    @property
    def name(self) -> str:
        """The same as `workspace_name`.

        Returns:
            str: The workspace's name.
        """
        return self.workspace_name

    @property
    def description(self) -> "str | None":
        """The same as `workspace_description`.

        Returns:
            str | None: What the workspace is for.
        """
        return self.workspace_description

    @property
    def handle(self) -> str:
        """The full handle, which no other workspace has.

        Returns:
            str: `account_handle/workspace_handle`; only the latter where the account's is not known.
        """
        return "/".join(filter(None, (self.account_handle, self.workspace_handle)))

    def api_url(self) -> str:
        """The URL of the workspace's API: what to set `PREFECT_API_URL` to.

        Returns:
            str: Below `PREFECT_CLOUD_API_URL`, as that is set now.
        """
        from prefect_rs._core import cloud_urls

        return f"{cloud_urls()[0]}/accounts/{self.account_id}/workspaces/{self.workspace_id}"

    def ui_url(self) -> str:
        """The URL of the workspace's page.

        Returns:
            str: Below `PREFECT_CLOUD_UI_URL`, as that is set now.
        """
        from prefect_rs._core import cloud_urls

        return f"{cloud_urls()[1]}/account/{self.account_id}/workspace/{self.workspace_id}"

    def __hash__(self) -> int:
        return hash(self.handle)


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


class WorkQueueHealthPolicy(_WorkQueueHealthPolicy):
    """The methods of `WorkQueueHealthPolicy`."""

    __slots__ = ()

    def evaluate_health_status(self, late_runs_count: int, last_polled: "datetime | None" = None) -> bool:
        """Whether a work queue is healthy by this policy.

        Args:
            late_runs_count (int): How many of its runs are late.
            last_polled (datetime | None): When a worker last asked it for runs; None if none ever did.

        Returns:
            bool: False if too many runs are late, or the last poll is too long ago.
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


def _problem(model: "Any", field: str, message: str) -> "Exception":
    """What to raise where a field does not go with the others."""
    from prefect_rs.exceptions import ValidationError

    return ValidationError(type(model).__name__, [{"loc": (field,), "msg": message}])


def _named_unless_anonymous(document: "objects.BlockDocument | actions.BlockDocumentCreate") -> None:
    if not document.name and not document.is_anonymous:
        raise _problem(
            document,
            "name",
            "missing: a block document needs a name, unless it is anonymous. Names must be provided for "
            "block documents.",
        )


class BlockDocument(_BlockDocument):
    """What is checked of a `BlockDocument`."""

    __slots__ = ()

    def _finish(self) -> None:
        _named_unless_anonymous(self)


class BlockDocumentCreate(_BlockDocumentCreate):
    """What is checked of a `BlockDocumentCreate`."""

    __slots__ = ()

    def _finish(self) -> None:
        _named_unless_anonymous(self)


class BlockDocumentReference(_BlockDocumentReference):
    """What is checked of a `BlockDocumentReference`."""

    __slots__ = ()

    def _finish(self) -> None:
        if self.parent_block_document_id == self.reference_block_document_id:
            message = (
                "expected another block document than the parent: none refers to itself. "
                "`parent_block_document_id` and `reference_block_document_id` cannot be the same"
            )
            raise _problem(self, "reference_block_document_id", message)


class BlockTypeUpdate(_BlockTypeUpdate):
    """The methods of `BlockTypeUpdate`."""

    __slots__ = ()

    @classmethod
    def updatable_fields(cls) -> set[str]:
        """What can be changed of a block type.

        Returns:
            set[str]: The names of the fields.
        """
        return set(cls.model_fields)


class ServiceLevelAgreement(_ServiceLevelAgreement):
    """The methods of `ServiceLevelAgreement`."""

    __slots__ = ()

    def set_deployment_id(self, deployment_id: "UUID | str") -> "Self":
        """Make the agreement one about this deployment.

        Args:
            deployment_id (UUID | str): The deployment's id.

        Returns:
            Self: This agreement, with its `owner_resource`.
        """
        self.owner_resource = f"prefect.deployment.{deployment_id}"
        return self


# What the official client leaves out, because older versions of it had these.
_GONE = ("worker_pool_name", "worker_pool_queue_id", "worker_pool_queue_name", "work_pool_queue_name")


class DeploymentUpdate(_DeploymentUpdate):
    """The methods of `DeploymentUpdate`."""

    __slots__ = ()

    def _prepare(self, fields: "dict[str, Any]") -> None:
        gone = [name for name in _GONE if fields.pop(name, None)]
        if gone:
            from warnings import warn

            warn(
                f"`{'`, `'.join(gone)}` is no longer supported for creating or updating deployments. Use "
                "`work_pool_name` and `work_queue_name` instead",
                UserWarning,
                stacklevel=3,
            )

    def check_valid_configuration(self, base_job_template: "dict[str, Any]") -> None:
        """Check the job variables against the variables of a work pool's job template.

        Needs the package jsonschema. Variables that the template has a default for may be left out.

        Args:
            base_job_template (dict[str, Any]): The template, as `WorkPool.base_job_template` has it.

        Returns:
            None: They fit, or the template says nothing of them.

        Raises:
            jsonschema.ValidationError: They do not fit.
            ImportError: jsonschema is not installed.
        """
        schema = base_job_template.get("variables")
        if schema is None:
            return
        try:
            import jsonschema  # type: ignore[import-untyped, unused-ignore]
        except ImportError:
            raise ImportError(
                "checking job variables needs the package jsonschema: pip install jsonschema",
                name="jsonschema",
            ) from None
        properties = schema.get("properties", {})
        required = [name for name in schema.get("required", []) if "default" not in properties.get(name, {})]
        jsonschema.validate(self.job_variables, {**schema, "required": required})


class DeploymentCreate(DeploymentUpdate, _DeploymentCreate):  # type: ignore[misc]
    """The methods of `DeploymentCreate`."""

    __slots__ = ()

    def _prepare(self, fields: "dict[str, Any]") -> None:
        super()._prepare(fields)
        tags = fields.get("tags")
        if isinstance(tags, (list, tuple)):
            # A YAML file may have numbers among its tags.
            fields["tags"] = [str(tag) if isinstance(tag, (int, float)) else tag for tag in tags]
        if isinstance(fields.get("description"), (int, float)):
            fields["description"] = str(fields["description"])


class DeploymentResponse(_DeploymentResponse):
    """The methods of `DeploymentResponse`."""

    __slots__ = ()

    def as_related_resource(self, role: str = "deployment") -> "RelatedResource":
        """The deployment, as an event tells that it has to do with it.

        Args:
            role (str): What it has to do with the event.

        Returns:
            RelatedResource: One of `prefect_rs.events`.
        """
        from prefect_rs.events.schemas.events import RelatedResource

        return RelatedResource(
            {
                "prefect.resource.id": f"prefect.deployment.{self.id}",
                "prefect.resource.role": role,
                "prefect.resource.name": self.name,
            }
        )


class WorkPoolConcurrencyStatus:
    """The methods of all that tell how many slots are taken."""

    __slots__ = ()

    def _prepare(self, fields: "dict[str, Any]") -> None:
        if fields.get("active_slots", 0) is None:
            fields["active_slots"] = 0


WorkQueueConcurrencyStatus = WorkQueueConcurrencyStatusDetail = WorkPoolConcurrencyStatus


class EventPage(_EventPage):
    """The methods of `EventPage`."""

    __slots__ = ()

    async def get_next_page(self, client: "PrefectClient") -> "events.EventPage | None":
        """The next page, read through an async client.

        Args:
            client (PrefectClient): A client of the server that this page is from.

        Returns:
            EventPage | None: The page; None after the last.

        Raises:
            ValidationError: The next page is on another server than the client's; nothing was sent.
        """
        if not self.next_page:
            return None
        return await client.read_events_page(self.next_page)

    def get_next_page_sync(self, client: "SyncPrefectClient") -> "events.EventPage | None":
        """The next page, read through a sync client.

        Args:
            client (SyncPrefectClient): A client of the server that this page is from.

        Returns:
            EventPage | None: The page; None after the last.

        Raises:
            ValidationError: The next page is on another server than the client's; nothing was sent.
        """
        if not self.next_page:
            return None
        return client.read_events_page(self.next_page)
