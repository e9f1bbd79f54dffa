//! Who decides whether a server is trusted.

use std::fmt;
use std::sync::{Arc, OnceLock};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{
    CertificateError, DigitallySignedStruct, Error as TlsError, OtherError, RootCertStore, SignatureScheme,
};

/// Trusts certificates issued by trusted CAs, and server certificates that are trusted themselves, as OpenSSL does.
///
/// webpki rejects the latter: self-signed certificates are mostly CA certificates (`openssl req -x509`), and any other
/// certificate must be signed by a trusted CA.
pub(super) struct TrustedRoots {
    certificates: Certificates,
    usual: Arc<dyn ServerCertVerifier>,
}

enum Certificates {
    /// Given certificates.
    Given(Vec<CertificateDer<'static>>),
    /// Those of the system, read again on first use, which is rare.
    System(OnceLock<Vec<CertificateDer<'static>>>),
}

impl Certificates {
    fn contains(&self, certificate: &CertificateDer<'_>) -> bool {
        match self {
            Self::Given(list) => list.contains(certificate),
            Self::System(list) => list.get_or_init(of_system).contains(certificate),
        }
    }
}

/// The system's CA certificates. Empty if the system verifies certificates itself.
#[cfg(any(not(unix), target_vendor = "apple", target_os = "android"))]
fn of_system() -> Vec<CertificateDer<'static>> {
    Vec::new()
}

/// The system's CA certificates. `rustls_native_certs` alone would treat an empty environment variable as a file name.
#[cfg(not(any(not(unix), target_vendor = "apple", target_os = "android")))]
fn of_system() -> Vec<CertificateDer<'static>> {
    let found = openssl_probe::probe();
    let mut directories = found.cert_dir.iter().map(std::path::PathBuf::as_path);
    let mut certificates =
        rustls_native_certs::load_certs_from_paths(found.cert_file.as_deref(), directories.next()).certs;
    certificates.extend(
        directories.flat_map(|one| rustls_native_certs::load_certs_from_paths(None, Some(one)).certs),
    );
    certificates
}

impl TrustedRoots {
    /// Trusts only these certificates.
    pub(super) fn only(
        certificates: Vec<CertificateDer<'static>>,
        provider: Arc<CryptoProvider>,
    ) -> Result<Self, String> {
        let usual = webpki_verifier(certificates.clone(), provider)
            .ok_or("none of its certificates can be parsed; expected X.509 certificates")?;
        Ok(Self { certificates: Certificates::Given(certificates), usual })
    }

    /// Trusts the system's CAs.
    pub(super) fn system(provider: Arc<CryptoProvider>) -> Result<Self, String> {
        Ok(Self { certificates: Certificates::System(OnceLock::new()), usual: usual(provider)? })
    }
}

/// The system's verifier.
#[cfg(any(not(unix), target_vendor = "apple", target_os = "android"))]
fn usual(provider: Arc<CryptoProvider>) -> Result<Arc<dyn ServerCertVerifier>, String> {
    let verifier = rustls_platform_verifier::Verifier::new(provider).map_err(|error| error.to_string())?;
    Ok(Arc::new(verifier))
}

/// A verifier with the system's CA certificates.
#[cfg(not(any(not(unix), target_vendor = "apple", target_os = "android")))]
fn usual(provider: Arc<CryptoProvider>) -> Result<Arc<dyn ServerCertVerifier>, String> {
    Ok(webpki_verifier(of_system(), provider).ok_or("none in the usual places")?)
}

/// A verifier with these certificates, if any of them can be parsed.
fn webpki_verifier(
    certificates: Vec<CertificateDer<'static>>,
    provider: Arc<CryptoProvider>,
) -> Option<Arc<WebPkiServerVerifier>> {
    let mut roots = RootCertStore::empty();
    // Bundles contain some certificates that are too old to be parsed.
    roots.add_parsable_certificates(certificates);
    WebPkiServerVerifier::builder_with_provider(roots.into(), provider).build().ok()
}

/// Whether the only problem of a certificate is its issuer. webpki checks the issuer after validity period and purpose,
/// and the name last.
fn is_only_unsigned(error: &TlsError) -> bool {
    match error {
        TlsError::InvalidCertificate(CertificateError::UnknownIssuer) => true,
        TlsError::InvalidCertificate(CertificateError::Other(OtherError(error))) => {
            matches!(error.downcast_ref(), Some(webpki::Error::CaUsedAsEndEntity))
        }
        _ => false,
    }
}

impl ServerCertVerifier for TrustedRoots {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, TlsError> {
        match self.usual.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now) {
            Err(error) if is_only_unsigned(&error) && self.certificates.contains(end_entity) => {
                let certificate = ParsedCertificate::try_from(end_entity)?;
                rustls::client::verify_server_name(&certificate, server_name)?;
                Ok(ServerCertVerified::assertion())
            }
            outcome => outcome,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        self.usual.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        self.usual.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.usual.supported_verify_schemes()
    }
}

impl fmt::Debug for TrustedRoots {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TrustedRoots").field("usual", &self.usual).finish_non_exhaustive()
    }
}

/// Does not verify certificates.
#[derive(Debug)]
pub(super) struct NoVerification(pub(super) Arc<CryptoProvider>);

impl ServerCertVerifier for NoVerification {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, TlsError> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
