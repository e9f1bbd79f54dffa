"""The client of Prefect Cloud, against a stand-in in a process of its own: see cloud_standin.py."""

from __future__ import annotations

import asyncio
import inspect
import ipaddress
import os
import re
import socket
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import prefect_rs
import pytest
from prefect_rs.client.cloud import CloudClient, CloudUnauthorizedError, get_cloud_client
from prefect_rs.client.collections import get_collections_metadata_client
from prefect_rs.client.schemas.objects import (
    IPAllowlist,
    IPAllowlistEntry,
    User,
    Workspace,
    WorkspaceSettings,
)
from prefect_rs.exceptions import (
    AuthenticationError,
    DecodingError,
    ObjectAlreadyExists,
    ObjectNotFound,
    PrefectHTTPStatusError,
    RequestError,
    SettingsError,
    ValidationError,
)
from prefect_rs.states import Running

from tests.support.cloud_standin import (
    ACME,
    BOTH,
    DEV,
    MEMBER,
    NOBODY,
    OTHER,
    OWNER,
    PROD,
    ZETA,
    CloudStandIn,
)

CLOUD = "https://api.prefect.cloud/api"


@pytest.fixture(scope="module")
def process() -> Iterator[CloudStandIn]:
    with CloudStandIn() as started:
        yield started


@pytest.fixture
def cloud(process: CloudStandIn, isolated: object, monkeypatch: pytest.MonkeyPatch) -> CloudStandIn:
    """Prefect Cloud as the settings name it, with the owner's key; no account and no workspace."""
    process.reset()
    monkeypatch.setenv("PREFECT_CLOUD_API_URL", process.api_url)
    monkeypatch.setenv("PREFECT_API_KEY", OWNER)
    return process


@pytest.fixture
def configured(cloud: CloudStandIn, monkeypatch: pytest.MonkeyPatch) -> CloudStandIn:
    """The same with a workspace."""
    monkeypatch.setenv("PREFECT_API_URL", cloud.workspace_url())
    return cloud


def ask(client: Any, name: str, /, *args: Any, **kwargs: Any) -> Any:
    """Call a method and wait for what it gives."""

    async def wait() -> Any:
        return await getattr(client, name)(*args, **kwargs)

    return asyncio.run(wait())


def key(asked: dict[str, Any]) -> str | None:
    found: str | None = asked["headers"].get("authorization")
    return found


# ---- What kind of thing it is ----------------------------------------------------------------------


def test_it_is_a_prefect_client() -> None:
    assert issubclass(CloudClient, prefect_rs.PrefectClient)
    client = get_cloud_client()
    assert type(client) is CloudClient
    assert isinstance(client, prefect_rs.PrefectClient)
    assert repr(client) == f"<CloudClient {CLOUD}/>"
    assert CloudClient.__module__ == "prefect_rs.client.cloud"


def test_the_parameters_are_the_official_ones() -> None:
    signature = inspect.signature(get_cloud_client)
    assert {name: one.default for name, one in signature.parameters.items()} == {
        "host": None,
        "api_key": None,
        "httpx_settings": None,
        "infer_cloud_url": True,
    }
    for name, expected in {
        "request": ["method", "route"],
        "get": ["route"],
        "raw_request": ["method", "path", "params", "path_params"],
        "update_account_settings": ["settings"],
        "update_account_ip_allowlist": ["updated_allowlist"],
        "create_workspace": ["name", "description"],
        "read_workspace_settings": ["workspace_id"],
    }.items():
        parameters = list(inspect.signature(getattr(CloudClient, name)).parameters)
        assert parameters[1 : len(expected) + 1] == expected, name


def test_it_can_be_a_base() -> None:
    class Mine(CloudClient):
        pass

    assert repr(Mine()) == f"<Mine {CLOUD}/>"


