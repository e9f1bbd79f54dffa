"""Certificates of any kind without the openssl command: keys, signatures, versions, extensions."""

from __future__ import annotations

import base64
import datetime as dt
import ipaddress
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Key = Any
HERE = ("127.0.0.1", "localhost")
NOW = dt.datetime.now(dt.timezone.utc)
SERVER_AUTH = ExtendedKeyUsageOID.SERVER_AUTH
CLIENT_AUTH = ExtendedKeyUsageOID.CLIENT_AUTH
CA_KEY_USAGE = x509.KeyUsage(
    digital_signature=True,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=True,
    encipher_only=False,
    decipher_only=False,
)


def new_key(kind: str = "P-256") -> Key:
    """A key, such as `P-384`, `RSA-2048`, `Ed25519`."""
    make: dict[str, Callable[[], Key]] = {
        "P-256": lambda: ec.generate_private_key(ec.SECP256R1()),
        "P-384": lambda: ec.generate_private_key(ec.SECP384R1()),
        "P-521": lambda: ec.generate_private_key(ec.SECP521R1()),
        "secp256k1": lambda: ec.generate_private_key(ec.SECP256K1()),
        "Ed25519": ed25519.Ed25519PrivateKey.generate,
        "Ed448": ed448.Ed448PrivateKey.generate,
    }
    if kind in make:
        return make[kind]()
    return rsa.generate_private_key(65537, int(kind.removeprefix("RSA-")))


@dataclass
class Issued:
    """A certificate with its key."""

    certificate: x509.Certificate
    key: Key

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    def key_pem(self, form: PrivateFormat = PrivateFormat.PKCS8, password: bytes | None = None) -> bytes:
        encryption: Any = BestAvailableEncryption(password) if password else NoEncryption()
        pem: bytes = self.key.private_bytes(Encoding.PEM, form, encryption)
        return pem


def issue(
    name: str,
    issuer: Issued | None = None,
    *,
    key: Key | str = "P-256",
    names: Sequence[str] = HERE,
    ca: bool | None = None,
    path_length: int | None = None,
    usage: Sequence[x509.ObjectIdentifier] = (),
    more: Sequence[tuple[x509.ExtensionType, bool]] = (),
    hash: str = "SHA256",
    pss: str | None = None,
    valid: tuple[dt.datetime, dt.datetime] | None = None,
    version_1: bool = False,
) -> Issued:
    """A certificate with this common name, signed by the issuer, or self-signed."""
    key = new_key(key) if isinstance(key, str) else key
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    start, end = valid or (NOW - dt.timedelta(days=1), NOW + dt.timedelta(days=2))
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
    )
    # From 3.13 on, Python's own TLS requires these identifiers, and the key usage of an authority.
    signed_by = (issuer.key if issuer else key).public_key()
    extensions: list[tuple[x509.ExtensionType, bool]] = [
        *more,
        (x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False),
        (x509.AuthorityKeyIdentifier.from_issuer_public_key(signed_by), False),
    ]
    if ca is not None:
        extensions.append((x509.BasicConstraints(ca, path_length), True))
    if ca:
        extensions.append((CA_KEY_USAGE, True))
    if names:
        extensions.append((x509.SubjectAlternativeName([_general_name(one) for one in names]), False))
    if usage:
        extensions.append((x509.ExtendedKeyUsage(usage), False))
    for extension, critical in [] if version_1 else extensions:
        builder = builder.add_extension(extension, critical)
    signer = issuer.key if issuer else key
    algorithm = getattr(hashes, hash)()
    if isinstance(signer, (ed25519.Ed25519PrivateKey, ed448.Ed448PrivateKey)):
        algorithm = None
    scheme: Any = None
    if pss:
        digest = getattr(hashes, pss)()
        algorithm, scheme = digest, padding.PSS(padding.MGF1(digest), padding.PSS.DIGEST_LENGTH)
    certificate = builder.sign(signer, algorithm, rsa_padding=scheme)
    if version_1:
        certificate = _as_version_1(certificate, signer)
    return Issued(certificate, key)


def authority(name: str = "authority", issuer: Issued | None = None, **options: Any) -> Issued:
    """A certificate authority, without host names."""
    return issue(name, issuer, **{"ca": True, "names": (), **options})


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _as_version_1(certificate: x509.Certificate, signer: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    """The certificate without the version field, which would say 3, and signed again."""
    fields = _content(certificate.tbs_certificate_bytes)
    assert fields.startswith(b"\xa0\x03\x02\x01\x02")
    body = _sequence(fields[5:])
    signature = b"\0" + signer.sign(body, ec.ECDSA(hashes.SHA256()))
    ecdsa_with_sha256 = bytes.fromhex("300a06082a8648ce3d040302")
    signed = _sequence(body + ecdsa_with_sha256 + b"\x03" + _length(signature) + signature)
    return x509.load_der_x509_certificate(signed)


def _content(sequence: bytes) -> bytes:
    return sequence[2 if sequence[1] < 0x80 else 2 + (sequence[1] & 0x7F) :]


def _length(content: bytes) -> bytes:
    size = len(content)
    if size < 0x80:
        return bytes([size])
    digits = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(digits)]) + digits


def _sequence(content: bytes) -> bytes:
    return b"\x30" + _length(content) + content


def trust_settings(*, trusted: Sequence[str] = (), rejected: Sequence[str] = ()) -> bytes:
    """What OpenSSL appends to the certificate in a `TRUSTED CERTIFICATE`: purposes such as `serverAuth`."""
    uses = {
        "serverAuth": bytes.fromhex("06082b06010505070301"),
        "emailProtection": bytes.fromhex("06082b06010505070304"),
        "any": bytes.fromhex("0604551d2500"),
    }
    content = _sequence(b"".join(uses[use] for use in trusted)) if trusted else b""
    if rejected:
        listed = b"".join(uses[use] for use in rejected)
        content += b"\xa0" + _length(listed) + listed
    return _sequence(content)


def pem(label: str, der: bytes) -> bytes:
    """A PEM block."""
    text = base64.encodebytes(der).decode().replace("\n", "")
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return "\n".join([f"-----BEGIN {label}-----", *lines, f"-----END {label}-----", ""]).encode()


def save(folder: Path, name: str, *content: bytes) -> str:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(b"".join(content))
    return str(path)
