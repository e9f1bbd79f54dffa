//! Parses certificates and keys in files: PEM with any text around it, or DER.
//!
//! Accepts what OpenSSL accepts (a byte order mark, text around the blocks, CRLF, trailing spaces, `TRUSTED
//! CERTIFICATE`), and also what Windows tools write: DER, UTF-16, a lone CR at the end of lines.

use std::borrow::Cow;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::der;
use crate::transport::http::charset;

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

/// Base64 as in OpenSSL: padding is optional.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// All certificates in a file, in order, except those marked as not trusted for TLS servers.
pub(super) fn authorities(file: &[u8]) -> Result<Vec<CertificateDer<'static>>, String> {
    let mut distrusted = 0;
    let mut found = Vec::new();
    for (certificate, rest) in certificates_with_rest(file)? {
        if der::is_trusted_for_servers(&rest) {
            found.push(certificate);
        } else {
            distrusted += 1;
        }
    }
    match (found.is_empty(), distrusted) {
        (false, _) => Ok(found),
        (true, 0) => Err(no_certificate(file)),
        (true, _) => {
            Err("its certificates are marked as not trusted for TLS servers (TRUSTED CERTIFICATE)".to_owned())
        }
    }
}

/// All certificates in a file, in order: the client's own comes first.
pub(super) fn chain(file: &[u8]) -> Result<Vec<CertificateDer<'static>>, String> {
    let chain: Vec<_> =
        certificates_with_rest(file)?.into_iter().map(|(certificate, _)| certificate).collect();
    if chain.is_empty() { Err(no_certificate(file)) } else { Ok(chain) }
}

/// The first private key in a file.
pub(super) fn private_key(file: &[u8]) -> Result<PrivateKeyDer<'static>, String> {
    let text = text(file);
    if !text.contains(BEGIN) {
        return PrivateKeyDer::try_from(file.to_vec())
            .map_err(|_| "there is no private key in it; expected a PEM file with a private key".to_owned());
    }
    for block in Blocks::of(&text) {
        let block = block?;
        if !block.label.ends_with("PRIVATE KEY") {
            continue;
        }
        if block.label == "ENCRYPTED PRIVATE KEY" || block.is_encrypted() {
            return Err("its private key is encrypted, which is not supported; remove the password with \
                        `openssl pkey -in encrypted.key -out plain.key`"
                .to_owned());
        }
        let key = block.decoded()?;
        return match block.label {
            "PRIVATE KEY" => Ok(PrivateKeyDer::Pkcs8(key.into())),
            "RSA PRIVATE KEY" => Ok(PrivateKeyDer::Pkcs1(key.into())),
            "EC PRIVATE KEY" => Ok(PrivateKeyDer::Sec1(key.into())),
            label => Err(format!(
                "its private key is in a format that is not supported ({label}); expected PRIVATE KEY, RSA PRIVATE KEY \
                 or EC PRIVATE KEY"
            )),
        };
    }
    Err("there is no private key in it; expected a PEM file with a private key".to_owned())
}

/// The certificates, each with the data after it in its block.
fn certificates_with_rest(file: &[u8]) -> Result<Vec<(CertificateDer<'static>, Vec<u8>)>, String> {
    let text = text(file);
    if !text.contains(BEGIN) {
        return Ok(der::certificate(file)
            .map(|(certificate, _)| (certificate, Vec::new()))
            .into_iter()
            .collect());
    }
    let mut found = Vec::new();
    for block in Blocks::of(&text) {
        let block = block?;
        if !matches!(block.label, "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE") {
            continue;
        }
        let content = block.decoded()?;
        let Some((certificate, rest)) = der::element(&content) else {
            return Err(format!("the {} at line {} is damaged", block.label, block.line));
        };
        let rest = if block.label == "TRUSTED CERTIFICATE" { rest.to_vec() } else { Vec::new() };
        found.push((CertificateDer::from(certificate.to_vec()), rest));
    }
    Ok(found)
}

/// Why no certificate was found.
fn no_certificate(file: &[u8]) -> String {
    let text = text(file);
    let what = if file.is_empty() {
        "the file is empty"
    } else if text.contains("-----BEGIN PKCS7") || text.contains("-----BEGIN CMS") || der::is_pkcs7(file) {
        "it is a PKCS #7 file, not PEM certificates; convert it with `openssl pkcs7 -print_certs`"
    } else if der::is_pkcs12(file) {
        "it is a PKCS #12 file; convert it with `openssl pkcs12 -in file.p12 -out file.pem -nodes`"
    } else if text.contains("PRIVATE KEY-----") {
        "there is a private key in it, but no certificate"
    } else {
        "there is no certificate in it"
    };
    format!("{what}; expected a PEM file with at least one CERTIFICATE block")
}

/// The file as text. Invalid UTF-8 can only occur outside of blocks.
fn text(file: &[u8]) -> String {
    charset::decoded(file).map_or_else(|_| String::from_utf8_lossy(file).into_owned(), Cow::into_owned)
}

/// One block of a PEM file.
struct Block<'a> {
    label: &'a str,
    content: &'a str,
    line: usize,
}

impl Block<'_> {
    /// Whether it has the headers of a key in the legacy encrypted format.
    fn is_encrypted(&self) -> bool {
        self.content.contains("ENCRYPTED")
    }

    fn decoded(&self) -> Result<Vec<u8>, String> {
        let base64: String = self.content.split_whitespace().collect();
        BASE64.decode(base64).map_err(|_| {
            format!("the {} at line {} is damaged: it is not valid base64", self.label, self.line)
        })
    }
}

/// The blocks of a PEM file, in order.
struct Blocks<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Blocks<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }
}

impl<'a> Iterator for Blocks<'a> {
    type Item = Result<Block<'a>, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.at += self.rest().find(BEGIN)? + BEGIN.len();
            let line = self.text.get(..self.at)?.lines().count();
            let first = self.rest().lines().next().unwrap_or_default();
            // Text around blocks may contain `-----BEGIN ` as well.
            let Some((label, _)) = first.split_once(DASHES) else { continue };
            self.at += label.len() + DASHES.len();
            let rest = self.rest();
            let end =
                rest.find(DASHES).filter(|&at| rest.get(at..).is_some_and(|rest| rest.starts_with(END)));
            let Some(end) = end else {
                self.at = self.text.len();
                return Some(Err(format!("the {label} at line {line} is damaged: it has no END line")));
            };
            let content = rest.get(..end)?;
            self.at += end + END.len();
            if !self.rest().starts_with(label) {
                self.at = self.text.len();
                return Some(Err(format!(
                    "the {label} at line {line} is damaged: its END line has another label"
                )));
            }
            return Some(Ok(Block { label, content, line }));
        }
    }
}
