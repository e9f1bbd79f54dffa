"""Settings as a user of the client meets them: which source wins, what is sent, what is told of a fault."""

from __future__ import annotations

import asyncio
import base64
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient, __version__, get_client
from prefect_rs.exceptions import PrefectException, ReadTimeout, SettingsError, ValidationError

from tests.support.wire import Seen, Wire, answer, silent, usual

SECRET = "hunter2-very-secret"


@pytest.fixture
def wire() -> Iterator[Wire]:
    with Wire() as made:
        yield made


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Wave at the server that the settings name, through each client: `ask(api=None, api_key=None, ...)`."""

    def run(*args: Any, **kwargs: Any) -> Any:
        if request.param == "sync":
            return SyncPrefectClient(*args, **kwargs).hello()
        return asyncio.run(PrefectClient(*args, **kwargs).hello())

    return run


def basic(pair: str) -> str:
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


def profiles(text: str) -> Path:
    """Write `profiles.toml` into the Prefect home."""
    home = Path(os.environ["PREFECT_HOME"])
    home.mkdir(parents=True, exist_ok=True)
    path = home / "profiles.toml"
    path.write_text(text)
    return path


# ---- Where the URL comes from ----------------------------------------------------------------------

# Later in this list is weaker.
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
def test_the_url_is_taken_from_each_source(
    name: str, write: Any, wire: Wire, ask: Any, isolated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(wire.api_url, isolated, monkeypatch)
    assert ask().status_code == 200
    assert [seen.path for seen in wire.requests] == ["/api/hello"]


@pytest.mark.parametrize("strongest", range(len(SOURCES)), ids=NAMES)
def test_the_stronger_source_wins(strongest: int, isolated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, write in SOURCES[strongest:]:
        write(f"http://127.0.0.1:9/{name.strip('.')}", isolated, monkeypatch)
    expected = f"http://127.0.0.1:9/{NAMES[strongest].strip('.')}/"
    assert SyncPrefectClient().api_url == expected
    assert get_client().api_url == expected


def test_the_argument_wins_over_all(isolated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
def test_any_prefix_of_the_api_is_kept(wire: Wire, ask: Any, prefix: str) -> None:
    for url in (wire.url + prefix, wire.url + prefix + "/"):
        ask(url)
    assert {seen.path for seen in wire.requests} == {f"{prefix}/hello"}


def test_an_empty_url_in_the_environment_is_none(isolated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    profiles('active = "it"\n[profiles.it]\nPREFECT_API_URL = "http://127.0.0.1:9/api"\n')
    monkeypatch.setenv("PREFECT_API_URL", "")
    monkeypatch.setenv("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "false")
    with pytest.raises(SettingsError, match="PREFECT_API_URL"):
        SyncPrefectClient()


@pytest.mark.parametrize(
    "make", [SyncPrefectClient, PrefectClient, get_client], ids=lambda make: make.__name__
)
def test_no_url_at_all_says_what_to_set(make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
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
def test_a_url_that_is_none_is_named(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValidationError, match="api"):
        SyncPrefectClient(url)
    monkeypatch.setenv("PREFECT_API_URL", url)
    with pytest.raises(SettingsError, match="environment variable PREFECT_API_URL"):
        SyncPrefectClient()


# ---- Who is calling --------------------------------------------------------------------------------


def test_a_key_is_sent_as_bearer(wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_KEY", "pnu_key")
    ask(wire.api_url)
    assert wire.requests[0].all("authorization") == ["Bearer pnu_key"]


def test_an_auth_string_is_sent_as_basic_and_wins_over_the_key(
    wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "admin:pä:ss")
    ask(wire.api_url)
    monkeypatch.setenv("PREFECT_API_KEY", "pnu_key")
    ask(wire.api_url)
    assert [seen.all("authorization") for seen in wire.requests] == [[basic("admin:pä:ss")]] * 2


def test_the_auth_string_of_a_weaker_source_wins_over_the_key_of_a_stronger(
    wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    profiles('active = "it"\n[profiles.it]\nPREFECT_API_AUTH_STRING = "admin:pass"\n')
    monkeypatch.setenv("PREFECT_API_KEY", "pnu_key")
    ask(wire.api_url)
    assert wire.requests[0].all("authorization") == [basic("admin:pass")]


def test_arguments_win_over_the_settings(wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "admin:pass")
    monkeypatch.setenv("PREFECT_API_KEY", "pnu_key")
    ask(wire.api_url, api_key="mine")
    ask(wire.api_url, "mine")
    ask(wire.api_url, auth_string="me:mine")
    ask(wire.api_url, api_key="mine", auth_string="me:mine")
    expected = ["Bearer mine", "Bearer mine", basic("me:mine"), basic("me:mine")]
    assert [seen.headers["authorization"] for seen in wire.requests] == expected


def test_without_credentials_none_are_sent(wire: Wire, ask: Any) -> None:
    ask(wire.api_url)
    assert wire.requests[0].all("authorization") == []


def test_the_urls_user_and_password_are_sent_and_not_shown(wire: Wire, ask: Any) -> None:
    url = wire.api_url.replace("http://", f"http://us%40er:{SECRET}@")
    ask(url)
    assert wire.requests[0].all("authorization") == [basic(f"us@er:{SECRET}")]
    assert SECRET not in SyncPrefectClient(url).api_url


@pytest.mark.parametrize("key", ["line\nbreak", "null\0", "trailing\r"])
def test_a_key_that_no_header_can_carry_is_refused_and_not_shown(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValidationError, match="api_key") as caught:
        SyncPrefectClient("http://127.0.0.1:9/api", api_key=SECRET + key)
    assert SECRET not in str(caught.value)
    if "\0" in key:
        return  # the environment cannot hold it
    monkeypatch.setenv("PREFECT_API_KEY", SECRET + key + "more")
    with pytest.raises(SettingsError, match="PREFECT_API_KEY") as told:
        SyncPrefectClient("http://127.0.0.1:9/api")
    assert SECRET not in str(told.value)


def test_secrets_are_in_no_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_KEY", SECRET)
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", f"user:{SECRET}")
    client = SyncPrefectClient(f"http://user:{SECRET}@127.0.0.1:9/api", api_key=SECRET)
    assert SECRET not in repr(client) + str(client) + client.api_url
    with pytest.raises(PrefectException) as caught:
        client.hello()
    assert SECRET not in str(caught.value) + repr(caught.value) + repr(getattr(caught.value, "request", None))


# ---- Headers ---------------------------------------------------------------------------------------


def test_every_request_has_the_headers_of_a_client(wire: Wire, ask: Any) -> None:
    ask(wire.api_url)
    (seen,) = wire.requests
    assert seen.all("x-prefect-api-version") == ["0.8.4"]
    assert seen.all("user-agent") == [f"prefect-rs/{__version__}"]
    assert seen.all("host") == [f"127.0.0.1:{wire.port}"]
    assert "json" in seen.headers["accept"] or seen.headers["accept"] == "*/*"
    assert not [name for name in seen.headers if name.startswith(("x-prefect-worker", "x-prefect-flow"))]


def test_the_api_version_can_be_chosen(wire: Wire, ask: Any) -> None:
    ask(wire.api_url, api_version="0.8.0")
    assert wire.requests[0].all("x-prefect-api-version") == ["0.8.0"]


RUN = {
    "PREFECT__WORKER_ID": "X-Prefect-Worker-Id",
    "PREFECT__WORKER_NAME": "X-Prefect-Worker-Name",
    "PREFECT__FLOW_ID": "X-Prefect-Flow-Id",
    "PREFECT__FLOW_NAME": "X-Prefect-Flow-Name",
    "PREFECT__DEPLOYMENT_ID": "X-Prefect-Deployment-Id",
    "PREFECT__DEPLOYMENT_NAME": "X-Prefect-Deployment-Name",
}


def test_the_run_is_named_where_the_environment_knows_it(
    wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in RUN:
        monkeypatch.setenv(variable, f"  {variable.lower()} \t")
    ask(wire.api_url)
    for variable, header in RUN.items():
        assert wire.requests[0].all(header) == [variable.lower()], header


def test_blank_names_and_those_with_line_breaks_are_not_sent(
    wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT__WORKER_ID", "   ")
    monkeypatch.setenv("PREFECT__WORKER_NAME", "")
    monkeypatch.setenv("PREFECT__FLOW_NAME", "two\nlines")
    ask(wire.api_url)
    assert not [
        name for name in wire.requests[0].headers if name.startswith(("x-prefect-worker", "x-prefect-flow"))
    ]


def test_names_beyond_ascii_are_sent_as_utf_8(wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT__FLOW_NAME", "täglich")
    ask(wire.api_url)
    assert wire.requests[0].headers["x-prefect-flow-name"].encode("latin-1").decode() == "täglich"


def test_custom_headers_are_sent(wire: Wire, ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_CUSTOM_HEADERS", json.dumps({"X-Team": "data", "CF-Access": SECRET}))
    ask(wire.api_url)
    assert wire.requests[0].all("x-team") == ["data"]
    assert wire.requests[0].all("cf-access") == [SECRET]


def test_custom_headers_of_toml_files(wire: Wire, ask: Any, isolated: Path) -> None:
    (isolated / "prefect.toml").write_text('[client.custom_headers]\nX-Team = "data"\n')
    ask(wire.api_url)
    assert wire.requests[0].all("x-team") == ["data"]


@pytest.mark.parametrize("name", ["User-Agent", "user-agent", "Prefect-Csrf-Token", "PREFECT-CSRF-CLIENT"])
def test_headers_of_the_client_itself_are_refused_with_a_warning(
    wire: Wire, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_CUSTOM_HEADERS", json.dumps({name: SECRET, "X-Team": "data"}))
    SyncPrefectClient(wire.api_url).hello()
    assert SECRET not in dict(wire.requests[0].raw_headers).values()
    assert wire.requests[0].all("x-team") == ["data"]
    messages = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert any(name in message and "PREFECT_CLIENT_CUSTOM_HEADERS" in message for message in messages)
    assert SECRET not in "".join(messages)


@pytest.mark.parametrize(
    "headers",
    ["no json", "[]", '{"X-Team": 5}', '{"X Team": "data"}', json.dumps({"X-Team": f"{SECRET}\r\nX: 1"})],
)
def test_broken_custom_headers_are_named(headers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_CUSTOM_HEADERS", headers)
    with pytest.raises(SettingsError, match="environment variable PREFECT_CLIENT_CUSTOM_HEADERS") as caught:
        SyncPrefectClient("http://127.0.0.1:9/api")
    assert SECRET not in str(caught.value)


# ---- Redirects -------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_carry_no_credentials_to_another_server(
    ask: Any, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_CUSTOM_HEADERS", json.dumps({"X-Gate": SECRET}))
    monkeypatch.setenv("PREFECT__FLOW_NAME", "secret-flow")
    with (
        Wire() as other,
        Wire(lambda _: answer(None, status, Location=f"{other.api_url}/elsewhere")) as first,
    ):
        settings = {"headers": {"X-More": SECRET}}
        ask(first.api_url, api_key=SECRET, httpx_settings=settings)
        sent, carried = first.requests[0], other.requests[0]
        assert sent.headers["authorization"] == f"Bearer {SECRET}"
        assert sent.headers["x-gate"] == sent.headers["x-more"] == SECRET
        assert carried.path == "/api/elsewhere"
        assert SECRET not in json.dumps(carried.raw_headers)
        assert not {"authorization", "x-gate", "x-more", "x-prefect-flow-name"} & set(carried.headers)


def test_redirects_by_another_name_of_the_same_host_carry_none_either(ask: Any) -> None:
    with Wire() as other:
        place = other.api_url.replace("127.0.0.1", "localhost")
        with Wire(lambda _: answer(None, 307, Location=place + "/hello")) as first:
            settings = {"cookies": {"session": SECRET}, "headers": {"X-More": SECRET}}
            ask(first.api_url, auth_string=f"user:{SECRET}", httpx_settings=settings)
    assert SECRET in first.requests[0].headers["cookie"]
    assert {"authorization", "cookie", "x-more"} & set(other.requests[0].headers) == set()
    assert SECRET not in json.dumps(other.requests[0].raw_headers)


def test_redirects_on_the_same_server_carry_the_credentials(ask: Any) -> None:
    def reply(seen: Seen) -> bytes:
        return usual(seen) if seen.path == "/api/moved" else answer(None, 307, Location="/api/moved")

    with Wire(reply) as wire:
        ask(wire.api_url, api_key=SECRET)
        assert [seen.headers["authorization"] for seen in wire.requests] == [f"Bearer {SECRET}"] * 2


# ---- Timeouts --------------------------------------------------------------------------------------


def test_the_request_timeout_of_the_settings_is_kept(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_REQUEST_TIMEOUT", "0.2")
    with Wire(silent) as mute, pytest.raises(ReadTimeout, match=r"0\.2 s"):
        ask(mute.api_url)


def test_the_timeout_of_httpx_settings_wins(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_REQUEST_TIMEOUT", "30")
    with Wire(silent) as mute, pytest.raises(ReadTimeout, match=r"0\.2 s"):
        ask(mute.api_url, httpx_settings={"timeout": 0.2})


# ---- Profiles --------------------------------------------------------------------------------------

TWO = """active = "one"

