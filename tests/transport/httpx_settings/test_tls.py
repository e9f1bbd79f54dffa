"""`httpx_settings`: TLS verification, client certificates, HTTP/2, proxies."""

from __future__ import annotations

import base64
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import prefect_rs
import pytest
from prefect_rs import SyncPrefectClient
from prefect_rs.exceptions import (
    PrefectException,
    ValidationError,
)

from tests.support.wire import Certificates, Seen, Wire, answer

SECRET = "hunter2-very-secret"


def make(**settings: Any) -> SyncPrefectClient:
    return SyncPrefectClient("http://127.0.0.1:9/api", httpx_settings=settings)


def basic(pair: str) -> str:
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


# ---- TLS -----------------------------------------------------------------------------------------


def test_an_untrusted_certificate_is_rejected(ask: Callable[..., Any], certificates: Certificates) -> None:
    with Wire(tls=certificates.server()) as wire:
        for settings in ({}, {"verify": True}):
            with pytest.raises(prefect_rs.exceptions.ConnectError, match="ertificate") as caught:
                ask(wire.api_url, **settings)
            assert f"POST {wire.api_url}/flow_runs/count" in str(caught.value)
            assert isinstance(caught.value, ConnectionError)
        assert wire.requests == []


def context_of(certificates: Certificates) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certificates["ca.pem"])


def unverified(_: Certificates) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


@pytest.mark.parametrize(
    "verify",
    [
        lambda certificates: False,
        lambda certificates: certificates["ca.pem"],
        lambda certificates: Path(certificates["ca.pem"]),
        context_of,
        unverified,
        lambda certificates: httpx.create_ssl_context(verify=False),
    ],
    ids=["False", "str", "Path", "SSLContext", "SSLContext without checks", "httpx context without checks"],
)
def test_every_form_of_verify(ask: Callable[..., Any], certificates: Certificates, verify: Any) -> None:
    with Wire(tls=certificates.server()) as wire:
        assert ask(wire.api_url, verify=verify(certificates)) == 7
        assert wire.requests[0].path == "/api/flow_runs/count"


def test_verify_with_another_authority(
    ask: Callable[..., Any], certificates: Certificates, tmp_path: Path
) -> None:
    other = Certificates(tmp_path)
    with Wire(tls=certificates.server()) as wire:
        for verify in (other["ca.pem"], context_of(other)):
            with pytest.raises(prefect_rs.exceptions.ConnectError, match="ertificate"):
                ask(wire.api_url, verify=verify)


def test_a_certificate_for_another_host(ask: Callable[..., Any], certificates: Certificates) -> None:
    """The certificate is for 127.0.0.1 and localhost."""
    with Wire(tls=certificates.server()) as wire:
        url = wire.api_url.replace("127.0.0.1", "127.0.0.2")
        with socket.create_server(("127.0.0.2", 0)) as other:
            url = f"https://127.0.0.2:{other.getsockname()[1]}/api"
            context = certificates.server()

            def serve() -> None:
                connection, _ = other.accept()
                with connection, suppress(OSError):
                    context.wrap_socket(connection, server_side=True).recv(1)

            thread = threading.Thread(target=serve, daemon=True)
            thread.start()
            with pytest.raises(prefect_rs.exceptions.ConnectError, match=r"ertificate|name"):
                ask(url, verify=certificates["ca.pem"])
            thread.join(5)


def test_unsupported_ssl_contexts(certificates: Certificates) -> None:
    no_names = context_of(certificates)
    no_names.check_hostname = False
    empty = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for context in (no_names, empty):
        with pytest.raises(ValidationError, match=r"httpx_settings\.verify.*SSLContext"):
            make(verify=context)
    for wrong in (5, object(), None):
        with pytest.raises(ValidationError, match=r"httpx_settings\.verify"):
            make(verify=wrong)


def test_a_client_certificate_in_an_ssl_context(certificates: Certificates) -> None:
    """Its key cannot be extracted, and Python cannot tell whether a context has one.

    Omitting it silently would be wrong, so the error of a server that requires one mentions it.
    """
    context = context_of(certificates)
    context.load_cert_chain(certificates["client.pem"], certificates["client.key"])
    with Wire(tls=certificates.server(asks_for_client=True)) as wire, pytest.raises(PrefectException):
        SyncPrefectClient(wire.api_url, httpx_settings={"verify": context}).hello()


def test_a_missing_or_invalid_certificate_file_is_named(ask: Callable[..., Any], tmp_path: Path) -> None:
    broken = tmp_path / "broken.pem"
    broken.write_text("no certificate")
    for key in ("verify", "cert"):
        for path in (str(tmp_path / "none.pem"), str(broken)):
            with pytest.raises(ValidationError, match=key) as caught:
                ask("https://127.0.0.1:9/api", **{key: path})
            assert path in str(caught.value)


@pytest.mark.parametrize("form", ["one file", "pair", "pair of paths"])
def test_client_certificate(ask: Callable[..., Any], certificates: Certificates, form: str) -> None:
    cert: Any = {
        "one file": certificates["both.pem"],
        "pair": (certificates["client.pem"], certificates["client.key"]),
        "pair of paths": (Path(certificates["client.pem"]), Path(certificates["client.key"])),
    }[form]
    with Wire(tls=certificates.server(asks_for_client=True)) as wire:
        assert ask(wire.api_url, verify=certificates["ca.pem"], cert=cert) == 7
        with pytest.raises(PrefectException):
            ask(wire.api_url, verify=certificates["ca.pem"])


