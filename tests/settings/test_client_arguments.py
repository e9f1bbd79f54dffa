"""Invalid arguments of the clients: URL, API key, options."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import prefect_rs
import pytest
from prefect_rs.client.schemas.filters import FlowRunFilter
from prefect_rs.exceptions import ValidationError

CLIENTS: list[Callable[..., Any]] = [prefect_rs.PrefectClient, prefect_rs.SyncPrefectClient]


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:4200/api",
        "localhost/api",
        "ftp://127.0.0.1/api",
        "http://",
        "http:///api",
        "",
        "   ",
        "/api",
        "http://127.0.0.1:99999/api",
        "http://[::1/api",
        "http://exa mple/api",
        "http://127.0.0.1/api\nX: y",
    ],
)
def test_an_invalid_url(client: Callable[..., Any], url: str) -> None:
    with pytest.raises(ValidationError, match="api") as caught:
        client(url)
    assert "http" in str(caught.value)


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("url", [5, b"http://127.0.0.1/api", ["http://127.0.0.1/api"]])
def test_a_url_of_another_type(client: Callable[..., Any], url: Any) -> None:
    with pytest.raises((ValidationError, TypeError), match="api"):
        client(url)


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("key", ["secret\n", "sec\nret", "secret\r", "secret\0"])
def test_an_api_key_that_is_not_valid_in_a_header(client: Callable[..., Any], key: str) -> None:
    with pytest.raises(ValidationError, match="api_key") as caught:
        client("http://127.0.0.1:1/api", api_key=key)
    assert "sec" not in str(caught.value)
    assert "sec" not in repr(caught.value.errors())


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize(
    ("name", "value"),
    [("api_key", 5), ("api_key", b"secret"), ("auth_string", ["secret"]), ("api_version", 8)],
)
def test_an_option_of_another_type(client: Callable[..., Any], name: str, value: Any) -> None:
    with pytest.raises((ValidationError, TypeError), match=name) as caught:
        client("http://127.0.0.1:1/api", **{name: value})
    assert "text" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("client", CLIENTS)
def test_an_unknown_option(client: Callable[..., Any]) -> None:
    with pytest.raises(TypeError, match="colour"):
        client("http://127.0.0.1:1/api", colour="red")


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize(
    "settings",
    [
        {"transport": object()},
        {"event_hooks": []},
        {"colour": 1},
        {"timeout": "soon"},
        {"timeout": -1},
        {"timeout": (1, 2)},
        {"limits": 5},
        {"verify": 5},
        {"headers": {"X": "a\nb"}},
        {"auth": "user"},
        {"proxy": "nowhere"},
        {"http2": "yes"},
        {"follow_redirects": 1},
        {"max_redirects": -1},
    ],
)
def test_an_unsupported_httpx_setting(client: Callable[..., Any], settings: Any) -> None:
    [name] = settings
    with pytest.raises(ValidationError, match=f"httpx_settings.{name}"):
        client("http://127.0.0.1:1/api", httpx_settings=settings)


def test_an_invalid_url_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "127.0.0.1:4200/api")
    for sync in (True, False):
        with pytest.raises(ValueError, match="PREFECT_API_URL"):
            prefect_rs.get_client(sync_client=sync)


def test_an_invalid_api_key_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:1/api")
    monkeypatch.setenv("PREFECT_API_KEY", "sec\nret")
    with pytest.raises(ValueError, match="PREFECT_API_KEY") as caught:
        prefect_rs.get_client(sync_client=True)
    assert "sec" not in str(caught.value)


def test_a_time_without_a_time_zone_is_in_utc() -> None:
    # Valid input, but close to invalid. The server treats it the same way.
    naive = datetime(2030, 1, 1)
    run = FlowRunFilter(start_time={"after_": naive})
    assert run.start_time.after_ == naive.replace(tzinfo=timezone.utc)
