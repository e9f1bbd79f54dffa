"""Keys and passwords are in no error, traceback, log, repr or pickle, however a call fails."""

from __future__ import annotations

import copy
import logging
import pickle
import socket
import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from prefect_rs import PrefectClient, SyncPrefectClient
from prefect_rs.client.cloud import get_cloud_client
from prefect_rs.exceptions import PrefectException

from tests.support.proxy import Proxy
from tests.support.standin import Caller, Reply, StandIn, as_json, http
from tests.support.wire import Certificates, Wire, run_python

MARK = "hunter2marker"
# The base64 encoding of it, whatever precedes it.
ENCODED = ("aHVudGVyMm1hcmtlc", "h1bnRlcjJtYXJrZX", "odW50ZXIybWFya2Vy")
ID = uuid4()

# Ways to pass credentials. Each contains the marker.
CREDENTIALS: dict[str, dict[str, Any]] = {
    "key": {"api_key": MARK},
    "auth string": {"auth_string": f"user:{MARK}"},
    "auth": {"httpx_settings": {"auth": ("user", MARK)}},
    "header": {"httpx_settings": {"headers": {"Authorization": f"Bearer {MARK}", "X-Gateway": MARK}}},
    "cookie": {"httpx_settings": {"cookies": {"session": MARK}}},
    "url": {},
    "environment": {},
}

ANSWERS: dict[str, Reply] = {
    "401": as_json({"detail": "Who are you?"}, 401),
    "403": as_json({"detail": "You may not."}, 403),
    "404": as_json({"detail": "none"}, 404),
    "409": as_json({"detail": "there"}, 409),
    "422": as_json({"detail": [{"loc": ["header", "authorization"], "msg": "bad", "type": "x"}]}, 422),
    "500": http("<html>", 500),
    "HTML": http("<html>"),
    "nothing": Reply(b""),
    "garbage": Reply(b"garbage\r\n\r\n"),
    "half": Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"),
    "reset": Reply(b"", reset=True),
    "no gzip": http("x", headers={"Content-Encoding": "gzip"}),
    "a loop": http("", 307, headers={"Location": "/api/again"}),
    "to an invalid URL": http("", 307, headers={"Location": "ftp://user:pass@127.0.0.1/"}),
    "to nobody": http("", 307, headers={"Location": f"http://user:{MARK}@127.0.0.1:1/x"}),
    "silence": Reply(b"", close=False),
    "too large": http("x" * 20_000),
}


def shown(error: BaseException) -> str:
    """Everything that an error shows of itself and of its causes."""
    texts = [str(error), repr(error), repr(error.args), repr(vars(error)), repr(pickle.dumps(error))]
    texts += [repr(copy.deepcopy(error)), "".join(traceback.format_exception(error))]
    for name in ("request", "response", "http_exc", "help_message"):
        part = getattr(error, name, None)
        texts += [repr(part), str(part)]
    request, response = getattr(error, "request", None), getattr(error, "response", None)
    if request is not None:
        texts += [
            str(request.url),
            repr(request.headers),
            repr(dict(request.headers)),
            repr(pickle.dumps(request)),
        ]
    if response is not None:
        texts += [repr(response), repr(pickle.dumps(response.request))]
    return "\n".join(texts)


def check(text: str) -> None:
    for secret in (MARK, *ENCODED):
        assert secret not in text


