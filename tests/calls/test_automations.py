"""Automations: create, read, find, update, pause, delete."""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs.client.schemas.actions import WorkPoolCreate
from prefect_rs.client.schemas.filters import AutomationFilter, AutomationFilterTags
from prefect_rs.client.schemas.objects import StateType
from prefect_rs.client.schemas.sorting import AutomationSort
from prefect_rs.events import (
    Action,
    Automation,
    AutomationCore,
    CancelFlowRun,
    ChangeFlowRunState,
    CompoundTrigger,
    DeploymentEventTrigger,
    DoNothing,
    EventTrigger,
    MetricTrigger,
    MetricTriggerQuery,
    PauseAutomation,
    PauseWorkPool,
    Posture,
    ResumeDeployment,
    RunDeployment,
    SequenceTrigger,
    SuspendFlowRun,
    Trigger,
)
from prefect_rs.events.actions import ResumeFlowRun
from prefect_rs.events.schemas.automations import MetricTriggerOperator, PrefectMetric
from prefect_rs.exceptions import ObjectNotFound, RequestValidationError, ValidationError

from tests.support.standin import Asked, Caller, Reply, StandIn, as_json

Call = Callable[..., Any]
Make = Callable[..., UUID]


@pytest.fixture
def make(call: Call, unique: Callable[[str], str]) -> Iterator[Make]:
    """Create an automation, and delete it after the test: `make(name="x", actions=[...])`."""
    made: list[UUID] = []

    def create(**fields: Any) -> UUID:
        given = {"name": unique("automation"), "trigger": EventTrigger(), "actions": [DoNothing()], **fields}
        made.append(call("create_automation", AutomationCore(**given)))
        return made[-1]

    yield create
    for one in made:
        with contextlib.suppress(ObjectNotFound):
            call("delete_automation", one)


TRIGGERS = {
    "event": EventTrigger(
        match={"prefect.resource.id": "prefect.flow-run.*"},
        match_related=[
            {"prefect.resource.role": "flow", "prefect.resource.id": ["prefect.flow.a", "prefect.flow.b"]},
            {"prefect.resource.role": "tag"},
        ],
        after={"prefect.flow-run.Running"},
        expect={"prefect.flow-run.Completed", "prefect.flow-run.Failed"},
        for_each={"prefect.resource.id"},
        posture=Posture.Proactive,
        threshold=3,
        within=timedelta(seconds=90.5),
    ),
    "the least event": EventTrigger(),
    "compound": CompoundTrigger(
        triggers=[EventTrigger(expect={"a"}), EventTrigger(expect={"b"})],
        require=1,
        within=timedelta(minutes=5),
    ),
    "compound without time": CompoundTrigger(triggers=[EventTrigger(expect={"a"})], require="all"),
    "sequence": SequenceTrigger(
        triggers=[
            EventTrigger(expect={"a"}, match={"x": "y"}),
            CompoundTrigger(triggers=[EventTrigger(), SequenceTrigger(triggers=[])], require="any"),
        ],
        within=30,
    ),
}


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param("event", marks=pytest.mark.needs_server("3.4", "several related resources")),
        *(kind for kind in TRIGGERS if kind != "event"),
    ],
)
def test_triggers_round_trip(call: Call, make: Make, kind: str) -> None:
    trigger = TRIGGERS[kind]
    read = call("read_automation", make(trigger=trigger))
    assert type(read.trigger) is type(trigger)
    assert read.trigger == trigger
    assert isinstance(read.trigger.id, UUID)
    assert isinstance(read.trigger, Trigger)
    sent, got = trigger.model_dump(exclude={"id"}), read.trigger.model_dump(exclude={"id"})
    if "triggers" not in sent:
        assert got == sent
    # The labels are equal both as attributes and in the dump.
    if isinstance(trigger, EventTrigger):
        assert type(read.trigger.match_related) is type(trigger.match_related)
        assert read.trigger.within == trigger.within


