"""Which certificate chains are accepted, compared with OpenSSL, and the error messages for the others."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from prefect_rs.exceptions import ConnectError

from tests.support.certificates import CLIENT_AUTH, NOW, SERVER_AUTH, Issued, authority, issue, save
from tests.support.standin import Caller
from tests.support.wire import Wire


@dataclass
class Chain:
    """What a server presents, its own certificate first, and what the client trusts."""

    shown: list[Issued]
    trusted: list[Issued]
    host: str = "127.0.0.1"


def of_key(kind: str, digest: str) -> Chain:
    root = authority(key=kind, hash=digest)
    return Chain([issue("server", root, hash=digest)], [root])


def with_leaf(kind: str) -> Chain:
    root = authority()
    return Chain([issue("server", root, key=kind)], [root])


def with_pss(digest: str) -> Chain:
    root = authority(key="RSA-2048")
    return Chain([issue("server", root, pss=digest)], [root])


def self_signed(**options: object) -> Chain:
    server = issue("localhost", **options)  # type: ignore[arg-type]
    return Chain([server], [server], "localhost")


def with_intermediate(show: bool = True, **options: object) -> Chain:
    root = authority()
    middle = authority("middle", root, **options)
    server = issue("server", middle, names=["localhost"])
    return Chain([server, *([middle] if show else [])], [root], "localhost")


def leaf(names: tuple[str, ...] = ("127.0.0.1",), **options: object) -> Chain:
    root = authority()
    return Chain([issue("localhost", root, names=names, **options)], [root], "localhost")  # type: ignore[arg-type]


def with_intermediate_in_file() -> Chain:
    root = authority()
    middle = authority("middle", root)
    return Chain([issue("server", middle)], [root, middle])


def out_of_order() -> Chain:
    chain = with_intermediate()
    shown = [chain.shown[0], chain.trusted[0], issue("other"), chain.shown[1]]
    return Chain(shown, chain.trusted, chain.host)


def constrained(network: str) -> Chain:
    only = x509.NameConstraints([x509.IPAddress(ipaddress.ip_network(network))], None)
    root = authority(more=[(only, True)])
    return Chain([issue("server", root, names=["127.0.0.1"])], [root])


def of_version_1_root() -> Chain:
    root = authority(version_1=True)
    return Chain([issue("server", root)], [root])


UNKNOWN = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), b"\x05\x00")

ACCEPTED: dict[str, Callable[[], Chain]] = {
    **{
        f"an authority with {kind}, {digest}": lambda kind=kind, digest=digest: of_key(kind, digest)  # type: ignore[misc]
        for kind in ("P-256", "P-384", "P-521", "RSA-2048")
        for digest in ("SHA256", "SHA384", "SHA512")
    },
    "an authority with RSA of 3072 bits": lambda: of_key("RSA-3072", "SHA256"),
    "an authority with Ed25519": lambda: of_key("Ed25519", "SHA512"),
    **{
        f"a server with {kind}": lambda kind=kind: with_leaf(kind)  # type: ignore[misc]
        for kind in ("P-256", "P-384", "P-521", "RSA-2048", "Ed25519")
    },
    **{
        f"RSA-PSS, {digest}": lambda digest=digest: with_pss(digest)  # type: ignore[misc]
        for digest in ("SHA256", "SHA384", "SHA512")
    },
    "self-signed, as an authority": lambda: self_signed(ca=True),
    "self-signed, not as an authority": lambda: self_signed(ca=False),
    "self-signed, without saying": self_signed,
    "self-signed with P-521": lambda: self_signed(ca=True, key="P-521", hash="SHA512"),
    "through an intermediate": with_intermediate,
    "an intermediate that is only in the file": with_intermediate_in_file,
    "out of order, with more than is needed": out_of_order,
    "an authority of version 1": of_version_1_root,
    "for TLS servers": lambda: leaf(("localhost",), usage=[SERVER_AUTH, CLIENT_AUTH]),
    "an unknown extension": lambda: leaf(("localhost",), more=[(UNKNOWN, False)]),
    "names constrained to these": lambda: constrained("127.0.0.0/8"),
    "a name in capitals": lambda: leaf(("LOCALHOST",)),
    "beside invalid names": lambda: leaf(("http://x/", "my_host", "localhost")),
}

# Rejected by OpenSSL, too.
REFUSED: dict[str, tuple[Callable[[], Chain], list[str]]] = {
    "self-signed, not trusted": (
        lambda: Chain([issue("server", ca=True)], [authority()]),
        ["CaUsedAsEndEntity", "self-signed", "PREFECT_API_SSL_CERT_FILE"],
    ),
    "signed by nobody who is known": (
        lambda: Chain([issue("server", authority("other"))], [authority()]),
        ["UnknownIssuer", "PREFECT_API_SSL_CERT_FILE"],
    ),
    "self-signed, trusted, expired": (
        lambda: self_signed(ca=True, valid=(NOW.replace(year=2020), NOW.replace(year=2021))),
        ["certificate expired on 2021-", "the clock of this machine"],
    ),
    "self-signed, trusted, not yet valid": (
        lambda: self_signed(ca=True, valid=(NOW.replace(year=2090), NOW.replace(year=2091))),
        ["certificate not valid yet: it is valid from 2090-", "the clock of this machine"],
    ),
    "self-signed, trusted, of other hosts": (
        lambda: self_signed(ca=True, names=["a.example", "10.0.0.1"]),
        ['not valid for name "localhost"', "DNS:a.example", "a name in the certificate"],
    ),
    "without its intermediate": (lambda: with_intermediate(show=False), ["UnknownIssuer"]),
    "through an expired intermediate": (
        lambda: with_intermediate(valid=(NOW.replace(year=2020), NOW.replace(year=2021))),
        ["expired on 2021-"],
    ),
    "through a certificate that is not an authority's": (
        lambda: with_intermediate(ca=False),
        ["EndEntityUsedAsCa", "basicConstraints=critical,CA:TRUE"],
    ),
    "through an authority for clients": (
        lambda: with_intermediate(usage=[CLIENT_AUTH]),
        ["server authentication", "extendedKeyUsage=serverAuth"],
    ),
    "for clients": (
        lambda: leaf(("localhost",), usage=[CLIENT_AUTH]),
        ["server authentication", "extendedKeyUsage=serverAuth"],
    ),
    "a critical extension that is unknown": (
        lambda: leaf(("localhost",), more=[(UNKNOWN, True)]),
        ["UnsupportedCriticalExtension", "without marking that extension as critical"],
    ),
    "names constrained to others": (
        lambda: constrained("10.0.0.0/8"),
        ["NameConstraintViolation", "nameConstraints"],
    ),
    "an authority of the same name": (
        lambda: Chain([issue("server", authority())], [authority()]),
        ["BadSignature", "the same name"],
    ),
    "an address as a host name": (
        lambda: Chain(
            [issue("server", root := authority(), more=[(_names("127.0.0.1"), False)], names=())], [root]
        ),
        ["DNS:127.0.0.1"],
    ),
}

# Accepted by OpenSSL, but not here: by design, or because an algorithm is not supported.
STRICTER: dict[str, tuple[Callable[[], Chain], list[str]]] = {
    "only a common name": (
        lambda: leaf(()),
        ["it is not valid for any host name", "no subjectAltName", "common name (CN)", "reissue it"],
    ),
    "only a common name, self-signed": (
        lambda: self_signed(names=()),
        ["no subjectAltName", "reissue it"],
    ),
    "version 1": (
        lambda: leaf((), version_1=True),
        ["UnsupportedCertVersion", "version 1", "no subjectAltName", "reissue it as version 3"],
    ),
    "version 1, self-signed": (
        lambda: self_signed(version_1=True),
        ["version 1", "reissue it as version 3"],
    ),
    "an authority with Ed448": (lambda: of_key("Ed448", "SHA512"), ["Ed448", "Ed25519"]),
    "a server with Ed448": (lambda: with_leaf("Ed448"), ["HandshakeFailure", "Ed448"]),
    "an authority on another curve": (lambda: of_key("secp256k1", "SHA256"), ["another curve than P-256"]),
    "signed with SHA-224": (lambda: of_key("RSA-2048", "SHA224"), ["RSA with SHA-224", "SHA-256"]),
    "signed with SHA-3": (lambda: of_key("RSA-2048", "SHA3_256"), ["2.16.840.1.101.3.4.3.14", "SHA-256"]),
    "a server as an authority": (
        lambda: leaf(("localhost",), ca=True),
        ["CaUsedAsEndEntity", "CA:TRUE", "PREFECT_API_SSL_CERT_FILE"],
    ),
}

# Rejected by OpenSSL, which by default requires a chain up to a self-signed certificate.
PINNED: dict[str, Callable[[], Chain]] = {
    "the server's own certificate": lambda: _pinned(leaf(("localhost",))),
    "the server's own, as an authority": lambda: _pinned(leaf(("localhost",), ca=True)),
    "the intermediate": lambda: Chain((chain := with_intermediate()).shown, chain.shown[1:], "localhost"),
}


def _pinned(chain: Chain) -> Chain:
    return Chain(chain.shown, chain.shown, chain.host)


def _names(*names: str) -> x509.SubjectAlternativeName:
    return x509.SubjectAlternativeName([x509.DNSName(name) for name in names])


class Server:
    """Whether OpenSSL and this client accept a server's chain."""

    def __init__(self, chain: Chain, folder: Path) -> None:
        self.chain = chain
        shown = save(folder, "shown.pem", *(one.pem for one in chain.shown), chain.shown[0].key_pem())
        self.trusted = save(folder, "trusted.pem", *(one.pem for one in chain.trusted))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(shown)
        self.wire = Wire(tls=context)

    def openssl(self, partial_chain: bool = False) -> bool:
        context = ssl.create_default_context(cafile=self.trusted)
        if partial_chain:
            context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
        # Newer versions of Python are stricter than OpenSSL's default.
        context.verify_flags &= ~getattr(ssl, "VERIFY_X509_STRICT", 0)
        if not partial_chain:
            context.verify_flags &= ~ssl.VERIFY_X509_PARTIAL_CHAIN
        with socket.create_connection(("127.0.0.1", self.wire.port)) as raw:
            try:
                context.wrap_socket(raw, server_hostname=self.chain.host).close()
            except ssl.SSLCertVerificationError:
                return False
        return True

    def ask(self, mode: str) -> int:
        url = f"https://{self.chain.host}:{self.wire.port}/api"
        caller = Caller(mode, url, httpx_settings={"verify": self.trusted})
        try:
            count: int = caller("count_flow_runs")
            return count
        finally:
            caller.close()

    def refusals(self) -> list[str]:
        said = []
        for mode in ("sync", "async"):
            with pytest.raises(ConnectError) as caught:
                self.ask(mode)
            said.append(str(caught.value))
        assert self.wire.requests == []
        return said


