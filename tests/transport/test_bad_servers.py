"""Servers that answer anything but what was asked for: the errors name the request, and nothing crashes."""

from __future__ import annotations

import json
import pickle
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest
from prefect_rs import exceptions as exc
from prefect_rs.states import Running

from tests.support.standin import Caller, Reply, StandIn, as_json, http

ID = uuid4()
FLOW = {
    "id": str(ID),
    "name": "f",
    "created": "2026-01-01T00:00:00Z",
    "updated": None,
    "tags": [],
    "labels": {},
}
SECRETS = ("hunter2", "aHVudGVy", "user:", "pnu_secret")


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> str:
    mode: str = request.param
    return mode


def ask(
    mode: str, api: str, name: str, /, *args: Any, options: dict[str, Any] | None = None, **kwargs: Any
) -> Any:
    caller = Caller(mode, api, **(options or {}))
    try:
        return caller(name, *args, **kwargs)
    finally:
        caller.close()


def error_of(mode: str, answer: Any, name: str, /, *args: Any, **kwargs: Any) -> Any:
    """The error of one call to a server that gives this answer. Its credentials must not show anywhere."""
    with StandIn(answer) as server:
        url = server.api_url.replace("http://", "http://user:hunter2@")
        with pytest.raises(exc.PrefectException) as caught:
            ask(mode, url, name, *args, **kwargs)
        error: Any = caught.value
        shown = f"{error}{error!r}{error.args}{error.request!r}{error.request.url}{error.request.headers!r}"
        for secret in SECRETS:
            assert secret not in shown
        assert server.api_url in str(error)
        assert server.asked[0].headers["authorization"].startswith("Basic ")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (type(error), str(error))
    return error


# ---- Answers of another shape --------------------------------------------------------------------

HTML = "<!DOCTYPE html><html><body>502? No, all is well.</body></html>"
DEEP = "[" * 100_000 + "]" * 100_000
NO_FLOW: dict[str, Reply] = {
    "nothing": http(b""),
    "nothing, 204": http(b"", 204, content_type=None),
    "null": http("null"),
    "a number": http("3"),
    "a text": http('"flow"'),
    "a list": http("[]"),
    "an empty object": http("{}"),
    "another object": http('{"status": "ok"}'),
    "a list of it": as_json([FLOW]),
    "an id that is none": as_json({**FLOW, "id": "nope"}),
    "a number for a name": as_json({**FLOW, "name": 5}),
    "a null for a name": as_json({**FLOW, "name": None}),
    "a text for tags": as_json({**FLOW, "tags": "red"}),
    "a time that is none": as_json({**FLOW, "created": "yesterday"}),
    "half a body, as announced": http(json.dumps(FLOW)[:40]),
    "two bodies": http(json.dumps(FLOW) * 2),
    "no UTF-8": http(json.dumps(FLOW).replace("f", "\xff").encode("latin-1")),
    "half of UTF-16": http(json.dumps(FLOW).encode("utf-16")[:-1]),
    "garbage": http(bytes(range(256)) * 10, content_type="application/octet-stream"),
    "NaN": http('{"id": NaN}'),
    "deep nesting": http(DEEP),
    "deep objects": http('{"id":' * 50_000),
    "a long line": http('{"id": "' + "x" * 1_000_000 + '"}'),
    "a control character": http('{"id": "\x00"}'),
}


@pytest.mark.parametrize("which", NO_FLOW)
def test_an_answer_that_is_no_flow(mode: str, which: str) -> None:
    error = error_of(mode, NO_FLOW[which], "read_flow", ID)
    assert type(error).__name__ == "DecodingError"
    assert isinstance(error, exc.DecodingError)
    assert isinstance(error, ValueError)  # as json.JSONDecodeError is
    assert isinstance(error, httpx.DecodingError)
    assert f"GET {error.request.url}" in str(error)
    assert error.request.url.endswith(f"/api/flows/{ID}")
    assert error.response.status_code in (200, 204)
    assert error.response.request == error.request
    assert len(str(error)) < 1000


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("read_flows", ()),
        ("read_flow_runs", ()),
        ("count_flow_runs", ()),
        ("read_flow_run", (ID,)),
        ("read_flow_run_states", (ID,)),
        ("read_flow_run_state", (ID,)),
        ("create_flow_from_name", ("x",)),
        ("create_flow_run", (str(ID),)),
        ("set_flow_run_state", (ID, Running())),
        ("resume_flow_run", (ID,)),
        ("filter_flow_run_input", (ID, "", 1, [])),
        ("api_version", ()),
    ],
)
@pytest.mark.parametrize("body", [HTML, "", '{"a": ', '{"unheard": "of"}'])
def test_an_answer_that_no_call_understands(mode: str, name: str, args: tuple[Any, ...], body: str) -> None:
    error = error_of(mode, http(body), name, *args)
    assert isinstance(error, exc.DecodingError)
    assert f"{error.request.method} {error.request.url}" in str(error)
    assert error.response.text == body


