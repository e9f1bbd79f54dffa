"""`api_key` as a function: asked before the first request, and again after a 401."""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.exceptions import AuthenticationError, ValidationError

from tests.support.clients import in_loop
from tests.support.standin import Asked, Caller, Reply, StandIn, as_json, echo


class Tokens:
    """Gives keys `key-0`, `key-1` and so on, and counts how often it is asked."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> str:
        self.count += 1
        return f"key-{self.count - 1}"

    async def later(self) -> str:
        await asyncio.sleep(0.005)
        return self()


class Guarded:
    """A stand-in that accepts only one key at a time."""

    def __init__(self) -> None:
        self.valid = "key-0"
        self.rejected = 0

    def __call__(self, asked: Asked) -> Reply:
        if asked.headers.get("authorization") == f"Bearer {self.valid}":
            return echo(asked)
        self.rejected += 1
        return as_json({"detail": "Unauthorized"}, 401)


@pytest.fixture
def guard() -> Guarded:
    return Guarded()


@pytest.fixture
def api(guard: Guarded) -> Iterator[str]:
    with StandIn(guard) as server:
        yield server.api_url


@pytest.fixture
def tokens() -> Tokens:
    return Tokens()


def test_it_is_asked_once(connect: Callable[..., Caller], api: str, tokens: Tokens) -> None:
    caller = connect(api, api_key=tokens)
    assert tokens.count == 0
    for _ in range(3):
        assert caller("get", "/x").json()["headers"]["authorization"] == "Bearer key-0"
    assert tokens.count == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_it_is_asked_again_after_a_401(
    connect: Callable[..., Caller], api: str, tokens: Tokens, guard: Guarded, method: str
) -> None:
    caller = connect(api, api_key=tokens)
    caller("get", "/x")
    guard.valid = "key-1"
    assert caller(method, "/x").json()["headers"]["authorization"] == "Bearer key-1"
    assert (tokens.count, guard.rejected) == (2, 1)


def test_a_second_401_is_the_error(
    connect: Callable[..., Caller], api: str, tokens: Tokens, guard: Guarded
) -> None:
    guard.valid = "none"
    with pytest.raises(AuthenticationError) as caught:
        connect(api, api_key=tokens)("get", "/x")
    assert (tokens.count, guard.rejected) == (2, 2)
    assert "key-" not in str(caught.value) + repr(caught.value.request.headers)


def test_the_same_key_is_not_sent_again(connect: Callable[..., Caller], api: str, guard: Guarded) -> None:
    guard.valid = "none"
    with pytest.raises(AuthenticationError):
        connect(api, api_key=lambda: "always")("get", "/x")
    assert guard.rejected == 1


def test_a_burst_of_401_asks_once(api: str, tokens: Tokens, guard: Guarded) -> None:
    client = SyncPrefectClient(api, api_key=tokens)
    client.get("/x")
    guard.valid = "key-1"
    threads = [threading.Thread(target=client.get, args=("/x",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tokens.count == 2
    assert 1 <= guard.rejected <= 8


@in_loop
async def test_a_burst_of_401_asks_an_async_function_once(api: str, tokens: Tokens, guard: Guarded) -> None:
    client = PrefectClient(api, api_key=tokens.later)
    await asyncio.gather(*(client.get("/x") for _ in range(10)))
    assert tokens.count == 1
    guard.valid = "key-1"
    await asyncio.gather(*(client.get("/x") for _ in range(10)))
    assert tokens.count == 2


def test_its_errors_are_the_callers(connect: Callable[..., Caller], api: str) -> None:
    class Mine(Exception):
        pass

    keys = itertools.count()

    def fail() -> str:
        if next(keys) == 0:
            raise Mine
        return "key-0"

    caller = connect(api, api_key=fail)
    with pytest.raises(Mine):
        caller("get", "/x")
    caller("get", "/x")


@pytest.mark.parametrize("key", [None, 3, "", b"key-0", "key-\n0"])
def test_what_it_returns_is_checked(connect: Callable[..., Caller], api: str, key: Any) -> None:
    with pytest.raises(ValidationError, match="api_key") as caught:
        connect(api, api_key=lambda: key)("get", "/x")
    assert "key-" not in str(caught.value)


def test_the_sync_client_takes_no_async_function(api: str, tokens: Tokens) -> None:
    with pytest.raises(ValidationError, match="api_key: expected a function that is not an `async def`"):
        SyncPrefectClient(api, api_key=tokens.later)
    client = SyncPrefectClient(api, api_key=lambda: tokens.later())
    with pytest.raises(TypeError, match="expected a function that is not async"):
        client.get("/x")


def test_other_credentials_take_precedence(connect: Callable[..., Caller], tokens: Tokens) -> None:
    with StandIn(echo) as server:
        caller = connect(server.api_url, api_key=tokens, auth_string="user:password")
        assert caller("get", "/x").json()["headers"]["authorization"].startswith("Basic ")
        caller = connect(server.api_url, api_key=tokens, httpx_settings={"auth": ("user", "password")})
        assert caller("get", "/x").json()["headers"]["authorization"].startswith("Basic ")
        assert tokens.count == 0
        caller = connect(server.api_url, api_key=tokens)
        sent = caller("get", "/x", headers={"Authorization": "Bearer own"}).json()["headers"]
        assert sent["authorization"] == "Bearer own"


def test_it_takes_precedence_over_the_settings(
    connect: Callable[..., Caller], api: str, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_KEY", "pnu_settings")
    connect(api, api_key=tokens)("get", "/x")
    assert tokens.count == 1


def test_no_key_shows(api: str) -> None:
    client = SyncPrefectClient(api, api_key=lambda: "key-0")
    client.get("/x")
    assert "key-0" not in f"{client!r} {vars(client)} {client._client.headers}"
