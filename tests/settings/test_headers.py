"""Credentials and headers from settings, also across redirects."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from prefect_rs import SyncPrefectClient, __version__
from prefect_rs.exceptions import PrefectException, SettingsError, ValidationError

from tests.support.profiles import profiles
from tests.support.wire import Seen, Wire, answer, usual

SECRET = "hunter2-very-secret"


def basic(pair: str) -> str:
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


# ---- Credentials ---------------------------------------------------------------------------------


def test_an_api_key_is_sent_as_bearer_token(wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_KEY", "pnu_key")
    ask(wire.api_url)
    assert wire.requests[0].all("authorization") == ["Bearer pnu_key"]


def test_an_auth_string_is_sent_as_basic_auth_and_takes_precedence(
    wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "admin:pä:ss")
    ask(wire.api_url)
    monkeypatch.setenv("PREFECT_API_KEY", "pnu_key")
    ask(wire.api_url)
    assert [seen.all("authorization") for seen in wire.requests] == [[basic("admin:pä:ss")]] * 2


def test_an_auth_string_takes_precedence_over_a_key_from_a_stronger_source(
    wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    profiles('active = "it"\n[profiles.it]\nPREFECT_API_AUTH_STRING = "admin:pass"\n')
    monkeypatch.setenv("PREFECT_API_KEY", "pnu_key")
    ask(wire.api_url)
    assert wire.requests[0].all("authorization") == [basic("admin:pass")]


def test_arguments_override_settings(wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "admin:pass")
    monkeypatch.setenv("PREFECT_API_KEY", "pnu_key")
    ask(wire.api_url, api_key="mine")
    ask(wire.api_url, "mine")
    ask(wire.api_url, auth_string="me:mine")
    ask(wire.api_url, api_key="mine", auth_string="me:mine")
    expected = ["Bearer mine", "Bearer mine", basic("me:mine"), basic("me:mine")]
    assert [seen.headers["authorization"] for seen in wire.requests] == expected


def test_without_credentials_no_header_is_sent(wire: Wire, ask: Any) -> None:
    ask(wire.api_url)
    assert wire.requests[0].all("authorization") == []


def test_credentials_in_the_url_are_sent_and_not_shown(wire: Wire, ask: Any) -> None:
    url = wire.api_url.replace("http://", f"http://us%40er:{SECRET}@")
    ask(url)
    assert wire.requests[0].all("authorization") == [basic(f"us@er:{SECRET}")]
    assert SECRET not in SyncPrefectClient(url).api_url


@pytest.mark.parametrize("key", ["line\nbreak", "null\0", "trailing\r"])
def test_an_api_key_that_is_not_valid_in_a_header(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValidationError, match="api_key") as caught:
        SyncPrefectClient("http://127.0.0.1:9/api", api_key=SECRET + key)
    assert SECRET not in str(caught.value)
    if "\0" in key:
        return  # environment variables cannot contain it
    monkeypatch.setenv("PREFECT_API_KEY", SECRET + key + "more")
    with pytest.raises(SettingsError, match="PREFECT_API_KEY") as told:
        SyncPrefectClient("http://127.0.0.1:9/api")
    assert SECRET not in str(told.value)


def test_secrets_are_in_no_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_KEY", SECRET)
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", f"user:{SECRET}")
    client = SyncPrefectClient(f"http://user:{SECRET}@127.0.0.1:9/api", api_key=SECRET)
    assert SECRET not in repr(client) + str(client) + client.api_url
    with pytest.raises(PrefectException) as caught:
        client.hello()
    assert SECRET not in str(caught.value) + repr(caught.value) + repr(getattr(caught.value, "request", None))


# ---- Headers -------------------------------------------------------------------------------------


def test_headers_of_every_request(wire: Wire, ask: Any) -> None:
    ask(wire.api_url)
    (seen,) = wire.requests
    assert seen.all("x-prefect-api-version") == ["0.8.4"]
    assert seen.all("user-agent") == [f"prefect-rs/{__version__}"]
    assert seen.all("host") == [f"127.0.0.1:{wire.port}"]
    assert "json" in seen.headers["accept"] or seen.headers["accept"] == "*/*"
    assert not [name for name in seen.headers if name.startswith(("x-prefect-worker", "x-prefect-flow"))]


def test_api_version(wire: Wire, ask: Any) -> None:
    ask(wire.api_url, api_version="0.8.0")
    assert wire.requests[0].all("x-prefect-api-version") == ["0.8.0"]


RUN = {
    "PREFECT__WORKER_ID": "X-Prefect-Worker-Id",
    "PREFECT__WORKER_NAME": "X-Prefect-Worker-Name",
    "PREFECT__FLOW_ID": "X-Prefect-Flow-Id",
    "PREFECT__FLOW_NAME": "X-Prefect-Flow-Name",
    "PREFECT__DEPLOYMENT_ID": "X-Prefect-Deployment-Id",
    "PREFECT__DEPLOYMENT_NAME": "X-Prefect-Deployment-Name",
}


def test_headers_about_the_flow_run_in_the_environment(
    wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in RUN:
        monkeypatch.setenv(variable, f"  {variable.lower()} \t")
    ask(wire.api_url)
    for variable, header in RUN.items():
        assert wire.requests[0].all(header) == [variable.lower()], header


def test_blank_names_and_names_with_line_breaks_are_not_sent(
    wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT__WORKER_ID", "   ")
    monkeypatch.setenv("PREFECT__WORKER_NAME", "")
    monkeypatch.setenv("PREFECT__FLOW_NAME", "two\nlines")
    ask(wire.api_url)
    assert not [
        name for name in wire.requests[0].headers if name.startswith(("x-prefect-worker", "x-prefect-flow"))
    ]


def test_non_ascii_names_are_sent_as_utf_8(wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT__FLOW_NAME", "täglich")
    ask(wire.api_url)
    assert wire.requests[0].headers["x-prefect-flow-name"].encode("latin-1").decode() == "täglich"


def test_custom_headers(wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_CUSTOM_HEADERS", json.dumps({"X-Team": "data", "CF-Access": SECRET}))
    ask(wire.api_url)
    assert wire.requests[0].all("x-team") == ["data"]
    assert wire.requests[0].all("cf-access") == [SECRET]


def test_custom_headers_in_toml_files(wire: Wire, ask: Any, isolated: Path) -> None:
    (isolated / "prefect.toml").write_text('[client.custom_headers]\nX-Team = "data"\n')
    ask(wire.api_url)
    assert wire.requests[0].all("x-team") == ["data"]


@pytest.mark.parametrize("name", ["User-Agent", "user-agent", "Prefect-Csrf-Token", "PREFECT-CSRF-CLIENT"])
def test_custom_headers_cannot_replace_the_clients_and_warn(
    wire: Wire, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_CUSTOM_HEADERS", json.dumps({name: SECRET, "X-Team": "data"}))
    SyncPrefectClient(wire.api_url).hello()
    assert SECRET not in dict(wire.requests[0].raw_headers).values()
    assert wire.requests[0].all("x-team") == ["data"]
    messages = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert any(name in message and "PREFECT_CLIENT_CUSTOM_HEADERS" in message for message in messages)
    assert SECRET not in "".join(messages)


@pytest.mark.parametrize(
    "headers",
    ["no json", "[]", '{"X-Team": 5}', '{"X Team": "data"}', json.dumps({"X-Team": f"{SECRET}\r\nX: 1"})],
)
def test_invalid_custom_headers(headers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_CUSTOM_HEADERS", headers)
    with pytest.raises(SettingsError, match="environment variable PREFECT_CLIENT_CUSTOM_HEADERS") as caught:
        SyncPrefectClient("http://127.0.0.1:9/api")
    assert SECRET not in str(caught.value)


# ---- Redirects -----------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_server_has_no_credentials(
    ask: Any, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_CUSTOM_HEADERS", json.dumps({"X-Gate": SECRET}))
    monkeypatch.setenv("PREFECT__FLOW_NAME", "secret-flow")
    with (
        Wire() as other,
        Wire(lambda _: answer(None, status, Location=f"{other.api_url}/elsewhere")) as first,
    ):
        settings = {"headers": {"X-More": SECRET}}
        ask(first.api_url, api_key=SECRET, httpx_settings=settings)
        sent, carried = first.requests[0], other.requests[0]
        assert sent.headers["authorization"] == f"Bearer {SECRET}"
        assert sent.headers["x-gate"] == sent.headers["x-more"] == SECRET
        assert carried.path == "/api/elsewhere"
        assert SECRET not in json.dumps(carried.raw_headers)
        assert not {"authorization", "x-gate", "x-more", "x-prefect-flow-name"} & set(carried.headers)


def test_a_redirect_to_another_name_of_the_same_host_has_no_credentials(ask: Any) -> None:
    with Wire() as other:
        place = other.api_url.replace("127.0.0.1", "localhost")
        with Wire(lambda _: answer(None, 307, Location=place + "/hello")) as first:
            settings = {"cookies": {"session": SECRET}, "headers": {"X-More": SECRET}}
            ask(first.api_url, auth_string=f"user:{SECRET}", httpx_settings=settings)
    assert SECRET in first.requests[0].headers["cookie"]
    assert {"authorization", "cookie", "x-more"} & set(other.requests[0].headers) == set()
    assert SECRET not in json.dumps(other.requests[0].raw_headers)


def test_a_redirect_on_the_same_server_has_credentials(ask: Any) -> None:
    def reply(seen: Seen) -> bytes:
        return usual(seen) if seen.path == "/api/moved" else answer(None, 307, Location="/api/moved")

    with Wire(reply) as wire:
        ask(wire.api_url, api_key=SECRET)
        assert [seen.headers["authorization"] for seen in wire.requests] == [f"Bearer {SECRET}"] * 2
