"""The behavior of Prefect Cloud's API, as far as it is public. `cloud_standin.py` serves it over HTTP.

Sources, as of 2026-08:

- the official client 3.9.1 (`client/cloud.py`, `_experimental/sla`) and the responses in its tests
- github.com/PrefectHQ/terraform-provider-prefect, `internal/api`: accounts, workspaces, SLAs (the response of
  `apply-resource-slas` is three lists of automations with a `severity` and a `type`), worker types
- github.com/PrefectHQ/prefect-cloud, `auth.py`: `/me/`, `/me/accounts`, `/me/workspaces`, new workspaces
- clients generated from https://api.prefect.cloud/api/openapi.json: the fields of accounts, settings and
  workspaces, and which of them may be null

Responses have all fields that these know, null where that is possible, and an unknown field (`x_new`),
because Cloud is newer than any client. Anything that Cloud would reject, or is not known to accept, is an
error. At first there are two accounts, and four users with a key each.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

NOW = "2026-01-02T03:04:05.678901Z"

# Accounts. The first has two workspaces, the second has one with the same handle as one of them.
ACME, ZETA = "a0000000-0000-4000-8000-000000000001", "a0000000-0000-4000-8000-000000000002"
PROD, DEV = "b0000000-0000-4000-8000-000000000001", "b0000000-0000-4000-8000-000000000002"
OTHER = "b0000000-0000-4000-8000-000000000003"

# Keys: of the first account's owner, of a member of that account without permissions, of a member of both
# accounts, and of a user without an account.
OWNER, MEMBER, BOTH, NOBODY = "pnu_owner", "pnu_member", "pnu_both", "pnu_nobody"


class Refusal(Exception):
    """An error response."""

    def __init__(self, status: int, detail: object) -> None:
        self.status = status
        self.detail = detail


@dataclass
class Person:
    """A user."""

    handle: str
    accounts: list[str]
    first_name: str | None = None
    last_name: str | None = None
    is_admin: bool = False
    id: str = field(default_factory=lambda: str(uuid4()))

    def body(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "actor_id": str(UUID(int=UUID(self.id).int ^ 1)),
            "created": NOW,
            "updated": NOW,
            "email": f"{self.handle}@example.com",
            "first_name": self.first_name,
            "last_name": self.last_name,
            "handle": self.handle,
            "location": None,
            "settings": {"timezone": "UTC"},
            "last_login": NOW,
            "x_new": {"a": [None]},
        }


@dataclass
class Account:
    """An account."""

    id: str
    name: str
    handle: str
    workspaces: dict[str, dict[str, Any]] = field(default_factory=dict)
    settings: dict[str, Any] = field(
        default_factory=lambda: {
            "allow_public_workspaces": False,
            "ai_log_summaries": True,
            "managed_execution": False,
            "enforce_ip_allowlist": False,
            "enforce_webhook_authentication": False,
            "self_healing_enabled": False,
            "enabled_feature_flags": [],
            "default_result_storage": None,
        }
    )
    allowlist: dict[str, Any] = field(default_factory=lambda: {"entries": []})

    def body(self) -> dict[str, Any]:
        return {
            "account_id": self.id,
            "account_name": self.name,
            "account_handle": self.handle,
            "x_new": None,
        }

    def add(self, name: str, handle: str, description: str | None, id: str | None = None) -> dict[str, Any]:
        made: dict[str, Any] = {
            "id": id or str(uuid4()),
            "created": NOW,
            "updated": NOW,
            "account_id": self.id,
            "name": name,
            "description": description,
            "handle": handle,
            "default_workspace_role_id": None,
            "is_public": False,
            "x_new": 1,
        }
        self.workspaces[made["id"]] = made
        return made


class World:
    """The state of Cloud."""

    def __init__(self) -> None:
        acme = Account(ACME, "Acme Inc.", "acme")
        acme.add("Production", "production", "What runs at night", PROD)
        acme.add("Development", "development", "", DEV)
        zeta = Account(ZETA, "Zeta", "zeta")
        zeta.add("Production", "production", "Another", OTHER)
        self.accounts = {ACME: acme, ZETA: zeta}
        self.people = {
            OWNER: Person("ada", [ACME], "Ada", "Lovelace", is_admin=True),
            MEMBER: Person("grace", [ACME], "Grace"),
            BOTH: Person("both", [ACME, ZETA], is_admin=True),
            NOBODY: Person("nobody", []),
        }
        self.flows: dict[str, dict[str, Any]] = {}
        self.slas: dict[str, dict[str, dict[str, Any]]] = {}
        self.asked: list[dict[str, Any]] = []


@dataclass
class Call:
    """A request and its user."""

    world: World
    person: Person
    query: str
    body: Any
    address: str

    def account(self, id: str, admin: bool = False) -> Account:
        if id not in self.world.accounts:
            raise Refusal(404, "Account not found")
        if id not in self.person.accounts:
            raise Refusal(403, "You are not a member of this account")
        if admin and not self.person.is_admin:
            raise Refusal(403, "You do not have permission to do this")
        return self.world.accounts[id]

    def workspace(self, account: str, id: str) -> dict[str, Any]:
        found = self.account(account).workspaces.get(id)
        if found is None:
            raise Refusal(404, "Workspace not found")
        return found

    def object(self, allowed: set[str], required: set[str]) -> dict[str, Any]:
        """The body, which must be an object with these fields."""
        if not isinstance(self.body, dict):
            raise unprocessable("body", "Input should be a valid dictionary")
        for name in sorted(required - self.body.keys()):
            raise unprocessable(f"body.{name}", "Field required")
        for name in sorted(self.body.keys() - allowed):
            raise unprocessable(f"body.{name}", "Extra inputs are not permitted")
        return self.body


def unprocessable(place: str, message: str) -> Refusal:
    return Refusal(422, [{"loc": place.split("."), "msg": message, "type": "value_error"}])


Route = Callable[..., Any]
ROUTES: list[tuple[str, re.Pattern[str], int, Route]] = []
ID = r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
WORKSPACE = f"/accounts/{ID}/workspaces/{ID}"


def route(method: str, path: str, status: int = 200) -> Callable[[Route], Route]:
    def add(function: Route) -> Route:
        ROUTES.append((method, re.compile(path), status, function))
        return function

    return add


# ---- User ----------------------------------------------------------------------------------------


@route("GET", "/me/")
def read_me(call: Call) -> Any:
    return call.person.body()


@route("GET", "/me/accounts")
def read_accounts(call: Call) -> Any:
    return [call.world.accounts[id].body() for id in call.person.accounts]


@route("GET", "/me/workspaces")
def read_workspaces(call: Call) -> Any:
    return [
        {
            **account.body(),
            **{f"workspace_{name}": one[name] for name in ("id", "name", "description", "handle")},
        }
        for account in (call.world.accounts[id] for id in call.person.accounts)
        for one in account.workspaces.values()
    ]


# ---- Accounts --------------------------------------------------------------------------------------


@route("POST", f"/accounts/{ID}/workspaces/", 201)
def create_workspace(call: Call, account: str) -> Any:
    found = call.account(account, admin=True)
    given = call.object({"name", "handle", "description"}, {"name", "handle"})
    if not isinstance(given["name"], str) or not given["name"].strip():
        raise unprocessable("body.name", "String should have at least 1 character")
    if not isinstance(given["handle"], str) or not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", given["handle"]):
        raise unprocessable("body.handle", "String should match pattern '^[a-z0-9-]+$'")
    if not isinstance(given.get("description", ""), str):
        raise unprocessable("body.description", "Input should be a valid string")
    if any(one["handle"] == given["handle"] for one in found.workspaces.values()):
        raise Refusal(409, "A workspace with this handle already exists")
    if len(found.workspaces) >= 5:
        raise Refusal(403, "Your plan does not support more workspaces")
    return found.add(given["name"], given["handle"], given.get("description"))


@route("GET", f"/accounts/{ID}/settings")
def read_settings(call: Call, account: str) -> Any:
    return call.account(account, admin=True).settings


@route("PATCH", f"/accounts/{ID}/settings", 204)
def update_settings(call: Call, account: str) -> None:
    found = call.account(account, admin=True)
    found.settings.update(call.object(set(found.settings), set()))


@route("GET", f"/accounts/{ID}/ip_allowlist")
def read_allowlist(call: Call, account: str) -> Any:
    return call.account(account, admin=True).allowlist


@route("PUT", f"/accounts/{ID}/ip_allowlist", 204)
def update_allowlist(call: Call, account: str) -> None:
    found = call.account(account, admin=True)
    entries = []
    for index, entry in enumerate(call.object({"entries"}, {"entries"})["entries"]):
        inner = Call(call.world, call.person, "", entry, call.address)
        given = inner.object({"ip_network", "enabled", "description", "last_seen"}, {"ip_network", "enabled"})
        try:
            network = str(ipaddress.ip_network(given["ip_network"]))
        except ValueError as error:
            raise unprocessable(f"body.entries.{index}.ip_network", str(error)) from error
        entries.append(
            {
                "description": None,
                "last_seen": None,
                **given,
                "ip_network": network,
                "x_new": "of the server's",
            }
        )
    found.allowlist = {"entries": entries}


@route("GET", f"/accounts/{ID}/ip_allowlist/my_access")
def check_access(call: Call, account: str) -> Any:
    enabled = [one["ip_network"] for one in call.account(account).allowlist["entries"] if one["enabled"]]
    allowed = not enabled or any(
        ipaddress.ip_address(call.address) in ipaddress.ip_network(network) for network in enabled
    )
    detail = f"{call.address} is {'' if allowed else 'not '}allowed"
    return {"allowed": allowed, "detail": detail, "x_new": None}


# ---- Workspaces ------------------------------------------------------------------------------------


@route("GET", f"{WORKSPACE}/settings")
def read_workspace_settings(call: Call, account: str, workspace: str) -> Any:
    call.account(account, admin=True)
    return {"of": call.workspace(account, workspace)["handle"], "nested": {"limit": 2**70}}


@route("GET", f"{WORKSPACE}/collections/work_pool_types")
def read_worker_types(call: Call, account: str, workspace: str) -> Any:
    call.workspace(account, workspace)
    return {
        "prefect": {
            "process": {
                "type": "process",
                "display_name": "Process",
                "description": "Runs in a process",
                "documentation_url": "https://docs.prefect.io",
                "install_command": "pip install prefect",
                "logo_url": None,
                "is_beta": False,
                "default_base_job_configuration": {"job_configuration": {}, "variables": {}},
            }
        }
    }


@route("GET", f"{WORKSPACE}/hello")
def hello(call: Call, account: str, workspace: str) -> Any:
    call.workspace(account, workspace)
    return "\N{WAVING HAND SIGN}"


@route("POST", f"{WORKSPACE}/flows/", 201)
def create_flow(call: Call, account: str, workspace: str) -> Any:
    call.workspace(account, workspace)
    given = call.object({"name", "tags", "labels"}, {"name"})
    made = {"id": str(uuid4()), "created": NOW, "updated": NOW, "tags": [], "labels": {}, **given}
    call.world.flows[made["id"]] = {"workspace": workspace, "flow": made}
    return made


@route("GET", f"{WORKSPACE}/flows/{ID}")
def read_flow(call: Call, account: str, workspace: str, id: str) -> Any:
    call.workspace(account, workspace)
    found = call.world.flows.get(id)
    if found is None or found["workspace"] != workspace:
        raise Refusal(404, "Flow not found")
    return found["flow"]


@route("POST", f"{WORKSPACE}/flows/filter")
def read_flows(call: Call, account: str, workspace: str) -> Any:
    call.workspace(account, workspace)
    return [found["flow"] for found in call.world.flows.values() if found["workspace"] == workspace]


@route("DELETE", f"{WORKSPACE}/flows/{ID}", 204)
def delete_flow(call: Call, account: str, workspace: str, id: str) -> None:
    read_flow(call, account, workspace, id)
    call.account(account, admin=True)
    del call.world.flows[id]


# The fields that one kind of SLA has, and those that all have.
SLA_KINDS: dict[str, type | tuple[type, ...]] = {
    "duration": int,
    "stale_after": (int, float),
    "within": (int, float),
}
SLA_FIELDS = {"name", "severity", "enabled", "owner_resource"}


def agreement(given: dict[str, Any]) -> dict[str, Any]:
    """An SLA as Cloud stores it: an automation with additional fields."""
    return {
        "id": str(uuid4()),
        "created": NOW,
        "updated": NOW,
        "account": ACME,
        "workspace": PROD,
        "name": given["name"],
        "description": "",
        "enabled": given.get("enabled", True),
        "trigger": {"type": "event", "posture": "Proactive", "within": 60.0},
        "actions": [{"type": "declare-incident"}],
        "actions_on_trigger": [],
        "actions_on_resolve": [],
        "owner_resource": given["owner_resource"],
        "severity": given.get("severity", "moderate"),
        "type": "x_new",
    }


@route("POST", f"{WORKSPACE}/slas/apply-resource-slas/(prefect\\.deployment\\.{ID})", 201)
def apply_slas(call: Call, account: str, workspace: str, resource: str, deployment: str) -> Any:
    call.workspace(account, workspace)
    if not isinstance(call.body, list):
        raise unprocessable("body", "Input should be a valid list")
    new = {}
    for index, body in enumerate(call.body):
        inner = Call(call.world, call.person, "", body, call.address)
        given = inner.object(SLA_FIELDS | SLA_KINDS.keys(), {"name", "owner_resource"})
        if not isinstance(given["name"], str) or not isinstance(
            given.get("enabled", True), (bool, type(None))
        ):
            raise unprocessable(f"body.{index}", "Input should be a valid service level agreement")
        if given.get("severity", "moderate") not in ("minor", "low", "moderate", "high", "critical"):
            raise unprocessable(f"body.{index}.severity", "Input should be a severity")
        kinds = given.keys() & SLA_KINDS.keys()
        if len(kinds) != 1 or not all(isinstance(given[kind], SLA_KINDS[kind]) for kind in kinds):
            raise unprocessable(f"body.{index}", "Input should be a service level agreement")
        if given["owner_resource"] != resource:
            raise unprocessable(f"body.{index}.owner_resource", "Input should be the resource of the path")
        new[given["name"]] = given
    old = call.world.slas.get(resource, {})
    call.world.slas[resource] = new
    return {
        "created": [agreement(new[name]) for name in sorted(new.keys() - old.keys())],
        "updated": [agreement(new[name]) for name in sorted(new.keys() & old.keys())],
        "deleted": [agreement(old[name]) for name in sorted(old.keys() - new.keys())],
        "x_new": None,
    }
