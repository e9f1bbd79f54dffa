"""`prefect_rs.settings`: the current settings, and temporary ones."""

from __future__ import annotations

import asyncio
import sys
import threading
from pathlib import Path
from typing import Any

import prefect_rs.settings
import pytest
from prefect_rs import PrefectClient, SyncPrefectClient, get_client
from prefect_rs.exceptions import SettingsError
from prefect_rs.settings import (
    PREFECT_API_AUTH_STRING,
    PREFECT_API_KEY,
    PREFECT_API_URL,
    PREFECT_UI_URL,
    Setting,
    get_current_settings,
    temporary_settings,
)

ONE, TWO = "http://one:4200/api", "http://two:4200/api"


@pytest.fixture(autouse=True)
def one(monkeypatch: pytest.MonkeyPatch, isolated: Path) -> None:
    """The process is configured for a server that does not exist."""
    monkeypatch.setenv("PREFECT_API_URL", ONE)


def setting(name: str) -> Setting:
    found: Setting = getattr(prefect_rs.settings, name)
    return found


def test_values() -> None:
    assert PREFECT_API_URL.value() == ONE
    assert PREFECT_UI_URL.value() == "http://one:4200"
    assert PREFECT_API_KEY.value() is None
    assert setting("PREFECT_API_REQUEST_TIMEOUT").value() == 60.0
    assert setting("PREFECT_CLIENT_MAX_RETRIES").value() == 0
    assert setting("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED").value() is True
    assert setting("PREFECT_CLIENT_RETRY_EXTRA_CODES").value() == set()
    assert setting("PREFECT_CLIENT_CUSTOM_HEADERS").value() == {}
    assert isinstance(setting("PREFECT_HOME").value(), Path)
    settings = get_current_settings()
    assert (settings.api.url, settings.client.max_retries) == (ONE, 0)
    assert PREFECT_API_URL.value_from(settings) == ONE


