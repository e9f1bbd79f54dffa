//! Python values as JSON text and back, without loss: see the table in the documentation.
//!
//! Not `pythonize`, which goes through serde's data model, where integers have 64 bits.

mod forms;
pub(crate) mod indent;
pub(in crate::convert) mod plain;
mod pydantic;
pub(crate) mod read;
mod record;
mod scalars;
pub(crate) mod write;
