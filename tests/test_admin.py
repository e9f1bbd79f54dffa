"""The server itself in both clients: greeting, health, versions, and requests of any kind."""

from __future__ import annotations

import copy
import json
import logging
import pickle
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import unquote
from uuid import UUID

import httpx
import prefect_rs
import pytest
from helpers_standin import Asked, Caller, StandIn, as_json, http
from prefect_rs.exceptions import (
    ConnectError,
    DecodingError,
    ObjectNotFound,
    PrefectException,
    PrefectHTTPStatusError,
    ServerVersionMismatch,
    ValidationError,
)

Call = Callable[..., Any]
Unique = Callable[[str], str]
Connect = Callable[..., Caller]


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest) -> Iterator[Connect]:
    """A client, sync or async, of any URL: `connect(url, **options)("hello")`."""
    made: list[Caller] = []

    def connect(api: Any, **options: Any) -> Caller:
        made.append(Caller(request.param, api, **options))
        return made[-1]

    yield connect
    for one in made:
        one.close()


# ---- Greeting, health, versions ------------------------------------------------------------------


def test_the_server_waves_back(call: Call) -> None:
    response = call("hello")
    assert response.status_code == 200
    assert response.json() == "👋"
    assert response.text == '"👋"'
    assert response.content == '"👋"'.encode()


def test_a_healthy_server_has_no_problem(call: Call) -> None:
    assert call("api_healthcheck") is None


def test_the_health_of_a_dead_port_is_the_error(connect: Connect, free_port: int) -> None:
    problem = connect(f"http://127.0.0.1:{free_port}/api")("api_healthcheck")
    assert isinstance(problem, ConnectError)
    assert isinstance(problem, ConnectionError)
    assert isinstance(problem, httpx.ConnectError)
    assert f"GET http://127.0.0.1:{free_port}/api/health" in str(problem)
    assert problem.request.method == "GET"


def test_the_health_of_a_server_that_is_ill_is_the_error(connect: Connect) -> None:
    with StandIn(as_json({"detail": "the database is gone"}, 500)) as server:
        problem = connect(server.api_url)("api_healthcheck")
    assert isinstance(problem, PrefectHTTPStatusError)
    assert problem.status_code == 500
    assert "the database is gone" in str(problem)


def test_other_calls_to_a_dead_port_raise(connect: Connect, free_port: int) -> None:
    client = connect(f"http://127.0.0.1:{free_port}/api")
    for name in ("hello", "api_version", "read_flows", "raise_for_api_version_mismatch"):
        with pytest.raises(ConnectError) as caught:
            client(name)
        assert isinstance(caught.value, PrefectException)


def test_the_versions(call: Call, server_version: str) -> None:
    assert call("api_version") == server_version


def test_the_version_of_the_servers_api(call: Call) -> None:
    version = call("server_api_version")
    assert type(version) is str
    assert version.count(".") == 2
    assert version != call("api_version")
    assert call("client_version") == "3.9.1"


def test_the_client_version_is_no_coroutine(api_url: str) -> None:
    assert prefect_rs.PrefectClient(api_url).client_version() == "3.9.1"


def test_the_url_of_the_api(api_url: str) -> None:
    for client in (prefect_rs.PrefectClient(api_url), prefect_rs.SyncPrefectClient(api_url)):
        assert str(client.api_url).rstrip("/") == api_url
    with_credentials = api_url.replace("http://", "http://user:secret@")
    assert "secret" not in str(prefect_rs.SyncPrefectClient(with_credentials).api_url)


# ---- Comparing versions --------------------------------------------------------------------------


def test_the_real_server_is_warned_of_only_if_it_is_older(
    call: Call, caplog: pytest.LogCaptureFixture, server_version: str
) -> None:
    caplog.clear()  # of the warning of the first client that was entered
    with caplog.at_level(logging.WARNING, "prefect_rs"):
        assert call("raise_for_api_version_mismatch") is None
        assert call("raise_for_api_version_mismatch_once") is None
    warnings = [record.getMessage() for record in caplog.records]
    if server_version == call("client_version"):
        assert warnings == []
    else:
        assert len(warnings) == 1
        assert f"Prefect {server_version}, older than the 3.9.1" in warnings[0]