def test_a_client_certificate_with_a_password(certificates: Certificates) -> None:
    with pytest.raises(ValidationError, match=r"httpx_settings\.cert.*encrypted key") as caught:
        make(cert=(certificates["client.pem"], certificates["client.key"], SECRET))
    assert SECRET not in str(caught.value)


def test_settings_for_certificates(certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> None:
    with Wire(tls=certificates.server()) as wire:
        for name, value in [
            ("PREFECT_API_SSL_CERT_FILE", certificates["ca.pem"]),
            ("SSL_CERT_FILE", certificates["ca.pem"]),
            ("PREFECT_API_TLS_INSECURE_SKIP_VERIFY", "true"),
        ]:
            with monkeypatch.context() as patch:
                patch.setenv(name, value)
                assert SyncPrefectClient(wire.api_url).count_flow_runs() == 7
                if name != "PREFECT_API_TLS_INSECURE_SKIP_VERIFY":
                    continue
                with pytest.raises(prefect_rs.exceptions.ConnectError):
                    SyncPrefectClient(wire.api_url, httpx_settings={"verify": True}).count_flow_runs()


# ---- HTTP/2 --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("http2", "chosen"), [(True, "h2"), (False, "http/1.1"), (None, "http/1.1")])
def test_http2_is_offered_if_enabled(certificates: Certificates, http2: bool | None, chosen: str) -> None:
    """The server does not speak HTTP/2, but records what was negotiated."""
    context = certificates.server(alpn=["h2", "http/1.1"])
    agreed: list[str | None] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with context.wrap_socket(connection, server_side=True) as tls:
                agreed.append(tls.selected_alpn_protocol() or "http/1.1")

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        settings: dict[str, Any] = {"verify": certificates["ca.pem"], "timeout": 5}
        if http2 is not None:
            settings["http2"] = http2
        with pytest.raises(PrefectException):
            SyncPrefectClient(
                f"https://127.0.0.1:{listener.getsockname()[1]}/api", httpx_settings=settings
            ).hello()
        thread.join(5)
    assert agreed == [chosen]


def test_plain_http_is_http_1(ask: Callable[..., Any], wire: Wire) -> None:
    assert ask(wire.api_url, http2=True) == 7


# ---- Proxies -------------------------------------------------------------------------------------


def as_proxy(seen: Seen) -> bytes:
    return answer(7)


@pytest.mark.parametrize(
    "proxy",
    [
        lambda url: url,
        httpx.URL,
        httpx.Proxy,
        lambda url: url.replace("http://", f"http://user:{SECRET}@"),
        lambda url: httpx.Proxy(url, auth=("user", SECRET)),
        lambda url: httpx.Proxy(url.replace("http://", f"http://user:{SECRET}@")),
    ],
    ids=[
        "str",
        "httpx.URL",
        "httpx.Proxy",
        "str with password",
        "httpx.Proxy auth",
        "httpx.Proxy with password",
    ],
)
def test_requests_go_to_the_proxy(
    ask: Callable[..., Any], proxy: Any, request: pytest.FixtureRequest
) -> None:
    with Wire(as_proxy) as wire:
        assert ask("http://prefect.invalid:4200/api", proxy=proxy(wire.url)) == 7
        (seen,) = wire.requests
    assert seen.target == "http://prefect.invalid:4200/api/flow_runs/count"
    with_password = "password" in request.node.name or "auth" in request.node.name
    assert seen.all("proxy-authorization") == ([basic(f"user:{SECRET}")] if with_password else [])


def test_headers_of_an_httpx_proxy(ask: Callable[..., Any]) -> None:
    with Wire(as_proxy) as wire:
        try:
            ask("http://prefect.invalid/api", proxy=httpx.Proxy(wire.url, headers={"X-Gate": "1"}))
        except ValidationError as error:
            assert "headers" in str(error)  # noqa: PT017
        else:
            assert wire.requests[0].all("x-gate") == ["1"]


def test_https_requests_use_a_tunnel(ask: Callable[..., Any]) -> None:
    with Wire(lambda _: b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n") as wire:
        url = wire.url.replace("http://", f"http://user:{SECRET}@")
        with pytest.raises(PrefectException) as caught:
            ask("https://prefect.invalid/api", proxy=url)
        assert SECRET not in str(caught.value)
        (seen,) = wire.requests
        assert (seen.method, seen.target) == ("CONNECT", "prefect.invalid:443")
        assert seen.all("proxy-authorization") == [basic(f"user:{SECRET}")]
        assert "authorization" not in seen.headers


def test_the_password_of_a_proxy_is_in_no_message(ask: Callable[..., Any]) -> None:
    with pytest.raises(PrefectException) as caught:
        ask("http://prefect.invalid/api", proxy=f"http://user:{SECRET}@127.0.0.1:9")
    assert SECRET not in str(caught.value)
    for wrong in (f"user:{SECRET}@127.0.0.1", f"ftp://user:{SECRET}@127.0.0.1", 5):
        with pytest.raises(ValidationError, match=r"httpx_settings\.proxy") as refused:
            make(proxy=wrong)
        assert SECRET not in str(refused.value)
        assert SECRET not in repr(refused.value.errors())


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"])
def test_a_proxy_in_the_environment(
    ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with Wire(as_proxy) as wire:
        monkeypatch.setenv(name, wire.url)
        assert ask("http://prefect.invalid/api") == 7
        assert wire.requests[0].target == "http://prefect.invalid/api/flow_runs/count"


def test_trust_env_false(ask: Callable[..., Any], wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert ask(wire.api_url, trust_env=False) == 7
    with pytest.raises(PrefectException):
        ask(wire.api_url)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert ask(wire.api_url) == 7
