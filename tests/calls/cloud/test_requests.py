"""Raw requests of a `CloudClient`, and inherited methods, which go to the workspace."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import prefect_rs
import pytest
from prefect_rs.client.cloud import CloudClient, get_cloud_client
from prefect_rs.client.collections import get_collections_metadata_client
from prefect_rs.exceptions import (
    DecodingError,
    ObjectNotFound,
    PrefectHTTPStatusError,
    SettingsError,
    ValidationError,
)
from prefect_rs.states import Running

from tests.support.cloud_api import ACME, OWNER, PROD
from tests.support.cloud_calls import ask, key
from tests.support.cloud_standin import CloudStandIn

WITHIN = f"accounts/{ACME}/workspaces/{PROD}"


async def waiting(call: Any) -> Any:
    return await call


# ---- Raw requests --------------------------------------------------------------------------------


def test_get_and_request_return_json_of_cloud(configured: CloudStandIn) -> None:
    client: Any = get_cloud_client()
    assert ask(client, "get", "/me/accounts")[0]["account_handle"] == "acme"
    assert ask(client, "get", "me/accounts", params={"a": [1, 2]}, headers={"X-Mine": "1"})
    assert ask(client, "request", "PATCH", f"{client.account_base_url}/settings", json={}) is None
    made = ask(client, "request", "POST", f"{client.workspace_base_url}/flows/", json={"name": "etl"})
    assert ask(client, "get", f"{client.workspace_base_url}/flows/{made['id']}")["name"] == "etl"
    asked = configured.asked
    assert [one["path"] for one in asked[:2]] == ["/api/me/accounts"] * 2
    assert asked[1]["query"] == "a=1&a=2"
    assert asked[1]["headers"]["x-mine"] == "1"


def test_get_and_request_raise_for_error_statuses(configured: CloudStandIn) -> None:
    client = get_cloud_client()
    with pytest.raises(ObjectNotFound):
        ask(client, "get", "/me")
    with pytest.raises(PrefectHTTPStatusError, match="405"):
        ask(client, "request", "DELETE", "/me/")
    with pytest.raises(ValidationError, match="route"):
        ask(client, "get", 7)
    with pytest.raises(ValidationError, match="method"):
        ask(client, "request", "no method", "/me/")


def test_raw_request_returns_any_status(configured: CloudStandIn) -> None:
    client = get_cloud_client()
    missing = ask(client, "raw_request", "GET", "/nothing", {"a": "b"})
    assert (missing.status_code, missing.json()) == (404, {"detail": "Not Found"})
    path = {"account": ACME, "workspace": PROD}
    read = ask(
        client, "raw_request", "GET", "/accounts/{account}/workspaces/{workspace}/settings", None, path
    )
    assert read.json()["of"] == "production"
    assert ask(get_cloud_client(api_key="pnu_wrong"), "raw_request", "GET", "/me/").status_code == 401
    assert ask(client, "raw_request", "PATCH", f"/accounts/{ACME}/settings", json={"x": 1}).status_code == 422


def test_a_response_that_is_not_json(start_text: str) -> None:
    with pytest.raises(DecodingError):
        ask(get_cloud_client(start_text), "get", "/me/")
    assert ask(get_cloud_client(start_text), "raw_request", "GET", "/me/").text == "<html>"


@pytest.fixture
def start_text() -> Iterator[str]:
    from tests.support.standin import StandIn, http

    with StandIn(http("<html>", content_type="text/html")) as server:
        yield server.api_url


# ---- Methods for a workspace ---------------------------------------------------------------------


def test_inherited_methods_go_to_the_workspace(configured: CloudStandIn) -> None:
    client = get_cloud_client()
    made = ask(client, "create_flow_from_name", "etl")
    assert ask(client, "read_flow", made).name == "etl"
    assert [flow.id for flow in ask(client, "read_flows", limit=5)] == [made]
    assert ask(client, "hello").json() == "\N{WAVING HAND SIGN}"
    with pytest.raises(ObjectNotFound, match="Flow not found"):
        ask(client, "read_flow", uuid4())
    assert all(one["path"].startswith(f"/api/{WITHIN}/") for one in configured.asked)
    assert {key(one) for one in configured.asked} == {f"Bearer {OWNER}"}


@pytest.mark.parametrize("account", [False, True])
def test_inherited_methods_need_a_workspace(cloud: CloudStandIn, account: bool) -> None:
    client: Any = get_cloud_client(f"{cloud.api_url}/accounts/{ACME}" if account else None)
    calls: list[Callable[[], Any]] = [
        client.read_flows,
        client.hello,
        client.api_version,
        client.count_flow_runs,
        lambda: client.read_flow(uuid4()),
        lambda: client.set_flow_run_state(uuid4(), Running()),
        client.read_worker_metadata,
    ]
    for call in calls:
        with pytest.raises(SettingsError, match="no workspace of Prefect Cloud is configured") as caught:
            asyncio.run(waiting(call()))
        assert f"set PREFECT_API_URL to {cloud.api_url}/accounts/ACCOUNT_ID/workspaces/WORKSPACE_ID" in str(
            caught.value
        )
    assert cloud.asked == []


def test_invalid_arguments_are_reported_before_a_missing_workspace(cloud: CloudStandIn) -> None:
    with pytest.raises(ValidationError, match="flow_id"):
        ask(get_cloud_client(), "read_flow", "mine")


def test_all_methods_share_one_connection(configured: CloudStandIn) -> None:
    async def main() -> None:
        async with get_cloud_client() as client:
            for _ in range(3):
                await client.read_workspaces()
                await client.read_flows()

    asyncio.run(main())
    assert len({one["connection"] for one in configured.asked}) == 1
    assert len(configured.asked) == 6


def test_neither_version_check_nor_csrf_token(configured: CloudStandIn) -> None:
    async def main() -> None:
        async with get_cloud_client() as client:
            assert await client.raise_for_api_version_mismatch() is None
            assert await client.raise_for_api_version_mismatch_once() is None
            await client.create_flow_from_name("etl")
            await client.create_workspace("New")

    asyncio.run(main())
    assert configured.paths == [f"POST /{WITHIN}/flows/", f"POST /accounts/{ACME}/workspaces/"]
    assert not any(name.startswith("prefect-csrf") for one in configured.asked for name in one["headers"])


def test_neither_version_check_nor_csrf_token_with_another_host(
    cloud: CloudStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREFECT_CLOUD_API_URL")
    monkeypatch.setenv("PREFECT_API_URL", cloud.workspace_url())

    async def main() -> Any:
        async with get_cloud_client() as client:
            return await client.read_current_workspace()

    assert str(asyncio.run(main()).id) == PROD
    assert cloud.paths == ["GET /me/workspaces"]


def test_the_client_for_worker_metadata(cloud: CloudStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", cloud.workspace_url())
    client = get_collections_metadata_client()
    assert type(client) is CloudClient
    assert "prefect" in ask(client, "read_worker_metadata")
    monkeypatch.setenv("PREFECT_API_URL", f"{cloud.url}/other/api")
    assert type(get_collections_metadata_client({"timeout": 1})) is prefect_rs.PrefectClient
