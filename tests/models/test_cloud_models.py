"""Models of Prefect Cloud: workspaces, users, settings, IP allowlists."""

from __future__ import annotations

import copy
import importlib
import ipaddress
import pickle
from typing import Any
from uuid import UUID

import pytest
from prefect_rs.client.schemas.objects import (
    IPAllowlist,
    IPAllowlistEntry,
    IPAllowlistMyAccessResponse,
    User,
    Workspace,
    WorkspaceSettings,
)
from prefect_rs.exceptions import SettingsError, ValidationError

ACCOUNT, ID = UUID(int=10), UUID(int=11)

LISTED: dict[str, Any] = {
    "account_id": str(ACCOUNT),
    "account_name": "Acme Inc.",
    "account_handle": "acme",
    "workspace_id": str(ID),
    "workspace_name": "Production",
    "workspace_description": "What for",
    "workspace_handle": "production",
}
CREATED: dict[str, Any] = {
    "id": str(ID),
    "created": "2026-01-02T03:04:05Z",
    "updated": "2026-01-02T03:04:06Z",
    "account_id": str(ACCOUNT),
    "name": "Production",
    "description": "What for",
    "handle": "production",
    "default_workspace_role_id": str(UUID(int=12)),
    "is_public": False,
}


@pytest.mark.parametrize(
    ("module", "names"),
    [
        ("client.schemas", ["Workspace"]),
        (
            "client.schemas.objects",
            [
                "IPAllowlist",
                "IPAllowlistEntry",
                "IPAllowlistMyAccessResponse",
                "User",
                "Workspace",
                "WorkspaceSettings",
            ],
        ),
        (
            "client.cloud",
            [
                "CloudClient",
                "CloudUnauthorizedError",
                "IPAllowlist",
                "IPAllowlistEntry",
                "IPAllowlistMyAccessResponse",
                "User",
                "Workspace",
                "WorkspaceSettings",
                "get_cloud_client",
            ],
        ),
        ("client.collections", ["get_cloud_client"]),
    ],
)
def test_names_are_in_their_official_modules(module: str, names: list[str]) -> None:
    found = importlib.import_module(f"prefect_rs.{module}")
    objects = importlib.import_module("prefect_rs.client.schemas.objects")
    for name in names:
        assert name in found.__all__
        assert name in dir(found)
        assert getattr(found, name) is getattr(objects, name, getattr(found, name))
    with pytest.raises(AttributeError):
        found.nothing  # noqa: B018
    exceptions = importlib.import_module("prefect_rs.exceptions")
    if module == "client.cloud":
        assert found.CloudUnauthorizedError is exceptions.CloudUnauthorizedError


# ---- Workspaces ------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", [LISTED, CREATED], ids=["listed", "created"])
@pytest.mark.parametrize("way", ["constructor", "dict", "json"])
def test_a_workspace_is_parsed_from_both_spellings(given: dict[str, Any], way: str) -> None:
    import json

    workspace = {
        "constructor": lambda: Workspace(**given),
        "dict": lambda: Workspace.model_validate(given),
        "json": lambda: Workspace.model_validate_json(json.dumps(given)),
    }[way]()
    assert workspace.id == workspace.workspace_id == ID
    assert workspace.name == workspace.workspace_name == "Production"
    assert workspace.description == workspace.workspace_description == "What for"
    assert workspace.workspace_handle == "production"
    assert workspace.account_id == ACCOUNT
    assert workspace.model_extra == {}


def test_the_handle_includes_the_account_if_known() -> None:
    assert Workspace(**LISTED).handle == "acme/production"
    assert Workspace(**CREATED).handle == "production"


def test_fields_that_only_a_created_workspace_has() -> None:
    created, listed = Workspace(**CREATED), Workspace(**LISTED)
    assert created.created is not None
    assert created.created.isoformat() == "2026-01-02T03:04:05+00:00"
    assert (created.default_workspace_role_id, created.is_public) == (UUID(int=12), False)
    assert (listed.created, listed.updated, listed.is_public) == (None, None, None)


def test_a_workspace_is_dumped_like_the_official_one() -> None:
    dumped = Workspace(**LISTED).model_dump(mode="json", exclude_unset=True)
    assert dumped == LISTED
    fields = list(Workspace.model_fields)
    assert fields[:7] == list(LISTED)


def test_workspaces_are_hashable() -> None:
    one, same = Workspace(**LISTED), Workspace(**LISTED)
    other = Workspace(**{**LISTED, "workspace_id": UUID(int=99), "workspace_handle": "other"})
    assert one == same
    assert one != other
    assert hash(one) == hash(same) == hash("acme/production")
    assert {one, same, other} == {one, other}


def test_workspaces_can_be_copied_and_pickled() -> None:
    workspace = Workspace(**{**LISTED, "newer": [1]})
    for again in (copy.copy(workspace), copy.deepcopy(workspace), pickle.loads(pickle.dumps(workspace))):
        assert again == workspace
        assert again.handle == "acme/production"
        assert again.newer == [1]


@pytest.mark.parametrize("missing", ["account_id", "workspace_id", "workspace_name", "workspace_handle"])
def test_required_fields_of_a_workspace(missing: str) -> None:
    with pytest.raises(ValidationError, match=missing):
        Workspace(**{name: value for name, value in LISTED.items() if name != missing})


