"""The server and the client themselves."""

from __future__ import annotations

from typing import Any


async def server(call: Any) -> None:
    await call("hello")
    await call("api_healthcheck")
    await call("api_version")
    await call("client_version")
    await call.sent("api_url")


async def properties(call: Any) -> None:
    await call("server_type")
    await call.sent("logger")


async def raw(call: Any) -> None:
    await call("request", "GET", "/health")
    await call("request: parameters", "GET", "/csrf-token", params={"client": "x"})
    await call("request: body", "POST", "/flows/", json={"name": call.name("flow")})
    await call("request: in the path", "GET", "/flows/name/{name}", path_params={"name": call.name("flow")})
    await call("request: unknown", "GET", "/flows/name/{name}", path_params={"name": call.name("none")})
    await call("request: refused", "POST", "/flows/", json={})


async def versions(call: Any) -> None:
    await call("raise_for_api_version_mismatch")
    await call("raise_for_api_version_mismatch_once")
