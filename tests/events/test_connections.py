"""How subscribers connect: credentials, headers, proxies, TLS, Prefect Cloud, closes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.events import Event
from prefect_rs.events.clients import (
    PrefectCloudAccountEventSubscriber,
    PrefectCloudEventSubscriber,
    PrefectEventSubscriber,
    get_events_subscriber,
)
from prefect_rs.exceptions import AuthenticationError, ConnectError, ReadError, RemoteProtocolError
from prefect_rs.logging.clients import (
    PrefectCloudLogsSubscriber,
    PrefectLogsSubscriber,
    get_logs_subscriber,
)

from tests.support.fault_proxy import FaultProxy
from tests.support.proxy import HOST, Proxy
from tests.support.subscribing import PATIENCE, Peer, SocketServer, opened, the_rest
from tests.support.wire import Certificates
from tools.prefect_server import PrefectServer

SUBSCRIBERS = pytest.mark.parametrize("kind", [PrefectEventSubscriber, PrefectLogsSubscriber])


def event(number: int) -> dict[str, Any]:
    """An event as a server sends it."""
    now = datetime.now(timezone.utc).isoformat()
    resource = {"prefect.resource.id": "x"}
    return {
        "type": "event",
        "event": {
            "id": str(uuid4()),
            "occurred": now,
            "received": now,
            "event": "test",
            "resource": resource,
            "related": [],
            "payload": {"n": number, "large": 2**70},
            "follows": None,
        },
    }


def log(message: str) -> dict[str, Any]:
    """A log as a server sends it."""
    now = datetime.now(timezone.utc).isoformat()
    return {
        "type": "log",
        "log": {"id": str(uuid4()), "name": "x", "level": 20, "message": message, "timestamp": now},
    }


def one(peer: Peer) -> None:
    """Send one item, and keep the connection."""
    peer.authenticate()
    peer.send({"type": "news", "news": "of a newer server"})
    peer.send(event(1) if peer.target.endswith("/events/out") else log("1"))
    peer.receive()


def first(mode: str, subscriber: Any) -> Any:
    with opened(mode, subscriber) as take:
        return take(1)[0]


# ---- Credentials and headers ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def guarded() -> Iterator[PrefectServer]:
    """A server with an auth string."""
    with PrefectServer(env={"PREFECT_SERVER_API_AUTH_STRING": "admin:secret"}) as started:
        yield started


@pytest.mark.needs_server("3.2", "auth strings")
def test_an_auth_string(mode: str, guarded: PrefectServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "admin:secret")
    with (
        SyncPrefectClient(guarded.api_url) as client,
        opened(mode, PrefectEventSubscriber(guarded.api_url, {"event": {"name": ["guarded"]}})) as take,
    ):
        client.create_events([Event(event="guarded", resource={"prefect.resource.id": "x"})])
        assert take(1)[0].event == "guarded"


@pytest.mark.parametrize("given", [None, "admin:wrong"])
@pytest.mark.needs_server("3.4", "streams that check credentials")
def test_a_wrong_auth_string(
    mode: str, guarded: PrefectServer, given: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if given is not None:
        monkeypatch.setenv("PREFECT_API_AUTH_STRING", given)
    with pytest.raises(AuthenticationError) as caught:
        first(mode, PrefectEventSubscriber(guarded.api_url))
    assert "wrong" not in str(caught.value)


@SUBSCRIBERS
def test_what_is_sent(mode: str, kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_KEY", "pnu_key")
    monkeypatch.setenv("PREFECT_CLIENT_CUSTOM_HEADERS", '{"X-Team": "red", "Upgrade": "h2c"}')
    said: list[Any] = []

    def script(peer: Peer) -> None:
        said.extend(peer.authenticate())
        peer.send(event(1) if kind is PrefectEventSubscriber else log("1"))
        peer.receive()

    with SocketServer(script) as server:
        first(mode, kind(server.api_url))
    [peer] = server.peers
    assert peer.target == ("/api/events/out" if kind is PrefectEventSubscriber else "/api/logs/out")
    assert peer.headers["authorization"] == "Bearer pnu_key"
    assert peer.headers["x-team"] == "red"
    assert peer.headers["upgrade"] == "websocket"
    assert peer.headers["sec-websocket-protocol"] == "prefect"
    assert peer.headers["user-agent"].startswith("prefect-rs/")
    auth, filter = said
    assert auth == {"type": "auth", "token": "pnu_key"}
    assert filter["type"] == "filter"
    if kind is PrefectEventSubscriber:
        assert filter["backfill"] is True
        assert set(filter["filter"]["occurred"]) == {"since", "until"}


def test_numbers_keep_their_value(mode: str) -> None:
    with SocketServer(one) as server:
        assert first(mode, PrefectEventSubscriber(server.api_url)).payload == {"n": 1, "large": 2**70}


# ---- Prefect Cloud -------------------------------------------------------------------------------

CLOUD = "/accounts/0b0f9a9a-0000-4000-8000-000000000001/workspaces/0b0f9a9a-0000-4000-8000-000000000002"


def test_prefect_cloud(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with SocketServer(one) as server:
        monkeypatch.setenv("PREFECT_CLOUD_API_URL", server.api_url)
        monkeypatch.setenv("PREFECT_API_URL", f"{server.api_url}{CLOUD}")
        monkeypatch.setenv("PREFECT_API_KEY", "pnu_key")
        events, logs = get_events_subscriber(), get_logs_subscriber()
        assert (type(events), type(logs)) == (PrefectCloudEventSubscriber, PrefectCloudLogsSubscriber)
        assert first(mode, events).payload["n"] == 1
        assert first(mode, logs).message == "1"
        first(mode, PrefectCloudAccountEventSubscriber(api_key="pnu_other"))
    assert [peer.target for peer in server.peers] == [
        f"/api{CLOUD}/events/out",
        f"/api{CLOUD}/logs/out",
        f"/api{CLOUD.partition('/workspaces')[0]}/events/out",
    ]
    assert [peer.headers["authorization"] for peer in server.peers] == [
        "Bearer pnu_key",
        "Bearer pnu_key",
        "Bearer pnu_other",
    ]


@pytest.mark.parametrize(
    "kind", [PrefectCloudEventSubscriber, PrefectCloudAccountEventSubscriber, PrefectCloudLogsSubscriber]
)
def test_prefect_cloud_needs_a_url_and_a_key(kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "https://api.prefect.cloud/api")
    with pytest.raises(ValueError, match="api_url and api_key must be provided"):
        kind()
    assert kind(api_key="pnu_key")


# ---- Closes --------------------------------------------------------------------------------------


@SUBSCRIBERS
def test_a_normal_close_ends_the_iteration(mode: str, kind: Any) -> None:
    def script(peer: Peer) -> None:
        peer.authenticate()
        peer.send(event(1) if kind is PrefectEventSubscriber else log("1"))
        peer.close(1000)

    with SocketServer(script) as server:
        assert len(the_rest(mode, kind(server.api_url))) == 1
    assert len(server.peers) == 1


@SUBSCRIBERS
def test_reconnecting_after_a_normal_close(mode: str, kind: Any) -> None:
    def script(peer: Peer) -> None:
        peer.authenticate()
        number = len(server.peers)
        peer.send(event(number) if kind is PrefectEventSubscriber else log(str(number)))
        peer.close(1001)

    with (
        SocketServer(script) as server,
        opened(mode, kind(server.api_url, reconnect_on_clean_close=True)) as take,
    ):
        assert len(take(3)) == 3
    assert len(server.peers) >= 3


@SUBSCRIBERS
def test_a_server_that_closes_again_and_again(mode: str, kind: Any) -> None:
    def script(peer: Peer) -> None:
        peer.authenticate()
        peer.close(1011, "broken")

    with (
        SocketServer(script) as server,
        pytest.raises(ReadError, match=r"1011 broken.*; 2 attempts to reconnect have failed"),
    ):
        first(mode, kind(server.api_url, reconnection_attempts=2))
    assert len(server.peers) == 3


@SUBSCRIBERS
def test_a_rejected_filter(mode: str, kind: Any) -> None:
    def script(peer: Peer) -> None:
        peer.authenticate()
        peer.close(1002, "Invalid filter: x")

    with (
        SocketServer(script) as server,
        pytest.raises(RemoteProtocolError, match="1002 Invalid filter: x"),
    ):
        first(mode, kind(server.api_url))
    assert len(server.peers) == 1


def test_the_same_events_again(mode: str) -> None:
    sent = [event(number) for number in range(3)]

    def script(peer: Peer) -> None:
        peer.authenticate()
        for each in sent:
            peer.send(each)
        if len(server.peers) > 1:
            peer.send(event(3))
            peer.receive()

    with SocketServer(script) as server, opened(mode, PrefectEventSubscriber(server.api_url)) as take:
        assert [each.payload["n"] for each in take(4)] == [0, 1, 2, 3]


# ---- Proxies and TLS -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@SUBSCRIBERS
@pytest.mark.parametrize("scheme", ["http", "socks5h"])
@pytest.mark.parametrize("credentials", [None, "user:pass"])
def test_proxies(
    mode: str, kind: Any, scheme: str, credentials: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SocketServer(one) as server, Proxy({HOST: server.port}, credentials=credentials) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url(credentials, scheme))
        first(mode, kind(f"http://{HOST}/api"))
    # A forwarding proxy would drop the header `Upgrade`.
    tunnel = f"CONNECT {HOST}:80" if scheme == "http" else f"SOCKS5 {HOST}:80"
    assert tunnel in proxy.seen
    [peer] = server.peers
    assert peer.headers["host"] == HOST
    assert "proxy-authorization" not in peer.headers


def test_a_proxy_that_rejects_the_credentials(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with SocketServer(one) as server, Proxy({HOST: server.port}, credentials="user:pass") as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url("user:wrong"))
        with pytest.raises(ConnectError, match="proxy authorization required") as caught:
            first(mode, PrefectEventSubscriber(f"http://{HOST}/api"))
    assert "wrong" not in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "http2"),
    # This server does not know HTTP/2, in which the other requests of the second would be.
    [(PrefectEventSubscriber, "true"), (PrefectEventSubscriber, "false"), (PrefectLogsSubscriber, "false")],
)
def test_tls(
    mode: str, kind: Any, http2: str, certificates: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_SSL_CERT_FILE", certificates["ca.pem"])
    # Websockets need HTTP/1.1, whatever is set.
    monkeypatch.setenv("PREFECT_API_ENABLE_HTTP2", http2)
    context = certificates.server()
    context.set_alpn_protocols(["h2", "http/1.1"])
    with SocketServer(one, tls=context) as server:
        first(mode, kind(server.api_url))


def test_tls_through_a_proxy(mode: str, certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_SSL_CERT_FILE", certificates["ca.pem"])
    with SocketServer(one, tls=certificates.server()) as server:
        with Proxy({"127.0.0.1": server.port}) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", proxy.url())
            first(mode, PrefectEventSubscriber(server.api_url))
        assert proxy.seen == [f"CONNECT 127.0.0.1:{server.port}"]


def test_an_unknown_authority(mode: str, certificates: Certificates) -> None:
    with (
        SocketServer(one, tls=certificates.server()) as server,
        pytest.raises(ConnectError, match="certificate"),
    ):
        first(mode, PrefectEventSubscriber(server.api_url))


def test_a_slash_at_the_end_of_the_url(mode: str, api_url: str) -> None:
    with FaultProxy(api_url) as proxy:
        with opened(mode, PrefectEventSubscriber(f"{proxy.api_url}/")):
            pass
        assert [tunnel.target for tunnel in proxy.tunnels] == ["/api/events/out"]


# ---- Without `with` ------------------------------------------------------------------------------


def test_those_who_share_a_subscriber_open_one_connection(mode: str) -> None:
    def script(peer: Peer) -> None:
        peer.authenticate()
        for number in range(3):
            peer.send(event(number))
        peer.receive()

    with SocketServer(script) as server:
        subscriber = PrefectEventSubscriber(server.api_url)
        got: list[Any] = []
        if mode == "sync":
            threads = [threading.Thread(target=lambda: got.append(next(subscriber))) for _ in range(3)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(PATIENCE)
        else:

            async def main() -> None:
                taking = asyncio.gather(*(anext(subscriber) for _ in range(3)))
                got.extend(await asyncio.wait_for(taking, PATIENCE))

            asyncio.run(main())
        assert sorted(each.payload["n"] for each in got) == [0, 1, 2]
        assert len(server.peers) == 1
