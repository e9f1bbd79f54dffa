"""Methods that use others do so through overrides and patches, where the official client's do."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any
from unittest import mock

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.schemas.actions import WorkPoolCreate
from prefect_rs.exceptions import ObjectAlreadyExists, ObjectNotFound, ServerVersionMismatch

from tests.support.models import ID

NOWHERE = "http://127.0.0.1:9/api"
KINDS: list[Any] = [PrefectClient, SyncPrefectClient]
pytestmark = pytest.mark.parametrize("kind", KINDS)


def outcome(made: Any) -> Any:
    return asyncio.run(_awaited(made)) if inspect.isawaitable(made) else made


async def _awaited(made: Any) -> Any:
    return await made


def named(name: str, **fields: Any) -> Any:
    made = mock.Mock(**fields)
    made.name = name
    return made


def test_create_flow(kind: Any) -> None:
    client = kind(NOWHERE)
    with mock.patch.object(client, "create_flow_from_name", return_value="id") as lower:
        for flow in (named("etl"), {"name": "etl"}):
            assert outcome(client.create_flow(flow)) == "id"
            assert outcome(client.create_flow(flow=flow)) == "id"
        with pytest.raises(TypeError):
            client.create_flow(floww="x")
    assert lower.call_args_list == [mock.call("etl")] * 4


def test_an_override_of_a_subclass_is_used(kind: Any) -> None:
    class Mine(kind):  # type: ignore[misc]
        def create_flow_from_name(self, flow_name: str) -> Any:
            return self._later(f"id of {flow_name}")

        def _later(self, value: Any) -> Any:
            return _awaited(_value(value)) if issubclass(kind, PrefectClient) else value

    assert outcome(Mine(NOWHERE).create_flow(named("etl"))) == "id of etl"


async def _value(value: Any) -> Any:
    return value


def test_a_patched_class(kind: Any) -> None:
    with mock.patch.object(kind, "create_flow_from_name", return_value="id"):
        assert outcome(kind(NOWHERE).create_flow(named("etl"))) == "id"


def test_find_automation(kind: Any) -> None:
    client = kind(NOWHERE)
    automations = [named("Nightly"), named("nightly"), named("Other")]
    with (
        mock.patch.object(client, "read_automations", return_value=automations),
        mock.patch.object(client, "read_automation", return_value="by id") as by_id,
    ):
        assert outcome(client.find_automation("nightly")) is automations[1]
        assert outcome(client.find_automation("OTHER")) is automations[2]
        assert outcome(client.find_automation("none")) is None
        for given in (ID, str(ID), mock.Mock(id=ID)):
            assert outcome(client.find_automation(given)) == "by id"
    assert by_id.call_args_list == [mock.call(ID)] * 3


def test_match_work_queues(kind: Any) -> None:
    client = kind(NOWHERE)
    with mock.patch.object(client, "read_work_queues", side_effect=[["a", "b"], ["c"], []]) as lower:
        assert outcome(client.match_work_queues(["x"], "pool")) == ["a", "b", "c"]
    assert [call.kwargs["offset"] for call in lower.call_args_list] == [0, 2, 3]
    assert lower.call_args.kwargs["work_queue_filter"].name.startswith_ == ["x"]
    assert lower.call_args.kwargs["work_pool_name"] == "pool"


@pytest.mark.parametrize("by", ["model", "fields", "position"])
def test_create_work_pool(kind: Any, by: str, api_url: str) -> None:
    client = kind(api_url)
    name = f"override-{kind.__name__}-{by}"
    given = WorkPoolCreate(name=name, type="process", description="first")
    outcome(client.create_work_pool(given))
    existing = outcome(client.read_work_pool(name))
    with (
        mock.patch.object(client, "read_work_pool", return_value=existing) as read,
        mock.patch.object(client, "update_work_pool") as update,
    ):
        with pytest.raises(ObjectAlreadyExists):
            outcome(client.create_work_pool(given))
        if by == "model":
            made = client.create_work_pool(given, overwrite=True)
        elif by == "position":
            made = client.create_work_pool(given, True)
        else:
            made = client.create_work_pool(name, "process", "first", overwrite=True)
        assert outcome(made) is existing
    read.assert_called_with(work_pool_name=name)
    update.assert_called_once()
    assert update.call_args.kwargs["work_pool"].description == "first"
    with mock.patch.object(client, "update_work_pool"), pytest.warns(UserWarning, match="cannot be changed"):
        outcome(client.create_work_pool(name, "docker", overwrite=True))
    outcome(client.delete_work_pool(name))


def test_upsert_global_concurrency_limit(kind: Any) -> None:
    client = kind(NOWHERE)
    read = "read_global_concurrency_limit_by_name"
    with (
        mock.patch.object(client, "create_global_concurrency_limit") as create,
        mock.patch.object(client, "update_global_concurrency_limit") as update,
    ):
        with mock.patch.object(client, read, side_effect=ObjectNotFound("none")):
            outcome(client.upsert_global_concurrency_limit_by_name("db", 3))
        create.assert_called_once()
        assert create.call_args.args[0].model_dump(exclude_unset=True) == {"name": "db", "limit": 3}
        existing = mock.Mock(limit=3, slot_decay_per_second=0.5)
        with mock.patch.object(client, read, return_value=existing):
            outcome(client.upsert_global_concurrency_limit_by_name("db", 3, 0.5))
            update.assert_not_called()
            outcome(client.upsert_global_concurrency_limit_by_name("db", 3, slot_decay_per_second=1))
            outcome(client.upsert_global_concurrency_limit_by_name("db", 4))
    assert [call.args[1].model_dump(exclude_unset=True) for call in update.call_args_list] == [
        {"limit": 3, "slot_decay_per_second": 1.0},
        {"limit": 4},
    ]


@pytest.mark.parametrize(
    ("version", "error"),
    [("2.20.0", ServerVersionMismatch), ("x", ServerVersionMismatch), (OSError("away"), RuntimeError)],
)
def test_version_mismatch(kind: Any, version: Any, error: type[Exception]) -> None:
    client = kind(NOWHERE)
    with mock.patch.object(client, "api_version", side_effect=[version]), pytest.raises(error):
        outcome(client.raise_for_api_version_mismatch())


def test_versions_that_match(kind: Any, caplog: pytest.LogCaptureFixture) -> None:
    client = kind(NOWHERE)
    with mock.patch.object(client, "api_version", return_value=client.client_version()):
        outcome(client.raise_for_api_version_mismatch())
    assert caplog.text == ""
    with mock.patch.object(client, "api_version", return_value="3.0.1"):
        outcome(client.raise_for_api_version_mismatch())
    assert "older version of Prefect" in caplog.text


def test_versions_are_checked_once(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    client = kind("http://127.0.0.1:9/once/api")
    monkeypatch.setenv("PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED", "true")
    with (
        mock.patch("prefect_rs.client._overridden._checked", set()),
        mock.patch.object(client, "raise_for_api_version_mismatch") as lower,
    ):
        monkeypatch.setenv("PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED", "false")
        outcome(client.raise_for_api_version_mismatch_once())
        lower.assert_not_called()
        monkeypatch.setenv("PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED", "true")
        for _ in range(2):
            outcome(client.raise_for_api_version_mismatch_once())
    lower.assert_called_once_with()
