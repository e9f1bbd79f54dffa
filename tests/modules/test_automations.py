"""`prefect_rs.automations`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs import SyncPrefectClient, automations
from prefect_rs.automations import Automation, AutomationCore, DoNothing, EventTrigger
from prefect_rs.exceptions import ObjectNotFound, ValidationError
from prefect_rs.settings import PREFECT_API_URL, temporary_settings

from tests.support.dispatching import in_mode
from tests.support.standin import Asked, Reply, StandIn, as_json, http

Run = Callable[..., Any]


def new(name: str, **fields: Any) -> Automation:
    trigger = EventTrigger(expect={"orders.failed"}, posture="Reactive", threshold=1)
    return Automation(name=name, trigger=trigger, actions=[DoNothing()], **fields)


def test_from_creation_to_deletion(run: Run, client: SyncPrefectClient, unique: Callable[[str], str]) -> None:
    automation = new(unique("automation"))
    assert automation.id is None
    assert run(automation.create) is automation
    assert automation.id is not None
    for found in (run(Automation.read, id=automation.id), run(Automation.read, name=automation.name)):
        assert type(found) is Automation
        assert (found.id, found.name, found.tags) == (automation.id, automation.name, [])
        assert found.trigger.expect == {"orders.failed"}
    found.description = "new"
    run(found.update)
    stored = client.read_automation(automation.id)
    assert (stored.description, stored.enabled) == ("new", True)
    assert run(found.disable) is True
    assert client.read_automation(automation.id).enabled is False
    assert run(found.enable) is True
    assert client.read_automation(automation.id).enabled is True
    assert run(found.delete) is True
    assert [run(method) for method in (found.delete, found.disable, found.enable)] == [False] * 3
    with pytest.raises(ObjectNotFound):
        run(found.update)
    with pytest.raises(ValueError, match=f"there is no automation with the id {found.id}"):
        run(Automation.read, id=found.id)


@pytest.mark.needs_server("3.4", "tags of automations")
def test_tags(run: Run, client: SyncPrefectClient, unique: Callable[[str], str]) -> None:
    automation = new(unique("automation"), tags=["t"])
    run(automation.create)
    for found in (run(Automation.read, id=automation.id), run(Automation.read, name=automation.name)):
        assert found.tags == ["t"]
    for tags in ([], ["u"]):
        found.tags = tags
        run(found.update)
        assert client.read_automation(automation.id).tags == tags
    # An update sends all fields, also those that were not given.
    run(new(automation.name, id=automation.id).update)
    assert client.read_automation(automation.id).tags == []
    run(found.delete)


def test_tags_that_the_server_lacks(mode: str, isolated: Path) -> None:
    """Servers before 3.4 have no tags, and reject an update with them."""
    id = uuid4()
    stored = {"id": str(id), "name": "a", "trigger": {"type": "event"}, "actions": [{"type": "do-nothing"}]}

    def reply(asked: Asked) -> Reply:
        return as_json(stored) if asked.method == "GET" else http(status=204)

    with StandIn(reply) as server, temporary_settings({PREFECT_API_URL: server.api_url}):
        run = in_mode(mode)
        found = run(Automation.read, id=id)
        assert found.tags == []
        found.description = "new"
        run(found.update)
        found.tags = ["t"]
        run(found.update)
        without, with_tags = [asked.json() for asked in server.asked if asked.method == "PUT"]
    assert (without["description"], "tags" in without, with_tags["tags"]) == ("new", False, ["t"])


def test_what_is_refused(run: Run) -> None:
    automation = new("x")
    for action in ("update", "delete", "enable", "disable"):
        with pytest.raises(ValueError, match=f"cannot {action} an automation without an id"):
            run(getattr(automation, action))
    for arguments in ({}, {"id": uuid4(), "name": "x"}):
        with pytest.raises(ValueError, match="either the id or the name"):
            run(Automation.read, **arguments)
    with pytest.raises(ValueError, match="there is no automation with the name 'no-such'"):
        run(Automation.read, name="no-such")
    with pytest.raises(ValidationError, match="trigger: missing"):
        Automation(name="x", actions=[])


def test_the_names_of_coroutine_functions(configured: str, unique: Callable[[str], str]) -> None:
    async def main() -> None:
        automation = await new(unique("automation")).acreate()
        found = await Automation.aread(name=automation.name)
        assert found.id == automation.id
        await found.aupdate()
        assert [await found.adisable(), await found.aenable(), await found.adelete()] == [True] * 3

    asyncio.run(main())


def test_the_id_is_a_field() -> None:
    automation = new("x", id=(uid := uuid4()))
    assert isinstance(automation, AutomationCore)
    assert automation.model_dump()["id"] == uid
    assert automation.model_dump(mode="json")["id"] == str(uid)
    assert "id" not in automation.model_dump(exclude={"id"})
    assert automation == new("x", id=uid) != new("x")
    assert automation.model_copy(update={"name": "y"}).id == uid
    assert Automation.model_validate(automation.model_dump()) == automation


def test_triggers_and_actions_are_those_of_events() -> None:
    from prefect_rs import events

    for name in automations.__all__:
        if name not in ("Automation", "PrefectMetric"):
            assert getattr(automations, name) is getattr(events, name), name
