"""Subscribers to logs of a real server: streamed, read where they are not, reconnects."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.client.schemas.actions import LogCreate
from prefect_rs.client.schemas.filters import (
    LogFilter,
    LogFilterFlowRunId,
    LogFilterLevel,
    LogFilterTextSearch,
)
from prefect_rs.client.schemas.objects import Log
from prefect_rs.exceptions import ValidationError, WebSocketRefused
from prefect_rs.logging.clients import PrefectLogsSubscriber, get_logs_subscriber

from tests.support.fault_proxy import Ending, FaultProxy, Status
from tests.support.subscribing import opened
from tools.prefect_server import PrefectServer

needs_stream = pytest.mark.needs_server("3.4.7", "a stream of logs")

# Both are off by default.
STREAMS = {
    "PREFECT_SERVER_LOGS_STREAM_OUT_ENABLED": "true",
    "PREFECT_SERVER_LOGS_STREAM_PUBLISHING_ENABLED": "true",
}


@pytest.fixture(scope="module")
def streaming(server_version: str) -> Iterator[PrefectServer]:
    """A server that streams logs. Skips the test on one that cannot."""
    if not can_stream(server_version):
        pytest.skip(f"Prefect {server_version} lacks a stream of logs; 3.4.7 has it")
    with PrefectServer(env=STREAMS) as started:
        yield started


def can_stream(version: str) -> bool:
    return tuple(int(number) for number in version.split(".")[:3]) >= (3, 4, 7)


@pytest.fixture
def writer(streaming: PrefectServer) -> Iterator[SyncPrefectClient]:
    with SyncPrefectClient(streaming.api_url) as opened:
        yield opened


@pytest.fixture
def run() -> UUID:
    """The id of a flow run that nothing else writes logs of. The server does not check that it exists."""
    return uuid4()


def of(run: UUID) -> LogFilter:
    return LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run]))


def write(client: SyncPrefectClient, run: UUID, *messages: Any, **fields: Any) -> None:
    now = datetime.now(timezone.utc)
    fields = {"name": "prefect.flow_runs", "level": 20, "timestamp": now, **fields}
    client.create_logs([LogCreate(message=str(message), flow_run_id=run, **fields) for message in messages])


def messages(logs: list[Any]) -> list[str]:
    return [log.message for log in logs]


def test_logs_arrive_as_they_are_written(
    mode: str, writer: SyncPrefectClient, streaming: PrefectServer, run: UUID
) -> None:
    write(writer, run, "before")
    with opened(mode, PrefectLogsSubscriber(streaming.api_url, of(run))) as take:
        write(writer, run, "first")
        assert messages(take(1)) == ["first"]
        for number in range(3):
            write(writer, uuid4(), "of another run")
            write(writer, run, number)
            began = time.monotonic()
            [log] = take(1)
            assert type(log) is Log
            assert (log.message, log.flow_run_id) == (str(number), run)
            # It is not read, which would take up to a second.
            assert time.monotonic() - began < 0.8


@needs_stream
def test_a_server_that_does_not_stream_logs(
    mode: str, client: SyncPrefectClient, api_url: str, run: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    write(client, run, "before")
    with opened(mode, PrefectLogsSubscriber(api_url, of(run))) as take, caplog.at_level(logging.WARNING):
        for number in range(4):
            write(client, run, number)
            began = time.monotonic()
            assert messages(take(1)) == [str(number)]
            assert time.monotonic() - began < 4
    warnings = [record.getMessage() for record in caplog.records]
    assert len([each for each in warnings if "does not stream logs" in each]) == 1, warnings


@pytest.mark.parametrize("ending", [Ending.CLOSE, Ending.RESET, Ending.CUT])
def test_what_was_written_while_the_connection_was_lost_is_read(
    mode: str, writer: SyncPrefectClient, streaming: PrefectServer, run: UUID, ending: Ending
) -> None:
    upgrades = 0

    def fault(request: Any) -> Any:
        nonlocal upgrades
        if not request.is_upgrade:
            return None
        upgrades += 1
        if upgrades == 2:
            write(writer, run, *(f"meanwhile {number}" for number in range(250)))
            return Status(503, {})
        return None

    with (
        FaultProxy(streaming.api_url, fault) as proxy,
        opened(mode, PrefectLogsSubscriber(proxy.api_url, of(run))) as take,
    ):
        write(writer, run, "one")
        got = take(1)
        write(writer, run, "two")
        got += take(1)
        proxy.tunnels[0].end_at_next_message(ending)
        write(writer, run, "three")
        got += take(251)
        write(writer, run, "four")
        got += take(1)
    expected = ["one", "two", "three", *(f"meanwhile {number}" for number in range(250)), "four"]
    assert sorted(messages(got)) == sorted(expected)
    assert upgrades == 3


def test_more_logs_at_once_than_the_server_streams(
    writer: SyncPrefectClient, streaming: PrefectServer, run: UUID
) -> None:
    expected = [str(number) for number in range(2000)]
    with PrefectLogsSubscriber(streaming.api_url, of(run)) as subscriber:
        write(writer, run, "warm-up")
        assert next(subscriber).message == "warm-up"
        write(writer, run, *expected)
        got = [next(subscriber).message for _ in expected]
        assert sorted(got) == sorted(expected)
        write(writer, run, "last")
        assert next(subscriber).message == "last"


@needs_stream
def test_a_restart_of_the_server_is_survived(start_server: Callable[..., PrefectServer], run: UUID) -> None:
    server = start_server(env=STREAMS)
    with (
        SyncPrefectClient(server.api_url) as client,
        PrefectLogsSubscriber(server.api_url, of(run), reconnection_attempts=60) as subscriber,
    ):
        write(client, run, "one")
        assert next(subscriber).message == "one"
        server.kill()
        server.start()
        write(client, run, "two", "three")
        assert [next(subscriber).message for _ in range(2)] == ["two", "three"]


@pytest.mark.needs_server("3.9", "a search in logs that works: 3.6 responds with the status 500")
def test_filters(writer: SyncPrefectClient, streaming: PrefectServer, run: UUID) -> None:
    filter = LogFilter(
        flow_run_id=LogFilterFlowRunId(any_=[run]),
        level=LogFilterLevel(ge_=30),
        # A server does not apply this to the logs that it streams.
        text=LogFilterTextSearch(query='apple "pear tree" -Plum'),
    )
    with PrefectLogsSubscriber(streaming.api_url, filter) as subscriber:
        time.sleep(1)
        write(writer, run, "an apple", level=20)
        write(writer, run, "An APPLE", "a tree", "a pear tree", "apple and plum", level=40)
        write(writer, run, "the last apple", level=30)
        assert [next(subscriber).message for _ in range(3)] == ["An APPLE", "a pear tree", "the last apple"]


def test_criteria_are_combined_with_and(api_url: str) -> None:
    with pytest.raises(ValidationError, match=r"filter\.operator: expected and_"):
        next(PrefectLogsSubscriber(api_url, LogFilter(operator="or_")))


def test_the_configured_server(
    mode: str,
    writer: SyncPrefectClient,
    streaming: PrefectServer,
    run: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", streaming.api_url)
    subscriber = get_logs_subscriber(filter=of(run))
    assert type(subscriber) is PrefectLogsSubscriber
    with opened(mode, subscriber) as take:
        write(writer, run, "one")
        assert messages(take(1)) == ["one"]


def test_the_client_subscribes(writer: SyncPrefectClient, streaming: PrefectServer, run: UUID) -> None:
    import asyncio

    from prefect_rs import PrefectClient

    async def main() -> str:
        async with PrefectClient(streaming.api_url) as client, client.subscribe_logs(of(run)) as logs:
            first = asyncio.ensure_future(logs.__anext__())
            while not first.done():
                await client.create_logs(
                    [
                        LogCreate(
                            name="x",
                            level=20,
                            message="one",
                            flow_run_id=run,
                            timestamp=datetime.now(timezone.utc),
                        )
                    ]
                )
                await asyncio.wait([first], timeout=0.5)
            return (await first).message

    assert asyncio.run(main()) == "one"


def test_a_server_without_a_stream_of_logs(mode: str, api_url: str, server_version: str) -> None:
    subscriber = PrefectLogsSubscriber(api_url)
    if can_stream(server_version):
        with opened(mode, subscriber):
            return
    with pytest.raises(WebSocketRefused) as caught, opened(mode, subscriber):
        pass
    assert f"the server is Prefect {server_version}, which has no /logs/out" in str(caught.value)
    assert "it needs 3.4.7 or newer" in str(caught.value)
