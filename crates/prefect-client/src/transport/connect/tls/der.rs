//! The part of DER that is needed here: the ends of elements, and OpenSSL's trust settings.

use rustls::pki_types::CertificateDer;

const INTEGER: u8 = 0x02;
const OBJECT_IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;
/// The list of rejected uses in OpenSSL's trust settings.
const REJECT: u8 = 0xa0;

/// `serverAuth`: 1.3.6.1.5.5.7.3.1.
const SERVER_AUTH: &[u8] = &[0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x01];
/// `anyExtendedKeyUsage`: 2.5.29.37.0.
const ANY_USAGE: &[u8] = &[0x55, 0x1d, 0x25, 0x00];

struct Element<'a> {
    tag: u8,
    content: &'a [u8],
    /// The element with its tag and length.
    whole: &'a [u8],
    /// The bytes after the element.
    rest: &'a [u8],
}

/// Reads the first element.
fn read(der: &[u8]) -> Option<Element<'_>> {
    let (&tag, rest) = der.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81..=0x84 => {
            let (bytes, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte)), rest)
        }
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length)?;
    let whole = der.get(..der.len() - rest.len())?;
    Some(Element { tag, content, whole, rest })
}

/// The sequence at the start of these bytes, and the rest.
pub(super) fn element(der: &[u8]) -> Option<(&[u8], &[u8])> {
    let Element { tag, whole, rest, .. } = read(der)?;
    (tag == SEQUENCE).then_some((whole, rest))
}

/// The tag of the first element in a sequence.
fn first_tag(der: &[u8]) -> Option<u8> {
    let Element { tag: SEQUENCE, content, .. } = read(der)? else { return None };
    content.first().copied()
}

/// The certificate at the start of these bytes, and the rest.
pub(super) fn certificate(der: &[u8]) -> Option<(CertificateDer<'static>, &[u8])> {
    if first_tag(der)? != SEQUENCE {
        return None;
    }
    element(der).map(|(certificate, rest)| (CertificateDer::from(certificate.to_vec()), rest))
}

pub(super) fn is_pkcs7(der: &[u8]) -> bool {
    first_tag(der) == Some(OBJECT_IDENTIFIER)
}

pub(super) fn is_pkcs12(der: &[u8]) -> bool {
    first_tag(der) == Some(INTEGER)
}

/// Whether a `TRUSTED CERTIFICATE` is trusted for TLS servers, by the settings after the certificate: lists of trusted
/// and rejected uses.
pub(super) fn is_trusted_for_servers(settings: &[u8]) -> bool {
    let Some(Element { tag: SEQUENCE, mut content, .. }) = read(settings) else { return settings.is_empty() };
    let mut is_trusted = true;
    while let Some(Element { tag, content: list, rest, .. }) = read(content) {
        match tag {
            SEQUENCE => is_trusted = has_servers(list),
            REJECT if has_servers(list) => return false,
            _ => {}
        }
        content = rest;
    }
    is_trusted
}

/// Whether a list of uses contains TLS servers or any use.
fn has_servers(mut list: &[u8]) -> bool {
    while let Some(Element { tag, content: usage, rest, .. }) = read(list) {
        if tag == OBJECT_IDENTIFIER && (usage == SERVER_AUTH || usage == ANY_USAGE) {
            return true;
        }
        list = rest;
    }
    false
}

/// The name of an unsupported signature algorithm that occurs in practice.
pub(super) fn algorithm(identifier: &[u8]) -> Option<&'static str> {
    let Element { tag: OBJECT_IDENTIFIER, content: oid, .. } = read(identifier)? else { return None };
    Some(match oid {
        [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, rsa] => match rsa {
            2..=4 => "RSA with MD2, MD4 or MD5",
            5 => "RSA with SHA-1",
            10 => "RSA-PSS with other parameters than those of TLS",
            11..=13 => "RSA, with a key of less than 2048 or more than 8192 bits",
            14 => "RSA with SHA-224",
            _ => return None,
        },
        [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x01] => "ECDSA with SHA-1",
        [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x01] => "ECDSA with SHA-224",
        [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, ..] => {
            "ECDSA on another curve than P-256, P-384 and P-521"
        }
        [0x2a, 0x86, 0x48, 0xce, 0x38, ..] | [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 1 | 2] => "DSA",
        [0x2b, 0x65, 0x71] => "Ed448",
        _ => return None,
    })
}

/// The object identifier at the start of an AlgorithmIdentifier's content, in dotted form.
pub(super) fn dotted(identifier: &[u8]) -> String {
    let Some(Element { tag: OBJECT_IDENTIFIER, content: oid, .. }) = read(identifier) else {
        return "unknown".to_owned();
    };
    let mut parts: Vec<String> = Vec::new();
    let mut arc = 0_u64;
    for byte in oid {
        arc = arc << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 != 0 {
            continue;
        }
        if parts.is_empty() {
            let first = (arc / 40).min(2);
            parts.push(first.to_string());
            arc -= first * 40;
        }
        parts.push(arc.to_string());
        arc = 0;
    }
    parts.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn algorithms_have_names_or_numbers() {
        let sha1 = [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 5, 5, 0];
        assert_eq!(algorithm(&sha1), Some("RSA with SHA-1"));
        assert_eq!(dotted(&sha1), "1.2.840.113549.1.1.5");
        assert_eq!(algorithm(&[6, 3, 43, 101, 113]), Some("Ed448"));
        let sha3 = [6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 3, 14, 5, 0];
        assert_eq!((algorithm(&sha3), dotted(&sha3)), (None, "2.16.840.1.101.3.4.3.14".to_owned()));
        assert_eq!((algorithm(b""), dotted(b"x")), (None, "unknown".to_owned()));
    }

    #[test]
    fn truncated_elements_are_rejected() {
        assert_eq!(element(&[0x30, 2, 5, 0, 9]), Some((&[0x30, 2, 5, 0][..], &[9][..])));
        for damaged in
            [&[][..], &[0x30], &[0x30, 0x80], &[0x30, 2, 5], &[0x30, 0x84, 0xff, 0xff, 0xff, 0xff], &[4, 0]]
        {
            assert_eq!(element(damaged), None, "{damaged:?}");
        }
    }
}
