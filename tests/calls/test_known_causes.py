"""Server errors that the request itself causes: the message says so, and there is no retry."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs.exceptions import PrefectHTTPStatusError

from tests.support.cases import with_nul
from tests.support.standin import Asked, Caller, Reply, StandIn, as_json, http

pytestmark = pytest.mark.usefixtures("retries")

# What servers on PostgreSQL respond if the database rejects a value, and servers on SQLite if it is busy.
UNAVAILABLE = as_json({"exception_message": "Service Unavailable"}, 503, reason="Service Unavailable")
BROKEN = as_json({"exception_message": "Internal Server Error"}, 500, reason="Internal Server Error")
NO_LIMIT = http('{"detail":"Concurrency limit not found"}', 404)
FLOW = {"id": str(uuid4()), "name": "a\0b"}


def holds_nul(asked: Asked) -> bool:
    return b"\\u0000" in asked.body or "%00" in asked.target


def with_postgresql(asked: Asked) -> Reply:
    return UNAVAILABLE if holds_nul(asked) else as_json([])


def error_of(mode: str, server: StandIn, name: str, *args: Any, **kwargs: Any) -> PrefectHTTPStatusError:
    caller = Caller(mode, server.api_url)
    with pytest.raises(PrefectHTTPStatusError) as caught:
        caller(name, *args, **kwargs)
    caller.close()
    return caught.value


NUL: dict[str, tuple[str, tuple[Any, ...], str]] = {
    "a name": ("create_flow_from_name", ("a\0b",), "body.name"),
    "a filter": ("read_flows", ({"name": {"any_": ["x", "\0"]}},), "body.flows.name.any_[1]"),
    "a key": ("create_flow", ({"name": "x", "labels": {"k\0": "v"}},), "body.labels.k"),
    "a path": ("read_flow_by_name", ("a\0b",), "the URL"),
    "a body of one's own": ("request", ("POST", "/flows/filter"), "body[0].x"),
}


@pytest.mark.parametrize("case", NUL)
def test_a_nul_character_is_reported_without_a_retry(mode: str, case: str) -> None:
    name, arguments, place = NUL[case]
    keywords = {"content": b'[{"x":"\\u0000"}]'} if name == "request" else {}
    if name == "read_flows":
        arguments, keywords = (), {"flow_filter": arguments[0]}
    with StandIn(with_postgresql) as server:
        error = error_of(mode, server, name, *arguments, **keywords)
        assert error.status_code == 503
        assert f"has a NUL character (\\u0000) in {place}" in str(error)
        assert "PostgreSQL" in str(error)
        # One more request tests whether the database accepts NUL.
        assert [asked.path for asked in server.asked][1:] == ["/api/concurrency_limits/tag/%00"]


def test_a_500_is_explained_too(mode: str) -> None:
    with StandIn(BROKEN) as server:
        error = error_of(mode, server, "create_flow_from_name", "a\0b")
        assert "NUL" in str(error)
        assert len(server.asked) == 1


def test_a_busy_server_that_stores_nul_is_retried(mode: str) -> None:
    answers = [UNAVAILABLE, as_json(FLOW)]

    def with_sqlite(asked: Asked) -> Reply:
        return NO_LIMIT if "concurrency_limits" in asked.path else answers.pop(0)

    with StandIn(with_sqlite) as server:
        caller = Caller(mode, server.api_url)
        assert str(caller("create_flow_from_name", "a\0b")) == FLOW["id"]
        caller.close()
        assert len(server.asked) == 3


@pytest.mark.parametrize(
    "headers", [{"Retry-After": "0"}, {"Prefect-Maintenance": "true", "Retry-After": "0"}]
)
def test_a_retry_after_header_is_honored(mode: str, headers: dict[str, str]) -> None:
    answers = [as_json({"exception_message": "x"}, 503, headers=headers), as_json(FLOW)]
    with StandIn(lambda asked: answers.pop(0)) as server:
        caller = Caller(mode, server.api_url)
        caller("create_flow_from_name", "a\0b")
        caller.close()
        assert len(server.asked) == 2


def test_text_that_only_resembles_nul_is_retried(mode: str) -> None:
    answers = [UNAVAILABLE, as_json(FLOW)]
    with StandIn(lambda asked: answers.pop(0)) as server:
        caller = Caller(mode, server.api_url)
        caller("create_flow_from_name", "a\\u0000b")
        caller.close()
        assert [json.loads(asked.body)["name"] for asked in server.asked] == ["a\\u0000b"] * 2


@with_nul
def test_the_real_server_stores_nul(call: Any) -> None:
    name = f"nul\0{uuid4().hex}"
    created = call("create_flow_from_name", name)
    assert call("read_flow_by_name", name).id == created


def test_an_integer_beyond_32_bits(mode: str) -> None:
    with StandIn(UNAVAILABLE) as server:
        error = error_of(
            mode, server, "create_global_concurrency_limit", {"name": "x", "limit": 3_000_000_000}
        )
        assert "body.limit is 3000000000" in str(error)
        assert "at most 2147483647" in str(error)


def test_deep_nesting(mode: str) -> None:
    value: Any = []
    for _ in range(400):
        value = [value]
    with StandIn(BROKEN) as server:
        error = error_of(mode, server, "create_flow_run_from_deployment", uuid4(), parameters={"x": value})
        assert "nested 403 levels deep" in str(error)


def test_deep_nesting_fails_on_the_real_server(api_url: str, unique: Callable[[str], str]) -> None:
    """The explanation relies on this."""
    caller = Caller("sync", api_url)
    flow = caller("create_flow_from_name", unique("deep"))
    deployment = caller("create_deployment", flow, "deep", parameter_openapi_schema={})
    value: Any = []
    for _ in range(400):
        value = [value]
    with pytest.raises(PrefectHTTPStatusError, match="nested 403 levels deep"):
        caller("create_flow_run_from_deployment", deployment, parameters={"x": value})
    # The run exists, and no list of runs that contains it can be read.
    caller("delete_flow", flow)
    caller.close()


def test_a_lone_surrogate(mode: str, api_url: str) -> None:
    caller = Caller(mode, api_url)
    with pytest.raises(PrefectHTTPStatusError, match="half of a surrogate pair"):
        caller("request", "POST", "/flows/", content=b'{"name":"x\\ud800"}')
    caller.close()
