"""Calling a `CloudClient`, and arguments for its methods."""

from __future__ import annotations

import asyncio
from typing import Any

from prefect_rs.client.schemas.objects import (
    IPAllowlist,
)

from tests.support.cloud_api import PROD

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
    # For a workspace.
    "read_flows": (),
    "hello": (),
}


def ask(client: Any, name: str, /, *args: Any, **kwargs: Any) -> Any:
    """Call a method and wait for its result."""

    async def wait() -> Any:
        return await getattr(client, name)(*args, **kwargs)

    return asyncio.run(wait())


def key(asked: dict[str, Any]) -> str | None:
    found: str | None = asked["headers"].get("authorization")
    return found
