"""Older servers that do not support a call: the error says so, with the server's version."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from prefect_rs.exceptions import (
    AuthenticationError,
    NotAPrefectAPI,
    ObjectNotFound,
    PrefectHTTPStatusError,
    RequestValidationError,
)

from tests.support.standin import Asked, Caller, Reply, StandIn, as_json

Connect = Callable[..., Caller]

NO_ENDPOINT = as_json({"detail": "Not Found"}, 404, reason="Not Found")
NO_METHOD = as_json({"detail": "Method Not Allowed"}, 405, reason="Method Not Allowed")
NO_OBJECT = as_json({"detail": "Flow not found"}, 404, reason="Not Found")


def unknown_field(kind: str = "extra_forbidden", *place: str) -> Reply:
    """The response of every Prefect server to an invalid body or path."""
    problem = {"type": kind, "loc": place or ["body", "labels"], "msg": "Extra inputs are not permitted"}
    body = {"exception_message": "Invalid request received.", "exception_detail": [problem]}
    return as_json(body, 422, reason="Unprocessable Entity")


def prefect(version: str | None, answer: Reply) -> StandIn:
    """A server of this version that gives this response to every call. With `version=None` it does not tell
    its version.
    """

    def reply(asked: Asked) -> Reply:
        if asked.path.endswith("/admin/version") and version is not None:
            return as_json(version)
        return answer

    return StandIn(reply)


def paths(server: StandIn) -> list[str]:
    return [one.path.removeprefix("/api") for one in server.asked]


def test_a_missing_endpoint(connect: Connect) -> None:
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


def test_a_missing_method_of_an_endpoint(connect: Connect) -> None:
    with prefect("3.0.11", NO_METHOD) as server:
        with pytest.raises(PrefectHTTPStatusError, match=r"3\.0\.11, which has no such endpoint") as caught:
            connect(server.api_url)("read_flow", uuid4())
        assert caught.value.status_code == 405


def test_an_endpoint_that_an_older_server_takes_for_an_id(connect: Connect) -> None:
    """Older servers with `/flows/{id}` handle `/flows/new-endpoint` like this."""
    with prefect("3.0.11", unknown_field("uuid_parsing", "path", "id")) as server:
        with pytest.raises(RequestValidationError) as caught:
            connect(server.api_url)("read_flow_by_name", "x")
        assert "the server is Prefect 3.0.11, which has no such endpoint" in str(caught.value)


def test_an_invalid_id_in_the_body_is_not_a_missing_endpoint(connect: Connect) -> None:
    with prefect("3.0.11", unknown_field("uuid_parsing", "body", "id")) as server:
        with pytest.raises(RequestValidationError):
            connect(server.api_url)("read_flows")
        assert paths(server) == ["/flows/filter"]


@pytest.mark.parametrize("version", ["3.9.1", "3.10.0", "nightly"])
def test_a_server_that_is_not_older(connect: Connect, version: str) -> None:
    with prefect(version, NO_ENDPOINT) as server:
        with pytest.raises(ObjectNotFound) as caught:
            connect(server.api_url)("read_flows")
        assert str(caught.value).endswith(f"the server is Prefect {version}, which has no such endpoint")


def test_a_server_without_a_version_may_be_the_wrong_url(connect: Connect) -> None:
    with prefect(None, NO_ENDPOINT) as server:
        with pytest.raises(NotAPrefectAPI) as caught:
            connect(server.api_url.replace("http://", "http://user:secret@"))("read_flows")
        assert f"is {server.api_url}" in str(caught.value)
        assert "usually ends in /api" in str(caught.value)
        assert "secret" not in str(caught.value)


def test_a_missing_object_is_not_a_missing_endpoint(connect: Connect) -> None:
    with prefect("3.2.15", NO_OBJECT) as server:
        client = connect(server.api_url)
        with pytest.raises(ObjectNotFound) as caught:
            client("read_flow", uuid4())
        assert str(caught.value).endswith(": Flow not found")
        with pytest.raises(ObjectNotFound):
            client("delete_flow", uuid4())
        assert "/admin/version" not in paths(server)


@pytest.mark.parametrize("kind", ["extra_forbidden", "enum", "literal_error"])
def test_a_field_that_an_older_server_does_not_support(connect: Connect, kind: str) -> None:
    with prefect("3.0.11", unknown_field(kind)) as server:
        with pytest.raises(RequestValidationError) as caught:
            connect(server.api_url)("read_flows")
        assert "body.labels: Extra inputs are not permitted" in str(caught.value)
        assert str(caught.value).endswith(
            "the server is Prefect 3.0.11, which may be too old for this; "
            "this client is made for Prefect 3.9.1"
        )


@pytest.mark.parametrize("version", ["3.9.1", "3.10.0", None])
def test_input_that_a_current_server_rejects(connect: Connect, version: str | None) -> None:
    with prefect(version, unknown_field()) as server:
        with pytest.raises(RequestValidationError) as caught:
            connect(server.api_url)("read_flows")
        assert "Extra inputs are not permitted" in str(caught.value)
        assert "the server is" not in str(caught.value)


def test_input_that_every_version_rejects(connect: Connect) -> None:
    with prefect("3.0.11", unknown_field("string_too_short")) as server:
        with pytest.raises(RequestValidationError):
            connect(server.api_url)("read_flows")
        assert paths(server) == ["/flows/filter"]


def test_prefect_cloud_has_no_version(connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    with prefect("3.0.11", NO_ENDPOINT) as server:
        monkeypatch.setenv("PREFECT_CLOUD_API_URL", server.api_url)
        with pytest.raises(ObjectNotFound) as caught:
            connect(server.api_url)("read_flows")
        assert str(caught.value).endswith("/flows/filter: Not Found")
        assert paths(server) == ["/flows/filter"]


def test_raw_requests_are_not_interpreted(connect: Connect) -> None:
    with prefect("3.0.11", NO_ENDPOINT) as server:
        with pytest.raises(ObjectNotFound, match=r"/nonsense: Not Found$"):
            connect(server.api_url)("request", "GET", "/nonsense")
        assert paths(server) == ["/nonsense"]


def test_rejected_credentials_are_reported_as_such(connect: Connect) -> None:
    with prefect("3.0.11", as_json({"detail": "Not Found"}, 401)) as server:
        with pytest.raises(AuthenticationError):
            connect(server.api_url)("read_flows")
        assert paths(server) == ["/flows/filter"]


# ---- The real server -----------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", ["/flows", "/../elsewhere/api"])
@pytest.mark.one_server("they ask for a CSRF token before they look at the path")
def test_a_wrong_url_of_the_real_server(connect: Connect, api_url: str, wrong: str) -> None:
    with pytest.raises(NotAPrefectAPI, match="the URL of a Prefect API"):
        connect(api_url + wrong)("read_flows")
    with pytest.raises(NotAPrefectAPI, match="the URL of a Prefect API"):
        connect(api_url + wrong)("read_flow", uuid4())


def test_a_missing_object_of_the_real_server(connect: Connect, api_url: str) -> None:
    """In every version it differs from a missing endpoint."""
    client = connect(api_url)
    for name in ("read_flow", "read_flow_run", "delete_flow", "delete_flow_run", "read_flow_run_state"):
        with pytest.raises(ObjectNotFound) as caught:
            client(name, uuid4())
        assert "endpoint" not in str(caught.value)


@pytest.fixture
def without_labels(server_version: str) -> str:
    """The version of a real server that does not support labels of flows and flow runs."""
    if not server_version.startswith("3.0."):
        pytest.skip(f"Prefect {server_version} has labels")
    return server_version


def test_a_missing_endpoint_of_the_real_server(connect: Connect, api_url: str, without_labels: str) -> None:
    with pytest.raises(ObjectNotFound, match=f"Prefect {without_labels}, which has no such endpoint"):
        connect(api_url)("update_flow_run_labels", uuid4(), {"team": "x"})


def test_an_unsupported_field_of_the_real_server(connect: Connect, api_url: str, without_labels: str) -> None:
    with pytest.raises(
        RequestValidationError, match=f"Prefect {without_labels}, which may be too old"
    ) as caught:
        connect(api_url)("create_flow", {"name": f"labelled-{uuid4()}", "labels": {"team": "x"}})
    assert "body.labels: " in str(caught.value)


def test_the_version_is_cached(connect: Connect) -> None:
    with prefect("3.2.15", NO_ENDPOINT) as server:
        client = connect(server.api_url)
        for _ in range(3):
            with pytest.raises(ObjectNotFound, match=r"Prefect 3\.2\.15, which has no such endpoint"):
                client("read_flows")
        assert paths(server) == ["/flows/filter", "/admin/version", "/flows/filter", "/flows/filter"]


def test_a_missing_version_is_not_cached(connect: Connect) -> None:
    with prefect(None, NO_ENDPOINT) as server:
        client = connect(server.api_url)
        for _ in range(2):
            with pytest.raises(NotAPrefectAPI, match="does not report its version"):
                client("read_flows")
        assert paths(server) == ["/flows/filter", "/admin/version"] * 2


def test_successful_calls_do_not_request_the_version(connect: Connect) -> None:
    with prefect("3.2.15", as_json([])) as server:
        client = connect(server.api_url)
        for _ in range(2):
            assert client("read_flows") == []
        assert paths(server) == ["/flows/filter"] * 2
