//! Errors: of a caller's input, and of calls.
//!
//! - `problems`: bad input, found before anything is sent
//! - `exceptions`: core errors as Python exceptions

pub(crate) mod exceptions;
pub(crate) mod problems;
