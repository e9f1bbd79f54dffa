# Written by tools/stubs.py from the docstrings in src and the models of prefect-client.
"""Emitting events, subscribers, and the models of events and automations."""

from prefect_rs.events._methods.actions import Action as Action
from prefect_rs.events.actions import ActionTypes as ActionTypes
from prefect_rs.events.schemas.automations import Automation as Automation
from prefect_rs.events.schemas.automations import AutomationCore as AutomationCore
from prefect_rs.events.actions import CallWebhook as CallWebhook
from prefect_rs.events.actions import CancelFlowRun as CancelFlowRun
from prefect_rs.events.actions import ChangeFlowRunState as ChangeFlowRunState
from prefect_rs.events._methods.triggers import CompositeTrigger as CompositeTrigger
from prefect_rs.events.schemas.automations import CompoundTrigger as CompoundTrigger
from prefect_rs.events.actions import DeclareIncident as DeclareIncident
from prefect_rs.events.actions import DeleteFlowRun as DeleteFlowRun
from prefect_rs.events.schemas.deployment_triggers import (
    DeploymentCompoundTrigger as DeploymentCompoundTrigger,
)
from prefect_rs.events.schemas.deployment_triggers import DeploymentEventTrigger as DeploymentEventTrigger
from prefect_rs.events.schemas.deployment_triggers import DeploymentMetricTrigger as DeploymentMetricTrigger
from prefect_rs.events.schemas.deployment_triggers import (
    DeploymentSequenceTrigger as DeploymentSequenceTrigger,
)
from prefect_rs.events.schemas.deployment_triggers import DeploymentTriggerTypes as DeploymentTriggerTypes
from prefect_rs.events.actions import DoNothing as DoNothing
from prefect_rs.events.schemas.events import Event as Event
from prefect_rs.events.schemas.automations import EventTrigger as EventTrigger
from prefect_rs.events.subscribers import FlowRunSubscriber as FlowRunSubscriber
from prefect_rs.events.schemas.automations import MetricTrigger as MetricTrigger
from prefect_rs.events.schemas.automations import MetricTriggerOperator as MetricTriggerOperator
from prefect_rs.events.schemas.automations import MetricTriggerQuery as MetricTriggerQuery
from prefect_rs.events.actions import PauseAutomation as PauseAutomation
from prefect_rs.events.actions import PauseDeployment as PauseDeployment
from prefect_rs.events.actions import PauseWorkPool as PauseWorkPool
from prefect_rs.events.actions import PauseWorkQueue as PauseWorkQueue
from prefect_rs.events.schemas.automations import Posture as Posture
from prefect_rs.events.schemas.events import ReceivedEvent as ReceivedEvent
from prefect_rs.events.schemas.events import RelatedResource as RelatedResource
from prefect_rs.events.schemas.events import Resource as Resource
from prefect_rs.events.schemas.events import ResourceSpecification as ResourceSpecification
from prefect_rs.events._methods.triggers import ResourceTrigger as ResourceTrigger
from prefect_rs.events.actions import ResumeAutomation as ResumeAutomation
from prefect_rs.events.actions import ResumeDeployment as ResumeDeployment
from prefect_rs.events.actions import ResumeWorkPool as ResumeWorkPool
from prefect_rs.events.actions import ResumeWorkQueue as ResumeWorkQueue
from prefect_rs.events.actions import RunDeployment as RunDeployment
from prefect_rs.events.actions import SendNotification as SendNotification
from prefect_rs.events.schemas.automations import SequenceTrigger as SequenceTrigger
from prefect_rs.events.actions import SuspendFlowRun as SuspendFlowRun
from prefect_rs.events._methods.triggers import Trigger as Trigger
from prefect_rs.events.schemas.automations import TriggerTypes as TriggerTypes
from prefect_rs.events.actions import UnknownAction as UnknownAction
from prefect_rs.events.utilities import aflush as aflush
from prefect_rs.events.utilities import emit_event as emit_event
from prefect_rs.events.utilities import flush as flush
from prefect_rs.events.clients import get_events_client as get_events_client
from prefect_rs.events.clients import get_events_subscriber as get_events_subscriber

__all__ = [
    "Action",
    "ActionTypes",
    "Automation",
    "AutomationCore",
    "CallWebhook",
    "CancelFlowRun",
    "ChangeFlowRunState",
    "CompositeTrigger",
    "CompoundTrigger",
    "DeclareIncident",
    "DeleteFlowRun",
    "DeploymentCompoundTrigger",
    "DeploymentEventTrigger",
    "DeploymentMetricTrigger",
    "DeploymentSequenceTrigger",
    "DeploymentTriggerTypes",
    "DoNothing",
    "Event",
    "EventTrigger",
    "FlowRunSubscriber",
    "MetricTrigger",
    "MetricTriggerOperator",
    "MetricTriggerQuery",
    "PauseAutomation",
    "PauseDeployment",
    "PauseWorkPool",
    "PauseWorkQueue",
    "Posture",
    "ReceivedEvent",
    "RelatedResource",
    "Resource",
    "ResourceSpecification",
    "ResourceTrigger",
    "ResumeAutomation",
    "ResumeDeployment",
    "ResumeWorkPool",
    "ResumeWorkQueue",
    "RunDeployment",
    "SendNotification",
    "SequenceTrigger",
    "SuspendFlowRun",
    "Trigger",
    "TriggerTypes",
    "UnknownAction",
    "aflush",
    "emit_event",
    "flush",
    "get_events_client",
    "get_events_subscriber",
]
