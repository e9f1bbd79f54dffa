"""Validation of events, resources and triggers, with the official client's messages and locations."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args
from uuid import uuid4

import prefect_rs
import prefect_rs.exceptions
import pytest
from prefect_rs.client.schemas.objects import FlowRun
from prefect_rs.events import (
    Automation,
    AutomationCore,
    CompoundTrigger,
    Event,
    EventTrigger,
    MetricTrigger,
    MetricTriggerQuery,
    RelatedResource,
    Resource,
    ResourceSpecification,
    SequenceTrigger,
    TriggerTypes,
)
from prefect_rs.events.schemas.automations import trigger_discriminator
from prefect_rs.events.schemas.deployment_triggers import (
    BaseDeploymentTrigger,
    DeploymentCompoundTrigger,
    DeploymentEventTrigger,
    DeploymentMetricTrigger,
    DeploymentSequenceTrigger,
    DeploymentTriggerTypes,
)
from prefect_rs.events.schemas.labelling import LabelDiver, Labelled
from pydantic import BaseModel, TypeAdapter
from pydantic import ValidationError as PydanticError

ONE = {"prefect.resource.id": "x"}
RELATED = {"prefect.resource.id": "x", "prefect.resource.role": "r"}
DICTIONARY = ("dict_type", "expected a dict. Input should be a valid dictionary")
STRING = ("string_type", "expected text. Input should be a valid string")
NO_ID = ("value_error", "Value error, Resources must include the prefect.resource.id label")
EMPTY_ID = ("value_error", "Value error, The prefect.resource.id label must be non-empty")
NO_ROLE = ("value_error", "Value error, Related Resources must include the prefect.resource.role label")
EMPTY_ROLE = ("value_error", "Value error, The prefect.resource.role label must be non-empty")
LIMITS = [
    ("PREFECT_EVENTS_MAXIMUM_LABELS_PER_RESOURCE", "PREFECT_EVENTS_MAXIMUM_RELATED_RESOURCES"),
    ("PREFECT_SERVER_EVENTS_MAXIMUM_LABELS_PER_RESOURCE", "PREFECT_SERVER_EVENTS_MAXIMUM_RELATED_RESOURCES"),
]


def problems(make: Callable[[], Any]) -> list[tuple[tuple[Any, ...], str, str]]:
    """Location, type and message of each problem."""
    with pytest.raises((prefect_rs.exceptions.ValidationError, PydanticError)) as caught:
        make()
    return [(tuple(each["loc"]), each["type"], each["msg"]) for each in caught.value.errors()]


# ---- Resources -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: Resource.model_validate(None), [((), *DICTIONARY)]),
        (lambda: RelatedResource.model_validate(11), [((), *DICTIONARY)]),
        (lambda: ResourceSpecification.model_validate("x"), [((), *DICTIONARY)]),
        (lambda: Resource(root=None), [((), *DICTIONARY)]),
        (lambda: Resource({}), [((), *NO_ID)]),
        (lambda: Resource({"prefect.resource.id": ""}), [((), *EMPTY_ID)]),
        (lambda: Resource({"prefect.resource.id": None}), [(("prefect.resource.id",), *STRING)]),
        (lambda: Resource({**ONE, "a": 1, "b": None}), [(("a",), *STRING), (("b",), *STRING)]),
        (lambda: RelatedResource(ONE), [((), *NO_ROLE)]),
        (lambda: RelatedResource({"prefect.resource.role": "r"}), [((), *NO_ID)]),
        (lambda: RelatedResource({**ONE, "prefect.resource.role": ""}), [((), *EMPTY_ROLE)]),
        (lambda: ResourceSpecification({"a": None}), [(("a",), *STRING)]),
        (lambda: ResourceSpecification({"a": ["b", None]}), [(("a", 1), *STRING)]),
        (lambda: Event(event="x", resource=3), [(("resource",), *DICTIONARY)]),
        (lambda: Event(event="x", resource={}), [(("resource",), *NO_ID)]),
        (lambda: Event(event="x", resource=ONE, related=[RELATED, ONE]), [(("related", 1), *NO_ROLE)]),
        (
            lambda: Event(event="x", resource=ONE, related=[{**RELATED, "prefect.resource.role": None}]),
            [(("related", 0, "prefect.resource.role"), *STRING)],
        ),
        (lambda: EventTrigger(match={"a": None}), [(("match", "a"), *STRING)]),
        (lambda: EventTrigger(match_related=[{}, {"a": 1}]), [(("match_related", 1, "a"), *STRING)]),
    ],
)
def test_problems_of_resources_match_pydantics(make: Callable[[], Any], expected: list[Any]) -> None:
    assert problems(make) == expected


def test_an_invalid_label_set_later_is_rejected_when_sent() -> None:
    event = Event(event="x", resource=ONE)
    event.resource.root["a"] = 5
    client = prefect_rs.SyncPrefectClient("http://127.0.0.1:9/api")
    [(place, _, _)] = problems(lambda: client.create_events([event]))
    assert place == ("events", 0, "resource", "a")


@pytest.mark.parametrize("resource", [Resource(ONE), RelatedResource(RELATED)])
def test_labels_are_nested_by_dots(resource: Resource) -> None:
    assert isinstance(resource, Labelled)
    resource["a.b"] = "1"
    resource["a.b.c"] = "2"
    resource["d"] = "3"
    diver = resource.labels
    assert isinstance(diver, LabelDiver)
    assert str(diver.prefect.resource.id) == "x"
    assert (str(diver.a), str(diver.a.b), str(diver.a.b.c), str(diver.d)) == ("", "1", "2", "3")
    assert f"{resource.labels.a.b.c}" == "2"
    assert dict(diver) == resource.root
    assert (dict(diver.a), len(diver.a), diver.a["b.c"]) == ({"b": "1", "b.c": "2"}, 2, "2")
    assert repr(diver.a.b) == "LabelDiver(divers={'c': LabelDiver(divers={}, value='2')}, value='1')"
    for name in ("no_such", "_private"):
        with pytest.raises(AttributeError):
            getattr(diver, name)
    assert str(copy.deepcopy(diver).a.b) == str(pickle.loads(pickle.dumps(diver)).a.b) == "1"


def test_resources_in_an_unknown_role() -> None:
    event = Event(event="x", resource=ONE, related=[RELATED])
    assert event.resources_in_role["nobody"] == []
    assert [each.id for each in event.resources_in_role["r"]] == ["x"]
    with pytest.raises(KeyError):
        event.resource_in_role["nobody"]


# ---- Limits ----------------------------------------------------------------------------------------


def many(count: int) -> dict[str, str]:
    return {**ONE, **{str(number): "" for number in range(count - 1)}}


def test_limits() -> None:
    assert len(Resource(many(500)).root) == 500
    said = "Value error, The maximum number of labels per resource is 500"
    assert problems(lambda: Resource(many(501))) == [((), "value_error", said)]
    assert problems(lambda: Event(event="x", resource=many(501))) == [(("resource",), "value_error", said)]
    assert len(Event(event="x", resource=ONE, related=[RELATED] * 100).related) == 100
    said = "Value error, The maximum number of related resources is 100"
    made = problems(lambda: Event(event="x", resource=ONE, related=[RELATED] * 101))
    assert made == [(("related",), "value_error", said)]


@pytest.mark.parametrize(("labels", "related"), LIMITS)
def test_limits_from_settings(monkeypatch: pytest.MonkeyPatch, labels: str, related: str) -> None:
    monkeypatch.setenv(labels, "2")
    monkeypatch.setenv(related, "0")
    Resource(many(2))
    [(_, _, said)] = problems(lambda: Resource(many(3)))
    assert said.endswith("is 2")
    [(_, _, said)] = problems(lambda: Event(event="x", resource=ONE, related=[RELATED]))
    assert said.endswith("is 0")


def test_limits_from_a_settings_file(tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "prefect.toml").write_text("[server.events]\nmaximum_labels_per_resource = 1\n")
    code = "from prefect_rs.events import Resource; Resource({'prefect.resource.id': 'x', 'a': ''})"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert "The maximum number of labels per resource is 1" in done.stderr


# ---- Triggers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cls", "expected"),
    [
        (DeploymentEventTrigger, EventTrigger),
        (DeploymentMetricTrigger, MetricTrigger),
        (DeploymentCompoundTrigger, CompoundTrigger),
        (DeploymentSequenceTrigger, SequenceTrigger),
        (type("Mine", (DeploymentEventTrigger,), {}), EventTrigger),
    ],
)
def test_the_trigger_type_of_a_deployment_trigger(cls: Any, expected: Any) -> None:
    assert cls.trigger_type is expected
    assert not hasattr(expected, "trigger_type")
    assert not hasattr(BaseDeploymentTrigger, "trigger_type")


def test_a_deployment_trigger_becomes_an_automation_trigger() -> None:
    trigger = DeploymentEventTrigger(expect={"x"}, parameters={"a": 1}, schedule_after=60)
    trigger.set_deployment_id(uuid4())
    automation = trigger.as_automation()
    assert type(automation.trigger) is trigger.trigger_type
    assert automation.trigger == EventTrigger(expect={"x"})
    assert automation.actions[0].schedule_after == timedelta(minutes=1)


def test_the_id_of_a_trigger_does_not_count_for_equality() -> None:
    given = uuid4()
    trigger = EventTrigger(id=given)
    assert trigger.id == given
    assert trigger == EventTrigger(id=uuid4()) == EventTrigger()
    assert "id" not in trigger.model_dump()
    assert "id" not in trigger.model_dump_json()
    nested = SequenceTrigger(triggers=[{"id": given}], id=given)
    assert nested == SequenceTrigger(triggers=[{}])
    assert str(given) not in str(nested.model_dump())
    assert pickle.loads(pickle.dumps(trigger)).id == given


def test_the_id_of_an_automation_counts_for_equality() -> None:
    one, fields = uuid4(), {"name": "x", "trigger": {}, "actions": []}
    assert Automation(id=one, **fields) == Automation(id=one, **fields, created="2026-01-01T00:00:00Z")
    assert Automation(id=one, **fields) != Automation(id=uuid4(), **fields)
    assert Automation(id=one, **fields).model_dump()["id"] == one


def test_an_unknown_metric_is_kept() -> None:
    query = MetricTriggerQuery(name="of-the-future", threshold=1, operator=">")
    assert query.name == "of-the-future"
    assert MetricTriggerQuery.model_validate(query.model_dump()) == query
    [(place, _, _)] = problems(lambda: MetricTriggerQuery(name=5, threshold=1, operator=">"))
    assert place == ("name",)


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({"within": -1}, ("within",)),
        ({"type": "event", "threshold": "x"}, ("threshold",)),
        ({"expects": []}, ("expects",)),
        ({"type": "other"}, ()),
        ({"type": 5}, ()),
        ({"type": "metric"}, ("metric",)),
        ({"triggers": [{"within": -1}]}, ("triggers", 0, "within")),
        ({"triggers": [], "require": "some"}, ("require",)),
        ({"triggers": [{}], "require": "any", "other": 1}, ("other",)),
        (5, ()),
    ],
)
def test_one_problem_in_a_trigger_is_one_error(given: Any, place: tuple[Any, ...]) -> None:
    [(told, _, _)] = problems(lambda: AutomationCore(name="x", trigger=given, actions=[]))
    assert told == ("trigger", *place)


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ({"type": "run-deployment"}, ()),
        ({"type": "run-deployment", "source": "inferred", "schedule_after": -1}, ("schedule_after",)),
        ({"type": "cancel-flow-run", "x": 1}, ("x",)),
        ({"block_document_id": str(uuid4()), "body": "b", "subjet": "s"}, ("subjet",)),
    ],
)
def test_one_problem_in_an_action_is_one_error(given: Any, place: tuple[Any, ...]) -> None:
    [(told, _, _)] = problems(lambda: AutomationCore(name="x", trigger={}, actions=[given]))
    assert told == ("actions", 0, *place)


# ---- Unions of triggers in pydantic models -------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({}, "event"),
        ({"type": "metric"}, "metric"),
        ({"posture": "Metric"}, "metric"),
        ({"triggers": []}, "sequence"),
        ({"triggers": [], "require": "any"}, "compound"),
        (SequenceTrigger(triggers=[]), "sequence"),
        (object(), "event"),
    ],
)
def test_the_type_of_a_trigger_is_detected(given: Any, kind: str) -> None:
    assert trigger_discriminator(given) == kind


@pytest.mark.parametrize("union", [TriggerTypes, DeploymentTriggerTypes])
def test_pydantic_validates_only_one_member_of_the_union(union: Any) -> None:
    adapter = TypeAdapter(union)
    members = [get_args(each)[0] for each in get_args(get_args(union)[0])]
    assert len(members) == 4
    assert type(adapter.validate_python({})) is members[0]
    assert type(adapter.validate_python({"triggers": [{}], "require": "any"})) is members[2]
    trigger = members[0](expect={"x"})
    assert adapter.validate_python(trigger) is trigger
    [(place, _, said)] = problems(lambda: adapter.validate_python({"within": -1}))
    assert place == ("event", "within")
    assert "greater than or equal to 0 seconds" in said
    [(place, kind, said)] = problems(lambda: adapter.validate_python({"type": "nope"}))
    assert (place, kind) == ((), "union_tag_invalid")
    assert "'event', 'metric', 'compound', 'sequence'" in said
    assert len(adapter.json_schema()["oneOf"]) == 4

    class Mine(BaseModel):
        trigger: union
        run: FlowRun | None = None

    assert isinstance(Mine(trigger={"triggers": []}).trigger, SequenceTrigger)
    assert Mine(trigger={}).model_dump(mode="json")["trigger"]["type"] == "event"