[profiles.one]
PREFECT_API_URL = "http://127.0.0.1:9/one"

[profiles.two]
PREFECT_API_URL = "http://127.0.0.1:9/two"
"""


def test_the_active_profile_counts_unless_another_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    profiles(TWO)
    assert SyncPrefectClient().api_url == "http://127.0.0.1:9/one/"
    monkeypatch.setenv("PREFECT_PROFILE", "two")
    assert SyncPrefectClient().api_url == "http://127.0.0.1:9/two/"
    monkeypatch.setenv("PREFECT_PROFILE", "local")
    assert SyncPrefectClient().api_url == "http://127.0.0.1:4200/api/"


def test_a_profile_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    profiles(TWO)
    monkeypatch.setenv("PREFECT_PROFILE", "three")
    with pytest.raises(SettingsError, match="PREFECT_PROFILE") as caught:
        SyncPrefectClient()
    assert "three" in str(caught.value)
    assert "one, two" in str(caught.value)


def test_profiles_may_be_elsewhere(isolated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (isolated / "mine.toml").write_text(TWO)
    monkeypatch.setenv("PREFECT_PROFILES_PATH", str(isolated / "mine.toml"))
    assert SyncPrefectClient().api_url == "http://127.0.0.1:9/one/"


# ---- Faults ----------------------------------------------------------------------------------------


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
def test_a_broken_variable_is_named(variable: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
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
def test_a_broken_file_is_named_with_its_line(isolated: Path, name: str, text: str, line: int) -> None:
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
def test_a_broken_profiles_file_is_named_with_its_line(text: str, line: int) -> None:
    path = profiles(text)
    with pytest.raises(SettingsError) as caught:
        SyncPrefectClient("http://127.0.0.1:9/api")
    assert f"{path}, line {line}" in str(caught.value)


def test_a_key_in_a_broken_file_is_not_shown(isolated: Path) -> None:
    (isolated / "prefect.toml").write_text(f'[api]\nkey = "{SECRET}\n')
    with pytest.raises(SettingsError, match=r"prefect\.toml, line 2") as caught:
        SyncPrefectClient("http://127.0.0.1:9/api")
    assert SECRET not in str(caught.value)


def test_what_has_no_effect_is_warned_of(isolated: Path, caplog: pytest.LogCaptureFixture) -> None:
    (isolated / "prefect.toml").write_text('PREFECT_API_KEY = "x"\n')
    SyncPrefectClient("http://127.0.0.1:9/api")
    messages = [record.getMessage() for record in caplog.records]
    assert any("prefect.toml, line 1" in message and "api.key" in message for message in messages)


def test_a_cloud_url_copied_from_the_browser_is_warned_of(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "https://app.prefect.cloud/account/1/workspace/2")
    SyncPrefectClient()
    assert any("app.prefect.cloud" in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize("name", ["api", "api_key", "api_version", "auth_string"])
def test_arguments_that_are_no_text_are_named(name: str) -> None:
    arguments: dict[str, Any] = {"api": "http://127.0.0.1:9/api", name: 5}
    with pytest.raises(ValidationError, match=f"{name}: expected text and not int"):
        SyncPrefectClient(**arguments)
    with pytest.raises(TypeError, match="nothing"):
        SyncPrefectClient("http://127.0.0.1:9/api", nothing=1)  # type: ignore[call-arg]