@pytest.mark.needs_server("3.4", "delays of scheduled runs")
def test_actions_round_trip(call: Call, make: Make, unique: Callable[[str], str]) -> None:
    pool = call("create_work_pool", WorkPoolCreate(name=unique("pool"), type="process"))
    flow_id = call("create_flow_from_name", unique("flow"))
    deployment_id = call("create_deployment", flow_id, name=unique("deployment")).id
    other = make()
    actions = [
        DoNothing(),
        RunDeployment(
            deployment_id=deployment_id,
            parameters={"z": 1, "a": [None]},
            job_variables={"env": {"X": "1"}},
            schedule_after=timedelta(minutes=2),
        ),
        RunDeployment(source="inferred"),
        ResumeDeployment(deployment_id=deployment_id),
        CancelFlowRun(),
        SuspendFlowRun(),
        ResumeFlowRun(),
        ChangeFlowRunState(state=StateType.FAILED, name="Odd", message="{{ event.id }}"),
        PauseWorkPool(work_pool_id=pool.id),
        PauseAutomation(automation_id=other),
    ]
    read = call(
        "read_automation",
        make(actions=actions, actions_on_trigger=actions[4:6], actions_on_resolve=[DoNothing()]),
    )
    assert read.actions == actions
    assert [type(each) for each in read.actions] == [type(each) for each in actions]
    assert all(isinstance(each, Action) for each in read.actions)
    assert read.actions[1].deployment_id == deployment_id
    assert read.actions[7].state is StateType.FAILED
    assert (read.actions_on_trigger, read.actions_on_resolve) == (actions[4:6], [DoNothing()])
    call("delete_work_pool", pool.name)
    call("delete_flow", flow_id)


@pytest.mark.needs_server("3.4", "tags of automations")
def test_create_from_a_dict(call: Call, unique: Callable[[str], str]) -> None:
    name = unique("automation")
    given = {
        "name": name,
        "description": "for a test é",
        "enabled": False,
        "tags": ["a", "b"],
        # Like in the official client, a trigger's type may be left out.
        "trigger": {"triggers": [{"expect": ["x"]}], "require": "any"},
        "actions": [{"type": "do-nothing"}],
    }
    id = call("create_automation", given)
    read = call("read_automation", str(id))
    assert isinstance(read, Automation)
    assert (read.id, read.name, read.description, read.enabled) == (id, name, "for a test é", False)
    assert read.tags == ["a", "b"]
    assert isinstance(read.trigger, CompoundTrigger)
    assert read.trigger.triggers[0].expect == {"x"}
    assert Automation.model_validate(read.model_dump()) == read
    assert Automation.model_validate_json(read.model_dump_json()) == read
    assert pickle.loads(pickle.dumps(read)) == read
    call("delete_automation", read)
    with pytest.raises(ObjectNotFound):
        call("read_automation", id)


@pytest.mark.needs_server("3.4", "tags of automations")
def test_an_automation_that_was_read_can_be_changed_and_updated(call: Call, make: Make) -> None:
    id = make(tags=["old"], owner_resource=f"prefect.deployment.{uuid4()}")
    read = call("read_automation", id)
    assert isinstance(read, AutomationCore)
    read.enabled = False
    read.tags.append("new")
    read.trigger.threshold = 4
    assert call("update_automation", id, read) is None
    again = call("read_automation", id)
    assert (again.enabled, again.tags, again.trigger.threshold) == (False, ["old", "new"], 4)
    assert again == read


@pytest.mark.needs_server("3.4", "tags of automations")
def test_an_update_changes_what_is_set(call: Call, make: Make, unique: Callable[[str], str]) -> None:
    id, name = make(tags=["old"], description="old"), unique("new")
    new = AutomationCore(
        name=name, trigger=TRIGGERS["sequence"], actions=[CancelFlowRun()], owner_resource="x"
    )
    call("update_automation", str(id), new)
    read = call("read_automation", id)
    assert (read.name, read.tags, read.description) == (name, ["old"], "old")
    assert (read.trigger, read.actions) == (new.trigger, new.actions)


def test_pause_and_resume(call: Call, make: Make) -> None:
    id = make()
    assert call("pause_automation", id) is None
    assert call("read_automation", id).enabled is False
    assert call("resume_automation", str(id)) is None
    assert call("read_automation", id).enabled is True


@pytest.mark.needs_server("3.4", "tags of automations")
def test_paging_sorting_filters_and_counts(call: Call, make: Make, unique: Callable[[str], str]) -> None:
    tag, stem = unique("tag"), unique("name")
    ids = [make(name=f"{stem}-{letter}", tags=[tag]) for letter in "bca"]
    automations = AutomationFilter(tags=AutomationFilterTags(all_=[tag]))

    def names(**options: Any) -> str:
        found = call("read_automations", automations=automations, **options)
        return "".join(each.name[-1] for each in found)

    assert names() == "abc"
    assert names(sort=AutomationSort.NAME_DESC) == "cba"
    assert names(sort="CREATED_DESC") == "acb"
    assert names(sort="CREATED_ASC") == "bca"
    assert names(sort=AutomationSort.CREATED_ASC, limit=1, offset=1) == "c"
    assert names(sort=AutomationSort.UPDATED_ASC, offset=2) == names(sort="UPDATED_DESC")[:1]
    assert names(sort="UPDATED_ASC", offset=3) == ""
    assert names(sort="NAME_ASC", limit=2) == "ab"
    assert names(sort="NAME_ASC", limit=2, offset=2) == "c"
    assert call("count_automations") >= 3
    found = call("read_automations_by_name", f"{stem}-c")
    assert [each.id for each in found] == [ids[1]]
    assert call("read_automations_by_name", stem) == []


