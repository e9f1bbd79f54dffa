"""Files with certificates and keys in all common forms, and unusable ones."""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs7, pkcs12
from prefect_rs.exceptions import ConnectError, SettingsError, ValidationError

from tests.support.certificates import Issued, authority, issue, new_key, pem, save, trust_settings
from tests.support.standin import call_once
from tests.support.wire import Wire

CA = authority()
SERVER = issue("server", CA)
OTHER = authority("other")
AS_TRUSTED = pem("TRUSTED CERTIFICATE", CA.der + trust_settings(trusted=["serverAuth"]))
NOBODY = "https://127.0.0.1:9/api"


@pytest.fixture
def wire(tmp_path: Path) -> Any:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(save(tmp_path, "server.pem", SERVER.pem, SERVER.key_pem()))
    with Wire(tls=context) as wire:
        yield wire


@pytest.fixture
def ask(mode: str) -> Callable[..., Any]:
    def run(url: str, **settings: Any) -> Any:
        return call_once(mode, url, "count_flow_runs", options={"httpx_settings": settings})

    return run


def loads(path: str) -> bool:
    """Whether OpenSSL accepts this file."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(path)
    except ssl.SSLError:
        return False
    return True


# ---- Trusted certificates ------------------------------------------------------------------------

FORMS: dict[str, bytes] = {
    "plain": CA.pem,
    "a byte order mark": b"\xef\xbb\xbf" + CA.pem,
    "a byte order mark, and another certificate": b"\xef\xbb\xbf" + CA.pem + OTHER.pem,
    "text around it": b"Certificate:\n    Data: \xe9 -----\n" + CA.pem + b"and after\n" + OTHER.pem,
    "dashes in the text": b"# ---- roots ----\n# -----BEGIN \n" + CA.pem,
    "CRLF": CA.pem.replace(b"\n", b"\r\n"),
    "trailing spaces": CA.pem.replace(b"\n", b" \t\n"),
    "no line break at the end": CA.pem.rstrip(),
    "one long line": b"-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
    % b"".join(CA.pem.splitlines()[1:-1]),
    "TRUSTED CERTIFICATE": AS_TRUSTED,
    "TRUSTED CERTIFICATE for any use": pem("TRUSTED CERTIFICATE", CA.der + trust_settings(trusted=["any"])),
    "TRUSTED CERTIFICATE, refused for another use": pem(
        "TRUSTED CERTIFICATE", CA.der + trust_settings(rejected=["emailProtection"])
    ),
    "TRUSTED CERTIFICATE without settings": pem("TRUSTED CERTIFICATE", CA.der),
    "X509 CERTIFICATE": pem("X509 CERTIFICATE", CA.der),
    "bytes after the certificate": pem("CERTIFICATE", CA.der + b"more"),
    "among others": OTHER.pem + CA.pem + authority("third").pem,
    "twice": CA.pem * 2,
    "beside a key": OTHER.key_pem() + CA.pem,
    "after a block of another kind": pem("DH PARAMETERS", b"\x30\x00") + CA.pem,
}

# Not accepted by OpenSSL: files of Windows, and what `cat` or an indented YAML can do to PEM.
MORE_FORMS: dict[str, bytes] = {
    "DER": CA.der,
    "UTF-16, as PowerShell writes it": CA.pem.decode().encode("utf-16"),
    "CR alone": CA.pem.replace(b"\n", b"\r"),
    "indented": b"    " + CA.pem.replace(b"\n", b"\n    "),
    "blank lines within": CA.pem.replace(b"\n", b"\n\n"),
    "no line break between two": OTHER.pem.rstrip() + CA.pem,
    "one that is not a certificate": pem("CERTIFICATE", b"\x30\x00") + CA.pem,
}


@pytest.mark.parametrize("form", FORMS)
def test_files_that_openssl_accepts(ask: Callable[..., Any], wire: Wire, tmp_path: Path, form: str) -> None:
    path = save(tmp_path, "ca.pem", FORMS[form])
    assert loads(path)
    assert ask(wire.api_url, verify=path) == 7


@pytest.mark.parametrize("form", MORE_FORMS)
def test_files_that_openssl_does_not_accept(
    ask: Callable[..., Any], wire: Wire, tmp_path: Path, form: str
) -> None:
    path = save(tmp_path, "ca.pem", MORE_FORMS[form])
    assert not loads(path)
    assert ask(wire.api_url, verify=path) == 7


def _damaged(block: bytes) -> bytes:
    lines = block.splitlines(keepends=True)
    return b"".join([*lines[:2], b"!!!!\n", *lines[2:]])


P12 = pkcs12.serialize_key_and_certificates(b"x", CA.key, CA.certificate, None, NoEncryption())

UNUSABLE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty; expected a PEM file"),
    "text": (b"hello\n", "there is no certificate in it; expected a PEM file"),
    "only a key": (CA.key_pem(), "there is a private key in it, but no certificate"),
    "damaged": (_damaged(CA.pem), "the CERTIFICATE at line 1 is damaged: it is not valid base64"),
    "one that is damaged after others": (CA.pem + _damaged(OTHER.pem), "is damaged: it is not valid base64"),
    "cut off": (CA.pem + OTHER.pem[:-30], "is damaged: it has no END line"),
    "ends as something else": (
        CA.pem.replace(b"END CERTIFICATE", b"END X509 CRL"),
        "is damaged: its END line has another label",
    ),
    "PKCS #7": (
        pkcs7.serialize_certificates([CA.certificate], Encoding.PEM),
        "it is a PKCS #7 file, not PEM certificates; convert it with `openssl pkcs7",
    ),
    "PKCS #7 in DER": (pkcs7.serialize_certificates([CA.certificate], Encoding.DER), "it is a PKCS #7 file"),
    "PKCS #12": (P12, "it is a PKCS #12 file; convert it with `openssl pkcs12"),
    "no X.509": (pem("CERTIFICATE", b"\x30\x00"), "none of its certificates can be parsed"),
    "trusted for something else": (
        pem("TRUSTED CERTIFICATE", CA.der + trust_settings(trusted=["emailProtection"])),
        "marked as not trusted for TLS servers",
    ),
    "refused for servers": (
        pem("TRUSTED CERTIFICATE", CA.der + trust_settings(trusted=["any"], rejected=["serverAuth"])),
        "marked as not trusted for TLS servers",
    ),
}


@pytest.mark.parametrize("which", UNUSABLE)
def test_unusable_files(ask: Callable[..., Any], tmp_path: Path, which: str) -> None:
    content, expected = UNUSABLE[which]
    path = save(tmp_path, "ca.pem", content)
    with pytest.raises(ValidationError) as caught:
        ask(NOBODY, verify=path)
    said = str(caught.value)
    assert said.startswith(f'httpx_settings["verify"]: {path}: ')
    assert expected in said
    assert "PRIVATE KEY" not in said


def test_certificates_trusted_for_other_purposes_only(
    ask: Callable[..., Any], wire: Wire, tmp_path: Path
) -> None:
    distrusted = pem("TRUSTED CERTIFICATE", CA.der + trust_settings(rejected=["serverAuth"]))
    path = save(tmp_path, "ca.pem", OTHER.pem, distrusted)
    context = ssl.create_default_context(cafile=path)
    refused = pytest.raises(ssl.SSLCertVerificationError, match="rejected")
    with socket.create_connection(("127.0.0.1", wire.port)) as raw, refused:
        context.wrap_socket(raw, server_hostname="127.0.0.1")
    with pytest.raises(ConnectError, match="UnknownIssuer"):
        ask(wire.api_url, verify=path)


# ---- Directories -----------------------------------------------------------------------------------


def directory(folder: Path) -> str:
    """Like after `c_rehash`: files, links to them, and unrelated files."""
    place = folder / "certificates"
    place.mkdir()
    save(place, "README", b"hello")
    save(place, "other.pem", OTHER.pem)
    save(place, "ca.crt", CA.pem)
    save(place, "key.pem", OTHER.key_pem())
    (place / "1a2b3c4d.0").symlink_to("ca.crt")
    (place / "dangling.0").symlink_to("nothing")
    (place / "below").mkdir()
    os.mkfifo(place / "pipe")
    return str(place)


def test_a_directory(
    ask: Callable[..., Any], wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = directory(tmp_path)
    assert ask(wire.api_url, verify=place) == 7
    with monkeypatch.context() as patch:
        patch.setenv("PREFECT_API_SSL_CERT_FILE", place)
        assert ask(wire.api_url) == 7
    for value in (place, f"/no/such:{place}", f":{place}:"):
        monkeypatch.setenv("SSL_CERT_DIR", value)
        assert ask(wire.api_url) == 7
    monkeypatch.setenv("SSL_CERT_FILE", save(tmp_path, "other.pem", OTHER.pem))
    with pytest.raises(ConnectError, match="UnknownIssuer"):
        ask(wire.api_url)


# ---- Sources of a path ---------------------------------------------------------------------------

MISSING = "/no/such.pem"


@pytest.mark.parametrize("name", ["PREFECT_API_SSL_CERT_FILE", "SSL_CERT_FILE", "SSL_CERT_DIR"])
@pytest.mark.parametrize("content", [None, b"", b"hello"])
def test_the_error_names_the_variable(
    ask: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None
) -> None:
    path = MISSING if content is None else save(tmp_path, "ca.pem", content)
    monkeypatch.setenv(name, path)
    with pytest.raises(SettingsError) as caught:
        ask(NOBODY)
    assert str(caught.value).startswith(f"environment variable {name}: {path}: ")
    if content is None:
        assert "No such file or directory" in str(caught.value)
    # Without TLS it does not matter.
    with Wire() as plain:
        assert ask(plain.api_url) == 7


def test_the_error_names_the_file_of_the_setting(
    ask: Callable[..., Any], isolated: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file, text, place in [
        (".env", f"\nPREFECT_API_SSL_CERT_FILE={MISSING}", ".env, line 2, PREFECT_API_SSL_CERT_FILE: "),
        ("prefect.toml", f"api.ssl_cert_file = {MISSING!r}", "prefect.toml, line 1, api.ssl_cert_file: "),
    ]:
        (isolated / file).write_text(text)
        with pytest.raises(SettingsError) as caught:
            ask(NOBODY)
        assert f"{place}{MISSING}: No such file" in str(caught.value)
        (isolated / file).unlink()
    # An argument takes precedence.
    monkeypatch.setenv("PREFECT_API_SSL_CERT_FILE", "/another.pem")
    with pytest.raises(ValidationError) as refused:
        ask(NOBODY, verify=MISSING)
    assert str(refused.value).startswith(f'httpx_settings["verify"]: {MISSING}: No such file')


def test_a_file_without_read_permission(ask: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "ca.pem"
    path.write_bytes(CA.pem)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("root reads everything")
    with pytest.raises(ValidationError, match="Permission denied"):
        ask(NOBODY, verify=str(path))


def test_an_empty_variable_is_ignored(
    ask: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, wire: Wire
) -> None:
    for name in ("PREFECT_API_SSL_CERT_FILE", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.setenv(name, "")
    with pytest.raises(ConnectError, match="invalid peer certificate"):
        ask(wire.api_url)


# ---- Client certificates -------------------------------------------------------------------------


@pytest.fixture
def asking(tmp_path: Path) -> Any:
    """A server that requires a certificate of the authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(save(tmp_path, "server.pem", SERVER.pem, SERVER.key_pem()))
    context.load_verify_locations(save(tmp_path, "ca.pem", CA.pem))
    context.verify_mode = ssl.CERT_REQUIRED
    with Wire(tls=context) as wire:
        yield wire


