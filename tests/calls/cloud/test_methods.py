"""The `CloudClient`'s own methods, against a stand-in for Prefect Cloud (`support/cloud_standin.py`)."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import prefect_rs
import pytest
from prefect_rs.client.cloud import CloudUnauthorizedError, get_cloud_client
from prefect_rs.client.schemas.objects import (
    IPAllowlist,
    IPAllowlistEntry,
    User,
    Workspace,
    WorkspaceSettings,
)
from prefect_rs.exceptions import (
    ObjectAlreadyExists,
    ObjectNotFound,
    PrefectHTTPStatusError,
    RequestError,
    SettingsError,
    ValidationError,
)

from tests.support.cloud_api import ACME, BOTH, DEV, MEMBER, NOBODY, OTHER, PROD, ZETA
from tests.support.cloud_calls import CLOUD_CALLS, ask
from tests.support.cloud_standin import CloudStandIn

WITHIN = f"accounts/{ACME}/workspaces/{PROD}"


def test_the_current_user(cloud: CloudStandIn) -> None:
    user = ask(get_cloud_client(), "read_current_user")
    assert isinstance(user, User)
    assert (user.name, user.handle, user.email) == ("Ada Lovelace", "ada", "ada@example.com")
    assert isinstance(user.id, UUID)
    assert isinstance(user.actor_id, UUID)
    assert user.created.isoformat() == "2026-01-02T03:04:05.678901+00:00"
    assert (user.location, user.x_new) == (None, {"a": [None]})
    assert ask(get_cloud_client(api_key=MEMBER), "read_current_user").name == "Grace"
    assert ask(get_cloud_client(api_key=NOBODY), "read_current_user").name == "nobody"
    assert cloud.paths == ["GET /me/"] * 3


def test_the_workspaces_of_all_accounts(cloud: CloudStandIn) -> None:
    found = ask(get_cloud_client(api_key=BOTH), "read_workspaces")
    assert all(type(one) is Workspace for one in found)
    assert [one.handle for one in found] == ["acme/production", "acme/development", "zeta/production"]
    assert [str(one.id) for one in found] == [PROD, DEV, OTHER]
    assert found[0].name == found[0].workspace_name == "Production"
    assert found[0].description == found[0].workspace_description == "What runs at night"
    assert found[0].api_url() == cloud.workspace_url()
    assert ask(get_cloud_client(api_key=NOBODY), "read_workspaces") == []
    assert cloud.paths == ["GET /me/workspaces"] * 2


def test_a_client_for_a_workspace(cloud: CloudStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    development = ask(get_cloud_client(), "read_workspaces")[1]
    client = get_cloud_client(development.api_url())
    ask(client, "create_flow_from_name", "etl")
    assert client.workspace_id == DEV
    monkeypatch.setenv("PREFECT_API_URL", development.api_url())
    with prefect_rs.get_client(sync_client=True) as sync_client:
        assert [flow.name for flow in sync_client.read_flows()] == ["etl"]
    assert ask(get_cloud_client(cloud.workspace_url(PROD)), "read_flows") == []


def test_the_current_workspace(cloud: CloudStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match=r"no workspace .* is configured"):
        ask(get_cloud_client(), "read_current_workspace")
    assert cloud.asked == []
    for workspace in (PROD, DEV):
        monkeypatch.setenv("PREFECT_API_URL", cloud.workspace_url(workspace) + "/")
        assert str(ask(get_cloud_client(), "read_current_workspace").id) == workspace
    monkeypatch.setenv("PREFECT_API_URL", cloud.workspace_url(OTHER, ZETA))
    with pytest.raises(
        ValueError, match=f"access to 2 workspaces, but not to .* accounts/{ZETA}/workspaces/{OTHER}"
    ):
        ask(get_cloud_client(), "read_current_workspace")


@pytest.mark.parametrize(
    ("name", "handle"),
    [("Data Science", "data-science"), (" R & D (new)", "r-d-new"), ("x", "x"), ("Größe 9", "gr-e-9")],
)
def test_a_workspace_is_created(configured: CloudStandIn, name: str, handle: str) -> None:
    made = ask(get_cloud_client(), "create_workspace", name, "What for")
    assert isinstance(made, Workspace)
    assert (made.name, made.description, made.workspace_handle) == (name, "What for", handle)
    assert made.handle == handle
    assert str(made.account_id) == ACME
    assert made.id == made.workspace_id
    assert made.created == made.updated
    assert made.is_public is False
    assert made.default_workspace_role_id is None
    assert configured.paths == [f"POST /accounts/{ACME}/workspaces/"]
    again = ask(get_cloud_client(), "read_workspaces")[-1]
    assert (again.id, again.name, again.description) == (made.id, name, "What for")
    assert again.handle == f"acme/{handle}"


def test_unset_fields_of_a_workspace_are_not_sent(configured: CloudStandIn) -> None:
    client = get_cloud_client()
    ask(client, "create_workspace", name="Plain")
    ask(client, "create_workspace", "Given", handle="my-own", description="")
    assert [one["body"] for one in configured.asked] == [
        '{"name":"Plain","handle":"plain"}',
        '{"name":"Given","handle":"my-own","description":""}',
    ]


def test_a_workspace_is_created_in_the_only_account_of_the_user(cloud: CloudStandIn) -> None:
    made = ask(get_cloud_client(), "create_workspace", "New")
    assert made.handle == "acme/new"
    assert made.account_name == "Acme Inc."
    assert cloud.paths == ["GET /me/accounts", f"POST /accounts/{ACME}/workspaces/"]


def test_create_workspace_with_several_accounts_names_them(cloud: CloudStandIn) -> None:
    with pytest.raises(SettingsError) as caught:
        ask(get_cloud_client(api_key=BOTH), "create_workspace", "New")
    said = str(caught.value)
    assert f"Acme Inc. (acme, {ACME}), Zeta (zeta, {ZETA})" in said
    assert "PREFECT_API_URL" in said
    with pytest.raises(ValueError, match=r"no account .* The API key has access to no account"):
        ask(get_cloud_client(api_key=NOBODY), "create_workspace", "New")
    assert cloud.paths == ["GET /me/accounts"] * 2
    made = ask(get_cloud_client(f"{cloud.api_url}/accounts/{ZETA}", BOTH), "create_workspace", "New")
    assert str(made.account_id) == ZETA


def test_a_workspace_that_exists_already(configured: CloudStandIn) -> None:
    with pytest.raises(ObjectAlreadyExists, match="already exists"):
        ask(get_cloud_client(), "create_workspace", "production!")


def test_an_invalid_handle(configured: CloudStandIn) -> None:
    with pytest.raises(ValidationError, match=r"body\.handle") as caught:
        ask(get_cloud_client(), "create_workspace", "New", handle="Not One")
    assert isinstance(caught.value, PrefectHTTPStatusError)


@pytest.mark.parametrize(
    ("args", "kwargs", "named"),
    [
        (("",), {}, "name"),
        (("!?",), {}, "name"),
        ((7,), {}, "name"),
        ((None,), {}, "name"),
        ((b"New",), {}, "name"),
        (("New", 7), {}, "description"),
        (("New",), {"handle": 7}, "handle"),
    ],
)
def test_invalid_arguments_of_create_workspace(
    configured: CloudStandIn, args: Any, kwargs: Any, named: str
) -> None:
    call: Any = get_cloud_client().create_workspace(*args, **kwargs)  # raises only when awaited
    with pytest.raises(ValidationError, match=named):
        asyncio.run(waiting(call))
    assert configured.asked == []


async def waiting(call: Any) -> Any:
    return await call


def test_workspace_settings(configured: CloudStandIn) -> None:
    client = get_cloud_client()
    workspace = ask(client, "read_workspaces")[1]
    for given in (workspace, workspace.id, str(workspace.id), SimpleNamespace(id=UUID(DEV))):
        found = ask(client, "read_workspace_settings", given)
        assert isinstance(found, WorkspaceSettings)
        assert str(found.workspace_id) == DEV
        assert found.settings == {"of": "development", "nested": {"limit": 2**70}}
    with pytest.raises(ObjectNotFound, match="Workspace not found"):
        ask(client, "read_workspace_settings", uuid4())
    count = len(configured.asked)
    with pytest.raises(ValidationError, match="workspace_id"):
        ask(client, "read_workspace_settings", "mine")
    assert len(configured.asked) == count


def test_account_settings(configured: CloudStandIn) -> None:
    client = get_cloud_client()
    before = ask(client, "read_account_settings")
    assert (before["ai_log_summaries"], before["managed_execution"]) == (True, False)
    assert before["default_result_storage"] is None
    assert ask(client, "update_account_settings", {"managed_execution": True}) is None
    assert ask(client, "read_account_settings") == {**before, "managed_execution": True}
    assert configured.asked[1]["body"] == '{"managed_execution":true}'
    with pytest.raises(ValidationError, match=r"body\.other"):
        ask(client, "update_account_settings", {"other": 1})


@pytest.mark.parametrize("settings", [None, [], "text", {"a": object()}])
def test_invalid_account_settings(configured: CloudStandIn, settings: Any) -> None:
    with pytest.raises(ValidationError, match="settings"):
        ask(get_cloud_client(), "update_account_settings", settings)
    assert configured.asked == []


def test_ip_allowlist(configured: CloudStandIn) -> None:
    client = get_cloud_client()
    allowlist = ask(client, "read_account_ip_allowlist")
    assert allowlist == IPAllowlist(entries=[])
    assert ask(client, "check_ip_allowlist_access").allowed is True

    allowlist.entries.append(IPAllowlistEntry(ip_network="192.0.2.0/24", enabled=True, description="office"))
    assert ask(client, "update_account_ip_allowlist", allowlist) is None
    [entry] = ask(client, "read_account_ip_allowlist").entries
    assert entry.ip_network == ipaddress.ip_network("192.0.2.0/24")
    assert (entry.enabled, entry.description, entry.last_seen) == (True, "office", None)
    access = ask(client, "check_ip_allowlist_access")
    assert (access.allowed, access.detail) == (False, "127.0.0.1 is not allowed")

    entry.enabled = False
    again = IPAllowlist(entries=[entry, {"ip_network": ipaddress.ip_address("127.0.0.1"), "enabled": True}])
    ask(client, "update_account_ip_allowlist", again)
    found = ask(client, "read_account_ip_allowlist").entries
    assert [(str(one.ip_network), one.enabled) for one in found] == [
        ("192.0.2.0/24", False),
        ("127.0.0.1/32", True),
    ]
    assert ask(client, "check_ip_allowlist_access").allowed is True


@pytest.mark.parametrize(
    ("allowlist", "named"),
    [
        (None, "updated_allowlist"),
        ({}, "entries"),
        ({"entries": [{"ip_network": "192.0.2.1/24", "enabled": True}]}, r"entries\[0\]\.ip_network"),
        ({"entries": [{"ip_network": "192.0.2.0/24"}]}, r"entries\[0\]\.enabled"),
    ],
)
def test_an_invalid_ip_allowlist(configured: CloudStandIn, allowlist: Any, named: str) -> None:
    with pytest.raises(ValidationError, match=named):
        ask(get_cloud_client(), "update_account_ip_allowlist", allowlist)
    assert configured.asked == []


def test_worker_metadata(configured: CloudStandIn) -> None:
    found = ask(get_cloud_client(), "read_worker_metadata")
    assert found["prefect"]["process"]["type"] == "process"
    assert configured.paths == [f"GET /{WITHIN}/collections/work_pool_types"]


def test_api_healthcheck(cloud: CloudStandIn) -> None:
    assert ask(get_cloud_client(), "api_healthcheck") is None
    assert cloud.paths == ["GET /me/workspaces"]
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(RequestError) as caught:
        ask(get_cloud_client(f"http://127.0.0.1:{port}/api"), "api_healthcheck")
    assert isinstance(caught.value, ConnectionError)


ACCOUNT_CALLS = [
    "read_workspace_settings",
    "read_account_settings",
    "update_account_settings",
    "read_account_ip_allowlist",
    "update_account_ip_allowlist",
    "check_ip_allowlist_access",
]


@pytest.mark.parametrize("name", ACCOUNT_CALLS)
def test_a_call_without_an_account(cloud: CloudStandIn, name: str) -> None:
    with pytest.raises(SettingsError, match="no account of Prefect Cloud is configured"):
        ask(get_cloud_client(), name, *CLOUD_CALLS[name])
    assert cloud.asked == []


@pytest.mark.parametrize("name", ACCOUNT_CALLS)
def test_a_call_for_an_account_of_others(cloud: CloudStandIn, name: str) -> None:
    with pytest.raises(CloudUnauthorizedError, match="not a member"):
        ask(get_cloud_client(f"{cloud.api_url}/accounts/{ZETA}"), name, *CLOUD_CALLS[name])


@pytest.mark.parametrize("name", ACCOUNT_CALLS)
def test_a_call_for_an_unknown_account(cloud: CloudStandIn, name: str) -> None:
    with pytest.raises(ObjectNotFound, match="Account not found"):
        ask(get_cloud_client(f"{cloud.api_url}/accounts/{uuid4()}"), name, *CLOUD_CALLS[name])