@pytest.fixture(autouse=True)
def logs(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Checks that nothing is logged or printed, either."""
    caplog.set_level(logging.DEBUG)
    yield
    check("\n".join(f"{record.getMessage()} {record.args}" for record in caplog.records))
    printed = capfd.readouterr()
    check(printed.out + printed.err)


@pytest.mark.parametrize("who", CREDENTIALS)
@pytest.mark.parametrize("answer", ANSWERS)
def test_a_failing_call(mode: str, who: str, answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_RS_CLIENT_MAX_RESPONSE_BYTES", "10000")
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "0")
    options = {**CREDENTIALS[who]}
    settings = {"timeout": 0.3 if answer == "silence" else 10, **options.pop("httpx_settings", {})}
    if who == "environment":
        monkeypatch.setenv("PREFECT_API_KEY", MARK)
        monkeypatch.setenv("PREFECT_CLIENT_CUSTOM_HEADERS", f'{{"X-Gateway": "{MARK}"}}')
    with StandIn(ANSWERS[answer]) as server:
        url = server.api_url
        if who == "url":
            url = url.replace("http://", f"http://user:{MARK}@")
        caller = Caller(mode, url, httpx_settings=settings, **options)
        try:
            for name in ("read_flow", "delete_flow"):
                if (name, answer) == ("delete_flow", "HTML"):  # for any body
                    continue
                with pytest.raises(PrefectException) as caught:
                    caller(name, ID)
                check(shown(caught.value))
            check(f"{caller.client!r} {caller.client} {caller.client.api_url}")
        finally:
            caller.close()
        sent = str([one.headers for one in server.asked])
        assert MARK in sent or any(text in sent for text in ENCODED)


def test_a_logged_retry(mode: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "2")
    replies = iter([as_json(True), Reply(b"", close=True), http(status=503, headers={"Retry-After": "0"})])
    with StandIn(lambda _: next(replies, as_json(True))) as server:
        url = server.api_url.replace("http://", f"http://user:{MARK}@")
        caller = Caller(mode, url, api_key=MARK, httpx_settings={"headers": {"X": MARK}})
        assert [caller("hello").status_code for _ in range(2)] == [200, 200]
        caller.close()
        assert MARK in str(server.asked[-1].headers)
    lines = [record.getMessage() for record in caplog.records if "next try in" in record.getMessage()]
    assert len(lines) == 2


def test_connection_errors(mode: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refused connection, an unknown host, an untrusted certificate, a proxy that refuses."""
    monkeypatch.setenv("PREFECT_CLIENT_MAX_RETRIES", "0")
    certificates = Certificates(tmp_path)
    with ExitStack() as stack:
        bound = stack.enter_context(socket.socket())
        bound.bind(("127.0.0.1", 0))
        wire = stack.enter_context(Wire(tls=certificates.server()))
        proxy = stack.enter_context(Proxy({}, credentials="a:b"))
        down = f"127.0.0.1:{bound.getsockname()[1]}"
        for url, settings in [
            (f"http://user:{MARK}@{down}/api", {}),
            (f"https://user:{MARK}@{down}/api", {}),
            (f"http://user:{MARK}@no-such-host.invalid/api", {}),
            (wire.api_url.replace("//", f"//user:{MARK}@"), {}),
            (f"https://user:{MARK}@h.test/api", {"proxy": proxy.url(f"u:{MARK}")}),
            (f"http://user:{MARK}@h.test/api", {"proxy": proxy.url(f"u:{MARK}")}),
            (f"https://user:{MARK}@h.test/api", {"proxy": proxy.url(f"u:{MARK}", "socks5h")}),
            (f"https://user:{MARK}@h.test/api", {"proxy": f"http://u:{MARK}@{down}"}),
        ]:
            caller = Caller(mode, url, api_key=MARK, httpx_settings={"timeout": 10, **settings})
            with pytest.raises(PrefectException) as caught:
                caller("read_flow", ID)
            check(shown(caught.value))
            caller.close()


BAD_INPUT: dict[str, Callable[[], Any]] = {
    "a key with a line break": lambda: SyncPrefectClient("http://h/api", api_key=f"{MARK}\n"),
    "a key that is not text": lambda: SyncPrefectClient("http://h/api", api_key=[MARK]),  # type: ignore[arg-type]
    "an auth that is not a pair": lambda: SyncPrefectClient("http://h/api", httpx_settings={"auth": MARK}),
    "an auth of three": lambda: SyncPrefectClient("http://h/api", httpx_settings={"auth": ("a", "b", MARK)}),
    "a header": lambda: SyncPrefectClient("http://h/api", httpx_settings={"headers": {"A": f"{MARK}\r\n"}}),
    "headers that are text": lambda: SyncPrefectClient("http://h/api", httpx_settings={"headers": MARK}),
    "headers in a list": lambda: SyncPrefectClient("http://h/api", httpx_settings={"headers": [MARK]}),
    "a cookie": lambda: SyncPrefectClient("http://h/api", httpx_settings={"cookies": {"a": f"{MARK};"}}),
    "a proxy": lambda: SyncPrefectClient("http://h/api", httpx_settings={"proxy": f"u:{MARK}@h"}),
    "a proxy of another kind": lambda: SyncPrefectClient(
        "http://h", httpx_settings={"proxy": f"x://u:{MARK}@h"}
    ),
    "a proxy with a bad port": lambda: SyncPrefectClient(
        "http://h", httpx_settings={"proxy": f"http://u:{MARK}@h:x"}
    ),
    "a cert with password": lambda: SyncPrefectClient("http://h", httpx_settings={"cert": ("a", "b", MARK)}),
    "a URL with a query": lambda: SyncPrefectClient(f"http://u:{MARK}@h/api?x=1"),
    "a URL with a token": lambda: SyncPrefectClient(f"http://h/api?token={MARK}"),
    "a URL without scheme": lambda: SyncPrefectClient(f"u:{MARK}@h/api"),
    "a URL with a bad port": lambda: SyncPrefectClient(f"http://u:{MARK}@h:port/api"),
    "a URL with a blank": lambda: SyncPrefectClient(f"http://u:{MARK}@h /api"),
    "a base_url": lambda: SyncPrefectClient(httpx_settings={"base_url": f"ftp://u:{MARK}@h"}),
    "for Cloud": lambda: get_cloud_client(host=f"ftp://u:{MARK}@h"),
    "async": lambda: PrefectClient("http://h/api", api_key=f"{MARK}\r\nX: y"),
}


@pytest.mark.parametrize("which", BAD_INPUT)
def test_invalid_arguments(which: str) -> None:
    with pytest.raises((PrefectException, TypeError)) as caught:
        BAD_INPUT[which]()
    error: Any = caught.value
    # The frames of this test contain the marker in their source, so only the error itself is checked.
    check(f"{error} {error!r} {error.args} {pickle.dumps(error)!r}")
    if hasattr(error, "errors"):
        check(repr(error.errors()))


FILES = {
    ".env": [
        f'PREFECT_API_KEY="{MARK}',
        f"PREFECT_API_KEY={MARK}\\u0000\nPREFECT_API_REQUEST_TIMEOUT=soon",
        f"PREFECT_API_URL=x://u:{MARK}@h",
        f"PREFECT_API_AUTH_STRING={MARK}",
        f"PREFECT_CLIENT_CUSTOM_HEADERS={{{MARK}",
        f'PREFECT_CLIENT_CUSTOM_HEADERS={{"X": ["{MARK}"]}}',
        f'PREFECT_CLIENT_CUSTOM_HEADERS={{"X": "{MARK}\\n"}}',
        f'PREFECT_CLIENT_CUSTOM_HEADERS={{"X Y": "{MARK}"}}',
    ],
    "prefect.toml": [
        f'[api]\nkey = "{MARK}',
        f"[api]\nkey = {MARK}",
        f'[api]\nkey = ["{MARK}"]',
        f'[api]\nkey = "{MARK}"\nkey = "{MARK}"',
        f'[api]\nkey = "{MARK}" "{MARK}"',
        f'api = "{MARK}"',
        f'[api]\nauth_string = ["{MARK}"]',
        f'[client]\ncustom_headers = "{MARK}"',
        f'[client]\ncustom_headers = {{X = ["{MARK}"]}}',
    ],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in FILES.items() for text in texts])
