"""CSRF tokens, with a real server that requires them."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import PrefectHTTPStatusError

from tests.support.fault_proxy import FaultProxy, Request
from tests.support.standin import Asked, Caller, Reply, StandIn, as_json
from tools.prefect_server import PrefectServer


@pytest.fixture(scope="module")
def demanding() -> Iterator[str]:
    """The API of a server that rejects writes without a token."""
    with PrefectServer(env={"PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true"}) as server:
        yield server.api_url


@pytest.fixture
def caller(mode: str, demanding: str) -> Iterator[Caller]:
    opened = Caller(mode, demanding)
    yield opened
    opened.close()


def test_the_server_requires_tokens(demanding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "false")
    client = SyncPrefectClient(demanding)
    assert client.hello().status_code == 200
    with pytest.raises(PrefectHTTPStatusError, match="Missing CSRF token"):
        client.create_flow_from_name("no token")


def test_every_kind_of_write(caller: Caller, unique: Callable[[str], str]) -> None:
    name = unique("csrf").replace("-", "_")
    caller("create_flow_from_name", name)  # POST
    caller("create_variable", {"name": name, "value": 1})
    caller("update_variable", {"name": name, "value": 2})  # PATCH
    assert caller("read_variable_by_name", name).value == 2
    caller("delete_variable_by_name", name)  # DELETE
    assert caller("read_variable_by_name", name) is None
    assert caller("request", "POST", "/flows/filter", json={"limit": 1}).status_code == 200


def count_token_requests(api_url: str, use: Callable[[FaultProxy], None]) -> int:
    with FaultProxy(api_url) as proxy:
        use(proxy)
        return proxy.token_requests


def test_one_token_for_a_hundred_concurrent_writes(demanding: str) -> None:
    def use(proxy: FaultProxy) -> None:
        async def main() -> None:
            client = PrefectClient(proxy.api_url)
            await asyncio.gather(*(client.create_flow_from_name(f"at once {n}") for n in range(100)))

        asyncio.run(main())

    assert count_token_requests(demanding, use) == 1


def test_one_token_for_several_threads(demanding: str) -> None:
    def use(proxy: FaultProxy) -> None:
        client = SyncPrefectClient(proxy.api_url)
        start = threading.Barrier(12)

        def call(number: int) -> None:
            start.wait()
            client.create_flow_from_name(f"thread {number}")

        threads = [threading.Thread(target=call, args=(number,)) for number in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert count_token_requests(demanding, use) == 1


def test_a_forked_child_requests_its_own_token(demanding: str) -> None:
    def use(proxy: FaultProxy) -> None:
        client = SyncPrefectClient(proxy.api_url)
        client.create_flow_from_name("parent")
        child = os.fork()
        if child == 0:
            code = 1
            try:
                client.create_flow_from_name("child")
                code = 0
            finally:
                os._exit(code)
        assert os.waitpid(child, 0)[1] == 0
        client.create_flow_from_name("parent")

    assert count_token_requests(demanding, use) == 2


def test_an_unknown_token_is_replaced(start_server: Callable[..., Any]) -> None:
    """Like after a restart with an empty database."""
    server = start_server(env={"PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true"})
    with FaultProxy(server.api_url) as proxy:
        client = SyncPrefectClient(proxy.api_url)
        client.create_flow_from_name("before")
        server.stop()
        server.start()
        proxy.lead_to(server.api_url)
        client.create_flow_from_name("after")
        assert proxy.token_requests == 2
        assert [request.target for request in proxy.requests] == ["/api/flows/"] * 3


def test_a_token_that_is_rejected_twice_is_replaced_twice(
    demanding: str, mode: str, unique: Callable[[str], str]
) -> None:
    """Found by the soak test: the server stores one token per client, and concurrent calls may request
    several.
    """
    outdated: list[str] = []

    def fetch_another(request: Request) -> None:
        if request.method == "POST" and len(outdated) < 2:
            client = request.headers["prefect-csrf-client"]
            httpx.get(f"{demanding}/csrf-token?client={client}", trust_env=False).raise_for_status()
            outdated.append(request.headers["prefect-csrf-token"])

    with FaultProxy(demanding, fetch_another) as proxy:
        caller = Caller(mode, proxy.api_url)
        caller("create_flow_from_name", unique("outdated"))
        caller.close()
        assert len(set(outdated)) == 2
        assert (proxy.token_requests, len(proxy.requests)) == (3, 3)


# ---- Other servers -------------------------------------------------------------------------------


def changed(server: StandIn, times: int = 2) -> None:
    client = SyncPrefectClient(server.api_url)
    for _ in range(times):
        client.create_flow_from_name("x")


CREATED = as_json({"id": "00000000-0000-4000-8000-000000000000"})


def test_a_server_without_tokens_is_asked_once() -> None:
    with StandIn(CREATED) as server:
        changed(server, times=3)
        assert (len(server.asked_for_tokens), len(server.asked)) == (1, 3)
        assert all("prefect-csrf-token" not in asked.headers for asked in server.asked)


def test_reads_request_no_token() -> None:
    with StandIn(as_json([])) as server:
        SyncPrefectClient(server.api_url).request("GET", "/flows/1")
        assert len(server.asked_for_tokens) == 0


def test_tokens_can_be_disabled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "false")
    with StandIn(CREATED) as server:
        changed(server)
        assert (len(server.asked_for_tokens), len(server.asked)) == (0, 2)


def test_prefect_cloud_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with StandIn(CREATED) as server:
        monkeypatch.setenv("PREFECT_CLOUD_API_URL", server.api_url)
        changed(server)
        assert (len(server.asked_for_tokens), len(server.asked)) == (0, 2)


@pytest.mark.parametrize(
    ("expiration", "fetched"), [("2999-01-01T00:00:00Z", 1), ("2020-01-01T00:00:00Z", 2)]
)
def test_expiration(expiration: str, fetched: int) -> None:
    token = as_json({"token": "secret-token", "client": "c", "expiration": expiration})

    def answer(_: Asked) -> Reply:
        return CREATED

    with StandIn(answer, tokens=token) as server:
        changed(server)
        assert len(server.asked_for_tokens) == fetched
        assert [asked.headers["prefect-csrf-token"] for asked in server.asked] == ["secret-token"] * 2
        clients = {asked.headers["prefect-csrf-client"] for asked in server.asked}
        assert {asked.query for asked in server.asked_for_tokens} == {
            f"client={client}" for client in clients
        }


def test_a_token_that_is_always_rejected_is_replaced_three_times() -> None:
    token = as_json({"token": "t", "client": "c", "expiration": "2999-01-01T00:00:00Z"})
    refusal = as_json({"detail": "Invalid CSRF token or client identifier."}, 403)
    with StandIn(refusal, tokens=token) as server:
        with pytest.raises(PrefectHTTPStatusError, match="Invalid CSRF token"):
            changed(server, times=1)
        assert (len(server.asked_for_tokens), len(server.asked)) == (4, 4)


def test_the_error_without_a_token(mode: str) -> None:
    with StandIn(CREATED, tokens=as_json({"detail": "who are you?"}, 401)) as server:
        caller = Caller(mode, server.api_url)
        with pytest.raises(PrefectHTTPStatusError, match=r"401 .*/csrf-token\?client=.*who are you"):
            caller("create_flow_from_name", "x")
        caller.close()
        assert server.asked == []
