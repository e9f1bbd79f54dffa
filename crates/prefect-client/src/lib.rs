//! An async client for the Prefect API.
//!
//! - [`settings`]: the API URL, the key and other settings, from the environment, profiles and files
//! - [`transport`]: HTTP, with retries, timeouts, CSRF tokens and TLS
//! - [`schemas`]: the models, each declared once
//! - [`client`]: the calls, one file per resource
//! - [`error`]: what can go wrong, in one type
//!
//! The Python package `prefect_rs` is a binding of this crate.

pub mod client;
pub mod error;
pub mod schemas;
pub mod settings;
pub mod transport;
