//! Python values as JSON text and back, with nothing lost: see the table in the documentation.
//!
//! `pythonize` is not used: it goes through serde's data model, in which an integer has 64 bits.

mod pydantic;
pub(crate) mod read;
pub(crate) mod write;
