//! Trusted CA certificates in files and directories.

use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};

use rustls::pki_types::CertificateDer;

use super::pem;
use crate::error::Result;
use crate::transport::options::Origin;

/// The environment variable with directories of certificates that OpenSSL and httpx use if no file is set.
const DIRECTORIES: &str = "SSL_CERT_DIR";

/// Reads the certificates in a file, or in all files of a directory.
pub(super) fn read(path: &Path, origin: &Origin) -> Result<Vec<CertificateDer<'static>>> {
    let wrong = |problem: &dyn fmt::Display| origin.error(format_args!("{}: {problem}", path.display()));
    if path.is_dir() {
        let found = in_directory(path).map_err(|error| wrong(&error))?;
        return if found.is_empty() { Err(wrong(&NONE_IN_DIRECTORY)) } else { Ok(found) };
    }
    let file = std::fs::read(path).map_err(|error| wrong(&error))?;
    pem::authorities(&file).map_err(|problem| wrong(&problem))
}

const NONE_IN_DIRECTORY: &str = "no file in this directory contains a certificate; expected PEM files";

/// Reads the certificates in the directories in `SSL_CERT_DIR`, if it is set.
pub(super) fn of_environment() -> Option<Result<Vec<CertificateDer<'static>>>> {
    let value = std::env::var_os(DIRECTORIES).filter(|value| !value.is_empty())?;
    Some(in_directories(&value))
}

/// Reads the certificates in several directories. A directory may be missing, but without any certificate it is an error.
fn in_directories(value: &OsStr) -> Result<Vec<CertificateDer<'static>>> {
    let directories: Vec<PathBuf> =
        std::env::split_paths(value).filter(|path| !path.as_os_str().is_empty()).collect();
    let mut found = Vec::new();
    let mut problem = None;
    for directory in &directories {
        match in_directory(directory) {
            Ok(certificates) => found.extend(certificates),
            Err(error) => problem = Some(error.to_string()),
        }
    }
    if found.is_empty() {
        let problem = problem.unwrap_or_else(|| NONE_IN_DIRECTORY.to_owned());
        let origin = Origin::Setting(format!("environment variable {DIRECTORIES}"));
        return Err(origin.error(format_args!("{}: {problem}", value.display())));
    }
    Ok(found)
}

/// Reads the certificates in the files of a directory, without duplicates: `c_rehash` adds a link to every file. Other
/// files are ignored, as such directories also contain keys, CRLs and notes.
fn in_directory(directory: &Path) -> std::io::Result<Vec<CertificateDer<'static>>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(directory)? {
        let path = entry?.path();
        // Reading a pipe would block.
        if path.is_file()
            && let Ok(file) = std::fs::read(&path)
        {
            found.extend(pem::authorities(&file).unwrap_or_default());
        }
    }
    found.sort_unstable_by(|one, other| one.as_ref().cmp(other.as_ref()));
    found.dedup();
    Ok(found)
}
