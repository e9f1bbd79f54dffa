"""`hello`, health checks and versions."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable
from typing import Any

import httpx
import prefect_rs
import pytest
from prefect_rs.exceptions import (
    AuthenticationError,
    ConnectError,
    PrefectException,
    PrefectHTTPStatusError,
    ServerVersionMismatch,
)

from tests.support.standin import Caller, StandIn, as_json, http

Call = Callable[..., Any]
Unique = Callable[[str], str]
Connect = Callable[..., Caller]


# ---- hello, health, versions ---------------------------------------------------------------------


def test_hello(call: Call) -> None:
    response = call("hello")
    assert response.status_code == 200
    assert response.json() == "👋"
    assert response.text == '"👋"'
    assert response.content == '"👋"'.encode()


def test_healthcheck_of_a_healthy_server_returns_none(call: Call) -> None:
    assert call("api_healthcheck") is None


def test_healthcheck_of_a_closed_port_returns_the_error(connect: Connect, free_port: int) -> None:
    problem = connect(f"http://127.0.0.1:{free_port}/api")("api_healthcheck")
    assert isinstance(problem, ConnectError)
    assert isinstance(problem, ConnectionError)
    assert isinstance(problem, httpx.ConnectError)
    assert f"GET http://127.0.0.1:{free_port}/api/health" in str(problem)
    assert problem.request.method == "GET"


def test_healthcheck_of_a_failing_server_returns_the_error(connect: Connect) -> None:
    with StandIn(as_json({"detail": "the database is gone"}, 500)) as server:
        problem = connect(server.api_url)("api_healthcheck")
    assert isinstance(problem, PrefectHTTPStatusError)
    assert problem.status_code == 500
    assert "the database is gone" in str(problem)


def test_other_methods_raise_for_a_closed_port(connect: Connect, free_port: int) -> None:
    client = connect(f"http://127.0.0.1:{free_port}/api")
    for name in ("hello", "api_version", "read_flows", "raise_for_api_version_mismatch"):
        with pytest.raises(ConnectError) as caught:
            client(name)
        assert isinstance(caught.value, PrefectException)


def test_api_version_and_client_version(call: Call, server_version: str) -> None:
    assert call("api_version") == server_version


def test_server_api_version(call: Call) -> None:
    version = call("server_api_version")
    assert type(version) is str
    assert version.count(".") == 2
    assert version != call("api_version")
    assert call("client_version") == "3.9.1"


def test_client_version_is_not_a_coroutine(api_url: str) -> None:
    assert prefect_rs.PrefectClient(api_url).client_version() == "3.9.1"


def test_api_url(api_url: str) -> None:
    for client in (prefect_rs.PrefectClient(api_url), prefect_rs.SyncPrefectClient(api_url)):
        assert str(client.api_url).rstrip("/") == api_url
    with_credentials = api_url.replace("http://", "http://user:secret@")
    assert "secret" not in str(prefect_rs.SyncPrefectClient(with_credentials).api_url)


# ---- Version check -------------------------------------------------------------------------------


def test_the_real_server_causes_a_warning_only_if_it_is_older(
    call: Call, caplog: pytest.LogCaptureFixture, server_version: str
) -> None:
    with caplog.at_level(logging.WARNING, "prefect_rs"):
        assert call("raise_for_api_version_mismatch_once") is None
        caplog.clear()  # an earlier test may have called it
        assert call("raise_for_api_version_mismatch") is None
        assert call("raise_for_api_version_mismatch_once") is None
    warnings = [record.getMessage() for record in caplog.records]
    if server_version == call("client_version"):
        assert warnings == []
    else:
        assert len(warnings) == 1
        assert f"an older version of Prefect than your client: {server_version}" in warnings[0]


@pytest.mark.parametrize("version", ["2.20.3", "4.0.0", "4.0.0rc1", "10.1.2"])
def test_another_major_version_raises(connect: Connect, version: str) -> None:
    with StandIn(as_json(version)) as server:
        client = connect(server.api_url)
        for name in ("raise_for_api_version_mismatch", "raise_for_api_version_mismatch_once"):
            with pytest.raises(ServerVersionMismatch) as caught:
                client(name)
            assert isinstance(caught.value, RuntimeError)
            assert isinstance(caught.value, PrefectException)
            message = f"Found incompatible versions: client: 3.9.1, server: {version} at {server.api_url}."
            assert str(caught.value) == f"{message} Major versions must match"
        assert [one.path for one in server.asked] == ["/api/admin/version"] * 2


@pytest.mark.parametrize("version", ["3.9.0", "3.8.99", "3.0.0", "3.4.0.dev1", "3.1"])
def test_an_older_server_causes_a_warning(
    connect: Connect, caplog: pytest.LogCaptureFixture, version: str
) -> None:
    with StandIn(as_json(version)) as server:
        with caplog.at_level(logging.WARNING, "prefect_rs"):
            assert connect(server.api_url)("raise_for_api_version_mismatch") is None
        [record] = caplog.records
        assert record.name == "prefect_rs"
        assert record.levelno == logging.WARNING
        assert version in record.getMessage()
        assert "3.9.1" in record.getMessage()


@pytest.mark.parametrize("version", ["3.9.1", "3.9.2", "3.10.0", "3.100.0", "3.9.1+12.gabc"])
def test_a_newer_server_causes_no_warning(
    connect: Connect, caplog: pytest.LogCaptureFixture, version: str
) -> None:
    with StandIn(as_json(version)) as server:
        with caplog.at_level(logging.WARNING, "prefect_rs"):
            assert connect(server.api_url)("raise_for_api_version_mismatch") is None
        assert caplog.records == []


def test_the_warning_is_given_once_per_process(connect: Connect, caplog: pytest.LogCaptureFixture) -> None:
    with StandIn(as_json("3.1.0")) as server, caplog.at_level(logging.WARNING, "prefect_rs"):
        client = connect(server.api_url)
        client("raise_for_api_version_mismatch_once")
        client("raise_for_api_version_mismatch_once")
        connect(server.api_url)("raise_for_api_version_mismatch_once")
        assert len(server.asked) == 1
        assert len(caplog.records) == 1
        client("raise_for_api_version_mismatch")
        assert len(server.asked) == 2
        assert len(caplog.records) == 2


def test_entering_a_client_does_not_check_the_version(caplog: pytest.LogCaptureFixture) -> None:
    with StandIn(as_json("3.1.0")) as server, caplog.at_level(logging.WARNING, "prefect_rs"):
        with prefect_rs.SyncPrefectClient(server.api_url) as client:
            assert server.asked == []
            client.raise_for_api_version_mismatch_once()
        assert len(caplog.records) == 1


@pytest.mark.parametrize("name", ["raise_for_api_version_mismatch", "raise_for_api_version_mismatch_once"])
def test_an_unreachable_api_raises_a_runtime_error(connect: Connect, free_port: int, name: str) -> None:
    url = f"http://127.0.0.1:{free_port}/api"
    with pytest.raises(RuntimeError, match=f"Failed to reach API at {url}: could not connect") as caught:
        connect(url)(name)
    assert isinstance(caught.value, ConnectError)
    assert isinstance(caught.value, httpx.ConnectError)
    assert type(caught.value).__name__ == "ConnectError"
    again = pickle.loads(pickle.dumps(caught.value))
    assert isinstance(again, RuntimeError)
    assert isinstance(again, ConnectError)
    assert str(again) == str(caught.value)
    assert again.request == caught.value.request


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_missing_version_raises_a_runtime_error(connect: Connect, status: int) -> None:
    with StandIn(as_json({"detail": "it is ill"}, status)) as server:
        client = connect(server.api_url.replace("http://", "http://user:hunter2@"))
        message = f"Failed to reach API at {server.api_url}: {status}.*it is ill"
        for _ in range(2):  # failures are not cached
            with pytest.raises(RuntimeError, match=message) as caught:
                client("raise_for_api_version_mismatch_once")
            assert isinstance(caught.value, PrefectHTTPStatusError)
            assert caught.value.status_code == status
            assert "hunter2" not in str(caught.value)
        assert len(server.asked) == 2


def test_a_rejected_key_is_not_reported_as_unreachable(connect: Connect) -> None:
    with (
        StandIn(as_json({"detail": "Unauthorized"}, 401)) as server,
        pytest.raises(AuthenticationError, match="Unauthorized") as caught,
    ):
        connect(server.api_url)("raise_for_api_version_mismatch")
    assert not isinstance(caught.value, RuntimeError)


def test_other_methods_raise_no_runtime_error(connect: Connect, free_port: int) -> None:
    client = connect(f"http://127.0.0.1:{free_port}/api")
    for name in ("api_version", "hello"):
        with pytest.raises(ConnectError) as caught:
            client(name)
        assert not isinstance(caught.value, RuntimeError)


def test_the_version_check_can_be_disabled(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED", "false")
    with StandIn(as_json("2.1.0")) as server:
        assert connect(server.api_url)("raise_for_api_version_mismatch_once") is None
        assert server.asked == []


def test_prefect_cloud_is_not_checked(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    with StandIn(as_json("2.1.0")) as server:
        monkeypatch.setenv("PREFECT_CLOUD_API_URL", server.api_url)
        client = connect(f"{server.api_url}/accounts/a/workspaces/w")
        assert client("raise_for_api_version_mismatch") is None
        assert client("raise_for_api_version_mismatch_once") is None
        assert server.asked == []


@pytest.mark.parametrize("answer", ['"none"', '""', "null", "3", "[]"])
def test_an_invalid_version_raises(connect: Connect, answer: str) -> None:
    with StandIn(http(answer)) as server:
        with pytest.raises(PrefectException) as caught:
            connect(server.api_url)("raise_for_api_version_mismatch")
        assert f"http://127.0.0.1:{server.port}/api" in str(caught.value)


def test_credentials_in_the_url_are_not_in_the_error(
    connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    for version in ("2.0.0", "3.0.0"):
        with StandIn(as_json(version)) as server, caplog.at_level(logging.WARNING, "prefect_rs"):
            client = connect(server.api_url.replace("http://", "http://user:hunter2@"))
            if version == "2.0.0":
                with pytest.raises(ServerVersionMismatch) as caught:
                    client("raise_for_api_version_mismatch")
                assert "hunter2" not in str(caught.value)
                assert "hunter2" not in repr(caught.value)
            else:
                client("raise_for_api_version_mismatch")
    assert len(caplog.records) == 1
    assert "hunter2" not in caplog.text
