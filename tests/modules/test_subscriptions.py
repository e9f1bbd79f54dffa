"""`Subscription`: what the server sends to one of several subscribers."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from typing import Any

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.objects import StateDetails, TaskRun
from prefect_rs.client.subscriptions import WS_1008_POLICY_VIOLATION, Subscription
from prefect_rs.exceptions import AuthenticationError, ReadError, SettingsError, WebSocketRefused
from prefect_rs.states import Scheduled

from tests.support.fault_proxy import Ending, FaultProxy, Status, Websocket
from tools.prefect_server import PrefectServer

pytestmark = pytest.mark.one_server("task runs go to those who are connected to the same one")

PATH = "/task_runs/subscriptions/scheduled"


class Task:
    """What `create_task_run` needs of a task."""

    name = "work"
    tags: tuple[str, ...] = ()

    def __init__(self, key: str) -> None:
        self.task_key = key


def schedule(client: SyncPrefectClient, key: str, number: int = 0) -> TaskRun:
    """A task run for whoever subscribes to the key of its task."""
    state = Scheduled(state_details=StateDetails(deferred=True))
    return client.create_task_run(Task(key), None, f"{number}", state=state)


@pytest.fixture
def key(unique: Callable[[str], str]) -> str:
    """The key of a task that no other test uses."""
    return unique("tests.task")


def first(subscription: Subscription[TaskRun], mode: str, count: int = 1) -> list[TaskRun]:
    if mode == "sync":
        return [next(subscription) for _ in range(count)]

    async def main() -> list[TaskRun]:
        return [await anext(subscription) for _ in range(count)]

    return asyncio.run(main())


def test_task_runs_are_received(client: SyncPrefectClient, configured: str, key: str, mode: str) -> None:
    runs = [schedule(client, key, number) for number in range(3)]
    subscription = Subscription(TaskRun, PATH, [key], client_id="tests")
    assert repr(subscription) == "Subscription[TaskRun]"
    assert subscription.subscription_url == f"{configured.replace('http', 'ws', 1)}{PATH}"
    with pytest.raises(RuntimeError, match=r"^Subscription is not connected$"):
        _ = subscription.websocket
    received = first(subscription, mode, 3)
    assert [run.id for run in received] == [run.id for run in runs]
    assert all(isinstance(run, TaskRun) and run.task_key == key for run in received)
    with pytest.raises(RuntimeError, match="iterate over the subscription"):
        _ = subscription.websocket
    assert WS_1008_POLICY_VIOLATION == 1008


def test_what_is_not_received_goes_to_others(client: SyncPrefectClient, configured: str, key: str) -> None:
    runs = [schedule(client, key, number) for number in range(2)]
    subscription = Subscription(TaskRun, PATH, [key])
    received = [next(subscription)]
    # Not acknowledged, as nobody has asked for it.
    del subscription
    received.append(next(Subscription(TaskRun, PATH, [key])))
    assert {run.id for run in received} == {run.id for run in runs}


def test_a_lost_connection_is_opened_again(
    client: SyncPrefectClient, api_url: str, configured: str, key: str, mode: str
) -> None:
    with FaultProxy(api_url) as proxy:
        # A server that is starting, one that loses the connection at once, and one that works.
        faults: Any = iter([Status(503, {}), Websocket(Ending.RESET)])
        proxy.fault = lambda request: next(faults, None)
        subscription = Subscription(TaskRun, PATH, [key], base_url=proxy.api_url)
        run = schedule(client, key)
        assert first(subscription, mode)[0].id == run.id


@pytest.mark.needs_server("3.4", "streams that check credentials")
def test_wrong_credentials(
    start_server: Callable[..., PrefectServer], monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    server = start_server(env={"PREFECT_SERVER_API_AUTH_STRING": "admin:pass"})
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "admin:wrong")
    for mode in ("sync", "async"):
        with pytest.raises(AuthenticationError):
            first(Subscription(TaskRun, PATH, [key], base_url=server.api_url), mode)


def test_wrong_arguments(monkeypatch: pytest.MonkeyPatch, api_url: str, key: str, mode: str) -> None:
    with pytest.raises(ReadError, match=r"4001.*expected 'keys' in subscribe message"):
        first(Subscription(TaskRun, PATH, [], base_url=api_url), mode)
    with pytest.raises(WebSocketRefused):
        first(Subscription(TaskRun, "/nowhere", [key], base_url=api_url), mode)
    monkeypatch.setenv("PREFECT_API_URL", "ftp://nowhere")
    with pytest.raises(SettingsError, match="PREFECT_API_URL"):
        Subscription(TaskRun, PATH, [key])


def test_waiting_can_be_cancelled(client: SyncPrefectClient, configured: str, key: str) -> None:
    async def main() -> None:
        subscription = Subscription(TaskRun, PATH, [key])
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(anext(subscription), 0.5)
        run = await asyncio.to_thread(schedule, client, key)
        assert (await anext(subscription)).id == run.id

    asyncio.run(main())


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_process_needs_one_of_its_own(client: SyncPrefectClient, configured: str, key: str) -> None:
    subscription = Subscription(TaskRun, PATH, [key])
    schedule(client, key)
    next(subscription)
    child = os.fork()
    if child == 0:
        try:
            next(subscription)
        except RuntimeError as error:
            os._exit(7 if "in another process" in str(error) else 1)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    run = schedule(client, key, 1)
    assert next(subscription).id == run.id