def test_a_setting_as_an_object(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (PREFECT_API_URL.name, PREFECT_API_URL.accessor) == ("PREFECT_API_URL", "api.url")
    assert PREFECT_API_URL == ONE
    assert setting("PREFECT_API_URL") == PREFECT_API_URL
    assert PREFECT_API_URL != PREFECT_UI_URL
    assert str(PREFECT_API_URL) == ONE
    assert PREFECT_API_URL
    assert not PREFECT_API_KEY
    assert repr(PREFECT_API_URL) == "<PREFECT_API_URL>"
    assert {PREFECT_API_URL: 1}[setting("PREFECT_API_URL")] == 1
    assert PREFECT_API_KEY.is_secret
    assert not PREFECT_API_URL.is_secret
    assert (PREFECT_API_URL.default(), setting("PREFECT_CLIENT_MAX_RETRIES").default()) == (None, 5)
    # Another name of the same setting.
    assert setting("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE").name == "PREFECT_SERVER_EPHEMERAL_ENABLED"
    monkeypatch.setenv("PREFECT_API_URL", TWO)
    assert PREFECT_API_URL.value() == TWO


def test_clients_use_temporary_settings() -> None:
    before = SyncPrefectClient()
    with temporary_settings({PREFECT_API_URL: TWO, "client.max_retries": 1}) as settings:
        assert (settings.api.url, settings.client.max_retries) == (TWO, 1)
        assert str(get_client(sync_client=True).api_url) == f"{TWO}/"
        assert str(PrefectClient().api_url) == f"{TWO}/"
        assert PREFECT_UI_URL.value() == "http://two:4200"
        assert str(before.api_url) == f"{ONE}/"
    assert PREFECT_API_URL.value() == ONE
    assert str(SyncPrefectClient().api_url) == f"{ONE}/"


@pytest.mark.parametrize("key", [PREFECT_API_URL, "PREFECT_API_URL", "api.url"])
def test_each_form_of_a_name(key: Any) -> None:
    with temporary_settings({key: TWO}):
        assert PREFECT_API_URL.value() == TWO
    with temporary_settings(restore_defaults=[key]):
        assert PREFECT_API_URL.value() is None
    with temporary_settings(set_defaults={key: TWO}):
        assert PREFECT_API_URL.value() == ONE


def test_defaults() -> None:
    with temporary_settings(restore_defaults={PREFECT_API_URL}):
        assert (PREFECT_API_URL.value(), PREFECT_UI_URL.value()) == (None, None)
        with temporary_settings(set_defaults={PREFECT_API_URL: TWO}):
            assert PREFECT_API_URL.value() == TWO
            with temporary_settings(set_defaults={PREFECT_API_URL: ONE}):
                assert PREFECT_API_URL.value() == TWO
        with temporary_settings({PREFECT_API_KEY: "k"}):
            assert PREFECT_API_URL.value() is None
    with temporary_settings(set_defaults={PREFECT_API_KEY: "k"}):
        assert PREFECT_API_KEY.value() == "k"


@pytest.mark.parametrize(
    ("name", "value", "becomes"),
    [
        ("PREFECT_API_URL", None, None),
        ("PREFECT_API_ENABLE_HTTP2", True, True),
        ("PREFECT_CLIENT_RETRY_EXTRA_CODES", {500, 404}, {404, 500}),
        ("PREFECT_CLIENT_RETRY_EXTRA_CODES", "500", {500}),
        ("PREFECT_CLIENT_CUSTOM_HEADERS", {"X-Team": "data"}, {"X-Team": "data"}),
        ("PREFECT_API_REQUEST_TIMEOUT", 2.5, 2.5),
        ("PREFECT_HOME", Path("/elsewhere"), Path("/elsewhere")),
    ],
)
def test_values_of_each_type(name: str, value: Any, becomes: Any) -> None:
    with temporary_settings({name: value}):
        assert setting(name).value() == becomes


def test_secrets_are_not_shown() -> None:
    updates = {
        PREFECT_API_KEY: "hush",
        PREFECT_API_AUTH_STRING: "user:hush",
        PREFECT_API_URL: "http://user:hush@one:4200/api",
        "client.custom_headers": {"X-Token": "hush"},
    }
    with temporary_settings(updates) as settings:
        assert PREFECT_API_KEY.value() == "hush"
        assert settings.api.key.get_secret_value() == "hush"
        assert "hush" not in f"{settings!r} {settings.api.key} {settings.api.key!r} {PREFECT_API_KEY!r}"
        assert PREFECT_UI_URL.value() == "http://one:4200"
        # A value of another type of secret.
        with temporary_settings({PREFECT_API_KEY: settings.api.key}):
            assert PREFECT_API_KEY.value() == "hush"
        assert settings == get_current_settings()
    assert settings != get_current_settings()


def test_threads_and_tasks_do_not_share_them() -> None:
    found = []
    with temporary_settings({PREFECT_API_URL: TWO}):
        thread = threading.Thread(target=lambda: found.append(PREFECT_API_URL.value()))
        thread.start()
        thread.join()
    # Without the GIL, threads begin with the context of the one that starts them.
    inherits = getattr(sys.flags, "thread_inherit_context", False)
    assert found == [TWO if inherits else ONE]

    async def within(url: str) -> tuple[str, str]:
        with temporary_settings({PREFECT_API_URL: url}):
            await asyncio.sleep(0.01)
            return PREFECT_API_URL.value(), str(PrefectClient().api_url)

    async def main() -> list[tuple[str, str]]:
        return await asyncio.gather(within(ONE), within(TWO))

    assert asyncio.run(main()) == [(ONE, f"{ONE}/"), (TWO, f"{TWO}/")]


def test_an_unknown_setting() -> None:
    for key in ("PREFECT_LOGGING_LEVEL", "logging.level"):
        with (
            pytest.raises(ValueError, match=rf"prefect_rs has no setting {key}: it has only those"),
            temporary_settings({key: "DEBUG"}),
        ):
            pass
    with pytest.raises(AttributeError, match="did you mean PREFECT_API_URL"):
        setting("PREFECT_API_UR")
    with pytest.raises(ImportError, match="this package has no such setting"):
        exec("from prefect_rs.settings import PREFECT_LOGGING_LEVEL")
    with pytest.raises(AttributeError, match=r"prefect_rs has no setting api\.uri: did you mean api\.url\?"):
        get_current_settings().api.uri  # noqa: B018
    assert not hasattr(get_current_settings(), "runner")
    assert {"api", "client", "ui_url"} <= set(dir(get_current_settings()))


def test_an_invalid_value() -> None:
    with (
        pytest.raises(SettingsError, match=r'^temporary_settings, PREFECT_API_URL: "x" does not start with'),
        temporary_settings({PREFECT_API_URL: "x"}),
    ):
        pass
    assert PREFECT_API_URL.value() == ONE


def test_an_invalid_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_REQUEST_TIMEOUT", "soon")
    with pytest.raises(SettingsError, match=r"^environment variable PREFECT_API_REQUEST_TIMEOUT"):
        get_current_settings()
