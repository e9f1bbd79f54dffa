"""TLS with a real server: trust, client certificates, protocol versions, error messages."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from prefect_rs import PrefectClient
from prefect_rs.exceptions import ConnectError, DecodingError, PrefectException, ValidationError

from tests.support.http2 import Http2Server
from tests.support.proxy import Proxy
from tests.support.standin import Caller, call_once
from tests.support.wire import Certificates, Wire, answer, run_python

TRUST = "PREFECT_API_SSL_CERT_FILE"


@pytest.fixture
def ask(mode: str) -> Callable[..., Any]:
    """Count flow runs: `ask(url, verify=...)`."""

    def run(url: str, **settings: Any) -> Any:
        return call_once(mode, url, "count_flow_runs", options={"httpx_settings": settings})

    return run


def refusal(ask: Callable[..., Any], wire: Wire, url: str | None = None, **settings: Any) -> str:
    """The error message of a failed connection."""
    url = url or wire.api_url
    with pytest.raises(ConnectError) as caught:
        ask(url, **settings)
    error = caught.value
    assert isinstance(error, ConnectionError)
    assert isinstance(error, httpx.ConnectError)
    assert f"POST {url}/flow_runs/count" in str(error)
    assert wire.requests == []
    return str(error)


# ---- Trust ---------------------------------------------------------------------------------------


def test_an_authority_in_the_environment(
    ask: Callable[..., Any], certificates: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (TRUST, "SSL_CERT_FILE"):
        with monkeypatch.context() as patch, Wire(tls=certificates.server()) as wire:
            patch.setenv(name, certificates["ca.pem"])
            assert ask(wire.api_url) == 7
    with Wire(tls=certificates.server()) as wire:
        monkeypatch.setenv("SSL_CERT_FILE", certificates["self-signed.pem"])
        monkeypatch.setenv(TRUST, certificates["ca.pem"])
        assert ask(wire.api_url) == 7


def test_several_authorities_in_a_file(
    ask: Callable[..., Any], certificates: Certificates, tmp_path: Any
) -> None:
    bundle = tmp_path / "bundle.pem"
    # An authority that is too old to be parsed must not affect the others.
    broken = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"
    one, other = (Path(certificates[name]).read_text() for name in ("self-signed.pem", "ca.pem"))
    bundle.write_text(f"Some text before.\n{one}{broken}\nAnd between.\n{other}")
    with Wire(tls=certificates.server()) as wire:
        assert ask(wire.api_url, verify=bundle) == 7


def test_a_trusted_self_signed_certificate(ask: Callable[..., Any], certificates: Certificates) -> None:
    """`openssl req -x509` marks them as an authority's, so they are valid for servers only if trusted
    themselves.
    """
    with Wire(tls=certificates.server("self-signed")) as wire:
        assert "certificate" in refusal(ask, wire, verify=certificates["ca.pem"])
        assert ask(wire.api_url, verify=certificates["self-signed.pem"]) == 7
        assert (
            ask(wire.api_url, verify=ssl.create_default_context(cafile=certificates["self-signed.pem"])) == 7
        )


def test_a_trusted_certificate_is_valid_only_for_its_own_host(
    ask: Callable[..., Any], certificates: Certificates
) -> None:
    with Wire(tls=certificates.server("self-signed")) as wire, Proxy({"other.test": wire.port}) as proxy:
        said = refusal(
            ask, wire, "https://other.test/api", verify=certificates["self-signed.pem"], proxy=proxy.url()
        )
        assert "not valid for name" in said
        assert "use a URL with a name in the certificate" in said


REFUSED = {
    "an authority that nobody knows": ("server", {}, "UnknownIssuer", TRUST),
    "an unknown self-signed one": ("self-signed", {}, "certificate", TRUST),
    "an authority that is not the one": ("server", {"verify": "self-signed.pem"}, "UnknownIssuer", TRUST),
    "out of date": ("expired", {"verify": "ca.pem"}, "expired", "a new certificate"),
    "not in force yet": ("early", {"verify": "ca.pem"}, "not valid yet", "the clock"),
    "of another host": (
        "elsewhere",
        {"verify": "ca.pem"},
        "elsewhere.example",
        "a name in the certificate",
    ),
}


@pytest.mark.parametrize("which", REFUSED)
def test_rejected_certificates(ask: Callable[..., Any], certificates: Certificates, which: str) -> None:
    name, settings, reason, advice = REFUSED[which]
    settings = {key: certificates[value] for key, value in settings.items()}
    with Wire(tls=certificates.server(name)) as wire:
        said = refusal(ask, wire, **settings)
        assert reason in said
        assert advice in said
        assert ask(wire.api_url, verify=False) == 7


def test_verification_can_be_disabled_by_a_setting(
    ask: Callable[..., Any], certificates: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_TLS_INSECURE_SKIP_VERIFY", "true")
    for name in ("server", "expired", "elsewhere", "self-signed"):
        with Wire(tls=certificates.server(name)) as wire:
            assert ask(wire.api_url) == 7


def test_a_machine_without_trusted_authorities(certificates: Certificates, tmp_path: Path) -> None:
    """As in a container without ca-certificates. The error says what is missing. Plain HTTP works."""
    program = """if True:
        import sys
        from prefect_rs import SyncPrefectClient
        from prefect_rs.exceptions import PrefectException
        for url in sys.argv[1:]:
            try:
                print(SyncPrefectClient(url).count_flow_runs())
            except PrefectException as error:
                print(type(error).__name__, error)
    """
    with Wire(tls=certificates.server()) as secure, Wire() as plain:
        done = run_python(program, secure.api_url, plain.api_url, SSL_CERT_DIR=str(tmp_path))
        assert done.returncode == 0, done.stderr
        said, seven = done.stdout.splitlines()
        assert seven == "7"
        assert said.startswith(
            f"SettingsError environment variable SSL_CERT_DIR: {tmp_path}: no file in this"
        )


# ---- Client certificates -------------------------------------------------------------------------


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_a_client_certificate(
    ask: Callable[..., Any], certificates: Certificates, version: ssl.TLSVersion
) -> None:
    context = certificates.server(asks_for_client=True, version=version)
    with Wire(tls=context) as wire:
        said = refusal(ask, wire, verify=certificates["ca.pem"])
        assert "client certificate" in said
        assert "`cert` in httpx_settings" in said
        stranger = (certificates["self-signed.pem"], certificates["self-signed.key"])
        assert "`cert` in httpx_settings" in refusal(ask, wire, verify=certificates["ca.pem"], cert=stranger)
        for verify in (certificates["ca.pem"], False):
            assert ask(wire.api_url, verify=verify, cert=certificates["both.pem"]) == 7


@pytest.mark.parametrize("verify", ["ca.pem", False])
def test_a_client_certificate_without_its_key(
    ask: Callable[..., Any], certificates: Certificates, verify: Any
) -> None:
    verify = certificates[verify] if verify else verify
    for wrong in (certificates["client.pem"], certificates["client.key"]):
        with pytest.raises(ValidationError, match="cert") as caught:
            ask("https://127.0.0.1:9/api", verify=verify, cert=wrong)
        assert wrong in str(caught.value)
        assert "PRIVATE KEY" not in str(caught.value)


def test_a_client_certificate_with_another_key(ask: Callable[..., Any], certificates: Certificates) -> None:
    pair = (certificates["client.pem"], certificates["server.key"])
    with pytest.raises(ValidationError, match="cert"):
        ask("https://127.0.0.1:9/api", verify=certificates["ca.pem"], cert=pair)


# ---- Protocol ------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_tls_versions(ask: Callable[..., Any], certificates: Certificates, version: ssl.TLSVersion) -> None:
    with Wire(tls=certificates.server(version=version)) as wire:
        assert ask(wire.api_url, verify=certificates["ca.pem"]) == 7


def test_a_tls_version_that_is_too_old(ask: Callable[..., Any], certificates: Certificates) -> None:
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        context = certificates.server(version=ssl.TLSVersion.TLSv1_1)
    with Wire(tls=context) as wire:
        assert "neither TLS 1.2 nor 1.3" in refusal(ask, wire, verify=certificates["ca.pem"])


def test_a_server_without_tls(ask: Callable[..., Any]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
                connection.recv(65536)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        with pytest.raises(ConnectError, match="its URL must start with http://"):
            ask(f"https://127.0.0.1:{listener.getsockname()[1]}/api")
        thread.join(5)


@pytest.mark.parametrize("way", ["httpx_settings", "PREFECT_API_ENABLE_HTTP2"])
@pytest.mark.parametrize("verify", ["ca.pem", False])
def test_http2_is_negotiated(
    certificates: Certificates, monkeypatch: pytest.MonkeyPatch, way: str, verify: Any
) -> None:
    monkeypatch.setenv(
        "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "false"
    )  # that server has one response to everything
    settings: dict[str, Any] = {"verify": certificates[verify] if verify else verify}
    if way == "httpx_settings":
        settings["http2"] = True
    else:
        monkeypatch.setenv(way, "true")

    async def many(url: str) -> tuple[list[int], Any]:
        client = PrefectClient(url, api_key="pnu_key", httpx_settings=settings)
        first = await client.request("GET", "/x")
        return await asyncio.gather(*(client.count_flow_runs() for _ in range(50))), first

    with Http2Server(certificates.server(alpn=["h2", "http/1.1"])) as server:
        counts, first = asyncio.run(many(server.api_url))
        assert counts == [7] * 50
        assert (first.http_version, first.json()) == ("HTTP/2", 7)
        assert server.connections == 1
        assert {one["authorization"] for one in server.requests} == {"Bearer pnu_key"}
        assert server.requests[1][":path"] == "/api/flow_runs/count"
    # The server does not support it.
    with Wire(tls=certificates.server(alpn=["http/1.1"])) as wire:
        assert Caller("sync", wire.api_url, httpx_settings=settings)("count_flow_runs") == 7


def test_an_http2_response_over_the_limit(
    certificates: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_RS_CLIENT_MAX_RESPONSE_BYTES", "1000")
    monkeypatch.setenv(
        "PREFECT_CLIENT_CSRF_SUPPORT_ENABLED", "false"
    )  # that server has one response to everything
    settings = {"verify": certificates["ca.pem"], "http2": True}
    with Http2Server(certificates.server(alpn=["h2"]), value="x" * 2000) as server:
        caller = Caller("sync", server.api_url, httpx_settings=settings)
        with pytest.raises(DecodingError, match="larger than the limit of 1000 bytes"):
            caller("count_flow_runs")
        server.value = 7
        assert caller("count_flow_runs") == 7


# ---- Redirects and failures ----------------------------------------------------------------------


def test_a_redirect_to_an_untrusted_server(ask: Callable[..., Any], certificates: Certificates) -> None:
    with Wire(tls=certificates.server("self-signed")) as other:
        redirect = answer(None, 307, Location=f"{other.api_url}/flow_runs/count")
        with Wire(lambda _: redirect, tls=certificates.server()) as wire:
            with pytest.raises(ConnectError) as caught:
                ask(wire.api_url, verify=certificates["ca.pem"])
            assert f"POST {other.api_url}/flow_runs/count" in str(caught.value)
        assert other.requests == []


def test_a_client_works_after_a_failed_handshake(certificates: Certificates, tmp_path: Any) -> None:
    contexts = [certificates.server("expired"), certificates.server()]
    with Wire(tls=contexts[0]) as wire:
        caller = Caller("sync", wire.api_url, httpx_settings={"verify": certificates["ca.pem"]})
        with pytest.raises(PrefectException):
            caller("count_flow_runs")
        wire.tls = contexts[1]
        assert caller("count_flow_runs") == 7