def test_a_call_is_a_coroutine_and_sends_nothing_before_it_is_awaited(cloud: CloudStandIn) -> None:
    call = get_cloud_client().read_workspaces()
    assert inspect.isawaitable(call)
    assert cloud.asked == []
    call.close()

    async def main() -> Any:
        client = get_cloud_client()
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(client.read_workspaces()) for _ in range(20)]
        return [task.result() for task in tasks]

    assert {len(found) for found in asyncio.run(main())} == {2}


# ---- Where it goes ---------------------------------------------------------------------------------


def place(client: Any) -> tuple[str, str | None, str | None]:
    return client.api_url, client.account_id, client.workspace_id


def test_with_no_settings_it_is_prefect_cloud() -> None:
    for infer in (True, False):
        client = get_cloud_client(infer_cloud_url=infer)
        assert place(client) == (f"{CLOUD}/", None, None)


WITHIN = f"accounts/{ACME}/workspaces/{PROD}"


@pytest.mark.parametrize(
    ("host", "api_url", "infer", "expected"),
    [
        # The settings' workspace tells both.
        (None, f"http://one.example/api/{WITHIN}", True, (f"http://one.example/api/{WITHIN}/", ACME, PROD)),
        (None, f"http://one.example/api/{WITHIN}/", True, (f"http://one.example/api/{WITHIN}/", ACME, PROD)),
        # Not inferred, it tells only account and workspace.
        (None, f"http://one.example/api/{WITHIN}", False, (f"{CLOUD}/{WITHIN}/", ACME, PROD)),
        # A server of one's own is not Prefect Cloud.
        (None, "http://127.0.0.1:4200/api", True, (f"{CLOUD}/", None, None)),
        (None, "http://127.0.0.1:4200/accounts/mine", True, (f"{CLOUD}/", None, None)),
        # The caller's host wins, whether inferred or not.
        ("http://two.example", None, True, ("http://two.example/", None, None)),
        ("http://two.example/api/", None, False, ("http://two.example/api/", None, None)),
        (
            "http://two.example",
            f"http://one.example/{WITHIN}",
            True,
            (f"http://two.example/{WITHIN}/", ACME, PROD),
        ),
        (f"http://two.example/{WITHIN}", None, True, (f"http://two.example/{WITHIN}/", ACME, PROD)),
        (f"http://two.example/accounts/{ACME}", None, True, ("http://two.example/", ACME, None)),
        (f"http://two.example/accounts/{ACME}/", None, True, ("http://two.example/", ACME, None)),
        # A workspace of the settings is taken only with its own account.
        (
            f"http://two.example/accounts/{ACME}",
            f"http://one.example/{WITHIN}",
            True,
            (f"http://two.example/{WITHIN}/", ACME, PROD),
        ),
        (
            f"http://two.example/accounts/{ZETA}",
            f"http://one.example/{WITHIN}",
            True,
            ("http://two.example/", ZETA, None),
        ),
    ],
)
def test_host_and_settings_tell_the_place(
    host: str | None,
    api_url: str | None,
    infer: bool,
    expected: tuple[str, str | None, str | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if api_url:
        monkeypatch.setenv("PREFECT_API_URL", api_url)
    assert place(get_cloud_client(host, infer_cloud_url=infer)) == expected


def test_a_base_url_counts_instead_of_the_host() -> None:
    settings = {"base_url": "http://two.example/api"}
    assert (
        get_cloud_client("http://one.example", httpx_settings=settings).api_url == "http://two.example/api/"
    )
    assert settings == {"base_url": "http://two.example/api"}


@pytest.mark.parametrize(
    "host",
    [
        "two.example",
        "ftp://two.example",
        "http://two.example/accounts/mine",
        f"http://two.example/accounts/{ACME}/workspaces/mine",
        f"http://two.example/accounts/{ACME}/flows",
        f"http://two.example/{WITHIN}/flows",
        7,
    ],
)
def test_a_host_that_is_none_is_named(host: Any) -> None:
    with pytest.raises(ValidationError, match="host"):
        get_cloud_client(host)


def test_the_paths_of_account_and_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    client: Any = get_cloud_client()
    for name in ("account", "workspace"):
        with pytest.raises(
            ValueError, match=f"no {name} .* is configured: set PREFECT_API_URL to {CLOUD}/acc"
        ) as caught:
            getattr(client, f"{name}_base_url")
        assert isinstance(caught.value, SettingsError)
    monkeypatch.setenv("PREFECT_API_URL", f"{CLOUD}/{WITHIN}")
    client = get_cloud_client()
    assert client.account_base_url == f"accounts/{ACME}"
    assert client.workspace_base_url == WITHIN


# ---- Who is asking ---------------------------------------------------------------------------------


def test_the_key_is_the_arguments_or_the_settings(cloud: CloudStandIn) -> None:
    ask(get_cloud_client(), "read_workspaces")
    ask(get_cloud_client(api_key=MEMBER), "read_workspaces")
    ask(CloudClient(cloud.api_url, BOTH), "read_workspaces")
    headers = {"headers": {"Authorization": f"Bearer {NOBODY}"}}
    ask(get_cloud_client(api_key=BOTH, httpx_settings=headers), "read_workspaces")
    assert [key(one) for one in cloud.asked] == [f"Bearer {each}" for each in (OWNER, MEMBER, BOTH, NOBODY)]


def test_user_and_password_of_a_server_are_not_for_cloud(
    cloud: CloudStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "admin:hunter2")
    ask(get_cloud_client(), "read_workspaces")
    assert [key(one) for one in cloud.asked] == [f"Bearer {OWNER}"]


CLOUD_CALLS: dict[str, tuple[Any, ...]] = {
    "api_healthcheck": (),
    "read_current_user": (),
    "read_workspaces": (),
    "read_current_workspace": (),
    "create_workspace": ("New",),
    "read_workspace_settings": (PROD,),
    "read_account_settings": (),
    "update_account_settings": ({},),
    "read_account_ip_allowlist": (),
    "update_account_ip_allowlist": (IPAllowlist(entries=[]),),
    "check_ip_allowlist_access": (),
    "read_worker_metadata": (),
    "get": ("/me/",),
    "request": ("GET", "/me/"),
    # Of the workspace.
    "read_flows": (),
    "hello": (),
}


@pytest.mark.parametrize("name", CLOUD_CALLS)
@pytest.mark.parametrize("api_key", ["pnu_wrong", None])
def test_a_key_that_cloud_does_not_know(
    configured: CloudStandIn, name: str, api_key: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREFECT_API_KEY")
    client = get_cloud_client(api_key=api_key)
    with pytest.raises(
        CloudUnauthorizedError, match=r"401 Unauthorized .*Invalid authentication credentials"
    ) as caught:
        ask(client, name, *CLOUD_CALLS[name])
    assert isinstance(caught.value, AuthenticationError)
    assert caught.value.status_code == 401
    assert "pnu_wrong" not in str(caught.value)
    if api_key is None and name not in ("read_flows", "hello"):
        assert "PREFECT_API_KEY" in str(caught.value)
    else:
        assert "PREFECT_API_KEY" not in str(caught.value)


ADMIN_CALLS = [
    "create_workspace",
    "read_workspace_settings",
    "read_account_settings",
    "update_account_settings",
    "read_account_ip_allowlist",
    "update_account_ip_allowlist",
]


@pytest.mark.parametrize("name", ADMIN_CALLS)
def test_what_the_key_does_not_allow(configured: CloudStandIn, name: str) -> None:
    with pytest.raises(CloudUnauthorizedError, match=r"403 Forbidden .*permission") as caught:
        ask(get_cloud_client(api_key=MEMBER), name, *CLOUD_CALLS[name])
    assert caught.value.response.json() == {"detail": "You do not have permission to do this"}


def test_what_the_key_does_not_allow_in_a_workspace(configured: CloudStandIn) -> None:
    made = ask(get_cloud_client(), "create_flow_from_name", "etl")
    with pytest.raises(CloudUnauthorizedError, match="permission"):
        ask(get_cloud_client(api_key=MEMBER), "delete_flow", made)
    ask(get_cloud_client(), "delete_flow", made)
    assert ask(get_cloud_client(), "read_flows") == []


def test_a_plan_that_does_not_support_more(configured: CloudStandIn) -> None:
    client = get_cloud_client()
    for number in range(3):
        ask(client, "create_workspace", f"Workspace {number}")
    with pytest.raises(CloudUnauthorizedError, match="plan does not support"):
        ask(client, "create_workspace", "One more")


# ---- Cloud's own calls -----------------------------------------------------------------------------


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


def test_a_workspace_leads_to_a_client_of_it(cloud: CloudStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
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
        ValueError, match=f"access to 2 workspaces, .* accounts/{ZETA}/workspaces/{OTHER}, is not"
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


def test_only_what_was_given_is_sent_of_a_workspace(configured: CloudStandIn) -> None:
    client = get_cloud_client()
    ask(client, "create_workspace", name="Plain")
    ask(client, "create_workspace", "Given", handle="my-own", description="")
    assert [one["body"] for one in configured.asked] == [
        '{"name":"Plain","handle":"plain"}',
        '{"name":"Given","handle":"my-own","description":""}',
    ]


def test_a_workspace_is_created_in_the_only_account(cloud: CloudStandIn) -> None:
    made = ask(get_cloud_client(), "create_workspace", "New")
    assert made.handle == "acme/new"
    assert made.account_name == "Acme Inc."
    assert cloud.paths == ["GET /me/accounts", f"POST /accounts/{ACME}/workspaces/"]


def test_the_account_to_create_in_has_to_be_clear(cloud: CloudStandIn) -> None:
    with pytest.raises(SettingsError) as caught:
        ask(get_cloud_client(api_key=BOTH), "create_workspace", "New")
    said = str(caught.value)
    assert f"Acme Inc. (acme, {ACME}), Zeta (zeta, {ZETA})" in said
    assert "PREFECT_API_URL" in said
    with pytest.raises(ValueError, match=r"no account .* The key gives access to none"):
        ask(get_cloud_client(api_key=NOBODY), "create_workspace", "New")
    assert cloud.paths == ["GET /me/accounts"] * 2
    made = ask(get_cloud_client(f"{cloud.api_url}/accounts/{ZETA}", BOTH), "create_workspace", "New")
    assert str(made.account_id) == ZETA


def test_a_workspace_that_there_is(configured: CloudStandIn) -> None:
    with pytest.raises(ObjectAlreadyExists, match="already exists"):
        ask(get_cloud_client(), "create_workspace", "production!")


def test_a_handle_that_cloud_does_not_take(configured: CloudStandIn) -> None:
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
def test_bad_input_of_a_workspace(configured: CloudStandIn, args: Any, kwargs: Any, named: str) -> None:
    call: Any = get_cloud_client().create_workspace(*args, **kwargs)  # raises only when awaited
    with pytest.raises(ValidationError, match=named):
        asyncio.run(waiting(call))
    assert configured.asked == []


async def waiting(call: Any) -> Any:
    return await call


def test_the_settings_of_a_workspace(configured: CloudStandIn) -> None:
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


def test_the_settings_of_the_account(configured: CloudStandIn) -> None:
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
def test_settings_that_are_none(configured: CloudStandIn, settings: Any) -> None:
    with pytest.raises(ValidationError, match="settings"):
        ask(get_cloud_client(), "update_account_settings", settings)
    assert configured.asked == []


def test_the_allowlist(configured: CloudStandIn) -> None:
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
def test_an_allowlist_that_is_none(configured: CloudStandIn, allowlist: Any, named: str) -> None:
    with pytest.raises(ValidationError, match=named):
        ask(get_cloud_client(), "update_account_ip_allowlist", allowlist)
    assert configured.asked == []


def test_the_types_of_workers(configured: CloudStandIn) -> None:
    found = ask(get_cloud_client(), "read_worker_metadata")
    assert found["prefect"]["process"]["type"] == "process"
    assert configured.paths == [f"GET /{WITHIN}/collections/work_pool_types"]


def test_whether_cloud_is_well(cloud: CloudStandIn) -> None:
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
def test_a_call_about_an_account_needs_one(cloud: CloudStandIn, name: str) -> None:
    with pytest.raises(SettingsError, match="no account of Prefect Cloud is configured"):
        ask(get_cloud_client(), name, *CLOUD_CALLS[name])
    assert cloud.asked == []


@pytest.mark.parametrize("name", ACCOUNT_CALLS)
def test_an_account_that_is_somebody_elses(cloud: CloudStandIn, name: str) -> None:
    with pytest.raises(CloudUnauthorizedError, match="not a member"):
        ask(get_cloud_client(f"{cloud.api_url}/accounts/{ZETA}"), name, *CLOUD_CALLS[name])


@pytest.mark.parametrize("name", ACCOUNT_CALLS)
def test_an_account_that_there_is_not(cloud: CloudStandIn, name: str) -> None:
    with pytest.raises(ObjectNotFound, match="Account not found"):
        ask(get_cloud_client(f"{cloud.api_url}/accounts/{uuid4()}"), name, *CLOUD_CALLS[name])


# ---- Requests of any kind --------------------------------------------------------------------------


def test_requests_go_to_cloud_itself_and_give_json(configured: CloudStandIn) -> None:
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


def test_requests_raise_for_an_error(configured: CloudStandIn) -> None:
    client = get_cloud_client()
    with pytest.raises(ObjectNotFound):
        ask(client, "get", "/me")
    with pytest.raises(PrefectHTTPStatusError, match="405"):
        ask(client, "request", "DELETE", "/me/")
    with pytest.raises(ValidationError, match="route"):
        ask(client, "get", 7)
    with pytest.raises(ValidationError, match="method"):
        ask(client, "request", "no method", "/me/")


def test_a_raw_request_gives_the_answer_whatever_its_status(configured: CloudStandIn) -> None:
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


def test_what_is_no_json_is_an_error(start_text: str) -> None:
    with pytest.raises(DecodingError):
        ask(get_cloud_client(start_text), "get", "/me/")
    assert ask(get_cloud_client(start_text), "raw_request", "GET", "/me/").text == "<html>"


@pytest.fixture
def start_text() -> Iterator[str]:
    from tests.support.standin import StandIn, http

    with StandIn(http("<html>", content_type="text/html")) as server:
        yield server.api_url


# ---- Calls to the workspace ------------------------------------------------------------------------


def test_inherited_calls_go_to_the_workspace(configured: CloudStandIn) -> None:
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
def test_inherited_calls_need_a_workspace(cloud: CloudStandIn, account: bool) -> None:
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


def test_bad_input_comes_before_the_lack_of_a_workspace(cloud: CloudStandIn) -> None:
    with pytest.raises(ValidationError, match="flow_id"):
        ask(get_cloud_client(), "read_flow", "mine")


def test_both_kinds_of_calls_share_connections(configured: CloudStandIn) -> None:
    async def main() -> None:
        async with get_cloud_client() as client:
            for _ in range(3):
                await client.read_workspaces()
                await client.read_flows()

    asyncio.run(main())
    assert len({one["connection"] for one in configured.asked}) == 1
    assert len(configured.asked) == 6


def test_no_version_is_compared_and_no_csrf_token_fetched(configured: CloudStandIn) -> None:
    async def main() -> None:
        async with get_cloud_client() as client:
            assert await client.raise_for_api_version_mismatch() is None
            assert await client.raise_for_api_version_mismatch_once() is None
            await client.create_flow_from_name("etl")
            await client.create_workspace("New")

    asyncio.run(main())
    assert configured.paths == [f"POST /{WITHIN}/flows/", f"POST /accounts/{ACME}/workspaces/"]
    assert not any(name.startswith("prefect-csrf") for one in configured.asked for name in one["headers"])


def test_nor_where_the_host_is_not_the_settings(cloud: CloudStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_CLOUD_API_URL")
    monkeypatch.setenv("PREFECT_API_URL", cloud.workspace_url())

    async def main() -> Any:
        async with get_cloud_client() as client:
            return await client.read_current_workspace()

    assert str(asyncio.run(main()).id) == PROD
    assert cloud.paths == ["GET /me/workspaces"]


def test_the_client_for_the_types_of_workers(cloud: CloudStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", cloud.workspace_url())
    client = get_collections_metadata_client()
    assert type(client) is CloudClient
    assert "prefect" in ask(client, "read_worker_metadata")
    monkeypatch.setenv("PREFECT_API_URL", f"{cloud.url}/other/api")
    assert type(get_collections_metadata_client({"timeout": 1})) is prefect_rs.PrefectClient


# ---- The client as a context, closed, forked -------------------------------------------------------


def test_it_is_entered_with_async_with(configured: CloudStandIn) -> None:
    async def main() -> None:
        client = get_cloud_client()
        async with client as entered:
            assert entered is client
            await client.read_workspaces()
        with pytest.raises(RuntimeError, match="closed"):
            await client.read_workspaces()
        with pytest.raises(RuntimeError, match="closed"):
            await client.read_flows()

    asyncio.run(main())
    with pytest.raises(
        RuntimeError,
        match=re.escape("The `CloudClient` must be entered with an async context. Use 'async with"),
    ):
        get_cloud_client().__enter__()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_it_works_in_a_forked_process(configured: CloudStandIn) -> None:
    client = get_cloud_client()
    assert len(ask(client, "read_workspaces")) == 2
    child = os.fork()
    if child == 0:
        works = False
        try:
            works = len(ask(client, "read_workspaces")) == 2 and ask(client, "read_flows") == []
        finally:
            os._exit(0 if works else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert len(ask(client, "read_workspaces")) == 2


def test_no_key_shows_in_messages(cloud: CloudStandIn) -> None:
    secret = "pnu_hunter2"
    client = get_cloud_client(cloud.workspace_url().replace("http://", "http://user:hunter2@"), secret)
    with pytest.raises(CloudUnauthorizedError) as caught:
        ask(client, "read_workspaces")
    assert "hunter2" not in f"{caught.value} {caught.value!r} {client!r} {client.api_url}"
    with pytest.raises(SettingsError) as lacking:
        ask(get_cloud_client("http://user:hunter2@127.0.0.1:9", secret), "read_flows")
    assert "hunter2" not in str(lacking.value)
    with pytest.raises(ValidationError) as wrong:
        get_cloud_client(api_key=f"{secret}\n\n".encode())  # type: ignore[arg-type]
    assert "hunter2" not in str(wrong.value)


def test_an_allowlist_that_was_read_can_be_sent_back(configured: CloudStandIn) -> None:
    client = get_cloud_client()
    allowlist = IPAllowlist(entries=[{"ip_network": "127.0.0.0/8", "enabled": True, "description": "here"}])
    ask(client, "update_account_ip_allowlist", allowlist)
    read = ask(client, "read_account_ip_allowlist")
    assert read.entries[0].x_new == "of the server's"
    read.entries[0].enabled = False
    # Cloud refuses fields that it does not take, such as those that it sent by itself.
    ask(client, "update_account_ip_allowlist", read)
    [again] = ask(client, "read_account_ip_allowlist").entries
    assert (str(again.ip_network), again.enabled, again.description) == ("127.0.0.0/8", False, "here")
