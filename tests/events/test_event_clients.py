"""The event clients of `prefect_rs.events.clients`."""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from prefect_rs.events import Event, get_events_client
from prefect_rs.events.clients import (
    AssertingEventsClient,
    AssertingPassthroughEventsClient,
    EventsClient,
    NullEventsClient,
    PrefectCloudEventsClient,
    PrefectEventsClient,
)
from prefect_rs.exceptions import ConnectError, EventTooLarge

from tests.events.conftest import ABOUT, numbers, wait_for
from tests.support.fault_proxy import Fault, FaultProxy

NOWHERE = "http://127.0.0.1:9/api"


def event(resource: str, n: int = 0) -> Event:
    return Event(event="test.client", resource={ABOUT: resource}, payload={"n": n})


def use(mode: str, client: EventsClient, body: Callable[[Callable[[Event], Any]], Any]) -> None:
    """Run `body`, a generator of events, within `with client` or `async with client`."""
    if mode == "sync":
        with client as entered:
            assert entered is client
            for each in body(client.emit):
                client.emit(each)
        return

    async def main() -> None:
        async with client as entered:
            assert entered is client
            for each in body(client.emit):
                await client.emit(each)

    asyncio.run(main())


# ---- The classes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind",
    [NullEventsClient, AssertingEventsClient, PrefectEventsClient, AssertingPassthroughEventsClient],
)
def test_events_can_be_emitted_only_within_a_context(kind: type[EventsClient], to_server: str) -> None:
    client = kind()
    with pytest.raises(
        TypeError, match="only be emitted while this client is being used as a context manager"
    ):
        client.emit(event("a"))
    assert client.client_name == kind.__name__


def test_the_base_class_is_abstract() -> None:
    with pytest.raises(TypeError, match="abstract"):
        EventsClient()  # type: ignore[abstract]

    class Printing(EventsClient):
        async def _emit(self, event: Event) -> None:
            seen.append(event)

    seen: list[Event] = []
    for mode in ("sync", "async"):
        use(mode, Printing(), lambda _: [event("a", 1)])
    assert [each.payload["n"] for each in seen] == [1, 1]


def test_the_null_client(mode: str) -> None:
    use(mode, NullEventsClient(), lambda _: [event("a")])


def test_the_asserting_client(mode: str) -> None:
    AssertingEventsClient.reset()
    client = AssertingEventsClient(1, a=2)
    assert (client.args, client.kwargs) == ((1,), {"a": 2})
    sent = [event("a", n) for n in range(3)]
    use(mode, client, lambda _: sent)
    assert client.pop_events() == sent
    assert client.pop_events() == []
    assert AssertingEventsClient.last is client
    assert AssertingEventsClient.all == [client]
    AssertingEventsClient.reset()
    assert AssertingEventsClient.last is None
    assert AssertingEventsClient.all == []


def test_the_passthrough_client(mode: str, to_server: str, resource: str) -> None:
    AssertingPassthroughEventsClient.reset()
    client = AssertingPassthroughEventsClient()
    sent = [event(resource, n) for n in range(3)]
    use(mode, client, lambda _: sent)
    assert client.pop_events() == sent
    assert AssertingPassthroughEventsClient.all == [client]
    assert numbers(wait_for(to_server, resource, 3)) == {0: 1, 1: 1, 2: 1}


def test_the_client_of_a_server(mode: str, api_url: str, resource: str) -> None:
    client = PrefectEventsClient(api_url, checkpoint_every=10)
    use(mode, client, lambda _: [event(resource, n) for n in range(100)])
    # It can be entered again.
    use(mode, client, lambda _: [event(resource, 100)])
    assert numbers(wait_for(api_url, resource, 101)) == dict.fromkeys(range(101), 1)


# ---- Which client, and for which server ----------------------------------------------------------


