"""Triggers and actions of automations: validation, unknown actions, descriptions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.events import (
    AutomationCore,
    CompoundTrigger,
    DeploymentEventTrigger,
    EventTrigger,
    MetricTrigger,
    MetricTriggerQuery,
    PauseAutomation,
    ResumeDeployment,
    RunDeployment,
    SequenceTrigger,
    UnknownAction,
)
from prefect_rs.events.schemas.automations import MetricTriggerOperator, PrefectMetric
from prefect_rs.exceptions import DecodingError, ValidationError

from tests.support.standin import Asked, Reply, StandIn, as_json, http

Call = Callable[..., Any]
Make = Callable[..., UUID]

METRIC = MetricTriggerQuery(name=PrefectMetric.lateness, threshold=5, operator=MetricTriggerOperator.GT)


# ---- Invalid values ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: RunDeployment(), "deployment_id is required"),
        (lambda: RunDeployment(source="inferred", deployment_id=uuid4()), "deployment_id is not allowed"),
        (lambda: ResumeDeployment(source="both"), "source: expected one of selected, inferred"),
        (lambda: PauseAutomation(), "automation_id is required"),
        *(
            (
                lambda within=within: EventTrigger(posture="Proactive", within=within),
                "`within` for Proactive triggers must be greater than or equal to 10 seconds",
            )
            for within in (9.9, -1, timedelta(seconds=-1), "PT5S", "-PT1S")
        ),
        (lambda: EventTrigger(posture="Metric"), "posture: .*Posture.Reactive or Posture.Proactive"),
        (lambda: EventTrigger(within=-1), "within: .*greater than or equal to 0 seconds"),
        (lambda: EventTrigger(within=None), "`within` should be a valid timedelta"),
        (lambda: RunDeployment(source="inferred", schedule_after=-1), "schedule_after must be non-negative"),
        (lambda: EventTrigger(expects={"x"}), "expects: no such field"),
        (lambda: MetricTrigger(metric=METRIC, posture="Reactive"), "posture: .*expected Posture.Metric"),
        (
            lambda: MetricTriggerQuery(name="lateness", threshold=1, operator="<", range=5),
            r"The minimum range is 300 seconds \(5 minutes\)",
        ),
        (
            lambda: CompoundTrigger(triggers=[EventTrigger()], require=2),
            "require must be less than or equal to the number of triggers",
        ),
        (lambda: CompoundTrigger(triggers=[], require=0), "require must be at least 1"),
        (lambda: CompoundTrigger(triggers=[], require="some"), "from 1 up, any or all"),
        (
            lambda: UnknownAction(type="do-nothing"),
            "'do-nothing' is a known action type and cannot be an UnknownAction; use DoNothing",
        ),
        (
            lambda: SequenceTrigger(triggers=[{"type": "other"}]),
            r"triggers\[0\]: expected one of EventTrigger",
        ),
        (lambda: AutomationCore(name="x", trigger={}, actions=[{}]), r"actions\[0\]: expected one of"),
        (
            lambda: AutomationCore(name="x", trigger={"triggers": [{"within": -1}]}, actions=[]),
            r"trigger\.triggers\[0\]\.within",
        ),
    ],
)
def test_invalid_triggers_and_actions(make: Callable[[], Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        make()


def test_invalid_arguments_are_not_sent() -> None:
    client = SyncPrefectClient("http://127.0.0.1:9/api")
    for call, said in (
        (lambda: client.create_automation({"name": "x"}), "automation.trigger: missing"),
        (lambda: client.read_automation("x"), "automation_id"),
        (lambda: client.read_automations(limit=-1), "limit"),
        (lambda: client.read_automations(sort="x"), "sort"),
        (lambda: client.read_automations(automations={"x": 1}), "automations.x: no such field"),
        (lambda: client.find_automation(5), "id_or_name"),
        (lambda: client.read_resource_related_automations(""), "resource_id"),
    ):
        with pytest.raises(ValidationError, match=said):
            call()


def test_deeply_nested_triggers_are_rejected() -> None:
    trigger: dict[str, Any] = {}
    for _ in range(5000):
        trigger = {"triggers": [trigger]}
    with pytest.raises(ValidationError, match="levels of nesting"):
        AutomationCore(name="x", trigger=trigger, actions=[])
    deep = '{"type":"sequence","triggers":[' * 5000 + "]}" * 5000
    answer = f'{{"id":"{uuid4()}","name":"x","actions":[],"trigger":{deep}}}'
    with StandIn(http(answer.encode())) as standin, pytest.raises(DecodingError, match="nested at most 50"):
        SyncPrefectClient(standin.api_url).read_automation(uuid4())


# ---- Behavior of the models ----------------------------------------------------------------------


def test_an_unknown_action_is_kept() -> None:
    action = {"type": "make-coffee", "cups": 2, "milk": {"oat": True}}
    core = AutomationCore(name="x", trigger=EventTrigger(), actions=[action])
    assert isinstance(core.actions[0], UnknownAction)
    assert core.actions[0].cups == 2
    assert core.model_dump()["actions"] == [action]
    sent: list[Any] = []

    def answer(asked: Asked) -> Reply:
        if asked.body:
            sent.append(asked.json())
        return as_json({"id": str(uuid4()), "name": "x", "trigger": {"type": "event"}, "actions": [action]})

    with StandIn(answer) as standin:
        client = SyncPrefectClient(standin.api_url)
        read = client.read_automation(uuid4())
        assert read is not None
        assert read.actions == core.actions
        read.actions[0].cups = 3
        client.update_automation(read.id, read)
        client.create_automation(core)
    assert sent[0]["actions"] == [{**action, "cups": 3}]
    assert sent[1]["actions"] == [action]


def test_a_metric_trigger_is_sent_with_all_fields() -> None:
    with StandIn(as_json({"id": str(uuid4())})) as standin:
        client = SyncPrefectClient(standin.api_url)
        client.create_automation(AutomationCore(name="x", trigger=MetricTrigger(metric=METRIC), actions=[]))
    assert standin.asked[0].json()["trigger"] == {
        "type": "metric",
        "match": {},
        "match_related": {},
        "posture": "Metric",
        "metric": {
            "name": "lateness",
            "threshold": 5.0,
            "operator": ">",
            "range": 300.0,
            "firing_for": 300.0,
        },
    }


def test_a_proactive_trigger_waits_at_least_ten_seconds() -> None:
    assert EventTrigger(posture="Proactive").within == timedelta(seconds=10)


def test_descriptions() -> None:
    assert RunDeployment(source="inferred").describe_for_cli() == "Run deployment"
    assert EventTrigger(threshold=2).describe_for_cli(1) == "  Reactive: expecting 2 of set()"
    sequence = SequenceTrigger(
        triggers=[MetricTrigger(metric=METRIC), CompoundTrigger(triggers=[EventTrigger()], require="any")]
    )
    assert sequence.describe_for_cli().split("\n") == [
        "In this order:",
        "  Metric: lateness > 5.0 for 0:05:00",
        "  Any of:",
        "    Reactive: expecting 1 of set()",
    ]


def test_a_deployment_trigger_without_a_deployment_makes_no_automation() -> None:
    with pytest.raises(ValueError, match="set_deployment_id"):
        DeploymentEventTrigger().as_automation()
