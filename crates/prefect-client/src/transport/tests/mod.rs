//! Tests of the transport against a scripted server on loopback.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod api_key;
mod cookies;
mod csrf;
mod exchanger;
mod failures;
mod headers;
mod hooks;
mod lenient;
mod overrides;
mod pool;
mod proxy;
mod redirect_rules;
mod redirects;
mod response;
mod retries;
mod secrets;
mod server;
mod size_limits;
mod sockets;
mod timeouts;
mod url;

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, Method};

use super::{Limits, Options, Request, Response, Retries, Timeouts, Transport};
use crate::error::{Error, ErrorKind, Result};
use server::{Reply, Server};

/// Options that depend on nothing outside the test; a test that hangs is stopped after some seconds.
fn options() -> Options {
    Options {
        timeouts: Timeouts::all(Some(Duration::from_secs(10))),
        trust_env: false,
        retries: Retries { max: 0, ..Retries::default() },
        csrf: false,
        ..Options::default()
    }
}

/// A transport to this base URL, without headers of its own.
fn transport(base: &str, options: Options) -> Transport {
    with_headers(base, &[], options)
}

/// A transport that sends these headers with every request.
fn with_headers(base: &str, headers: &[(&'static str, &'static str)], options: Options) -> Transport {
    let headers: HeaderMap = headers
        .iter()
        .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
        .collect();
    Transport::new(base.parse().unwrap(), headers, options)
}

fn get(path: &str) -> Request {
    Request::new(Method::GET, path)
}

/// The error of an exchange that has to fail.
fn failed(result: Result<Response>, kind: ErrorKind) -> Error {
    let error = result.expect_err("the exchange should have failed");
    assert_eq!(error.kind(), kind, "{error}");
    error
}
