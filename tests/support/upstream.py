"""Connections to the server under test that do not use the package under test.

The server may demand TLS, a password and CSRF tokens: `make test-ha` sets the variables that clients need
for it.
"""

from __future__ import annotations

import base64
import json
import os
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPSConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import uuid4

if TYPE_CHECKING:
    import httpx

# The API URL of a server to use. If it is set, no server is started: for a quick run of a few tests.
RUNNING_SERVER = os.environ.get("PREFECT_RS_TEST_SERVER_URL")

# Its database: "sqlite" or "postgresql".
DATABASE = os.environ.get("PREFECT_RS_TEST_SERVER_DATABASE", "sqlite")

# The settings that clients need for it, such as `PREFECT_API_AUTH_STRING`.
SERVER_SETTINGS: Mapping[str, str] = json.loads(os.environ.get("PREFECT_RS_TEST_SERVER_SETTINGS") or "{}")


def trust() -> ssl.SSLContext:
    """The authority of the server's certificate."""
    return ssl.create_default_context(cafile=SERVER_SETTINGS["PREFECT_API_SSL_CERT_FILE"])


def credentials() -> dict[str, str]:
    """The header with the password, if there is one."""
    given = SERVER_SETTINGS.get("PREFECT_API_AUTH_STRING")
    return {"Authorization": f"Basic {base64.b64encode(given.encode()).decode()}"} if given else {}


def http_connection(url: str, timeout: float) -> HTTPConnection:
    """A connection to the server of a URL, for requests."""
    where = urlsplit(url)
    if where.scheme == "https":
        return HTTPSConnection(where.netloc, timeout=timeout, context=trust())
    return HTTPConnection(where.netloc, timeout=timeout)


def tcp_connection(url: str, timeout: float) -> socket.socket:
    """A connection to the server of a URL, for bytes."""
    where = urlsplit(url)
    assert where.hostname is not None
    port = where.port or (443 if where.scheme == "https" else 80)
    connection = socket.create_connection((where.hostname, port), timeout=timeout)
    if where.scheme == "https":
        return trust().wrap_socket(connection, server_hostname=where.hostname)
    return connection


@contextmanager
def plain_client(api_url: str) -> Iterator[httpx.Client]:
    """An open httpx client of the API, with the password and a CSRF token."""
    import httpx  # not at the top: importing it changes the classes of exceptions

    options: dict[str, Any] = {"verify": trust()} if api_url.startswith("https:") else {}
    with httpx.Client(
        base_url=api_url, trust_env=False, timeout=60, headers=credentials(), **options
    ) as client:
        name = uuid4().hex
        answer = client.get("/csrf-token", params={"client": name})
        if answer.is_success:
            client.headers["Prefect-Csrf-Token"] = answer.json()["token"]
            client.headers["Prefect-Csrf-Client"] = name
        yield client
