"""Automations."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ._objects import UNKNOWN, official


async def crud(call: Any) -> None:
    from prefect.events.actions import ChangeFlowRunState, DoNothing, PauseDeployment, RunDeployment
    from prefect.events.schemas.automations import (
        AutomationCore,
        CompoundTrigger,
        EventTrigger,
        Posture,
        SequenceTrigger,
    )

    name = call.name("automation")
    trigger = EventTrigger(
        match={"prefect.resource.id": "prefect.flow-run.*"},
        expect={"prefect.flow-run.Failed"},
        posture=Posture.Reactive,
        threshold=2,
        within=timedelta(seconds=30),
    )
    core = AutomationCore(name=name, trigger=trigger, actions=[DoNothing()])
    made = await call("create_automation", core)
    await call(
        "create_automation: much",
        AutomationCore(
            name=call.name("much"),
            description="d",
            enabled=False,
            tags=["a"],
            trigger=EventTrigger(
                match_related={"prefect.resource.role": "flow"},
                after={"x.y"},
                for_each={"prefect.resource.id"},
                posture=Posture.Proactive,
                within=timedelta(minutes=1),
            ),
            actions=[
                RunDeployment(source="selected", deployment_id=UNKNOWN, parameters={"x": 1}),
                ChangeFlowRunState(name="Mine", state="FAILED", message="m"),
            ],
            actions_on_trigger=[PauseDeployment(source="inferred")],
            actions_on_resolve=[DoNothing()],
        ),
    )
    for what, kind, more in (
        ("compound", CompoundTrigger, {"require": "any", "within": timedelta(seconds=60)}),
        ("compound number", CompoundTrigger, {"require": 1}),
        ("sequence", SequenceTrigger, {"within": timedelta(hours=1)}),
    ):
        both = kind(triggers=[EventTrigger(expect={"a"}), EventTrigger(expect={"b"})], **more)
        await call(
            f"create_automation: {what}",
            AutomationCore(name=call.name(what.replace(" ", "-")), trigger=both, actions=[DoNothing()]),
        )
    await call("read_automation", made)
    await call("read_automation: unknown", UNKNOWN)
    await call("read_automations_by_name", name)
    await call("read_automations_by_name: unknown", call.name("none"))
    await call("find_automation: id", made)
    await call("find_automation: text", str(getattr(made, "id", made)))
    await call("find_automation: name", name)
    await call("find_automation: unknown", call.name("none"))
    await call("find_automation: unknown id", UNKNOWN)
    await call("pause_automation", made)
    await call("read_automation: paused", made)
    await call("resume_automation", made)
    await call("read_automation: resumed", made)
    await call("pause_automation: unknown", UNKNOWN)
    await call("resume_automation: unknown", UNKNOWN)
    await call("update_automation", made, core.model_copy(update={"description": "new", "enabled": False}))
    await call("update_automation: unknown", UNKNOWN, core)
    await call("read_automation: updated", made)
    await call("read_resource_related_automations", f"prefect.automation.{UNKNOWN}")
    await call("delete_resource_owned_automations", f"prefect.deployment.{UNKNOWN}")
    await call("delete_automation", made)
    await call("delete_automation: again", made)


async def filters(call: Any) -> None:
    from prefect.client.schemas.sorting import AutomationSort
    from prefect.events.actions import DoNothing
    from prefect.events.filters import (
        AutomationFilter,
        AutomationFilterCreated,
        AutomationFilterId,
        AutomationFilterName,
        AutomationFilterTags,
    )
    from prefect.events.schemas.automations import AutomationCore, EventTrigger

    made = []
    for stem in "ab":
        trigger = EventTrigger(expect={"x"})
        core = AutomationCore(name=call.name(stem), tags=[stem], trigger=trigger, actions=[DoNothing()])
        made.append(await call(f"create_automation: {stem}", core))
    own = AutomationFilter(name=AutomationFilterName(any_=[call.name("a"), call.name("b")]))
    for sort in official(AutomationSort):
        await call(f"read_automations: {sort.value}", automations=own, sort=sort)
    await call("read_automations: page", automations=own, sort=AutomationSort.NAME_ASC, limit=1, offset=1)
    await call.sent("read_automations: everything")
    await call("read_automations: limit too high", limit=1000)
    ids = [getattr(one, "id", one) for one in made]
    for what, one in {
        "id": AutomationFilter(id=AutomationFilterId(any_=ids[:1])),
        "tags": AutomationFilter(name=own.name, tags=AutomationFilterTags(all_=["a"])),
        "created": AutomationFilter(name=own.name, created=AutomationFilterCreated(before_="2099-01-01")),
    }.items():
        await call(f"read_automations: {what}", automations=one)
    for number, one in enumerate(ids):
        await call(f"delete_automation: {number}", one)