def test_an_error_names_the_field_as_it_was_spelled() -> None:
    with pytest.raises(ValidationError) as caught:
        Workspace(**{**CREATED, "id": "none"})
    assert [problem["loc"] for problem in caught.value.errors()] == [("id",)]


BELOW = f"accounts/{ACCOUNT}/workspaces/{ID}"
PAGE = f"account/{ACCOUNT}/workspace/{ID}"


@pytest.mark.parametrize(
    ("api", "ui", "expected"),
    [
        (None, None, ("https://api.prefect.cloud/api", "https://app.prefect.cloud")),
        (
            "https://api.stg.prefect.dev/api/",
            None,
            ("https://api.stg.prefect.dev/api", "https://app.stg.prefect.dev"),
        ),
        ("http://127.0.0.1:9/api", None, ("http://127.0.0.1:9/api", "http://127.0.0.1:9")),
        ("http://127.0.0.1:9/api", "http://pages/", ("http://127.0.0.1:9/api", "http://pages")),
    ],
)
def test_urls_of_a_workspace(
    api: str | None, ui: str | None, expected: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if api:
        monkeypatch.setenv("PREFECT_CLOUD_API_URL", api)
    if ui:
        monkeypatch.setenv("PREFECT_CLOUD_UI_URL", ui)
    workspace = Workspace(**LISTED)
    assert workspace.api_url() == f"{expected[0]}/{BELOW}"
    assert workspace.ui_url() == f"{expected[1]}/{PAGE}"


def test_an_invalid_setting_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLOUD_API_URL", "nothing")
    with pytest.raises(SettingsError, match="PREFECT_CLOUD_API_URL"):
        Workspace(**LISTED).api_url()


# ---- Users and settings ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("Ada", "Lovelace", "Ada Lovelace"),
        ("Ada", None, "Ada"),
        (None, "Lovelace", "Lovelace"),
        ("", "", "ada"),
        (None, None, "ada"),
    ],
)
def test_the_name_of_a_user(first: str | None, last: str | None, name: str) -> None:
    user = User(id=UUID(int=1), email="ada@example.com", first_name=first, last_name=last, handle="ada")
    assert user.name == name


def test_settings_are_free_form() -> None:
    settings = WorkspaceSettings(workspace_id=ID, settings={"a": {"b": 2**70}})
    assert settings.settings == {"a": {"b": 2**70}}
    with pytest.raises(ValidationError, match="settings"):
        WorkspaceSettings(workspace_id=ID, settings=[1])  # type: ignore[arg-type]


# ---- Allowlists ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "network"),
    [
        ("192.0.2.0/24", "192.0.2.0/24"),
        ("192.0.2.0/255.255.255.0", "192.0.2.0/24"),
        ("192.0.2.7", "192.0.2.7/32"),
        ("2001:DB8::/32", "2001:db8::/32"),
        ("::1", "::1/128"),
        (ipaddress.ip_network("192.0.2.0/24"), "192.0.2.0/24"),
        (ipaddress.ip_network("2001:db8::/32"), "2001:db8::/32"),
        (ipaddress.ip_address("192.0.2.7"), "192.0.2.7/32"),
        (ipaddress.ip_address("::1"), "::1/128"),
    ],
)
def test_a_network_is_one_of_ipaddress(given: Any, network: str) -> None:
    entry = IPAllowlistEntry(ip_network=given, enabled=True)
    assert entry.ip_network == ipaddress.ip_network(network)
    assert type(entry.ip_network) is type(ipaddress.ip_network(network))
    assert entry.model_dump(mode="json", exclude_unset=True) == {"ip_network": network, "enabled": True}
    assert entry.model_dump()["ip_network"] == ipaddress.ip_network(network)
    assert IPAllowlistEntry.model_validate_json(entry.model_dump_json()) == entry
    assert pickle.loads(pickle.dumps(entry)) == entry


@pytest.mark.parametrize(
    "given", ["", "office", "192.0.2.1/24", "192.0.2.0/33", "192.0.2/24", 7, None, b"12"]
)
def test_invalid_networks(given: Any) -> None:
    with pytest.raises(
        ValidationError, match=r"ip_network: expected (an IP|the first address of a|a) network"
    ):
        IPAllowlistEntry(ip_network=given, enabled=True)


def test_an_allowlist_has_entries() -> None:
    allowlist = IPAllowlist(entries=[{"ip_network": "192.0.2.0/24", "enabled": False, "last_seen": "today"}])
    [entry] = allowlist.entries
    assert isinstance(entry, IPAllowlistEntry)
    assert (entry.enabled, entry.description, entry.last_seen) == (False, None, "today")
    with pytest.raises(ValidationError, match="entries"):
        IPAllowlist()  # type: ignore[call-arg]


def test_the_response_about_the_callers_access() -> None:
    access = IPAllowlistMyAccessResponse(allowed=False, detail="no")
    assert (access.allowed, access.detail) == (False, "no")
    with pytest.raises(ValidationError, match="detail"):
        IPAllowlistMyAccessResponse(allowed=True)  # type: ignore[call-arg]
