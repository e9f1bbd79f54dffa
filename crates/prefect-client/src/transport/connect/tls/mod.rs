//! TLS: verification of server certificates, and client certificates.
//!
//! - `pem`, `der`: parse certificates and keys in files
//! - `authorities`: trusted CA certificates in files and directories
//! - `verifiers`: verify server certificates
//! - `advice`: explains failed handshakes

mod advice;
mod authorities;
mod der;
mod pem;
mod verifiers;

use std::path::Path;
use std::sync::Arc;

use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, Error as TlsError, InconsistentKeys};

use crate::error::{Error, ErrorKind, Result};
use crate::settings::read_bounded;
use crate::transport::connect::connector::Tls;
use crate::transport::options::{ClientCertificate, Options, Origin, Verify};
use verifiers::{NoVerification, TrustedRoots};

pub(in crate::transport) use advice::{advice, problem, refuses_certificate};

/// TLS connectors for the options. `http2` says whether to offer HTTP/2 to servers.
///
/// The crypto provider is AWS-LC: ring supports neither P-521 keys nor ECDSA with SHA-512, both of which corporate CAs
/// use. The post-quantum key exchange is offered after X25519, as its key share would make the ClientHello larger than a
/// packet, which some middleboxes drop.
pub(in crate::transport) fn checked(options: &Options, http2: bool) -> Result<Tls> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::new(ErrorKind::Settings, error.to_string()))?
        .dangerous()
        .with_custom_certificate_verifier(verifier(options, provider)?);
    let mut config = match &options.cert {
        Some(cert) => {
            let (chain, key) = identity(cert)?;
            builder.with_client_auth_cert(chain, key).map_err(|error| {
                let problem = match error {
                    TlsError::InconsistentKeys(InconsistentKeys::KeyMismatch) => {
                        "the private key does not belong to the certificate".to_owned()
                    }
                    error => format!("cannot be used: {error}"),
                };
                wrong_file(&cert.certificate, &problem)
            })?
        }
        None => builder.with_no_client_auth(),
    };
    let proxy = Arc::new(config.clone()).into();
    config.alpn_protocols = match http2 {
        true => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
        false => vec![b"http/1.1".to_vec()],
    };
    Ok(Tls { server: Arc::new(config).into(), proxy })
}

fn verifier(options: &Options, provider: Arc<CryptoProvider>) -> Result<Arc<dyn ServerCertVerifier>> {
    let only = |certificates, describe: &dyn Fn(String) -> Error| {
        TrustedRoots::only(certificates, provider.clone()).map(Arc::new).map_err(describe)
    };
    Ok(match &options.verify {
        Verify::Nothing => Arc::new(NoVerification(provider)),
        Verify::File(path, origin) => only(authorities::read(path, origin)?, &|problem| {
            origin.error(format_args!("{}: {problem}", path.display()))
        })?,
        Verify::Certificates(list) => {
            let list = list.iter().cloned().map(CertificateDer::from).collect();
            only(list, &|problem| Error::invalid("verify", problem))?
        }
        Verify::System => match options.trust_env.then(authorities::of_environment).flatten() {
            Some((variable, certificates)) => only(certificates?, &|problem| {
                Error::new(ErrorKind::Settings, format!("{variable}: {problem}"))
            })?,
            None => Arc::new(TrustedRoots::system(provider).map_err(|error| no_authorities(&error))?),
        },
    })
}

/// The client's certificate chain and private key.
fn identity(cert: &ClientCertificate) -> Result<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>)> {
    let read = |path: &Path| read_bounded(path).map_err(|error| wrong_file(path, &error));
    let key_path = cert.key.as_ref().unwrap_or(&cert.certificate);
    let certificate = read(&cert.certificate)?;
    let chain = pem::chain(&certificate).map_err(|problem| wrong_file(&cert.certificate, &problem))?;
    let key = pem::private_key(&read(key_path)?).map_err(|problem| wrong_file(key_path, &problem))?;
    Ok((chain, key))
}

fn wrong_file(path: &Path, problem: &dyn std::fmt::Display) -> Error {
    let origin = Origin::Argument("httpx_settings[\"cert\"]");
    origin.error(format_args!("{}: {problem}", path.display()))
}

/// The error if the system has no CA certificates, as in minimal containers.
fn no_authorities(problem: &str) -> Error {
    let message = format!(
        "cannot verify server certificates, as this machine has no CA certificates ({problem}). Install them \
         (the package ca-certificates, or `pip install certifi` and SSL_CERT_FILE set to what `python -m certifi` \
         prints), or set PREFECT_API_SSL_CERT_FILE to a PEM file with the certificate to trust"
    );
    Error::new(ErrorKind::Settings, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_ca_certificates_the_error_says_what_to_install() {
        let error = no_authorities("none in the usual places");
        assert_eq!(error.kind(), ErrorKind::Settings);
        for part in ["no CA certificates", "ca-certificates", "SSL_CERT_FILE", "PREFECT_API_SSL_CERT_FILE"] {
            assert!(error.to_string().contains(part), "{error}");
        }
    }
}