def test_get_events_client(monkeypatch: pytest.MonkeyPatch, to_server: str, mode: str, resource: str) -> None:
    client = get_events_client(checkpoint_every=1)
    assert type(client) is PrefectEventsClient
    use(mode, client, lambda _: [event(resource)])
    wait_for(to_server, resource, 1)
    monkeypatch.setenv("PREFECT_API_URL", "https://api.prefect.cloud/api/accounts/a/workspaces/b")
    monkeypatch.setenv("PREFECT_API_KEY", "pnu_1")
    assert type(get_events_client()) is PrefectCloudEventsClient
    monkeypatch.delenv("PREFECT_API_URL")
    monkeypatch.setenv("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "false")
    with pytest.raises(ValueError, match="No Prefect API URL provided"):
        get_events_client()


def test_a_url_and_a_key_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "false")
    with pytest.raises(ValueError, match="api_url must be provided"):
        PrefectEventsClient()
    with pytest.raises(ValueError, match="api_url and api_key must be provided"):
        PrefectCloudEventsClient(NOWHERE)
    assert PrefectCloudEventsClient(NOWHERE, "pnu_1").client_name == "PrefectCloudEventsClient"


# ---- Failures ------------------------------------------------------------------------------------


def test_entering_raises_if_there_is_no_server(mode: str) -> None:
    began = time.monotonic()
    client = PrefectEventsClient(NOWHERE, reconnection_attempts=2)
    for _ in range(2):
        with pytest.raises(ConnectError, match=r"127\.0\.0\.1:9"):
            use(mode, client, lambda _: [])
    assert time.monotonic() - began < 10
    with pytest.raises(TypeError):
        client.emit(event("a"))


def test_emitting_raises_while_the_server_is_away_and_goes_on_when_it_is_back(
    mode: str, api_url: str, resource: str
) -> None:
    with FaultProxy(api_url) as proxy:

        def body(emit: Callable[[Event], Any]) -> Any:
            yield event(resource, 0)
            proxy.refuse()

        client = PrefectEventsClient(proxy.api_url, reconnection_attempts=1)
        with pytest.raises(Exception, match=r"127\.0\.0\.1"):
            use(mode, client, lambda emit: [*body(emit), *(event(resource, n) for n in range(1, 2000))])


def test_a_lost_connection_is_not_noticed(mode: str, api_url: str, resource: str) -> None:
    with FaultProxy(api_url) as proxy:

        def body(emit: Callable[[Event], Any]) -> Any:
            for n in range(300):
                if n == 150:
                    proxy.tunnels[-1].close()
                yield event(resource, n)

        use(mode, PrefectEventsClient(proxy.api_url, checkpoint_every=20), body)
    assert numbers(wait_for(api_url, resource, 300)) == dict.fromkeys(range(300), 1)


def test_a_large_event(mode: str, api_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_SERVER_EVENTS_MAXIMUM_SIZE_BYTES", "100")
    with pytest.raises(EventTooLarge):
        use(mode, PrefectEventsClient(api_url), lambda _: [event("a")])


def test_cancelling_emit(api_url: str, resource: str) -> None:
    with FaultProxy(api_url) as proxy:

        async def main() -> None:
            async with PrefectEventsClient(proxy.api_url, checkpoint_every=1) as client:
                await client.emit(event(resource, 0))
                proxy.fault = lambda request: Fault.SWALLOW if request.is_upgrade else None
                proxy.tunnels[-1].close()
                waiting: Awaitable[None] = client.emit(event(resource, 1))
                with pytest.raises(asyncio.TimeoutError):
                    await asyncio.wait_for(waiting, 0.3)

        asyncio.run(main())
    # It was cancelled to wait for it, not to send it.
    assert numbers(wait_for(api_url, resource, 2)) == {0: 1, 1: 1}


def test_signatures() -> None:
    """Those of the official client 3.9.1."""
    options = "reconnection_attempts=10, checkpoint_every=700, checkpoint_interval=30.0"
    official: dict[Callable[..., Any], str] = {
        get_events_client: f"({options})",
        PrefectEventsClient: f"(api_url=None, {options})",
        PrefectCloudEventsClient: f"(api_url=None, api_key=None, {options})",
        AssertingEventsClient: "(*args, **kwargs)",
        AssertingPassthroughEventsClient: "(*args, **kwargs)",
    }
    for function, signature in official.items():
        parameters = inspect.signature(function).parameters.values()
        bare = [each.replace(annotation=inspect.Parameter.empty) for each in parameters]
        assert str(inspect.Signature(bare)) == signature