def test_the_message_shows_how_the_answer_begins(mode: str) -> None:
    error = error_of(mode, http(HTML, content_type="text/html; charset=utf-8"), "read_flow", ID)
    assert "<!DOCTYPE html>" in str(error)
    assert "text/html" in str(error)


def test_the_message_says_where_an_answer_is_wrong(mode: str) -> None:
    error = error_of(mode, as_json({**FLOW, "name": 5}), "read_flow", ID)
    assert "name: " in str(error)
    assert "integer `5`" in str(error)
    error = error_of(mode, as_json({key: FLOW[key] for key in FLOW if key != "name"}), "read_flow", ID)
    assert "`name` is missing" in str(error)


def test_one_bad_object_in_a_list(mode: str) -> None:
    error = error_of(mode, as_json([FLOW, {**FLOW, "id": 5}]), "read_flows")
    assert isinstance(error, exc.DecodingError)


def test_an_input_that_is_no_text(mode: str) -> None:
    error = error_of(mode, http(b"\xff\xfe"), "read_flow_run_input", ID, "k")
    assert isinstance(error, exc.DecodingError)
    assert error.response.content == b"\xff\xfe"


def test_what_a_newer_server_adds_is_no_error(mode: str) -> None:
    flow = {**FLOW, "colour": "red", "deeper": {"a": [1, {"b": None}]}}
    with StandIn(as_json(flow)) as server:
        read = ask(mode, server.api_url, "read_flow", ID)
    assert read.id == ID
    assert read.colour == "red"
    assert read.model_dump()["deeper"] == {"a": [1, {"b": None}]}


def test_what_an_older_server_leaves_out_is_no_error(mode: str) -> None:
    with StandIn(as_json({"id": str(ID), "name": "f"})) as server:
        read = ask(mode, server.api_url, "read_flow", ID)
    assert (read.id, read.name, read.created, read.tags, read.labels) == (ID, "f", None, [], {})


def test_deep_parameters_are_read(mode: str) -> None:
    deep = '{"a":' * 1000 + "1" + "}" * 1000
    run = f'{{"id": "{ID}", "flow_id": "{ID}", "name": "r", "parameters": {{"p": {deep}}}}}'
    with StandIn(http(run)) as server:
        value = ask(mode, server.api_url, "read_flow_run", ID).parameters["p"]
    depth = 0
    while isinstance(value, dict):
        value = value["a"]
        depth += 1
    assert (depth, value) == (1000, 1)


@pytest.mark.parametrize("levels", [100_000, 1_000_000])
def test_parameters_of_any_depth_are_read_or_an_error_and_never_a_crash(mode: str, levels: int) -> None:
    run = f'{{"id": "{ID}", "flow_id": "{ID}", "parameters": {{"p": {"[" * levels}{"]" * levels}}}}}'
    with StandIn(http(run)) as server:
        try:
            value = ask(mode, server.api_url, "read_flow_run", ID).parameters["p"]
        except (exc.DecodingError, RecursionError):
            return
    depth = 1
    while value:
        [value] = value
        depth += 1
    assert depth == levels


# ---- Broken HTTP ---------------------------------------------------------------------------------

