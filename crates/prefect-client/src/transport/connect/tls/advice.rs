//! Explains failed handshakes, and what to do about them.

use jiff::Timestamp;
use rustls::pki_types::UnixTime;
use rustls::{AlertDescription, CertificateError, Error as TlsError, InvalidMessage, OtherError};

use super::der;

/// What to do about a TLS failure. `None` for other failures.
pub(in crate::transport) fn advice(error: &(dyn std::error::Error + 'static)) -> Option<String> {
    use AlertDescription as Alert;
    let advice = match tls_error(error)? {
        TlsError::InvalidCertificate(problem) => return Some(about_certificate(problem)),
        TlsError::AlertReceived(alert) if is_about_certificate(*alert) => {
            "the server requires a client certificate that it trusts: pass it as `cert` in httpx_settings"
        }
        TlsError::AlertReceived(Alert::HandshakeFailure | Alert::ProtocolVersion) => {
            "the server supports neither TLS 1.2 nor 1.3 with a common cipher, its certificate has an unsupported key type \
             (such as Ed448), or it requires a client certificate (`cert` in httpx_settings)"
        }
        TlsError::AlertReceived(Alert::UnrecognisedName) => {
            "the server does not recognize the host name in the URL: use one that it has a certificate for"
        }
        TlsError::InvalidMessage(InvalidMessage::InvalidContentType) => {
            "if the server does not use TLS, its URL must start with http://"
        }
        TlsError::PeerIncompatible(_) => {
            "the server and this client have no protocol version, cipher or signature algorithm in common: the server \
             needs TLS 1.2 or 1.3 with AEAD ciphers, and a certificate with an RSA, ECDSA (P-256, P-384, P-521) or \
             Ed25519 key"
        }
        _ => return None,
    };
    Some(advice.to_owned())
}

/// A readable description of a certificate problem, for those that the library describes by bytes, seconds and type names.
pub(in crate::transport) fn problem(error: &(dyn std::error::Error + 'static)) -> Option<String> {
    use CertificateError as Bad;
    let TlsError::InvalidCertificate(problem) = tls_error(error)? else { return None };
    let problem = match problem {
        Bad::ExpiredContext { not_after, .. } => format!("certificate expired on {}", date(*not_after)),
        Bad::NotValidYetContext { not_before, .. } => {
            format!("certificate not valid yet: it is valid from {}", date(*not_before))
        }
        Bad::NotValidForNameContext { expected, presented } => {
            let names = match host_names(presented).as_slice() {
                [] => "it is not valid for any host name or address".to_owned(),
                names => format!("it is only valid for {}", names.join(", ")),
            };
            format!("certificate not valid for name {:?}; {names}", expected.to_str())
        }
        Bad::UnsupportedSignatureAlgorithmContext { signature_algorithm_id, .. }
        | Bad::UnsupportedSignatureAlgorithmForPublicKeyContext { signature_algorithm_id, .. } => {
            match der::algorithm(signature_algorithm_id) {
                Some(name) => format!("unsupported signature algorithm: {name}"),
                None => format!("unsupported signature algorithm: {}", der::dotted(signature_algorithm_id)),
            }
        }
        Bad::Other(OtherError(error)) => match error.downcast_ref() {
            Some(webpki::Error::CaUsedAsEndEntity) => {
                "not signed by a trusted CA (CaUsedAsEndEntity)".to_owned()
            }
            _ => error.to_string(),
        },
        other => other.to_string(),
    };
    Some(format!("invalid peer certificate: {problem}"))
}

fn date(time: UnixTime) -> String {
    let seconds = i64::try_from(time.as_secs()).unwrap_or(i64::MAX);
    Timestamp::from_second(seconds).map_or_else(|_| seconds.to_string(), |time| time.to_string())
}

/// The host names and addresses of a certificate as in a subjectAltName, from their debug forms.
fn host_names(presented: &[String]) -> Vec<String> {
    let kinds = [("DnsName(", "DNS"), ("IpAddress(", "IP")];
    let host = |name: &String| {
        kinds.iter().find_map(|(start, kind)| {
            let inner = name.strip_prefix(start)?.strip_suffix(')')?;
            Some(format!("{kind}:{}", inner.trim_matches('"')))
        })
    };
    presented.iter().filter_map(host).collect()
}

const TRUST: &str = "if you trust the server, set PREFECT_API_SSL_CERT_FILE to a PEM file with its certificate or that of \
                     its CA";

/// What to do about a rejected certificate.
fn about_certificate(problem: &CertificateError) -> String {
    use CertificateError as Bad;
    let advice = match problem {
        Bad::Expired | Bad::ExpiredContext { .. } | Bad::NotValidYet | Bad::NotValidYetContext { .. } => {
            "the server needs a new certificate, or the clock of this machine is wrong"
        }
        Bad::NotValidForNameContext { presented, .. } if host_names(presented).is_empty() => {
            "the certificate has no subjectAltName with a host name or address, and its common name (CN) does not \
             count: reissue it with subjectAltName=DNS:host (or IP:address)"
        }
        Bad::NotValidForName | Bad::NotValidForNameContext { .. } => {
            "use a URL with a name in the certificate"
        }
        Bad::InvalidPurpose | Bad::InvalidPurposeContext { .. } => {
            "a certificate in the chain is for another purpose: reissue it with extendedKeyUsage=serverAuth, or \
             without extendedKeyUsage"
        }
        Bad::BadSignature => {
            "a certificate in the chain was not signed with the key of its issuer: most likely the server sends, or \
             PREFECT_API_SSL_CERT_FILE has, another certificate of a CA with the same name; or that CA has an RSA key of \
             less than 2048 or more than 8192 bits"
        }
        Bad::BadEncoding => "the server's certificate is damaged, or it is not an X.509 certificate",
        Bad::UnsupportedSignatureAlgorithmContext { .. }
        | Bad::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => SIGNATURES,
        Bad::Other(OtherError(error)) => return about_other(error.downcast_ref()),
        _ => TRUST,
    };
    advice.to_owned()
}

/// What to do about problems that only webpki distinguishes.
fn about_other(problem: Option<&webpki::Error>) -> String {
    use webpki::Error as Bad;
    let advice = match problem {
        Some(Bad::UnsupportedCertVersion) => {
            "the certificate is of X.509 version 1 or 2, which has no subjectAltName: reissue it as version 3 with \
             subjectAltName=DNS:host (or IP:address)"
        }
        Some(Bad::CaUsedAsEndEntity) => {
            "the server's certificate is a CA certificate (CA:TRUE), most likely self-signed, and is not trusted. If you \
             trust the server, set PREFECT_API_SSL_CERT_FILE to a PEM file with this certificate"
        }
        Some(Bad::EndEntityUsedAsCa) => {
            "a certificate in the chain is not a CA certificate, but has signed another: reissue it with \
             basicConstraints=critical,CA:TRUE"
        }
        Some(Bad::NameConstraintViolation) => {
            "the CA is not allowed to issue certificates for these names (nameConstraints): use another CA or other \
             names"
        }
        Some(Bad::PathLenConstraintViolated) => {
            "there are more intermediate CAs between the server and the trusted CA than one of them allows (pathlen)"
        }
        Some(Bad::InvalidSerialNumber) => {
            "a certificate in the chain has a serial number that is negative or longer than 20 bytes: reissue it"
        }
        Some(Bad::UnsupportedCriticalExtension) => {
            "a certificate in the chain has a critical extension that is not supported (of the usual ones: \
             certificatePolicies, policyConstraints and inhibitAnyPolicy): reissue it without marking that extension as \
             critical"
        }
        Some(Bad::MaximumPathDepthExceeded) => {
            "there are more than 6 intermediate CAs between the server and the trusted CA: put one that is closer to the \
             server into PREFECT_API_SSL_CERT_FILE"
        }
        _ => TRUST,
    };
    advice.to_owned()
}

const SIGNATURES: &str = "reissue the certificates of the chain with RSA (2048 to 8192 bits), ECDSA (P-256, P-384, \
                          P-521) or Ed25519 keys, signed with SHA-256, SHA-384 or SHA-512";

/// Whether the server rejects the client certificate, or requires one. With TLS 1.3, this happens only after the client
/// has started to send. The server has not processed any of it.
pub(in crate::transport) fn refuses_certificate(error: &(dyn std::error::Error + 'static)) -> bool {
    matches!(tls_error(error), Some(TlsError::AlertReceived(alert)) if is_about_certificate(*alert))
}

fn is_about_certificate(alert: AlertDescription) -> bool {
    use AlertDescription as Alert;
    matches!(
        alert,
        Alert::CertificateRequired
            | Alert::BadCertificate
            | Alert::UnsupportedCertificate
            | Alert::CertificateRevoked
            | Alert::CertificateExpired
            | Alert::CertificateUnknown
            | Alert::UnknownCA
            | Alert::AccessDenied
    )
}

/// The TLS error in the chain of sources.
fn tls_error<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a TlsError> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        // The source of an I/O error is the source of the wrapped error, not the wrapped error itself.
        next = match error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
            Some(wrapped) => Some(wrapped),
            None => error.source(),
        };
    }
    None
}