@pytest.mark.parametrize("which", ACCEPTED)
def test_chains_that_openssl_accepts(tmp_path: Path, which: str) -> None:
    server = Server(ACCEPTED[which](), tmp_path)
    with server.wire:
        assert server.openssl()
        assert [server.ask("sync"), server.ask("async")] == [7, 7]


@pytest.mark.parametrize("which", REFUSED)
def test_chains_that_both_reject(tmp_path: Path, which: str) -> None:
    chain, words = REFUSED[which]
    server = Server(chain(), tmp_path)
    with server.wire:
        assert not server.openssl()
        for said in server.refusals():
            assert [word for word in words if word not in said] == [], said


@pytest.mark.parametrize("which", STRICTER)
def test_chains_that_only_openssl_accepts(tmp_path: Path, which: str) -> None:
    chain, words = STRICTER[which]
    server = Server(chain(), tmp_path)
    with server.wire:
        assert server.openssl()
        for said in server.refusals():
            assert [word for word in words if word not in said] == [], said
            assert len(said) < 700


@pytest.mark.parametrize("which", PINNED)
def test_a_trusted_certificate_needs_no_authority(tmp_path: Path, which: str) -> None:
    """Like OpenSSL with `X509_V_FLAG_PARTIAL_CHAIN`, which curl and newer versions of Python set."""
    chain = PINNED[which]()
    server = Server(chain, tmp_path)
    with server.wire:
        assert not server.openssl()
        assert server.openssl(partial_chain=True)
        assert [server.ask("sync"), server.ask("async")] == [7, 7]
    chain.host = "127.0.0.1"
    server = Server(chain, tmp_path)
    with server.wire:
        assert all("not valid for name" in said for said in server.refusals())