def client(kind: str = "P-256") -> Issued:
    return issue("client", CA, key=kind)


KEYS: dict[str, tuple[str, PrivateFormat]] = {
    "RSA, PKCS #1": ("RSA-2048", PrivateFormat.TraditionalOpenSSL),
    "RSA, PKCS #8": ("RSA-2048", PrivateFormat.PKCS8),
    "P-256, SEC 1": ("P-256", PrivateFormat.TraditionalOpenSSL),
    "P-384, SEC 1": ("P-384", PrivateFormat.TraditionalOpenSSL),
    "P-521, SEC 1": ("P-521", PrivateFormat.TraditionalOpenSSL),
    "P-521, PKCS #8": ("P-521", PrivateFormat.PKCS8),
    "Ed25519": ("Ed25519", PrivateFormat.PKCS8),
}


@pytest.mark.parametrize("which", KEYS)
def test_forms_of_a_key(ask: Callable[..., Any], asking: Wire, tmp_path: Path, which: str) -> None:
    kind, form = KEYS[which]
    mine = client(kind)
    # As `openssl ecparam -genkey` writes it, before the key.
    parameters = pem("EC PARAMETERS", bytes.fromhex("06082a8648ce3d030107"))
    key = save(tmp_path, "key.pem", b"\xef\xbb\xbf", parameters, mine.key_pem(form).replace(b"\n", b"\r\n"))
    certificate = save(tmp_path, "client.pem", b"Text before.\n", mine.pem)
    both = save(tmp_path, "both.pem", mine.key_pem(form), mine.pem)
    verify = save(tmp_path, "trusted.pem", CA.pem)
    for cert in [(certificate, key), both]:
        assert ask(asking.api_url, verify=verify, cert=cert) == 7