@pytest.mark.needs_server("3.9", "a count of automations that respects the filter")
def test_automations_are_counted_as_filtered(call: Call, make: Make, unique: Callable[[str], str]) -> None:
    tag = unique("tag")
    ids = [make(tags=[tag]) for _ in range(3)]
    of_tag = AutomationFilter(tags=AutomationFilterTags(all_=[tag]))
    assert call("count_automations", automations=of_tag) == 3
    assert call("count_automations", automations={"id": {"any_": ids[:2]}}) == 2


def test_find_automation(call: Call, make: Make, unique: Callable[[str], str]) -> None:
    name = unique("Mixed-Case")
    id = make(name=name)
    for given in (id, str(id), name, name.upper(), call("read_automation", id)):
        assert call("find_automation", given).id == id
    exact = make(name=name.lower())
    assert call("find_automation", name.lower()).id == exact
    assert call("find_automation", name).id == id
    assert call("find_automation", unique("nothing")) is None
    with pytest.raises(ObjectNotFound):
        call("find_automation", uuid4())


def test_find_automation_reads_every_page(call: Call) -> None:
    pages = [[f"a{number}" for number in range(200)], ["Wanted"]]

    def answer(asked: Asked) -> Reply:
        query = asked.json()
        if "automations" in query:
            return as_json([])
        names = pages[query["offset"] // 200]
        trigger = {"type": "event", "posture": "Reactive"}
        return as_json(
            [{"id": str(uuid4()), "name": name, "trigger": trigger, "actions": []} for name in names]
        )

    with StandIn(answer) as standin:
        caller = Caller("sync", standin.api_url)
        assert caller("find_automation", "wanted").name == "Wanted"
        assert caller("find_automation", "unwanted") is None
        caller.close()


@pytest.mark.needs_server("3.4", "delays of scheduled runs")
def test_automations_of_a_resource(call: Call, make: Make, unique: Callable[[str], str]) -> None:
    flow_id = call("create_flow_from_name", unique("flow"))
    deployment_id = call("create_deployment", flow_id, name=unique("deployment")).id
    trigger = DeploymentEventTrigger(
        expect={"x"}, name=unique("given"), parameters={"a": 1}, schedule_after=5, enabled=False
    )
    trigger.set_deployment_id(deployment_id)
    owned = call("create_automation", trigger.as_automation())
    related = make(actions=[RunDeployment(deployment_id=deployment_id)])
    resource = f"prefect.deployment.{deployment_id}"
    found = call("read_resource_related_automations", resource)
    assert {each.id for each in found} == {owned, related}
    mine = call("read_automation", owned)
    assert (mine.name, mine.enabled) == (trigger.name, False)
    assert mine.trigger == EventTrigger(expect={"x"})
    assert mine.actions == [RunDeployment(deployment_id=deployment_id, parameters={"a": 1}, schedule_after=5)]
    assert call("delete_resource_owned_automations", resource) is None
    with pytest.raises(ObjectNotFound):
        call("read_automation", owned)
    assert call("read_automation", related) is not None
    assert call("read_resource_related_automations", f"prefect.deployment.{uuid4()}") == []
    call("delete_flow", flow_id)


def test_missing_automations(call: Call) -> None:
    id, core = uuid4(), AutomationCore(name="x", trigger=EventTrigger(), actions=[])
    with pytest.raises(ObjectNotFound):
        call("read_automation", id)
    for method, more in (
        ("update_automation", [core]),
        ("pause_automation", []),
        ("resume_automation", []),
        ("delete_automation", []),
    ):
        with pytest.raises(ObjectNotFound, match="Automation not found"):
            call(method, id, *more)


def test_templates(call: Call) -> None:
    assert call("validate_template", "{{ flow.name }} é") is None
    with pytest.raises(RequestValidationError, match="unexpected end of template"):
        call("validate_template", "{{ x")
    with pytest.raises(ValidationError, match="expected text"):
        call("validate_template", 5)


def test_a_metric_trigger_is_rejected_by_the_server(call: Call, make: Make) -> None:
    # Only Prefect Cloud supports metric triggers.
    with pytest.raises(RequestValidationError):
        make(trigger=MetricTrigger(metric=METRIC))


METRIC = MetricTriggerQuery(name=PrefectMetric.lateness, threshold=5, operator=MetricTriggerOperator.GT)