def test_invalid_files(name: str, text: str, isolated: Path) -> None:
    (isolated / name).write_text(text)
    try:
        client = SyncPrefectClient("http://127.0.0.1:9/api")
    except PrefectException as error:
        check(shown(error))
    else:
        check(f"{client!r} {vars(type(client))}")


def test_clients_do_not_show_credentials() -> None:
    for kind in (SyncPrefectClient, PrefectClient):
        client: Any = kind(
            f"http://u:{MARK}@127.0.0.1:9/api",
            api_key=MARK,
            httpx_settings={"headers": {"X": MARK}, "proxy": f"http://u:{MARK}@127.0.0.1:9"},
        )
        check(f"{client!r} {client} {client.api_url} {dir(client)}")
        for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError) as caught:
                attempt(client)
            check(f"{caught.value!r}")


def test_nothing_is_printed_at_exit_or_by_a_crash() -> None:
    program = f"""if True:
        import asyncio, sys
        from prefect_rs import PrefectClient
        async def main():
            client = PrefectClient(sys.argv[1], api_key=sys.argv[2], httpx_settings={{"timeout": 5}})
            asyncio.create_task(client.read_flow("{ID}"))
            await client.read_flow("{ID}")
        asyncio.run(main(), debug=True)
    """
    with StandIn(Reply(b"garbage\r\n\r\n")) as server:
        url = server.api_url.replace("http://", f"http://u:{MARK}@")
        done = run_python(program, url, MARK, PREFECT_CLIENT_MAX_RETRIES="0")
    assert "RemoteProtocolError" in done.stderr
    check(done.stdout + done.stderr)