@pytest.mark.parametrize("version", ["2.20.3", "4.0.0", "4.0.0rc1", "10.1.2"])
def test_another_major_version_is_a_mismatch(connect: Connect, version: str) -> None:
    with StandIn(as_json(version)) as server:
        client = connect(server.api_url)
        for name in ("raise_for_api_version_mismatch", "raise_for_api_version_mismatch_once"):
            with pytest.raises(ServerVersionMismatch) as caught:
                client(name)
            assert isinstance(caught.value, RuntimeError)
            assert isinstance(caught.value, PrefectException)
            assert version in str(caught.value)
            assert "3.9.1" in str(caught.value)
        assert [one.path for one in server.asked] == ["/api/admin/version"] * 2


@pytest.mark.parametrize("version", ["3.9.0", "3.8.99", "3.0.0", "3.4.0.dev1", "3.1"])
def test_an_older_server_gets_a_warning(
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
def test_a_newer_server_gets_no_warning(
    connect: Connect, caplog: pytest.LogCaptureFixture, version: str
) -> None:
    with StandIn(as_json(version)) as server:
        with caplog.at_level(logging.WARNING, "prefect_rs"):
            assert connect(server.api_url)("raise_for_api_version_mismatch") is None
        assert caplog.records == []


def test_an_older_server_is_warned_of_once_in_a_process(
    connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
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


def test_entering_a_client_compares_the_versions(caplog: pytest.LogCaptureFixture) -> None:
    with StandIn(as_json("3.1.0")) as server, caplog.at_level(logging.WARNING, "prefect_rs"):
        for _ in range(2):
            with prefect_rs.SyncPrefectClient(server.api_url):
                pass
        assert [one.path for one in server.asked] == ["/api/admin/version"]
        assert len(caplog.records) == 1
    with (
        StandIn(as_json("2.1.0")) as server,
        pytest.raises(RuntimeError, match=r"2\.1\.0"),
        prefect_rs.SyncPrefectClient(server.api_url),
    ):
        raise AssertionError("the client was entered")


def test_the_versions_are_not_compared_where_the_settings_say_so(
    connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED", "false")
    with StandIn(as_json("2.1.0")) as server:
        assert connect(server.api_url)("raise_for_api_version_mismatch_once") is None
        assert server.asked == []


def test_prefect_cloud_goes_with_every_client(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    with StandIn(as_json("2.1.0")) as server:
        monkeypatch.setenv("PREFECT_CLOUD_API_URL", server.api_url)
        client = connect(f"{server.api_url}/accounts/a/workspaces/w")
        assert client("raise_for_api_version_mismatch") is None
        assert client("raise_for_api_version_mismatch_once") is None
        assert server.asked == []


@pytest.mark.parametrize("answer", ['"none"', '""', "null", "3", "[]"])
def test_a_version_that_is_none_is_an_error(connect: Connect, answer: str) -> None:
    with StandIn(http(answer)) as server:
        with pytest.raises(PrefectException) as caught:
            connect(server.api_url)("raise_for_api_version_mismatch")
        assert f"http://127.0.0.1:{server.port}/api" in str(caught.value)


def test_no_credential_of_the_url_shows_in_a_mismatch(
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


# ---- Requests of any kind ------------------------------------------------------------------------


def test_a_request_with_json_and_path_params(call: Call, unique: Unique) -> None:
    name = unique("request")
    made = call("request", "POST", "/flows/", json={"name": name, "tags": ["t"]})
    assert made.status_code == 201
    read = call("request", "GET", "/flows/{id}", path_params={"id": UUID(made.json()["id"])})
    assert read.json()["name"] == name
    found = call("request", "get", "flows/name/{name}", None, {"name": name})
    assert found.json()["id"] == made.json()["id"]


def echo(asked: Asked) -> Any:
    return as_json(
        {
            "method": asked.method,
            "path": asked.path,
            "query": asked.query,
            "headers": asked.headers,
            "body": asked.body.decode("utf-8", "backslashreplace"),
        }
    )


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_every_method_is_sent(connect: Connect, method: str) -> None:
    with StandIn(echo) as server:
        answer = connect(server.api_url)("request", method, "/x/y").json()
    assert (answer["method"], answer["path"]) == (method, "/api/x/y")


PARAMS: dict[str, tuple[Any, str]] = {
    "text": ({"a": "b c&d=é"}, "a=b+c%26d%3D%C3%A9"),
    "number": ({"a": 1, "b": 1.5}, "a=1&b=1.5"),
    "flag": ({"a": True, "b": False}, "a=true&b=false"),
    "none": ({"a": None}, "a="),
    "list": ({"a": [1, 2], "b": ("x",)}, "a=1&a=2&b=x"),
    "pairs": ([("a", "1"), ("a", "2")], "a=1&a=2"),
    "uuid": ({"id": UUID(int=7)}, f"id={UUID(int=7)}"),
    "empty": ({}, ""),
    "nothing": (None, ""),
}


@pytest.mark.parametrize("which", PARAMS)
def test_params_are_written_into_the_query(connect: Connect, which: str) -> None:
    params, expected = PARAMS[which]
    with StandIn(echo) as server:
        query = connect(server.api_url)("request", "GET", "/x", params).json()["query"]
    assert query.replace("%20", "+") == expected


@pytest.mark.parametrize("value", ["a/b", "?x=1", "#y", "a b", "é", "%41", "a/../b", "{x}", "a;b"])
def test_path_params_stay_one_part_of_the_path(connect: Connect, value: str) -> None:
    with StandIn(echo) as server:
        client = connect(server.api_url)
        path = client("request", "GET", "/a/{p}/z", path_params={"p": value}).json()["path"]
    before, part, after = path.removeprefix("/api").strip("/").split("/")
    assert (before, unquote(part), after) == ("a", value, "z")


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_path_param_that_no_path_can_hold_is_refused(connect: Connect, value: str) -> None:
    with StandIn(echo) as server:
        with pytest.raises(ValidationError, match="path_params"):
            connect(server.api_url)("request", "GET", "/a/{p}", path_params={"p": value})
        assert server.asked == []


def test_a_path_param_that_is_missing_is_named(connect: Connect) -> None:
    with StandIn(echo) as server:
        with pytest.raises(ValidationError, match=r"path_params.id"):
            connect(server.api_url)("request", "GET", "/a/{id}", path_params={"other": 1})
        assert server.asked == []


@pytest.mark.parametrize(
    "value",
    [{"a": [1, None, "é"]}, [], "text", 0, False, 2**70, {"when": Decimal("1.50"), "id": UUID(int=1)}],
)
def test_json_is_the_body(connect: Connect, value: Any) -> None:
    with StandIn(echo) as server:
        answer = connect(server.api_url)("request", "POST", "/x", json=value).json()
        assert server.asked[0].headers["content-type"] == "application/json"
    expected = json.loads(json.dumps(value, default=str))
    assert json.loads(answer["body"]) == expected


def test_content_is_the_body_as_it_is(connect: Connect) -> None:
    with StandIn(echo) as server:
        client = connect(server.api_url)
        client("request", "POST", "/x", content=b"\x00\xff\r\n", headers={"Content-Type": "x/y"})
        client("request", "POST", "/x", content="é")
        client("request", "POST", "/x")
        assert [one.body for one in server.asked] == [b"\x00\xff\r\n", "é".encode(), b""]
        assert server.asked[0].headers["content-type"] == "x/y"


@pytest.mark.parametrize("kind", ["dict", "httpx"])
def test_headers_go_over_the_clients_own(connect: Connect, kind: str) -> None:
    headers: Any = {"X-Mine": "1", "User-Agent": "me"}
    if kind == "httpx":
        headers = httpx.Headers(headers)
    with StandIn(echo) as server:
        sent = connect(server.api_url)("request", "GET", "/x", headers=headers).json()["headers"]
    assert sent["x-mine"] == "1"
    assert sent["user-agent"] == "me"
    assert sent["x-prefect-api-version"] == "0.8.4"


def test_json_and_content_exclude_each_other(connect: Connect) -> None:
    with StandIn(echo) as server:
        with pytest.raises((TypeError, ValidationError), match=r"json.*content"):
            connect(server.api_url)("request", "POST", "/x", json={}, content=b"")
        assert server.asked == []


def test_an_error_status_raises(call: Call) -> None:
    with pytest.raises(ObjectNotFound) as caught:
        call("request", "GET", "/nothing/here")
    assert caught.value.response.status_code == 404
    assert caught.value.request.url.endswith("/api/nothing/here")


# ---- Response and request ------------------------------------------------------------------------


@pytest.fixture
def pair(connect: Connect) -> Iterator[tuple[Any, httpx.Response]]:
    """The same answer to the same request, once as this package gives it and once as httpx does."""
    answer = http(
        '{"a": "é"}', 201, headers={"X-Two": "1", "x-two": "2", "Set-Cookie": "k=v"}, reason="Created"
    )
    with StandIn(answer) as server:
        ours = connect(server.api_url)("request", "POST", "/x", {"q": "1"}, json={"b": 1})
        content = ours.request.content
        with httpx.Client(trust_env=False) as client:
            theirs = client.post(f"{server.api_url}/x", params={"q": "1"}, content=content)
        yield ours, theirs


def test_a_response_answers_as_httpx_does(pair: tuple[Any, httpx.Response]) -> None:
    ours, theirs = pair
    for name in (
        "status_code",
        "reason_phrase",
        "http_version",
        "content",
        "text",
        "is_success",
        "is_error",
        "is_redirect",
        "encoding",
    ):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert str(ours.url) == str(theirs.url)
    assert ours.json() == theirs.json() == {"a": "é"}
    assert ours.read() == theirs.read()
    assert ours.raise_for_status() is ours
    assert repr(ours) == repr(theirs) == "<Response [201 Created]>"


def test_headers_answer_as_httpx_does(pair: tuple[Any, httpx.Response]) -> None:
    ours, theirs = pair[0].headers, pair[1].headers
    assert ours["X-TWO"] == theirs["X-TWO"] == "1, 2"
    assert ours.get("content-TYPE") == theirs.get("content-TYPE") == "application/json"
    assert ours.get("nothing") is theirs.get("nothing") is None
    assert ours.get("nothing", "else") == "else"
    assert "set-cookie" in ours
    assert "nothing" not in ours
    assert dict(ours) == dict(theirs)
    assert list(ours) == list(theirs)
    assert ours.multi_items() == theirs.multi_items()
    assert list(ours.items()) == list(theirs.items())
    with pytest.raises(KeyError):
        ours["nothing"]


def test_what_else_code_asks_of_a_response_answers_as_httpx_does(pair: tuple[Any, httpx.Response]) -> None:
    ours, theirs = pair
    missing = [name for name in ("is_client_error", "is_server_error") if not hasattr(ours, name)]
    missing += [] if hasattr(ours.headers, "get_list") else ["headers.get_list"]
    assert missing == []
    assert ours.is_client_error == theirs.is_client_error
    assert ours.is_server_error == theirs.is_server_error
    assert ours.headers.get_list("x-two") == theirs.headers.get_list("x-two")


def test_a_request_answers_as_httpx_does(pair: tuple[Any, httpx.Response]) -> None:
    ours, theirs = pair[0].request, pair[1].request
    assert ours.method == theirs.method == "POST"
    assert str(ours.url) == str(theirs.url)
    assert ours.content == theirs.content
    assert json.loads(ours.content) == {"b": 1}
    assert "authorization" not in ours.headers
    assert repr(ours) == repr(theirs)


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_response_survives_a_pickle(pair: tuple[Any, httpx.Response], protocol: int) -> None:
    ours = pair[0]
    for again in (pickle.loads(pickle.dumps(ours, protocol)), copy.deepcopy(ours), copy.copy(ours)):
        assert again == ours
        assert type(again) is type(ours)
        assert again.json() == {"a": "é"}
        assert again.headers.multi_items() == ours.headers.multi_items()
        assert again.request == ours.request
        assert again.request.content == ours.request.content


def test_json_of_no_json_says_which_request_it_was(connect: Connect) -> None:
    with StandIn(http("<html>", content_type="text/html")) as server:
        response = connect(server.api_url)("request", "GET", "/x")
        assert response.text == "<html>"
        with pytest.raises(DecodingError) as caught:
            response.json()
    assert isinstance(caught.value, ValueError)  # as json.JSONDecodeError, which httpx raises, is one
    assert f"GET http://127.0.0.1:{server.port}/api/x" in str(caught.value)
    assert caught.value.response == response


def test_text_goes_by_the_charset(connect: Connect) -> None:
    with StandIn(http("é".encode("latin-1"), content_type="text/plain; charset=iso-8859-1")) as server:
        response = connect(server.api_url)("request", "GET", "/x")
    assert response.content == b"\xe9"
    assert response.text == "é"


def test_the_reason_is_the_servers_own(connect: Connect) -> None:
    with StandIn(http(b"{}", 299, reason="Very Own")) as server:
        response = connect(server.api_url)("request", "GET", "/x")
    assert (response.status_code, response.is_success) == (299, True)
