//! An async client for the [Prefect](https://www.prefect.io) API.
//!
//! Start with a [`Client`](client::Client), whose methods have the names of the official Python client:
//!
//! ```no_run
//! use prefect_client::client::Client;
//! use prefect_client::schemas::filters::Filters;
//! use prefect_client::schemas::sorting::FlowRunSort;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> prefect_client::error::Result<()> {
//! // PREFECT_API_URL, PREFECT_API_KEY and so on, from the environment, profiles and files.
//! let client = Client::from_settings()?;
//! let latest = Some(FlowRunSort::StartTimeDesc);
//! for run in client.read_flow_runs(&Filters::default(), latest, Some(10), 0).await? {
//!     println!("{} {:?}", run.name, run.state_name);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! - [`client`]: the API calls, one file per resource
//! - [`schemas`]: the models, filters and sort orders
//! - [`error`]: the error type of all calls
//! - [`settings`]: settings from the environment, profiles and files
//! - [`transport`]: HTTP, with retries, timeouts, proxies and TLS
//!
//! The Python package `prefect-rs` is a binding of this crate.

pub mod client;
pub mod error;
mod locks;
mod moments;
pub mod schemas;
pub mod settings;
pub mod transport;

/// Compiles the examples in the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
