"""Servers that lack what a call needs: the error says so, and which version the server is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from helpers_standin import Asked, Caller, Reply, StandIn, as_json
from prefect_rs.exceptions import (
    AuthenticationError,
    NotAPrefectAPI,
    ObjectNotFound,
    PrefectHTTPStatusError,
    RequestValidationError,
)

Connect = Callable[..., Caller]

NO_ENDPOINT = as_json({"detail": "Not Found"}, 404, reason="Not Found")
NO_METHOD = as_json({"detail": "Method Not Allowed"}, 405, reason="Method Not Allowed")
NO_OBJECT = as_json({"detail": "Flow not found"}, 404, reason="Not Found")


def unknown_field(kind: str = "extra_forbidden", *place: str) -> Reply:
    """What every Prefect answers to a body or a path that it does not understand."""
    problem = {"type": kind, "loc": place or ["body", "labels"], "msg": "Extra inputs are not permitted"}
    body = {"exception_message": "Invalid request received.", "exception_detail": [problem]}
    return as_json(body, 422, reason="Unprocessable Entity")


def prefect(version: str | None, answer: Reply) -> StandIn:
    """A server of this version that answers every call so; without a version it does not tell which it is."""

    def reply(asked: Asked) -> Reply:
        if asked.path.endswith("/admin/version") and version is not None:
            return as_json(version)
        return answer

    return StandIn(reply)


def paths(server: StandIn) -> list[str]:
    return [one.path.removeprefix("/api") for one in server.asked]


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest) -> Iterator[Connect]:
    """Make a client that was never entered: `connect(api_url)`."""
    made: list[Caller] = []

    def make(api: str, **options: Any) -> Caller:
        made.append(Caller(request.param, api, **options))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_missing_endpoint_names_the_older_server(connect: Connect) -> None:
    with prefect("3.2.15", NO_ENDPOINT) as server:
        with pytest.raises(ObjectNotFound) as caught:
            connect(server.api_url)("read_flows")
        assert str(caught.value) == (
            f"404 Not Found for POST {server.api_url}/flows/filter: Not Found; the server is Prefect 3.2.15, "
            "which has no such endpoint; this client is made for Prefect 3.9.1"
        )
        assert caught.value.status_code == 404
        assert caught.value.response.json() == {"detail": "Not Found"}
        assert paths(server) == ["/flows/filter", "/admin/version"]


def test_a_missing_method_of_an_endpoint_is_the_same(connect: Connect) -> None:
    with prefect("3.0.11", NO_METHOD) as server:
        with pytest.raises(PrefectHTTPStatusError, match=r"3\.0\.11, which has no such endpoint") as caught:
            connect(server.api_url)("read_flow", uuid4())
        assert caught.value.status_code == 405


def test_an_endpoint_that_is_taken_for_the_one_of_an_object(connect: Connect) -> None:
    """What older servers say to `/flows/new-endpoint`, where they have `/flows/{id}`."""
    with prefect("3.0.11", unknown_field("uuid_parsing", "path", "id")) as server:
        with pytest.raises(RequestValidationError) as caught:
            connect(server.api_url)("read_flow_by_name", "x")
        assert "the server is Prefect 3.0.11, which has no such endpoint" in str(caught.value)


def test_a_wrong_id_in_the_body_is_no_missing_endpoint(connect: Connect) -> None:
    with prefect("3.0.11", unknown_field("uuid_parsing", "body", "id")) as server:
        with pytest.raises(RequestValidationError):
            connect(server.api_url)("read_flows")
        assert paths(server) == ["/flows/filter"]


@pytest.mark.parametrize("version", ["3.9.1", "3.10.0", "nightly"])
def test_a_server_that_is_no_older_is_only_named(connect: Connect, version: str) -> None:
    with prefect(version, NO_ENDPOINT) as server:
        with pytest.raises(ObjectNotFound) as caught:
            connect(server.api_url)("read_flows")
        assert str(caught.value).endswith(f"the server is Prefect {version}, which has no such endpoint")


def test_where_nothing_is_a_prefect_api_the_url_is_doubted(connect: Connect) -> None:
    with prefect(None, NO_ENDPOINT) as server:
        with pytest.raises(NotAPrefectAPI) as caught:
            connect(server.api_url.replace("http://", "http://user:secret@"))("read_flows")
        assert f"is {server.api_url}" in str(caught.value)
        assert "usually ends in /api" in str(caught.value)
        assert "secret" not in str(caught.value)


def test_a_missing_object_is_no_missing_endpoint(connect: Connect) -> None:
    with prefect("3.2.15", NO_OBJECT) as server:
        client = connect(server.api_url)
        with pytest.raises(ObjectNotFound) as caught:
            client("read_flow", uuid4())
        assert str(caught.value).endswith(": Flow not found")
        with pytest.raises(ObjectNotFound):
            client("delete_flow", uuid4())
        assert "/admin/version" not in paths(server)


@pytest.mark.parametrize("kind", ["extra_forbidden", "enum", "literal_error"])
def test_input_that_an_older_server_does_not_know(connect: Connect, kind: str) -> None:
    with prefect("3.0.11", unknown_field(kind)) as server:
        with pytest.raises(RequestValidationError) as caught:
            connect(server.api_url)("read_flows")
        assert "body.labels: Extra inputs are not permitted" in str(caught.value)
        assert str(caught.value).endswith(
            "the server is Prefect 3.0.11, which may be too old for this; "
            "this client is made for Prefect 3.9.1"
        )


@pytest.mark.parametrize("version", ["3.9.1", "3.10.0", None])
def test_input_that_no_older_server_refuses(connect: Connect, version: str | None) -> None:
    with prefect(version, unknown_field()) as server:
        with pytest.raises(RequestValidationError) as caught:
            connect(server.api_url)("read_flows")
        assert "Extra inputs are not permitted" in str(caught.value)
        assert "the server is" not in str(caught.value)


def test_input_that_every_server_refuses(connect: Connect) -> None:
    with prefect("3.0.11", unknown_field("string_too_short")) as server:
        with pytest.raises(RequestValidationError):
            connect(server.api_url)("read_flows")
        assert paths(server) == ["/flows/filter"]


def test_the_cloud_has_no_version(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    with prefect("3.0.11", NO_ENDPOINT) as server:
        monkeypatch.setenv("PREFECT_CLOUD_API_URL", server.api_url)
        with pytest.raises(ObjectNotFound) as caught:
            connect(server.api_url)("read_flows")
        assert str(caught.value).endswith("/flows/filter: Not Found")
        assert paths(server) == ["/flows/filter"]


def test_a_request_of_ones_own_is_answered_as_it_is(connect: Connect) -> None:
    with prefect("3.0.11", NO_ENDPOINT) as server:
        with pytest.raises(ObjectNotFound, match=r"/nonsense: Not Found$"):
            connect(server.api_url)("request", "GET", "/nonsense")
        assert paths(server) == ["/nonsense"]


def test_not_being_let_in_is_told_as_that(connect: Connect) -> None:
    with prefect("3.0.11", as_json({"detail": "Not Found"}, 401)) as server:
        with pytest.raises(AuthenticationError):
            connect(server.api_url)("read_flows")
        assert paths(server) == ["/flows/filter"]


# ---- The real server, whichever it is ------------------------------------------------------------


@pytest.mark.parametrize("wrong", ["/flows", "/../elsewhere/api"])
def test_a_wrong_url_of_the_real_server(connect: Connect, api_url: str, wrong: str) -> None:
    with pytest.raises(NotAPrefectAPI, match="the URL of a Prefect API"):
        connect(api_url + wrong)("read_flows")
    with pytest.raises(NotAPrefectAPI, match="the URL of a Prefect API"):
        connect(api_url + wrong)("read_flow", uuid4())


def test_a_missing_object_of_the_real_server(connect: Connect, api_url: str) -> None:
    """Every version tells it apart from a missing endpoint."""
    client = connect(api_url)
    for name in ("read_flow", "read_flow_run", "delete_flow", "delete_flow_run", "read_flow_run_state"):
        with pytest.raises(ObjectNotFound) as caught:
            client(name, uuid4())
        assert "endpoint" not in str(caught.value)


@pytest.fixture
def without_labels(server_version: str) -> str:
    """The version of a real server that does not know the labels of flows and flow runs."""
    if not server_version.startswith("3.0."):
        pytest.skip(f"Prefect {server_version} has labels")
    return server_version


def test_an_endpoint_that_the_real_server_lacks(connect: Connect, api_url: str, without_labels: str) -> None:
    with pytest.raises(ObjectNotFound, match=f"Prefect {without_labels}, which has no such endpoint"):
        connect(api_url)("update_flow_run_labels", uuid4(), {"team": "x"})


def test_a_field_that_the_real_server_lacks(connect: Connect, api_url: str, without_labels: str) -> None:
    with pytest.raises(
        RequestValidationError, match=f"Prefect {without_labels}, which may be too old"
    ) as caught:
        connect(api_url)("create_flow", {"name": f"labelled-{uuid4()}", "labels": {"team": "x"}})
    assert "body.labels: " in str(caught.value)


def test_the_version_is_remembered_for_the_next_error(connect: Connect) -> None:
    with prefect("3.2.15", NO_ENDPOINT) as server:
        client = connect(server.api_url)
        for _ in range(3):
            with pytest.raises(ObjectNotFound, match=r"Prefect 3\.2\.15, which has no such endpoint"):
                client("read_flows")
        assert paths(server) == ["/flows/filter", "/admin/version", "/flows/filter", "/flows/filter"]


def test_a_version_that_was_not_told_is_asked_for_again(connect: Connect) -> None:
    with prefect(None, NO_ENDPOINT) as server:
        client = connect(server.api_url)
        for _ in range(2):
            with pytest.raises(NotAPrefectAPI, match="does not report its version"):
                client("read_flows")
        assert paths(server) == ["/flows/filter", "/admin/version"] * 2


def test_calls_that_succeed_ask_for_no_version(connect: Connect) -> None:
    with prefect("3.2.15", as_json([])) as server:
        client = connect(server.api_url)
        for _ in range(2):
            assert client("read_flows") == []
        assert paths(server) == ["/flows/filter"] * 2
