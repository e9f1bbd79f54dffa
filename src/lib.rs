//! prefect-rs: a client of the Prefect API.
pub mod error;
pub mod schemas;
pub mod settings;
pub mod transport;
