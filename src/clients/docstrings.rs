//! The docstrings of the clients' methods. The `methods` attribute compresses those of a file: as they are, they would be a
//! tenth of the data in the extension module.

use std::io::Read;

use flate2::read::ZlibDecoder;
use pyo3::prelude::*;
use pyo3::types::PyType;

use super::{CloudClient, cloud, methods, raw};

/// The docstring of a method.
pub(crate) fn of(class: &Bound<'_, PyType>, method: &str) -> PyResult<Option<String>> {
    let is_cloud = class.is_subclass_of::<CloudClient>()?;
    let shared = methods::DOCSTRINGS.iter().copied().chain([raw::DOCSTRINGS]);
    let own = is_cloud.then_some(cloud::DOCSTRINGS);
    Ok(own.into_iter().chain(shared).find_map(|packed| find(packed, method)))
}

fn find(packed: &[u8], method: &str) -> Option<String> {
    let mut text = String::new();
    ZlibDecoder::new(packed).read_to_string(&mut text).ok()?;
    let mut parts = text.split('\0');
    while let (Some(name), Some(docstring)) = (parts.next(), parts.next()) {
        if name == method {
            return Some(docstring.to_owned());
        }
    }
    None
}
