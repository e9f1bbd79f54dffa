//! TLS: whom to trust, which certificate to show, and what to do where that fails.

use std::path::Path;
use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{
    AlertDescription, CertificateError, ClientConfig, DigitallySignedStruct, Error as TlsError,
    InvalidMessage, RootCertStore, SignatureScheme,
};
use rustls_platform_verifier::Verifier;

use super::connector::Tls;
use super::options::{ClientCertificate, Options, Verify};
use crate::error::{Error, ErrorKind, Result};

/// TLS as the options have it.
pub(super) fn checked(options: &Options) -> Result<Tls> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::new(ErrorKind::Settings, error.to_string()))?
        .dangerous()
        .with_custom_certificate_verifier(verifier(&options.verify, provider)?);
    let mut config = match &options.cert {
        Some(cert) => {
            let wrong = |error: &dyn std::fmt::Display| wrong_file("cert", &cert.certificate, error);
            let pem = pem(cert)?;
            let chain: std::result::Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&pem).collect();
            let chain = chain.map_err(|error| wrong(&error))?;
            let key = PrivateKeyDer::from_pem_slice(&pem).map_err(|error| wrong(&error))?;
            builder.with_client_auth_cert(chain, key).map_err(|error| wrong(&error))?
        }
        None => builder.with_no_client_auth(),
    };
    let proxy = Arc::new(config.clone()).into();
    config.alpn_protocols = match options.http2 {
        true => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
        false => vec![b"http/1.1".to_vec()],
    };
    Ok(Tls { server: Arc::new(config).into(), proxy })
}

/// Who decides whether a server is to be trusted.
fn verifier(verify: &Verify, provider: Arc<CryptoProvider>) -> Result<Arc<dyn ServerCertVerifier>> {
    Ok(match verify {
        Verify::System => Arc::new(Verifier::new(provider).map_err(|error| unusable(&error))?),
        Verify::Nothing => Arc::new(Anyone(provider)),
        Verify::File(path) => Arc::new(Trusted::new(certificates(path)?, provider)?),
        Verify::Certificates(list) => {
            let list = list.iter().cloned().map(CertificateDer::from).collect();
            Arc::new(Trusted::new(list, provider)?)
        }
    })
}

/// The certificates in a PEM file.
fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>> {
    let pem = std::fs::read(path).map_err(|error| wrong_file("verify", path, &error))?;
    let list: std::result::Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&pem).collect();
    let list = list.map_err(|error| wrong_file("verify", path, &error))?;
    if list.is_empty() {
        return Err(wrong_file("verify", path, &"there is no certificate in it; expected a PEM file"));
    }
    Ok(list)
}

/// A client's certificate and its key.
fn pem(cert: &ClientCertificate) -> Result<Vec<u8>> {
    let mut pem = Vec::new();
    for path in [Some(&cert.certificate), cert.key.as_ref()].into_iter().flatten() {
        pem.extend(std::fs::read(path).map_err(|error| wrong_file("cert", path, &error))?);
        pem.push(b'\n');
    }
    Ok(pem)
}

fn wrong_file(place: &str, path: &Path, error: &dyn std::fmt::Display) -> Error {
    Error::invalid(place, format_args!("{}: {error}", path.display()))
}

/// Trusts what these certificates have signed, and a server that shows one of them itself: a self-signed
/// certificate is mostly one of an authority, which the usual check refuses for a server.
#[derive(Debug)]
struct Trusted {
    certificates: Vec<CertificateDer<'static>>,
    usual: Arc<WebPkiServerVerifier>,
}

impl Trusted {
    fn new(certificates: Vec<CertificateDer<'static>>, provider: Arc<CryptoProvider>) -> Result<Self> {
        let mut roots = RootCertStore::empty();
        // Bundles of systems have some that are too old to be understood.
        roots.add_parsable_certificates(certificates.iter().cloned());
        let usual = WebPkiServerVerifier::builder_with_provider(roots.into(), provider)
            .build()
            .map_err(|error| Error::invalid("verify", format_args!("no usable certificate: {error}")))?;
        Ok(Self { certificates, usual })
    }
}

impl ServerCertVerifier for Trusted {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> std::result::Result<ServerCertVerified, TlsError> {
        match self.usual.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now) {
            // The usual check has looked at the time before it finds this, and not yet at the name.
            Err(TlsError::InvalidCertificate(CertificateError::Other(error)))
                if error.to_string() == "CaUsedAsEndEntity" && self.certificates.contains(end_entity) =>
            {
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
    ) -> std::result::Result<HandshakeSignatureValid, TlsError> {
        self.usual.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, TlsError> {
        self.usual.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.usual.supported_verify_schemes()
    }
}

/// Trusts whoever answers.
#[derive(Debug)]
struct Anyone(Arc<CryptoProvider>);

impl ServerCertVerifier for Anyone {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> std::result::Result<ServerCertVerified, TlsError> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, TlsError> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, TlsError> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

/// What is amiss with this machine, if TLS cannot be used on it: mostly, a container without the package of authorities.
fn unusable(problem: &TlsError) -> Error {
    let message = format!(
        "cannot check certificates: {problem}. Install those of the authorities (the package ca-certificates), or set \
         PREFECT_API_SSL_CERT_FILE to a PEM file with the one to trust"
    );
    Error::new(ErrorKind::Settings, message)
}

/// What to do about a failure, if it is one of TLS.
pub(super) fn advice(error: &(dyn std::error::Error + 'static)) -> Option<&'static str> {
    use AlertDescription as Alert;
    use CertificateError as Bad;
    let advice = match tls_error(error)? {
        TlsError::InvalidCertificate(
            Bad::Expired | Bad::ExpiredContext { .. } | Bad::NotValidYet | Bad::NotValidYetContext { .. },
        ) => "the server needs another certificate, or the clock of this machine is wrong",
        TlsError::InvalidCertificate(Bad::NotValidForName | Bad::NotValidForNameContext { .. }) => {
            "use a URL with a name that the certificate is for"
        }
        TlsError::InvalidCertificate(_) => {
            "if the server is to be trusted, set PREFECT_API_SSL_CERT_FILE to a PEM file with its certificate or \
             that of the authority that signed it"
        }
        TlsError::AlertReceived(alert) if is_about_certificate(*alert) => {
            "the server asks for a client certificate that it trusts: give it as `cert` in httpx_settings"
        }
        TlsError::AlertReceived(Alert::HandshakeFailure | Alert::ProtocolVersion) => {
            "the server takes neither TLS 1.2 nor 1.3 as spoken here, or it asks for a client certificate (`cert` in \
             httpx_settings)"
        }
        TlsError::InvalidMessage(InvalidMessage::InvalidContentType) => {
            "if the server does without TLS, its URL has to begin with http://"
        }
        _ => return None,
    };
    Some(advice)
}

/// Whether the server refuses the client's certificate, or the lack of one. With TLS 1.3 that comes only after
/// the client has begun to send; the server has not looked at any of it.
pub(super) fn refuses_certificate(error: &(dyn std::error::Error + 'static)) -> bool {
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

/// The error of TLS that lies behind this one.
fn tls_error<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a TlsError> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        // The source of an I/O error is not what it wraps, but the source of that.
        next = match error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
            Some(wrapped) => Some(wrapped),
            None => error.source(),
        };
    }
    None
}
