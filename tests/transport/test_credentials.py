"""Precedence of the sources of `Authorization`, and where it must not be sent.

The order is the official client's (3.9.1), with one exception: there, API key and auth string override the
headers in `httpx_settings`, except in `CloudClient`.
"""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import Any

import httpx
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.cloud import CloudClient

from tests.support.proxy import Proxy
from tests.support.wire import Certificates, Seen, Wire, answer

# From the strongest to the weakest.
ORDER = [
    "auth",
    "url",
    "custom",
    "headers",
    "auth_string",
    "api_key",
    "PREFECT_API_AUTH_STRING",
    "PREFECT_API_KEY",
]


def basic(pair: str) -> str:
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


SENT = {
    "auth": basic("au:th"),
    "url": basic("u:rl"),
    "custom": "Own custom",
    "headers": "Own header",
    "auth_string": basic("as:argument"),
    "api_key": "Bearer key-argument",
    "PREFECT_API_AUTH_STRING": basic("as:setting"),
    "PREFECT_API_KEY": "Bearer key-setting",
}


@pytest.fixture(autouse=True)
def settings(isolated: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "false")


@contextmanager
def given(
    sources: Iterable[str], wire: Wire, name: str = "Authorization"
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Set credentials in these sources. Returns the URL and the arguments of the client."""
    variables = {
        "PREFECT_API_AUTH_STRING": "as:setting",
        "PREFECT_API_KEY": "key-setting",
        "custom": json.dumps({name: "Own custom"}),
    }
    settings: dict[str, Any] = {}
    arguments: dict[str, Any] = {"httpx_settings": settings}
    names = {"custom": "PREFECT_CLIENT_CUSTOM_HEADERS"}
    variables = {names.get(one, one): text for one, text in variables.items() if one in sources}
    if "headers" in sources:
        settings["headers"] = {name: "Own header"}
    if "auth" in sources:
        settings["auth"] = ("au", "th")
    if "auth_string" in sources:
        arguments["auth_string"] = "as:argument"
    if "api_key" in sources:
        arguments["api_key"] = "key-argument"
    with pytest.MonkeyPatch.context() as patch:
        for one, text in variables.items():
            patch.setenv(one, text)
        yield wire.api_url.replace("//", "//u:rl@" if "url" in sources else "//"), arguments


def sync_hello(url: str, **arguments: Any) -> None:
    SyncPrefectClient(url, **arguments).hello()


def async_hello(url: str, **arguments: Any) -> None:
    async def main() -> None:
        await PrefectClient(url, **arguments).hello()

    asyncio.run(main())


def cloud_get(url: str, **arguments: Any) -> None:
    async def main() -> None:
        await CloudClient(url, **arguments).get("/me/workspaces")

    asyncio.run(main())


CLIENTS = {"sync": sync_hello, "async": async_hello, "cloud": cloud_get}


@pytest.fixture(params=CLIENTS)
def client(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def sources_of(client: str) -> list[str]:
    # Prefect Cloud has no auth strings: the setting is for other servers, and there is no argument.
    return [
        one for one in ORDER if client != "cloud" or one not in ("auth_string", "PREFECT_API_AUTH_STRING")
    ]


@pytest.mark.parametrize("count", [1, 2, 3, len(ORDER)])
def test_precedence(wire: Wire, client: str, count: int) -> None:
    wire.reply = lambda _: answer([])
    own = sources_of(client)
    for sources in combinations(own, min(count, len(own))):
        with given(sources, wire) as (url, arguments):
            CLIENTS[client](url, **arguments)
        assert wire.requests.pop().all("authorization") == [SENT[sources[0]]], sources


def test_an_auth_string_in_settings_is_not_sent_to_cloud(wire: Wire) -> None:
    wire.reply = lambda _: answer([])
    with given(["PREFECT_API_AUTH_STRING"], wire) as (url, arguments):
        cloud_get(url, **arguments)
    assert wire.requests[0].all("authorization") == []


@pytest.mark.parametrize("name", ["authorization", "AUTHORIZATION", "aUthorization"])
@pytest.mark.parametrize("source", ["custom", "headers"])
def test_header_names_are_case_insensitive(wire: Wire, client: str, name: str, source: str) -> None:
    wire.reply = lambda _: answer([])
    with given([source, "PREFECT_API_KEY"], wire, name) as (url, arguments):
        CLIENTS[client](url, **arguments)
    assert wire.requests[0].all("authorization") == [SENT[source]]


@pytest.mark.parametrize(
    "headers",
    [
        [("Authorization", "Own header")],
        (("authorization", "Own header"),),
        httpx.Headers({"Authorization": "Own header"}),
        {b"Authorization": b"Own header"},
        [("Authorization", "Other"), ("authorization", "Own header")],
        {"Authorization": "Other", "authorization": "Own header"},
        httpx.Headers([("Authorization", "Other"), ("Authorization", "Own header")]),
    ],
    ids=repr,
)
def test_exactly_one_authorization_in_every_form_of_headers(wire: Wire, client: str, headers: Any) -> None:
    wire.reply = lambda _: answer([])
    CLIENTS[client](wire.api_url, api_key="key", httpx_settings={"headers": headers})
    assert wire.requests[0].all("authorization") == ["Own header"]


def test_custom_headers_override_headers_in_httpx_settings(
    wire: Wire, client: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire.reply = lambda _: answer([])
    monkeypatch.setenv("PREFECT_CLIENT_CUSTOM_HEADERS", '{"x-team": "custom"}')
    CLIENTS[client](wire.api_url, httpx_settings={"headers": {"X-Team": "settings", "X-Other": "1"}})
    (seen,) = wire.requests
    assert (seen.all("x-team"), seen.all("x-other")) == (["custom"], ["1"])


@pytest.mark.parametrize("sources", [[], *([one] for one in ORDER), ORDER], ids=str)
def test_a_header_of_a_request_overrides_all(wire: Wire, sources: list[str]) -> None:
    headers = {"authorization": "Own request"}
    with given(sources, wire) as (url, arguments):
        SyncPrefectClient(url, **arguments).request("GET", "/hello", headers=headers)
        twice = [("Authorization", "Other"), ("authorization", "Own request")]
        SyncPrefectClient(url, **arguments).request("GET", "/hello", headers=twice)
    assert [seen.all("authorization") for seen in wire.requests] == [["Own request"]] * 2


@pytest.mark.parametrize(
    ("arguments", "variables", "sent"),
    [
        ({"api_key": ""}, {"PREFECT_API_KEY": "setting"}, []),
        ({"auth_string": ""}, {"PREFECT_API_AUTH_STRING": "as:setting"}, []),
        (
            {"auth_string": ""},
            {"PREFECT_API_AUTH_STRING": "as:setting", "PREFECT_API_KEY": "k"},
            ["Bearer k"],
        ),
        ({"auth_string": "", "api_key": "k"}, {"PREFECT_API_AUTH_STRING": "as:setting"}, ["Bearer k"]),
        ({"api_key": ""}, {"PREFECT_API_AUTH_STRING": "as:setting"}, [basic("as:setting")]),
        ({}, {"PREFECT_API_KEY": ""}, []),
        ({}, {"PREFECT_API_KEY": "k", "PREFECT_API_AUTH_STRING": ""}, ["Bearer k"]),
    ],
)
def test_an_empty_header_removes_it(
    wire: Wire,
    monkeypatch: pytest.MonkeyPatch,
    arguments: dict[str, str],
    variables: dict[str, str],
    sent: list[str],
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    sync_hello(wire.api_url, **arguments)
    async_hello(wire.api_url, **arguments)
    assert [seen.all("authorization") for seen in wire.requests] == [sent, sent]


@pytest.mark.parametrize("source", ORDER)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_server_has_no_credentials(wire: Wire, source: str, status: int) -> None:
    with Wire() as other:
        wire.reply = lambda _: answer(None, status, Location=f"{other.api_url}/hello")
        with given([source], wire) as (url, arguments):
            sync_hello(url, **arguments)
            async_hello(url, **arguments)
        assert [seen.all("authorization") for seen in wire.requests] == [[SENT[source]]] * 2
        assert [seen.all("authorization") for seen in other.requests] == [[], []]


@pytest.mark.parametrize("source", ORDER)
def test_a_redirect_on_the_same_server_has_credentials(wire: Wire, source: str) -> None:
    def reply(seen: Seen) -> bytes:
        moved = answer(None, 307, Location="/api/elsewhere")
        return moved if seen.path.endswith("/hello") else answer("hi")

    wire.reply = reply
    with given([source], wire) as (url, arguments):
        sync_hello(url, **arguments)
    assert [seen.all("authorization") for seen in wire.requests] == [[SENT[source]]] * 2


@pytest.mark.parametrize("source", ORDER)
def test_credentials_are_not_shown(wire: Wire, source: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    wire.reply = lambda _: answer({"detail": "no"}, 401)
    for ask in (sync_hello, async_hello):
        with given([source], wire) as (url, arguments), pytest.raises(Exception, match="401") as caught:
            ask(url, **arguments)
        error: Any = caught.value
        shown = (
            f"{error} {error!r} {error.request!r} {error.request.headers!r} {error.response!r} {caplog.text}"
        )
        for secret in (SENT[source].partition(" ")[2], "Own ", "au:th", "u:rl", "as:", "key-"):
            assert secret not in shown


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    made = Certificates(tmp_path_factory.mktemp("certificates"))
    made.sign("prefect.test", "prefect.test")
    return made


@pytest.mark.parametrize("source", ORDER)
@pytest.mark.parametrize("ask", [sync_hello, async_hello])
def test_credentials_are_not_sent_to_the_proxy_of_a_tunnel(
    certificates: Certificates, source: str, ask: Callable[..., None]
) -> None:
    with Wire(tls=certificates.server("prefect.test")) as wire, Proxy({"prefect.test": wire.port}) as proxy:
        with given([source], wire) as (url, arguments):
            arguments["httpx_settings"].update(proxy=proxy.url(), verify=certificates["ca.pem"])
            ask(url.replace(f"127.0.0.1:{wire.port}", "prefect.test"), **arguments)
        assert wire.requests[0].all("authorization") == [SENT[source]]
        (headers,) = proxy.headers
        assert set(headers) <= {"host", "user-agent"}
