//! prefect-rs: a client of the Prefect API.
//!
//! - [`settings`]: where the URL, the key and the rest come from
//! - [`transport`]: the way to the server, through which every request passes
//! - [`schemas`]: the models, each declared once
//! - [`client`]: the calls
//! - [`error`]: what can go wrong, in one type
//!
//! The Python package `prefect_rs` is a face of this crate: see `src/python`, behind the feature `python`.

pub mod client;
pub mod error;
pub mod schemas;
pub mod settings;
pub mod transport;

#[cfg(feature = "python")]
mod python;
