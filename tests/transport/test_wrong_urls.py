"""A URL that is not a Prefect API's raises `NotAPrefectAPI` on the first call."""

from __future__ import annotations

import pickle
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs.exceptions import (
    AuthenticationError,
    DecodingError,
    NotAPrefectAPI,
    ObjectNotFound,
    PrefectHTTPStatusError,
)

from tests.support.standin import Asked, Caller, Reply, StandIn, as_json, http

HTML = "<!DOCTYPE html>\n<html><body>Welcome to nginx!</body></html>"
HIT = "the URL of a Prefect API"

WRONG: dict[str, Reply] = {
    "HTML, 404": http(HTML, 404, "text/html"),
    "HTML, 405": http(HTML, 405, "text/html; charset=utf-8"),
    "HTML, 200": http(HTML, 200, "text/html"),
    "HTML without a content type": http(HTML, 200, None),
    "empty, 404": http(b"", 404, None),
    "text, 404": http("404 page not found\n", 404, "text/plain"),
    "text, 200": http("It works!", 200, "text/plain"),
    "XML, 404": http("<Error><Code>NoSuchKey</Code></Error>", 404, "application/xml"),
    "JSON of another API": as_json({"message": "Not Found", "documentation_url": "https://x"}, 404),
    "another FastAPI": as_json({"detail": "Not Found"}, 404),
    "a list": as_json([], 404),
}

CALLS: dict[str, tuple[Any, ...]] = {
    "hello": (),
    "read_flows": (),
    "read_flow": (uuid4(),),
    "read_flow_by_name": ("x",),
    "create_flow_from_name": ("x",),
    "delete_flow": (uuid4(),),
    "update_flow_run": (uuid4(), "name"),
}


def error_of(mode: str, url: str, name: str, *args: Any) -> Any:
    caller = Caller(mode, url)
    with pytest.raises(PrefectHTTPStatusError) as caught:
        caller(name, *args)
    caller.close()
    return caught.value


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("wrong", WRONG)
def test_every_call_raises(mode: str, wrong: str, call: str) -> None:
    with StandIn(WRONG[wrong]) as server:
        error = error_of(mode, server.api_url, call, *CALLS[call])
        assert isinstance(error, NotAPrefectAPI)
        assert not isinstance(error, ObjectNotFound)
        assert isinstance(error, DecodingError)
        assert HIT in str(error)
        assert error.status_code in (200, 404, 405)
        assert error.tries == ()
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again)) == (type(error), str(error))
        # One request for the call, one for the version.
        assert [asked.path for asked in server.asked].count("/api/admin/version") <= 1
        assert len(server.asked) <= 2


def test_healthcheck_returns_the_error(mode: str) -> None:
    with StandIn(http(HTML, 200, "text/html")) as server:
        caller = Caller(mode, server.api_url)
        assert isinstance(caller("api_healthcheck"), NotAPrefectAPI)
        caller.close()


def test_a_redirect_to_a_login_page(mode: str) -> None:
    def reply(asked: Asked) -> Reply:
        if asked.path.endswith("/login"):
            return http(HTML, 200, "text/html")
        return http(b"", 302, None, headers={"Location": "/login?next=/"})

    with StandIn(reply) as server:
        error = error_of(mode, server.api_url, "read_flows")
        assert isinstance(error, NotAPrefectAPI)
        assert "/login?next=/" in str(error)


def test_a_404_of_a_proxy_in_front_of_a_real_api(mode: str) -> None:
    def reply(asked: Asked) -> Reply:
        return as_json("3.9.1") if asked.path.endswith("/admin/version") else WRONG["HTML, 404"]

    with StandIn(reply) as server:
        error = error_of(mode, server.api_url, "read_flow_by_name", "a/b")
        assert type(error).__name__ == "ObjectNotFound"
        doubt = "the server is Prefect 3.9.1, but a proxy in front of it may have responded"
        assert str(error).endswith(doubt)


@pytest.mark.one_server("they ask for a CSRF token before they look at the path")
def test_a_missing_api_in_the_path_is_suggested(mode: str, api_url: str) -> None:
    url = api_url.removesuffix("/api")
    error = error_of(mode, url, "read_flows")
    assert isinstance(error, NotAPrefectAPI)
    assert str(error).endswith(f"Did you mean {api_url}?")


@pytest.mark.parametrize("wrong", ["/api", "/v1", "/flows"])
@pytest.mark.one_server("they ask for a CSRF token before they look at the path")
def test_extra_segments_after_api_on_the_real_server(mode: str, api_url: str, wrong: str) -> None:
    for call in ("hello", "read_flows"):
        assert isinstance(error_of(mode, api_url + wrong, call), NotAPrefectAPI)


def test_a_missing_object_is_still_not_found(mode: str) -> None:
    for said in ({"detail": "Flow not found"}, {"exception_message": "Flow not found"}):
        with StandIn(as_json(said, 404)) as server:
            assert isinstance(error_of(mode, server.api_url, "read_flow", uuid4()), ObjectNotFound)
            assert len(server.asked) == 1


def test_a_page_that_requires_credentials(mode: str) -> None:
    with StandIn(http(HTML, 401, "text/html")) as server:
        assert isinstance(error_of(mode, server.api_url, "read_flows"), AuthenticationError)
