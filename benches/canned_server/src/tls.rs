//! TLS with the certificate in the directory of the responses.

use std::path::Path;
use std::sync::Arc;

use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;

/// Creates an acceptor of TLS connections from `tls.pem` and `tls.key` in a directory.
pub fn acceptor(directory: &Path) -> Result<TlsAcceptor, String> {
    let certificate = CertificateDer::from_pem_file(directory.join("tls.pem"))
        .map_err(|error| format!("tls.pem: {error}"))?;
    let key = PrivateKeyDer::from_pem_file(directory.join("tls.key"))
        .map_err(|error| format!("tls.key: {error}"))?;
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .map_err(|error| format!("tls.pem and tls.key: {error}"))?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}
