"""Automations: `Automation` with its triggers and actions.

Automation(
    name="notify on failure",
    trigger=EventTrigger(expect={"prefect.flow-run.Failed"}, posture="Reactive", threshold=1),
    actions=[RunDeployment(deployment_id=deployment.id)],
).create()
"""

from __future__ import annotations

from prefect_rs._dispatch import async_client, async_method, awaiting, blocking, sync_client
from prefect_rs._extended import Extended
from prefect_rs._lazy import forward
from prefect_rs.events.schemas.automations import AutomationCore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Any
    from uuid import UUID

    from typing_extensions import Self

    from prefect_rs.events.actions import CallWebhook as CallWebhook
    from prefect_rs.events.actions import CancelFlowRun as CancelFlowRun
    from prefect_rs.events.actions import ChangeFlowRunState as ChangeFlowRunState
    from prefect_rs.events.actions import DeclareIncident as DeclareIncident
    from prefect_rs.events.actions import DeleteFlowRun as DeleteFlowRun
    from prefect_rs.events.actions import DoNothing as DoNothing
    from prefect_rs.events.actions import PauseAutomation as PauseAutomation
    from prefect_rs.events.actions import PauseDeployment as PauseDeployment
    from prefect_rs.events.actions import PauseWorkPool as PauseWorkPool
    from prefect_rs.events.actions import PauseWorkQueue as PauseWorkQueue
    from prefect_rs.events.actions import ResumeAutomation as ResumeAutomation
    from prefect_rs.events.actions import ResumeDeployment as ResumeDeployment
    from prefect_rs.events.actions import ResumeWorkPool as ResumeWorkPool
    from prefect_rs.events.actions import ResumeWorkQueue as ResumeWorkQueue
    from prefect_rs.events.actions import RunDeployment as RunDeployment
    from prefect_rs.events.actions import SendNotification as SendNotification
    from prefect_rs.events.actions import SuspendFlowRun as SuspendFlowRun
    from prefect_rs.events.schemas.automations import CompositeTrigger as CompositeTrigger
    from prefect_rs.events.schemas.automations import CompoundTrigger as CompoundTrigger
    from prefect_rs.events.schemas.automations import EventTrigger as EventTrigger
    from prefect_rs.events.schemas.automations import MetricTrigger as MetricTrigger
    from prefect_rs.events.schemas.automations import MetricTriggerOperator as MetricTriggerOperator
    from prefect_rs.events.schemas.automations import MetricTriggerQuery as MetricTriggerQuery
    from prefect_rs.events.schemas.automations import Posture as Posture
    from prefect_rs.events.schemas.automations import PrefectMetric as PrefectMetric
    from prefect_rs.events.schemas.automations import ResourceTrigger as ResourceTrigger
    from prefect_rs.events.schemas.automations import SequenceTrigger as SequenceTrigger
    from prefect_rs.events.schemas.automations import Trigger as Trigger
    from prefect_rs.events.schemas.events import ResourceSpecification as ResourceSpecification

__getattr__, __dir__, _forwarded = forward(
    __name__,
    {
        "prefect_rs.events.actions": [
            *("CallWebhook", "CancelFlowRun", "ChangeFlowRunState", "DeclareIncident", "DeleteFlowRun"),
            *("DoNothing", "PauseAutomation", "PauseDeployment", "PauseWorkPool", "PauseWorkQueue"),
            *("ResumeAutomation", "ResumeDeployment", "ResumeWorkPool", "ResumeWorkQueue", "RunDeployment"),
            *("SendNotification", "SuspendFlowRun"),
        ],
        "prefect_rs.events.schemas.automations": [
            *(
                "CompositeTrigger",
                "CompoundTrigger",
                "EventTrigger",
                "MetricTrigger",
                "MetricTriggerOperator",
            ),
            *(
                "MetricTriggerQuery",
                "Posture",
                "PrefectMetric",
                "ResourceTrigger",
                "SequenceTrigger",
                "Trigger",
            ),
        ],
        "prefect_rs.events.schemas.events": ["ResourceSpecification"],
    },
)

__all__ = ["Automation", "AutomationCore", *_forwarded]


