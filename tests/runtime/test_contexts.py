"""Clients as context managers: `with`, `async with`, `get_client`."""

from __future__ import annotations

import asyncio
import socket

import prefect_rs
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient, get_client
from prefect_rs.exceptions import ClientClosedError, ConnectError

from tests.support import wire as wire_module
from tests.support.wire import Wire, answer, eventually, usual

# ---- Entering ------------------------------------------------------------------------------------


def test_with_returns_the_client(wire: Wire) -> None:
    client = SyncPrefectClient(wire.api_url)
    with client as entered:
        assert entered is client
        assert entered.count_flow_runs() == 7


def test_async_with_returns_the_client(wire: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(wire.api_url)
        async with client as entered:
            assert entered is client
            assert await entered.count_flow_runs() == 7

    asyncio.run(main())


def test_a_client_works_without_with(wire: Wire) -> None:
    assert SyncPrefectClient(wire.api_url).count_flow_runs() == 7
    assert asyncio.run(PrefectClient(wire.api_url).count_flow_runs()) == 7


def test_nested_with_closes_with_the_outermost_block(wire: Wire) -> None:
    client = SyncPrefectClient(wire.api_url)
    with client:
        with client as again:
            assert again is client
            assert client.count_flow_runs() == 7
        assert client.count_flow_runs() == 7
    with pytest.raises(RuntimeError):
        client.count_flow_runs()


def test_nested_async_with(wire: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(wire.api_url)
        async with client:
            async with client as again:
                assert again is client
            assert await client.count_flow_runs() == 7
        with pytest.raises(RuntimeError):
            await client.count_flow_runs()

    asyncio.run(main())


def test_entering_a_closed_client_raises(wire: Wire) -> None:
    client = SyncPrefectClient(wire.api_url)
    with client:
        pass
    with pytest.raises(RuntimeError, match="cannot be started again after closing") as caught, client:
        pass
    assert isinstance(caught.value, ClientClosedError)


def test_entering_a_closed_async_client_raises(wire: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(wire.api_url)
        async with client:
            pass
        with pytest.raises(RuntimeError, match="cannot be started again after closing") as caught:
            async with client:
                pass
        assert isinstance(caught.value, ClientClosedError)

    asyncio.run(main())


def test_using_a_closed_client_raises_and_sends_nothing(wire: Wire) -> None:
    client = SyncPrefectClient(wire.api_url)
    with client:
        client.hello()
    before = len(wire.requests)
    for call in (client.hello, client.read_flows, client.count_flow_runs):
        with pytest.raises(ClientClosedError, match="the client was closed"):
            call()
    assert len(wire.requests) == before


def test_using_a_closed_async_client_raises_and_sends_nothing(wire: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(wire.api_url)
        async with client:
            await client.hello()
        before = len(wire.requests)
        with pytest.raises(ClientClosedError, match="the client was closed"):
            await client.hello()
        assert len(wire.requests) == before

    asyncio.run(main())


def test_a_call_made_before_closing_and_awaited_after_it_raises(wire: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(wire.api_url)
        async with client:
            call = client.count_flow_runs()
        before = len(wire.requests)
        with pytest.raises(ClientClosedError):
            await call
        assert len(wire.requests) == before

    asyncio.run(main())


def test_healthcheck_of_a_closed_client(wire: Wire) -> None:
    client = SyncPrefectClient(wire.api_url)
    with client:
        assert client.api_healthcheck() is None
    with pytest.raises(ClientClosedError):
        client.api_healthcheck()


def test_what_works_after_closing(wire: Wire) -> None:
    client = SyncPrefectClient(wire.api_url)
    with client:
        pass
    assert client.client_version() == "3.9.1"
    assert client.api_url == wire.api_url + "/"
    assert wire.api_url in repr(client)


def test_models_can_be_read_after_closing(wire: Wire) -> None:
    flow_id = "00000000-0000-0000-0000-000000000001"
    wire.reply = lambda seen: (
        answer({"id": flow_id, "name": "kept"}) if "/flows/" in seen.path else usual(seen)
    )
    with SyncPrefectClient(wire.api_url) as client:
        flow = client.read_flow(flow_id)
    assert (flow.name, str(flow.id)) == ("kept", flow_id)


# ---- The wrong form ------------------------------------------------------------------------------


def test_with_on_the_async_client_suggests_async_with(wire: Wire) -> None:
    client = PrefectClient(wire.api_url)
    message = "The `PrefectClient` must be entered with an async context. Use 'async with PrefectClient"
    with pytest.raises(RuntimeError, match=message), client:
        pass
    with pytest.raises(RuntimeError, match="async with"):
        client.__exit__(None, None, None)
    assert wire.opened == 0
    assert asyncio.run(client.count_flow_runs()) == 7


def test_async_with_on_the_sync_client_suggests_with(wire: Wire) -> None:
    client = SyncPrefectClient(wire.api_url)

    async def main() -> None:
        async with client:
            pass

    with pytest.raises(RuntimeError, match="entered with `with`"):
        asyncio.run(main())
    with pytest.raises(RuntimeError, match="entered with `with`"):
        client.__aexit__(None, None, None)
    assert client.count_flow_runs() == 7


# ---- Exceptions in a block -----------------------------------------------------------------------


def test_an_exception_in_the_block_is_raised_and_the_client_closed(wire: Wire) -> None:
    client = SyncPrefectClient(wire.api_url)
    with pytest.raises(KeyError, match="own"), client:
        raise KeyError("own")
    with pytest.raises(ClientClosedError):
        client.hello()


def test_an_exception_in_the_async_block_is_raised_and_the_client_closed(wire: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(wire.api_url)
        with pytest.raises(KeyError, match="own"):
            async with client:
                raise KeyError("own")
        with pytest.raises(ClientClosedError):
            await client.hello()

    asyncio.run(main())


def test_exit_without_enter_closes_the_client(wire: Wire) -> None:
    client = SyncPrefectClient(wire.api_url)
    client.hello()
    client.__exit__(None, None, None)
    assert eventually(lambda: wire.open == 0, 4)
    client.__exit__(None, None, None)
    with pytest.raises(ClientClosedError):
        client.hello()


# ---- Entering sends nothing ----------------------------------------------------------------------


@pytest.mark.parametrize("version", ["3.9.1", "3.0.1", "2.20.4"])
def test_entering_sends_no_request(wire: Wire, version: str, caplog: pytest.LogCaptureFixture) -> None:
    wire.reply = lambda _: answer(version)
    with SyncPrefectClient(wire.api_url):
        pass

    async def main() -> None:
        async with PrefectClient(wire.api_url):
            pass

    asyncio.run(main())
    assert wire.opened == 0
    assert caplog.records == []


def test_the_first_request_in_a_block_is_the_first_calls(wire: Wire) -> None:
    with SyncPrefectClient(wire.api_url) as client:
        client.count_flow_runs()

    async def main() -> None:
        async with PrefectClient(wire.api_url) as client:
            await client.count_flow_runs()

    asyncio.run(main())
    assert [seen.path for seen in wire.requests] == ["/api/flow_runs/count"] * 2


def test_a_server_that_starts_late(free_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"http://127.0.0.1:{free_port}/api"
    monkeypatch.setattr(
        wire_module, "fresh_listener", lambda host: socket.create_server(("127.0.0.1", free_port))
    )
    with SyncPrefectClient(url) as client:
        assert isinstance(client.api_healthcheck(), ConnectError)
        with Wire():
            assert client.api_healthcheck() is None
            assert client.count_flow_runs() == 7

    async def main() -> None:
        async with PrefectClient(url) as client:
            assert isinstance(await client.api_healthcheck(), ConnectError)
            with Wire():
                assert await client.api_healthcheck() is None
                assert await client.count_flow_runs() == 7

    asyncio.run(main())


def test_a_gateway_without_the_version_endpoint(wire: Wire) -> None:
    wire.reply = lambda seen: answer({}, 404) if "version" in seen.path else usual(seen)
    with SyncPrefectClient(wire.api_url) as client:
        assert client.count_flow_runs() == 7


def test_aenter_does_nothing_before_it_is_awaited(wire: Wire) -> None:
    async def main() -> None:
        client = PrefectClient(wire.api_url)
        client.__aenter__().close()
        async with client:
            pass
        with pytest.raises(ClientClosedError):
            await client.hello()

    asyncio.run(main())


# ---- get_client ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sync_client", "kind"), [(None, PrefectClient), (False, PrefectClient), (True, SyncPrefectClient)]
)
def test_get_client_with_sync_client(
    wire: Wire, monkeypatch: pytest.MonkeyPatch, sync_client: bool | None, kind: type
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", wire.api_url)
    assert type(get_client(sync_client=sync_client)) is kind
    assert type(get_client(None, sync_client)) is kind


def test_get_client_returns_the_async_client_by_default(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", wire.api_url)
    assert type(get_client()) is PrefectClient
    assert get_client is prefect_rs.get_client


def test_get_client_passes_httpx_settings(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", wire.api_url)
    settings = {"headers": {"X-Team": "data"}}
    get_client(settings, sync_client=True).hello()
    asyncio.run(get_client(httpx_settings=settings).hello())
    assert [seen.headers["x-team"] for seen in wire.requests] == ["data", "data"]
    assert settings == {"headers": {"X-Team": "data"}}


def test_get_client_returns_a_new_client_each_time(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", wire.api_url)
    with get_client(sync_client=True) as first:
        second = get_client(sync_client=True)
        assert first is not second
    assert second.count_flow_runs() == 7