def test_a_certificate_with_intermediates(ask: Callable[..., Any], asking: Wire, tmp_path: Path) -> None:
    middle = authority("middle", CA)
    mine = issue("client", middle)
    verify = save(tmp_path, "trusted.pem", CA.pem)
    whole = save(tmp_path, "whole.pem", mine.pem, mine.key_pem(), middle.pem)
    assert ask(asking.api_url, verify=verify, cert=whole) == 7
    alone = save(tmp_path, "alone.pem", mine.pem, mine.key_pem())
    with pytest.raises(ConnectError, match="client certificate"):
        ask(asking.api_url, verify=verify, cert=alone)


def test_a_key_file_overrides_the_key_in_the_certificate_file(
    ask: Callable[..., Any], asking: Wire, tmp_path: Path
) -> None:
    mine = client()
    both = save(tmp_path, "both.pem", mine.pem, OTHER.key_pem())
    key = save(tmp_path, "key.pem", mine.key_pem())
    verify = save(tmp_path, "trusted.pem", CA.pem)
    assert ask(asking.api_url, verify=verify, cert=(both, key)) == 7


MINE = client()
RSA = Issued(MINE.certificate, new_key("RSA-2048"))
WRONG_KEYS: dict[str, tuple[bytes, str]] = {
    "none": (MINE.pem, "there is no private key in it; expected a PEM file with a private key"),
    "empty": (b"", "there is no private key in it"),
    "of another": (OTHER.key_pem(), "the private key does not belong to the certificate"),
    "of another kind": (RSA.key_pem(), "the private key does not belong to the certificate"),
    "with a password": (
        MINE.key_pem(password=b"hunter2"),
        "encrypted, which is not supported; remove the password",
    ),
    "with a password, in the legacy format": (
        RSA.key_pem(PrivateFormat.TraditionalOpenSSL, b"hunter2"),
        "encrypted, which is not supported; remove the password with `openssl pkey",
    ),
    "of SSH": (
        RSA.key_pem(PrivateFormat.OpenSSH),
        "not supported (OPENSSH PRIVATE KEY); expected PRIVATE KEY",
    ),
    "damaged": (_damaged(MINE.key_pem()), "the PRIVATE KEY at line 1 is damaged"),
    "of an unknown kind": (pem("PRIVATE KEY", b"\x30\x00"), "cannot be used"),
}


@pytest.mark.parametrize("which", WRONG_KEYS)
def test_unusable_keys(ask: Callable[..., Any], tmp_path: Path, which: str) -> None:
    content, expected = WRONG_KEYS[which]
    certificate, key = save(tmp_path, "client.pem", MINE.pem), save(tmp_path, "client.key", content)
    with pytest.raises(ValidationError) as caught:
        ask(NOBODY, verify=False, cert=(certificate, key))
    said = str(caught.value)
    assert said.startswith(f'httpx_settings["cert"]: {tmp_path}/client.')
    assert expected in said
    assert "hunter2" not in said
    if expected.startswith(("there", "enc", "not", "the PRIVATE")):
        assert key in said


@pytest.mark.parametrize("content", [None, b"", b"hello", MINE.key_pem()])
def test_unusable_client_certificates(ask: Callable[..., Any], tmp_path: Path, content: bytes | None) -> None:
    path = MISSING if content is None else save(tmp_path, "client.pem", content)
    for cert in (path, (path, save(tmp_path, "client.key", MINE.key_pem()))):
        with pytest.raises(ValidationError) as caught:
            ask(NOBODY, verify=False, cert=cert)
        assert str(caught.value).startswith(f'httpx_settings["cert"]: {path}: ')
