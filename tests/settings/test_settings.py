"""Precedence of settings: arguments, environment, `.env`, `prefect.toml`, profiles. Invalid settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient, get_client
from prefect_rs.exceptions import PrefectException, ReadTimeout, SettingsError, ValidationError

from tests.support.profiles import profiles
from tests.support.wire import Wire, silent

SECRET = "hunter2-very-secret"


# ---- URL -----------------------------------------------------------------------------------------

# From the strongest to the weakest.
SOURCES: list[tuple[str, Callable[[str, Path, pytest.MonkeyPatch], object]]] = [
    ("environment", lambda url, work, patch: patch.setenv("PREFECT_API_URL", url)),
    (".env", lambda url, work, patch: (work / ".env").write_text(f"PREFECT_API_URL={url}\n")),
    ("prefect.toml", lambda url, work, patch: (work / "prefect.toml").write_text(f'[api]\nurl = "{url}"\n')),
    (
        "pyproject.toml",
        lambda url, work, patch: (work / "pyproject.toml").write_text(f'[tool.prefect.api]\nurl = "{url}"\n'),
    ),
    (
        "profiles.toml",
        lambda url, work, patch: profiles(f'active = "it"\n[profiles.it]\nPREFECT_API_URL = "{url}"\n'),
    ),
]
NAMES = [name for name, _ in SOURCES]


@pytest.mark.parametrize(("name", "write"), SOURCES, ids=NAMES)
def test_the_url_from_each_source(
    name: str, write: Any, wire: Wire, ask: Any, isolated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(wire.api_url, isolated, monkeypatch)
    assert ask().status_code == 200
    assert [seen.path for seen in wire.requests] == ["/api/hello"]


@pytest.mark.parametrize("strongest", range(len(SOURCES)), ids=NAMES)
def test_precedence_of_sources(strongest: int, isolated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, write in SOURCES[strongest:]:
        write(f"http://127.0.0.1:9/{name.strip('.')}", isolated, monkeypatch)
    expected = f"http://127.0.0.1:9/{NAMES[strongest].strip('.')}/"
    assert SyncPrefectClient().api_url == expected
    assert get_client().api_url == expected


def test_the_argument_takes_precedence(isolated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _, write in SOURCES:
        write("http://127.0.0.1:9/other", isolated, monkeypatch)
    assert SyncPrefectClient("http://127.0.0.1:9/mine").api_url == "http://127.0.0.1:9/mine/"
    assert SyncPrefectClient(api="http://127.0.0.1:9/mine").api_url == "http://127.0.0.1:9/mine/"


def test_settings_are_read_when_a_client_is_made(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", wire.api_url)
    client = SyncPrefectClient()
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    assert client.hello().status_code == 200
    assert SyncPrefectClient().api_url == "http://127.0.0.1:9/api/"


@pytest.mark.parametrize("prefix", ["", "/api", "/some/prefix/api", "/with%20blank/api"])
def test_any_path_in_the_url_is_kept(wire: Wire, ask: Any, prefix: str) -> None:
    for url in (wire.url + prefix, wire.url + prefix + "/"):
        ask(url)
    assert {seen.path for seen in wire.requests} == {f"{prefix}/hello"}


def test_an_empty_url_in_the_environment_is_ignored(isolated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    profiles('active = "it"\n[profiles.it]\nPREFECT_API_URL = "http://127.0.0.1:9/api"\n')
    monkeypatch.setenv("PREFECT_API_URL", "")
    monkeypatch.setenv("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "false")
    with pytest.raises(SettingsError, match="PREFECT_API_URL"):
        SyncPrefectClient()


@pytest.mark.parametrize(
    "make", [SyncPrefectClient, PrefectClient, get_client], ids=lambda make: make.__name__
)
def test_without_a_url_the_error_says_what_to_do(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "false")
    with pytest.raises(SettingsError) as caught:
        make()
    said = str(caught.value)
    assert "PREFECT_API_URL" in said
    assert "http://127.0.0.1:4200/api" in said
    assert isinstance(caught.value, PrefectException)


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:4200/api",
        "no url",
        "ftp://127.0.0.1/api",
        "http://",
        "http://exa mple/api",
        "http://127.0.0.1:x/api",
    ],
)
def test_an_invalid_url(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValidationError, match="api"):
        SyncPrefectClient(url)
    monkeypatch.setenv("PREFECT_API_URL", url)
    with pytest.raises(SettingsError, match="environment variable PREFECT_API_URL"):
        SyncPrefectClient()


# ---- Timeouts ------------------------------------------------------------------------------------


def test_request_timeout(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_REQUEST_TIMEOUT", "0.2")
    with Wire(silent) as mute, pytest.raises(ReadTimeout, match=r"0\.2 s"):
        ask(mute.api_url)


def test_httpx_settings_override_the_timeout(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_REQUEST_TIMEOUT", "30")
    with Wire(silent) as mute, pytest.raises(ReadTimeout, match=r"0\.2 s"):
        ask(mute.api_url, httpx_settings={"timeout": 0.2})


# ---- Profiles ------------------------------------------------------------------------------------

TWO = """active = "one"

[profiles.one]
PREFECT_API_URL = "http://127.0.0.1:9/one"