HALF = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"id": "'
BROKEN: dict[str, Reply] = {
    "no answer": Reply(b""),
    "half a status line": Reply(b"HTTP/1.1 20"),
    "half the headers": Reply(b"HTTP/1.1 200 OK\r\nContent-Le"),
    "half a body": Reply(HALF),
    "no body": Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"),
    "half a chunk": Reply(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{}"),
    "a chunk without size": Reply(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"
    ),
    "no last chunk": Reply(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"),
    "a length that is no number": Reply(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}"),
    "a length below zero": Reply(b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}"),
    "two lengths": Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
    "a status that is none": Reply(b"HTTP/1.1 abc OK\r\n\r\n"),
    "SSH": Reply(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "TLS": Reply(bytes.fromhex("15030300020228")),
    "HTML alone": Reply(HTML.encode()),
    "zeros": Reply(b"\0" * 4096),
    "a line without end": Reply(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 2_000_000),
    "a header without name": Reply(b"HTTP/1.1 200 OK\r\n: x\r\n\r\n"),
    "reset": Reply(b"", reset=True),
    "reset in the body": Reply(HALF, reset=True),
}


@pytest.mark.parametrize("which", BROKEN)
@pytest.mark.parametrize("name", ["read_flow", "delete_flow"])
def test_broken_http(mode: str, name: str, which: str) -> None:
    error = error_of(mode, BROKEN[which], name, ID)
    assert isinstance(error, (exc.RemoteProtocolError, exc.ReadError))
    assert isinstance(error, ConnectionError)
    assert isinstance(error, (httpx.RemoteProtocolError, httpx.ReadError))
    method = "GET" if name == "read_flow" else "DELETE"
    assert (error.request.method, error.response) == (method, None)
    assert f"{method} {error.request.url}" in str(error)
    assert len(str(error)) < 1000


@pytest.mark.parametrize(
    "which", ["no answer", "half the headers", "half a body", "SSH", "a length that is no number"]
)
def test_broken_http_is_a_protocol_error_as_with_httpx(mode: str, which: str) -> None:
    assert isinstance(error_of(mode, BROKEN[which], "read_flow", ID), httpx.RemoteProtocolError)


def test_a_body_longer_than_announced_is_cut_there(mode: str) -> None:
    body = json.dumps(FLOW).encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)
    with StandIn(Reply(head + body + b"and more")) as server:
        assert ask(mode, server.api_url, "read_flow", ID).id == ID


def test_a_body_of_no_announced_length_ends_with_the_connection(mode: str) -> None:
    with StandIn(Reply(b"HTTP/1.1 200 OK\r\n\r\n" + json.dumps(FLOW).encode())) as server:
        assert ask(mode, server.api_url, "read_flow", ID).id == ID


def test_a_body_in_chunks_is_put_together(mode: str) -> None:
    body = json.dumps(FLOW).encode()
    chunks = (
        b"".join(b"%x\r\n%s\r\n" % (len(one), one) for one in (body[:7], body[7:30], body[30:]))
        + b"0\r\n\r\n"
    )
    with StandIn(Reply(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)) as server:
        assert ask(mode, server.api_url, "read_flow", ID).name == "f"


def test_a_client_goes_on_after_an_error(mode: str) -> None:
    answers = iter([*BROKEN.values(), as_json(FLOW)])
    with StandIn(lambda _: next(answers)) as server:
        caller = Caller(mode, server.api_url)
        try:
            for _ in BROKEN:
                with pytest.raises(exc.RequestError):
                    caller("read_flow", ID)
            assert caller("read_flow", ID).id == ID
            assert len(server.asked) == len(BROKEN) + 1
        finally:
            caller.close()


@pytest.mark.parametrize("end", ["closed", "reset"])
@pytest.mark.parametrize("method", ["read_flow", "create_flow_from_name"])
def test_a_connection_that_the_server_dropped_meanwhile_is_not_used_again(
    mode: str, end: str, method: str
) -> None:
    # It answers as if it kept the connection, and drops it a moment later, as every server does in time.
    body = json.dumps(FLOW)
    reply = http(body, close=False)
    reply.close = True
    reply.reset = end == "reset"
    argument: Any = ID if method == "read_flow" else "f"
    with StandIn(reply) as server:
        caller = Caller(mode, server.api_url)
        try:
            for number in range(1, 4):
                caller(method, argument)
                assert len(server.asked) == number
                time.sleep(0.05)
        finally:
            caller.close()


# ---- Error statuses ------------------------------------------------------------------------------

STATUSES: dict[int, type[exc.PrefectHTTPStatusError]] = {
    400: exc.PrefectHTTPStatusError,
    401: exc.AuthenticationError,
    402: exc.PrefectHTTPStatusError,
    403: exc.AuthenticationError,
    404: exc.ObjectNotFound,
    405: exc.PrefectHTTPStatusError,
    409: exc.ObjectAlreadyExists,
    410: exc.PrefectHTTPStatusError,
    413: exc.PrefectHTTPStatusError,
    418: exc.PrefectHTTPStatusError,
    422: exc.RequestValidationError,
    500: exc.PrefectHTTPStatusError,
    501: exc.PrefectHTTPStatusError,
    599: exc.PrefectHTTPStatusError,
}


def plain(error: BaseException) -> type[BaseException]:
    """The error's class of `prefect_rs.exceptions`, below what makes it httpx's as well."""
    return next(cls for cls in type(error).__mro__ if cls in vars(exc).values())


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("name", ["read_flow", "delete_flow", "request"])
def test_an_error_status(mode: str, status: int, name: str) -> None:
    args = ("GET", "/x") if name == "request" else (ID,)
    error = error_of(mode, as_json({"detail": "what the server says"}, status), name, *args)
    assert plain(error) is STATUSES[status]
    assert isinstance(error, exc.PrefectHTTPStatusError)
    assert isinstance(error, httpx.HTTPStatusError)
    assert error.status_code == error.response.status_code == status
    assert error.response.json() == {"detail": "what the server says"}
    assert error.request == error.response.request
    assert error.http_exc is error
    assert str(status) in str(error)
    assert f"{error.request.method} {error.request.url}" in str(error)
    assert "what the server says" in str(error)
    with pytest.raises(exc.PrefectHTTPStatusError) as again:
        error.response.raise_for_status()
    assert plain(again.value) is STATUSES[status]


FORBIDDEN: dict[str, type[exc.PrefectHTTPStatusError]] = {
    "You have reached the maximum number of deployments": exc.ObjectLimitReached,
    "Your plan does not support hybrid work pools": exc.ObjectUnsupported,
    "protected block types cannot be updated.": exc.ProtectedBlockError,
    "You may not": exc.AuthenticationError,
}


@pytest.mark.parametrize("detail", FORBIDDEN)
def test_what_403_means_is_told_by_its_detail(mode: str, detail: str) -> None:
    error = error_of(mode, as_json({"detail": detail}, 403), "read_flow", ID)
    assert plain(error) is FORBIDDEN[detail]
    assert detail in str(error)


DETAILS: dict[str, tuple[Reply, str]] = {
    "a detail": (as_json({"detail": "too bad"}, 400), "too bad"),
    "an exception message": (as_json({"exception_message": "too bad"}, 400), "too bad"),
    "a detail that is an object": (as_json({"detail": {"why": "too bad"}}, 400), "too bad"),
    "a text": (as_json("too bad", 400), "too bad"),
    "a list": (as_json(["too bad"], 400), "too bad"),
    "no JSON": (http("too bad", 400, content_type="text/plain"), "too bad"),
    "HTML": (http("<html>too bad</html>", 400, content_type="text/html"), "too bad"),
    "half a body": (http('{"detail": "too bad', 400), "too bad"),
    "nothing": (http(b"", 400, content_type=None), "400 Bad Request"),
    "null": (http("null", 400), "400 Bad Request"),
    "no UTF-8": (http(b"\xff\xfe too bad", 400), "too bad"),
    "much": (as_json({"detail": "too bad " * 100_000}, 400), "too bad"),
    "many details": (as_json({"detail": [{"msg": "too bad", "loc": ["a"]}] * 50_000}, 400), "too bad"),
    "deep nesting": (http(DEEP, 400), "400 Bad Request"),
    "an empty object": (as_json({}, 400), "400 Bad Request"),
}


@pytest.mark.parametrize("which", DETAILS)
def test_what_the_server_says_is_in_the_message(mode: str, which: str) -> None:
    answer, expected = DETAILS[which]
    error = error_of(mode, answer, "read_flow", ID)
    assert plain(error) is exc.PrefectHTTPStatusError
    assert error.status_code == 400
    assert expected in str(error)
    assert len(str(error)) < 5000


def test_a_422_is_a_validation_error_that_names_its_problems(mode: str) -> None:
    problems = [
        {"loc": ["body", "name"], "msg": "Field required", "type": "missing"},
        {"loc": ["body", "tags", 0], "msg": "Not a text", "type": "string_type", "input": 5},
    ]
    for key in ("detail", "exception_detail"):
        answer = as_json({"exception_message": "Invalid request received.", key: problems}, 422)
        error = error_of(mode, answer, "create_flow_from_name", "x")
        assert isinstance(error, exc.ValidationError)
        assert isinstance(error, exc.PrefectHTTPStatusError)
        assert isinstance(error, ValueError)
        assert isinstance(error, httpx.HTTPStatusError)
        assert error.status_code == 422
        assert [problem["loc"] for problem in error.errors()] == [("body", "name"), ("body", "tags", 0)]
        assert "body.name: Field required" in str(error)
        assert "Not a text" in str(error)


@pytest.mark.parametrize(
    "body", ["", "[]", '{"detail": null}', '{"detail": "only text"}', '{"detail": [5]}', HTML]
)
def test_a_422_of_any_body_is_a_validation_error(mode: str, body: str) -> None:
    error = error_of(mode, http(body, 422), "create_flow_from_name", "x")
    assert isinstance(error, exc.RequestValidationError)
    assert error.error_count() == 1
    assert "422" in str(error)


@pytest.mark.parametrize("status", [300, 304, 302])
def test_a_redirect_to_nowhere_is_an_error(mode: str, status: int) -> None:
    error = error_of(mode, http(b"", status), "read_flow", ID)
    assert isinstance(error, exc.PrefectException)
    assert str(status) in str(error)


def test_a_redirect_to_itself_ends(mode: str) -> None:
    error = error_of(mode, http(b"", 307, headers={"Location": "/api/again"}), "read_flow", ID)
    assert isinstance(error, exc.TooManyRedirects)
    assert isinstance(error, httpx.TooManyRedirects)


# ---- Credentials ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "options",
    [
        {"api_key": "pnu_secret"},
        {"auth_string": "user:hunter2"},
        {"httpx_settings": {"auth": ("user", "hunter2")}},
        {"httpx_settings": {"headers": {"Authorization": "Bearer hunter2"}}},
    ],
)
@pytest.mark.parametrize("answer", [http(HTML), as_json({"detail": "no"}, 401), Reply(b"")])
def test_no_credential_shows_in_an_error(mode: str, options: dict[str, Any], answer: Reply) -> None:
    with StandIn(answer) as server:
        with pytest.raises(exc.PrefectException) as caught:
            ask(mode, server.api_url, "read_flow", ID, options=options)
        assert server.asked[0].headers["authorization"]
    error: Any = caught.value
    shown = f"{error}{error!r}{error.request!r}{dict(error.request.headers)}{pickle.dumps(error)!r}"
    for secret in SECRETS:
        assert secret not in shown


def test_no_credential_shows_where_no_connection_is_made(mode: str) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
    with pytest.raises(exc.ConnectError) as caught:
        ask(mode, f"http://user:hunter2@127.0.0.1:{port}/api", "read_flow", ID)
    error = caught.value
    assert isinstance(error, ConnectionError)
    assert isinstance(error, httpx.ConnectError)
    assert f"GET http://127.0.0.1:{port}/api/flows/{ID}" in str(error)
    assert "hunter2" not in f"{error}{error!r}{error.request.url}{error.request!r}"


# ---- Time ----------------------------------------------------------------------------------------


@pytest.fixture
def silent() -> Iterator[str]:
    """The URL of a server that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        kept: list[socket.socket] = []

        def accept() -> None:
            while True:
                try:
                    kept.append(listener.accept()[0])
                except OSError:
                    return

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield f"http://user:hunter2@127.0.0.1:{listener.getsockname()[1]}/api"
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)
        for connection in kept:
            connection.close()


def test_a_server_that_says_nothing_times_out(mode: str, silent: str) -> None:
    began = time.monotonic()
    with pytest.raises(exc.ReadTimeout) as caught:
        ask(mode, silent, "read_flow", ID, options={"httpx_settings": {"timeout": 0.2}})
    assert 0.15 < time.monotonic() - began < 5
    error = caught.value
    assert isinstance(error, TimeoutError)
    assert isinstance(error, httpx.ReadTimeout)
    assert isinstance(error, httpx.TimeoutException)
    assert "GET http://127.0.0.1" in str(error)
    assert "0.2" in str(error)
    assert "hunter2" not in f"{error}{error!r}"


def test_the_health_of_a_server_that_says_nothing_is_the_error(mode: str, silent: str) -> None:
    problem = ask(mode, silent, "api_healthcheck", options={"httpx_settings": {"timeout": 0.2}})
    assert isinstance(problem, exc.ReadTimeout)


def test_a_body_that_stops_times_out(mode: str) -> None:
    with StandIn(Reply(HALF, close=False)) as server, pytest.raises(exc.ReadTimeout) as caught:
        ask(mode, server.api_url, "read_flow", ID, options={"httpx_settings": {"timeout": 0.2}})
    assert f"GET {server.api_url}/flows/{ID}" in str(caught.value)


def test_tls_with_a_server_that_has_none(mode: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer_without_listening() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
                connection.recv(65536)

        thread = threading.Thread(target=answer_without_listening, daemon=True)
        thread.start()
        url = f"https://user:hunter2@127.0.0.1:{listener.getsockname()[1]}/api"
        with pytest.raises(exc.ConnectError) as caught:
            ask(mode, url, "read_flow", ID, options={"httpx_settings": {"timeout": 10}})
        thread.join(10)
    assert "GET https://127.0.0.1" in str(caught.value)
    assert "hunter2" not in str(caught.value)
