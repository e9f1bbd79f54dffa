"""Making a `CloudClient`: its URL, its credentials, and what a rejected key raises."""

from __future__ import annotations

import asyncio
import inspect
import os
import re
from typing import Any

import prefect_rs
import pytest
from prefect_rs.client.cloud import CloudClient, CloudUnauthorizedError, get_cloud_client
from prefect_rs.client.schemas.objects import (
    IPAllowlist,
)
from prefect_rs.exceptions import (
    AuthenticationError,
    SettingsError,
    ValidationError,
)

from tests.support.cloud_api import ACME, BOTH, MEMBER, NOBODY, OWNER, PROD, ZETA
from tests.support.cloud_calls import CLOUD_CALLS, ask, key
from tests.support.cloud_standin import CloudStandIn

CLOUD = "https://api.prefect.cloud/api"


# ---- The class -----------------------------------------------------------------------------------


def test_it_is_a_prefect_client() -> None:
    assert issubclass(CloudClient, prefect_rs.PrefectClient)
    client = get_cloud_client()
    assert type(client) is CloudClient
    assert isinstance(client, prefect_rs.PrefectClient)
    assert repr(client) == f"<CloudClient {CLOUD}/>"
    assert CloudClient.__module__ == "prefect_rs.client.cloud"


def test_it_takes_the_official_parameters() -> None:
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


def test_it_can_be_subclassed() -> None:
    class Mine(CloudClient):
        pass

    assert repr(Mine()) == f"<Mine {CLOUD}/>"


def test_methods_return_coroutines_and_send_nothing_before_they_are_awaited(cloud: CloudStandIn) -> None:
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


# ---- URL -----------------------------------------------------------------------------------------


def place(client: Any) -> tuple[str, str | None, str | None]:
    return client.api_url, client.account_id, client.workspace_id


def test_the_default_host_is_prefect_cloud() -> None:
    for infer in (True, False):
        client = get_cloud_client(infer_cloud_url=infer)
        assert place(client) == (f"{CLOUD}/", None, None)


WITHIN = f"accounts/{ACME}/workspaces/{PROD}"


@pytest.mark.parametrize(
    ("host", "api_url", "infer", "expected"),
    [
        # The host and the workspace come from the settings.
        (None, f"http://one.example/api/{WITHIN}", True, (f"http://one.example/api/{WITHIN}/", ACME, PROD)),
        (None, f"http://one.example/api/{WITHIN}/", True, (f"http://one.example/api/{WITHIN}/", ACME, PROD)),
        # With `infer_cloud_url=False`, only account and workspace do.
        (None, f"http://one.example/api/{WITHIN}", False, (f"{CLOUD}/{WITHIN}/", ACME, PROD)),
        # A self-hosted server's URL is not Prefect Cloud's.
        (None, "http://127.0.0.1:4200/api", True, (f"{CLOUD}/", None, None)),
        (None, "http://127.0.0.1:4200/accounts/mine", True, (f"{CLOUD}/", None, None)),
        # The `host` argument takes precedence, inferred or not.
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
        # A workspace in the settings is used only together with its own account.
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
def test_url_account_and_workspace_from_host_and_settings(
    host: str | None,
    api_url: str | None,
    infer: bool,
    expected: tuple[str, str | None, str | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if api_url:
        monkeypatch.setenv("PREFECT_API_URL", api_url)
    assert place(get_cloud_client(host, infer_cloud_url=infer)) == expected


def test_base_url_overrides_the_host() -> None:
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
def test_an_invalid_host_is_named_in_the_error(host: Any) -> None:
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


# ---- Credentials ---------------------------------------------------------------------------------


def test_the_key_comes_from_the_argument_or_the_settings(cloud: CloudStandIn) -> None:
    ask(get_cloud_client(), "read_workspaces")
    ask(get_cloud_client(api_key=MEMBER), "read_workspaces")
    ask(CloudClient(cloud.api_url, BOTH), "read_workspaces")
    headers = {"headers": {"Authorization": f"Bearer {NOBODY}"}}
    ask(get_cloud_client(api_key=BOTH, httpx_settings=headers), "read_workspaces")
    assert [key(one) for one in cloud.asked] == [f"Bearer {each}" for each in (OWNER, MEMBER, BOTH, NOBODY)]


def test_the_auth_string_of_a_server_is_not_sent_to_cloud(
    cloud: CloudStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "admin:hunter2")
    ask(get_cloud_client(), "read_workspaces")
    assert [key(one) for one in cloud.asked] == [f"Bearer {OWNER}"]


@pytest.mark.parametrize("name", CLOUD_CALLS)
@pytest.mark.parametrize("api_key", ["pnu_wrong", None])
def test_an_unknown_key(
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
def test_a_key_without_permission(configured: CloudStandIn, name: str) -> None:
    with pytest.raises(CloudUnauthorizedError, match=r"403 Forbidden .*permission") as caught:
        ask(get_cloud_client(api_key=MEMBER), name, *CLOUD_CALLS[name])
    assert caught.value.response.json() == {"detail": "You do not have permission to do this"}


def test_a_key_without_permission_for_a_workspace(configured: CloudStandIn) -> None:
    made = ask(get_cloud_client(), "create_flow_from_name", "etl")
    with pytest.raises(CloudUnauthorizedError, match="permission"):
        ask(get_cloud_client(api_key=MEMBER), "delete_flow", made)
    ask(get_cloud_client(), "delete_flow", made)
    assert ask(get_cloud_client(), "read_flows") == []


def test_a_limit_of_the_plan(configured: CloudStandIn) -> None:
    client = get_cloud_client()
    for number in range(3):
        ask(client, "create_workspace", f"Workspace {number}")
    with pytest.raises(CloudUnauthorizedError, match="plan does not support"):
        ask(client, "create_workspace", "One more")


# ---- Context manager, fork, secrets --------------------------------------------------------------


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


def test_the_key_is_in_no_message(cloud: CloudStandIn) -> None:
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


def test_an_allowlist_that_was_read_can_be_written_back(configured: CloudStandIn) -> None:
    client = get_cloud_client()
    allowlist = IPAllowlist(entries=[{"ip_network": "127.0.0.0/8", "enabled": True, "description": "here"}])
    ask(client, "update_account_ip_allowlist", allowlist)
    read = ask(client, "read_account_ip_allowlist")
    assert read.entries[0].x_new == "of the server's"
    read.entries[0].enabled = False
    # Cloud rejects fields that it does not accept, such as those that only its responses have.
    ask(client, "update_account_ip_allowlist", read)
    [again] = ask(client, "read_account_ip_allowlist").entries
    assert (str(again.ip_network), again.enabled, again.description) == ("127.0.0.0/8", False, "here")