[profiles.two]
PREFECT_API_URL = "http://127.0.0.1:9/two"
"""


def test_the_active_profile_can_be_overridden(monkeypatch: pytest.MonkeyPatch) -> None:
    profiles(TWO)
    assert SyncPrefectClient().api_url == "http://127.0.0.1:9/one/"
    monkeypatch.setenv("PREFECT_PROFILE", "two")
    assert SyncPrefectClient().api_url == "http://127.0.0.1:9/two/"
    monkeypatch.setenv("PREFECT_PROFILE", "local")
    assert SyncPrefectClient().api_url == "http://127.0.0.1:4200/api/"


def test_a_missing_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    profiles(TWO)
    monkeypatch.setenv("PREFECT_PROFILE", "three")
    with pytest.raises(SettingsError, match="PREFECT_PROFILE") as caught:
        SyncPrefectClient()
    assert "three" in str(caught.value)
    assert "one, two" in str(caught.value)


def test_the_location_of_the_profiles_file(isolated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (isolated / "mine.toml").write_text(TWO)
    monkeypatch.setenv("PREFECT_PROFILES_PATH", str(isolated / "mine.toml"))
    assert SyncPrefectClient().api_url == "http://127.0.0.1:9/one/"


# ---- Invalid settings ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PREFECT_API_REQUEST_TIMEOUT", "soon"),
        ("PREFECT_API_REQUEST_TIMEOUT", "-1"),
        ("PREFECT_API_ENABLE_HTTP2", "maybe"),
        ("PREFECT_API_TLS_INSECURE_SKIP_VERIFY", "maybe"),
        ("PREFECT_CLIENT_MAX_RETRIES", "-1"),
        ("PREFECT_CLIENT_MAX_RETRIES", "many"),
        ("PREFECT_CLIENT_RETRY_JITTER_FACTOR", "-0.5"),
        ("PREFECT_CLIENT_RETRY_EXTRA_CODES", "500,abc"),
        ("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "perhaps"),
        ("PREFECT_CLOUD_API_URL", "no url"),
    ],
)
def test_an_invalid_variable(variable: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, value)
    for kind in (SyncPrefectClient, PrefectClient):
        with pytest.raises(SettingsError, match=f"environment variable {variable}") as caught:
            kind("http://127.0.0.1:9/api")
        assert isinstance(caught.value, ValueError)
        assert isinstance(caught.value, PrefectException)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        (".env", "A=1\nPREFECT_API_URL='http://127.0.0.1:9\n", 2),
        (".env", "A=1\n\nPREFECT_API_REQUEST_TIMEOUT=soon\n", 3),
        ("prefect.toml", "[api]\nurl = \n", 2),
        ("prefect.toml", '[api]\n\nrequest_timeout = "soon"\n', 3),
        ("prefect.toml", "api = 5\n", 1),
        ("pyproject.toml", "[tool.prefect.api]\nurl = http\n", 2),
        ("pyproject.toml", "[tool.prefect]\n[tool.prefect.client]\nretry_jitter_factor = -1\n", 3),
    ],
)
def test_an_invalid_file_is_reported_with_its_line(isolated: Path, name: str, text: str, line: int) -> None:
    path = isolated / name
    path.write_text(text)
    with pytest.raises(SettingsError) as caught:
        SyncPrefectClient("http://127.0.0.1:9/api")
    assert f"{path}, line {line}" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("active = \n", 1),
        ('active = "it"\n[profiles.it\n', 2),
        ('active = "it"\n\n[profiles.it]\nPREFECT_API_REQUEST_TIMEOUT = "soon"\n', 4),
        ('active = "gone"\n[profiles.it]\n', 1),
        ("active = 5\n", 1),
    ],
)
def test_an_invalid_profiles_file_is_reported_with_its_line(text: str, line: int) -> None:
    path = profiles(text)
    with pytest.raises(SettingsError) as caught:
        SyncPrefectClient("http://127.0.0.1:9/api")
    assert f"{path}, line {line}" in str(caught.value)


def test_a_key_in_an_invalid_file_is_not_shown(isolated: Path) -> None:
    (isolated / "prefect.toml").write_text(f'[api]\nkey = "{SECRET}\n')
    with pytest.raises(SettingsError, match=r"prefect\.toml, line 2") as caught:
        SyncPrefectClient("http://127.0.0.1:9/api")
    assert SECRET not in str(caught.value)


def test_settings_without_effect_cause_a_warning(isolated: Path, caplog: pytest.LogCaptureFixture) -> None:
    (isolated / "prefect.toml").write_text('PREFECT_API_KEY = "x"\n')
    SyncPrefectClient("http://127.0.0.1:9/api")
    messages = [record.getMessage() for record in caplog.records]
    assert any("prefect.toml, line 1" in message and "api.key" in message for message in messages)


def test_a_url_of_the_cloud_ui_causes_a_warning(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "https://app.prefect.cloud/account/1/workspace/2")
    SyncPrefectClient()
    assert any("app.prefect.cloud" in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize("name", ["api", "api_key", "api_version", "auth_string"])
def test_arguments_that_are_not_text(name: str) -> None:
    arguments: dict[str, Any] = {"api": "http://127.0.0.1:9/api", name: 5}
    with pytest.raises(ValidationError, match=f"{name}: expected text, not int"):
        SyncPrefectClient(**arguments)
    with pytest.raises(TypeError, match="nothing"):
        SyncPrefectClient("http://127.0.0.1:9/api", nothing=1)  # type: ignore[call-arg]
