"""Timeouts for connecting, writing and reading: which one applies, and what the error says."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from prefect_rs.exceptions import ConnectTimeout, ReadTimeout, WriteTimeout

from tests.support.standin import Caller
from tests.support.wire import Wire, silent, unresponsive_host


@pytest.fixture
def failure(mode: str) -> Callable[..., str]:
    """The error message of a call: `failure(ConnectTimeout, url, timeout=1)`."""

    def run(kind: type[Exception], url: str, **settings: Any) -> str:
        caller = Caller(mode, url, httpx_settings=settings)
        try:
            with pytest.raises(kind) as caught:
                caller("count_flow_runs")
        finally:
            caller.close()
        assert type(caught.value).__name__ == kind.__name__
        assert isinstance(caught.value, TimeoutError)
        return str(caught.value)

    return run


@pytest.fixture
def mute() -> Iterator[int]:
    """The port of a server that accepts connections and sends nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


CONNECT = {"connect": 0.2, "read": 60, "write": 60, "pool": 60}
READ = {"connect": 60, "read": 0.2, "write": 60, "pool": 60}
WRITE = {"connect": 60, "read": 60, "write": 0.3, "pool": 60}


def test_a_tls_handshake_that_hangs(failure: Callable[..., str], mute: int) -> None:
    url = f"https://127.0.0.1:{mute}/api"
    said = failure(ConnectTimeout, url, timeout=CONNECT)
    assert said == f"no connection was established within 0.2 s (POST {url}/flow_runs/count)"


@pytest.mark.parametrize("proxy", ["http", "https", "socks5", "socks5h"])
def test_a_proxy_that_hangs(failure: Callable[..., str], mute: int, proxy: str) -> None:
    url = "https://elsewhere.test/api" if proxy == "http" else "http://127.0.0.1:9/api"
    said = failure(ConnectTimeout, url, timeout=CONNECT, proxy=f"{proxy}://127.0.0.1:{mute}")
    assert "no connection was established within 0.2 s" in said
    assert f"POST {url}/flow_runs/count" in said


def test_a_proxy_that_hangs_after_the_request(failure: Callable[..., str], mute: int) -> None:
    said = failure(ReadTimeout, "http://elsewhere.test/api", timeout=READ, proxy=f"http://127.0.0.1:{mute}")
    assert said == "no response arrived within 0.2 s (POST http://elsewhere.test/api/flow_runs/count)"


def test_the_setting_applies_to_each_timeout(
    failure: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_REQUEST_TIMEOUT", "0.25")
    with Wire(silent) as wire:
        said = failure(ReadTimeout, wire.api_url)
        assert said == f"no response arrived within 0.25 s (POST {wire.api_url}/flow_runs/count)"
    with unresponsive_host() as url:
        said = failure(ConnectTimeout, url)
        assert said == f"no connection was established within 0.25 s (POST {url}/flow_runs/count)"
    # Arguments take precedence.
    with Wire(silent) as wire:
        assert "within 0.1 s" in failure(ReadTimeout, wire.api_url, timeout=0.1)


def test_a_body_that_cannot_be_sent(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server reads 10 of 50 MB."""
    monkeypatch.setenv("PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "false")  # in addition to the request
    taken: list[int] = []
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                count = 0
                while count < 10_000_000:
                    count += len(connection.recv(1 << 20))
                taken.append(count)
                done.wait(60)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/api"
        caller = Caller(mode, url, httpx_settings={"timeout": WRITE})
        with pytest.raises(WriteTimeout) as caught:
            caller("request", "POST", "/x", content=bytes(50_000_000))
        caller.close()
        done.set()
        thread.join(10)
    assert str(caught.value) == f"the request could not be sent within 0.3 s (POST {url}/x)"
    assert taken
