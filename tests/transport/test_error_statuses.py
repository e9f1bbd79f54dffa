"""Error statuses: the exception and its message, which contains no credentials."""

from __future__ import annotations

import pickle
import re
import socket
from typing import Any

import httpx
import pytest
from prefect_rs import exceptions as exc

from tests.support.errors import ID, SECRETS, error_of
from tests.support.paths import ROOT
from tests.support.standin import Reply, StandIn, as_json, call_once, http

HTML = "<!DOCTYPE html><html><body>502? No, all is well.</body></html>"
DEEP = "[" * 100_000 + "]" * 100_000


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
    """The error's class in `prefect_rs.exceptions`, the base of the one that is httpx's, too."""
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
def test_the_detail_decides_what_a_403_means(mode: str, detail: str) -> None:
    error = error_of(mode, as_json({"detail": detail}, 403), "read_flow", ID)
    assert plain(error) is FORBIDDEN[detail]
    assert detail in str(error)


CORE = ROOT / "crates/prefect-client/src"


def decided() -> list[tuple[int, str, type[exc.PrefectHTTPStatusError]]]:
    """Each status that has an exception of its own: the core's kind of error, and the exception."""
    names = dict(re.findall(r'^ +Self::(\w+) => "(\w+)",$', (CORE / "error.rs").read_text(), re.MULTILINE))
    code = (CORE / "transport/http/response.rs").read_text()
    rows = re.findall(r"^ +(\d{3})(?: if .+)? => ErrorKind::(\w+),$", code, re.MULTILINE)
    return [(int(status), kind, getattr(exc, names[kind])) for status, kind in rows]


def test_every_status_that_has_an_exception_is_tested() -> None:
    rows = decided()
    assert len(rows) > 5
    core = (CORE / "transport/tests/response.rs").read_text()
    for status, kind, error in rows:
        assert STATUSES[status] is error or error in FORBIDDEN.values(), (status, error)
        assert re.search(rf'\({status}, ".*", ErrorKind::{kind}\)', core), (status, kind)


def test_exceptions_without_a_response_have_the_status_that_they_stand_for() -> None:
    statuses: dict[type[exc.PrefectHTTPStatusError], int] = {}
    for status, _, error in decided():
        statuses.setdefault(error, status)
    for error, status in statuses.items():
        assert vars(error)["_default_status"] == status, error
        assert error("said").status_code == status


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
def test_the_servers_message_is_in_the_error(mode: str, which: str) -> None:
    answer, expected = DETAILS[which]
    error = error_of(mode, answer, "read_flow", ID)
    assert plain(error) is exc.PrefectHTTPStatusError
    assert error.status_code == 400
    assert expected in str(error)
    assert len(str(error)) < 5000


def test_a_422_is_a_validation_error_with_the_problems(mode: str) -> None:
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
def test_a_422_with_any_body_is_a_validation_error(mode: str, body: str) -> None:
    error = error_of(mode, http(body, 422), "create_flow_from_name", "x")
    assert isinstance(error, exc.RequestValidationError)
    assert error.error_count() == 1
    assert "422" in str(error)


@pytest.mark.parametrize("status", [300, 304, 302])
def test_a_redirect_without_a_target(mode: str, status: int) -> None:
    error = error_of(mode, http(b"", status), "read_flow", ID)
    assert isinstance(error, exc.PrefectException)
    assert str(status) in str(error)


def test_a_redirect_loop(mode: str) -> None:
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
def test_no_credentials_in_errors(mode: str, options: dict[str, Any], answer: Reply) -> None:
    with StandIn(answer) as server:
        with pytest.raises(exc.PrefectException) as caught:
            call_once(mode, server.api_url, "read_flow", ID, options=options)
        assert server.asked[0].headers["authorization"]
    error: Any = caught.value
    shown = f"{error}{error!r}{error.request!r}{dict(error.request.headers)}{pickle.dumps(error)!r}"
    for secret in SECRETS:
        assert secret not in shown


def test_no_credentials_in_connection_errors(mode: str) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
    with pytest.raises(exc.ConnectError) as caught:
        call_once(mode, f"http://user:hunter2@127.0.0.1:{port}/api", "read_flow", ID)
    error = caught.value
    assert isinstance(error, ConnectionError)
    assert isinstance(error, httpx.ConnectError)
    assert f"GET http://127.0.0.1:{port}/api/flows/{ID}" in str(error)
    assert "hunter2" not in f"{error}{error!r}{error.request.url}{error.request!r}"