class Automation(Extended, AutomationCore):
    """An automation, with methods that create, read and change it on the server.

    Args:
        name (str): Its name.
        trigger (EventTrigger | MetricTrigger | CompoundTrigger | SequenceTrigger): What triggers it.
        actions (list[Any]): What it does then.
        id (UUID | None): Its id, after it was created or read.
        **fields (Any): The other fields of an `AutomationCore`.
    """

    _own = {"id": None}  # noqa: RUF012

    id: UUID | None = None

    # Servers before 3.4 have no tags, and reject an update with them.
    _has_tags = True

    async def acreate(self) -> Self:
        """Create the automation, in a coroutine.

        Returns:
            Automation: This object, with the id.
        """
        self.id = await async_client().create_automation(self)
        return self

    @async_method("acreate")
    def create(self) -> Self:
        """Create the automation.

        Returns:
            Automation: This object, with the id.
        """
        self.id = sync_client().create_automation(self)
        return self

    async def aupdate(self) -> None:
        """Update the automation on the server with the fields of this object, in a coroutine.

        Raises:
            ValueError: It has no id.
            ObjectNotFound: It does not exist.
        """
        await async_client().update_automation(self._known_id("update"), self._to_update())

    @async_method("aupdate")
    def update(self) -> None:
        """Update the automation on the server with the fields of this object.

        Raises:
            ValueError: It has no id.
            ObjectNotFound: It does not exist.
        """
        sync_client().update_automation(self._known_id("update"), self._to_update())

    @classmethod
    async def aread(cls, id: UUID | None = None, name: str | None = None) -> Self:
        """Read an automation by its id or its name, in a coroutine.

        Args:
            id (UUID | None): The id.
            name (str | None): The name. Of several automations with this name, the most recently updated is
                read.

        Returns:
            Automation: The automation.

        Raises:
            ValueError: It does not exist, or not exactly one of id and name is given.
        """
        return await awaiting(cls._read(async_client(), id, name))

    @classmethod
    @async_method("aread")
    def read(cls, id: UUID | None = None, name: str | None = None) -> Self:
        """Read an automation by its id or its name.

        Args:
            id (UUID | None): The id.
            name (str | None): The name. Of several automations with this name, the most recently updated is
                read.

        Returns:
            Automation: The automation.

        Raises:
            ValueError: It does not exist, or not exactly one of id and name is given.
        """
        return blocking(cls._read(sync_client(), id, name))

    async def adelete(self) -> bool:
        """Delete the automation, in a coroutine.

        Returns:
            bool: False if it does not exist.

        Raises:
            ValueError: It has no id.
        """
        return await awaiting(_try(async_client().delete_automation, self._known_id("delete")))

    @async_method("adelete")
    def delete(self) -> bool:
        """Delete the automation.

        Returns:
            bool: False if it does not exist.

        Raises:
            ValueError: It has no id.
        """
        return blocking(_try(sync_client().delete_automation, self._known_id("delete")))

    async def adisable(self) -> bool:
        """Disable the automation, in a coroutine.

        Returns:
            bool: False if it does not exist.

        Raises:
            ValueError: It has no id.
        """
        return await awaiting(_try(async_client().pause_automation, self._known_id("disable")))

    @async_method("adisable")
    def disable(self) -> bool:
        """Disable the automation.

        Returns:
            bool: False if it does not exist.

        Raises:
            ValueError: It has no id.
        """
        return blocking(_try(sync_client().pause_automation, self._known_id("disable")))

    async def aenable(self) -> bool:
        """Enable the automation, in a coroutine.

        Returns:
            bool: False if it does not exist.

        Raises:
            ValueError: It has no id.
        """
        return await awaiting(_try(async_client().resume_automation, self._known_id("enable")))

    @async_method("aenable")
    def enable(self) -> bool:
        """Enable the automation.

        Returns:
            bool: False if it does not exist.

        Raises:
            ValueError: It has no id.
        """
        return blocking(_try(sync_client().resume_automation, self._known_id("enable")))

    @classmethod
    def _read(cls, client: Any, id: UUID | None, name: str | None) -> Generator[Any, Any, Self]:
        from prefect_rs.exceptions import ObjectNotFound

        if bool(id) == bool(name):
            raise ValueError("pass either the id or the name of an automation")
        if id:
            try:
                found = yield client.read_automation(id)
            except ObjectNotFound:
                raise ValueError(f"there is no automation with the id {id}") from None
        else:
            several = yield client.read_automations_by_name(name)
            if not several:
                raise ValueError(f"there is no automation with the name {name!r}")
            found = several[0]
        fields = {each: getattr(found, each) for each in (*AutomationCore.model_fields, "id")}
        automation = cls(**fields)
        automation._has_tags = "tags" in found.model_fields_set
        return automation

    def _to_update(self) -> AutomationCore:
        fields = {each: getattr(self, each) for each in AutomationCore.model_fields}
        del fields["owner_resource"]
        if not self._has_tags and not self.tags:
            del fields["tags"]
        return AutomationCore(**fields)

    def _known_id(self, action: str) -> UUID:
        if self.id is None:
            raise ValueError(f"cannot {action} an automation without an id: create or read it first")
        return self.id


def _try(call: Any, id: UUID) -> Generator[Any, Any, bool]:
    """Make a call about an automation. False if that does not exist."""
    from prefect_rs.exceptions import ObjectNotFound

    try:
        yield call(id)
    except ObjectNotFound:
        return False
    return True
