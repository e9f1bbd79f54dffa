//! Errors: invalid input, and failed calls.
//!
//! - `problems`: invalid input, found before a request is sent
//! - `raising`: creates the package's exceptions
//! - `exceptions`: core errors as Python exceptions

pub(crate) mod exceptions;
pub(crate) mod problems;
mod raising;
