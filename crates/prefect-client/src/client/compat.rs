//! Detects endpoints and fields that a server, mostly an older one, does not support.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::Client;
use super::server::{PREFECT_VERSION, is_older};
use crate::error::{Error, ErrorKind, Result};
use crate::transport::{HINT, Request, Response};

/// How long a server's version is cached for error messages. Servers are upgraded while clients run.
const CACHE_TIME: Duration = Duration::from_secs(60);

/// What a server does not support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unsupported {
    /// The endpoint of the request.
    Endpoint,
    /// A field or value in the request body.
    Input,
    /// Everything: the response does not come from a Prefect API.
    Api,
}

/// The result of asking a server for its version.
enum ServerVersion {
    Known(String),
    /// There is no version endpoint, which every Prefect server has.
    NoEndpoint,
    /// The request failed.
    Unknown,
}

impl Unsupported {
    /// Detects from a response what the server does not support.
    pub(super) fn detect(response: &Response) -> Option<Self> {
        // For a missing object, the detail names its kind ("Flow not found"). For a missing endpoint, it is the reason
        // phrase of the status.
        let reason = match response.status() {
            404 => "Not Found",
            405 => "Method Not Allowed",
            422 => return Self::in_problems(response),
            _ => return None,
        };
        if response.is_foreign() {
            return Some(Self::Api);
        }
        (body(response).get("detail")?.as_str()? == reason).then_some(Self::Endpoint)
    }

    /// Detects from the problems in a 422 what an older server does not support.
    fn in_problems(response: &Response) -> Option<Self> {
        let body = body(response);
        let problems = ["exception_detail", "detail"].iter().find_map(|key| body.get(*key)?.as_array())?;
        problems.iter().find_map(|problem| match problem.get("type")?.as_str()? {
            "extra_forbidden" | "enum" | "literal_error" | "union_tag_invalid" | "missing" => {
                Some(Self::Input)
            }
            // The server mistook the path for that of an object. Ids of objects are always sent as valid UUIDs.
            "uuid_parsing" if problem.get("loc")?.get(0)? == "path" => Some(Self::Endpoint),
            _ => None,
        })
    }
}

fn body(response: &Response) -> Value {
    response.body_text().ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

impl Client {
    /// Turns the response into an error that explains it.
    pub(super) async fn explain(&self, what: Unsupported, response: Response) -> Result<Response> {
        let version = self.version_for(what).await;
        response.error_for_status().map_err(|error| self.with_explanation(error, what, &version))
    }

    /// The server's version, for an error message. It is cached, so that a series of failures does not double the
    /// number of requests. A failure to read it is not an error.
    async fn version_for(&self, what: Unsupported) -> ServerVersion {
        if let Ok(known) = self.parts.known_version.try_lock()
            && let Some((when, version)) = known.as_ref()
            && when.elapsed() < CACHE_TIME
        {
            return ServerVersion::Known(version.clone());
        }
        // Not `api_version`, which could end up here itself.
        match self.parts.transport.send_once(&Request::new(http::Method::GET, "/admin/version")).await {
            Ok(response) if response.is_success() => match response.read::<String>() {
                Ok(version) => {
                    // Never wait for the lock: in a forked child, a thread of the parent may hold it forever.
                    if let Ok(mut known) = self.parts.known_version.try_lock() {
                        *known = Some((Instant::now(), version.clone()));
                    }
                    ServerVersion::Known(version)
                }
                Err(_) => ServerVersion::NoEndpoint,
            },
            Ok(response) if matches!(response.status(), 404 | 405) || what == Unsupported::Api => {
                ServerVersion::NoEndpoint
            }
            _ => ServerVersion::Unknown,
        }
    }

    fn with_explanation(&self, error: Error, what: Unsupported, version: &ServerVersion) -> Error {
        match (what, version) {
            (Unsupported::Endpoint, ServerVersion::Known(version)) if is_older(version) => error.with_hint(&format!(
                "; the server is Prefect {version}, which has no such endpoint; this client is made for Prefect \
                 {PREFECT_VERSION}"
            )),
            (Unsupported::Endpoint, ServerVersion::Known(version)) => {
                error.with_hint(&format!("; the server is Prefect {version}, which has no such endpoint"))
            }
            (Unsupported::Endpoint, absent) => {
                let error = error.with_hint(&format!(
                    "; the server has no such endpoint and does not report its version: is {} the URL of a Prefect \
                     API? It usually ends in /api{}",
                    self.api_url(),
                    self.suggestion()
                ));
                match absent {
                    ServerVersion::NoEndpoint => error.into_kind(ErrorKind::NotPrefect),
                    _ => error,
                }
            }
            (Unsupported::Api, ServerVersion::Known(version)) => {
                let kind = if error.status() == Some(404) { ErrorKind::NotFound } else { ErrorKind::Status };
                let hint = format!("the server is Prefect {version}, but a proxy in front of it may have responded");
                error.into_kind(kind).replace_text(HINT, &hint)
            }
            (Unsupported::Api, _) => error.with_hint(&self.suggestion()),
            (Unsupported::Input, ServerVersion::Known(version)) if is_older(version) => error.with_hint(&format!(
                "; the server is Prefect {version}, which may be too old for this; this client is made for Prefect \
                 {PREFECT_VERSION}"
            )),
            (Unsupported::Input, _) => error,
        }
    }

    /// A guess at the correct URL, if there is one.
    fn suggestion(&self) -> String {
        let base = self.parts.transport.base();
        match base.path().trim_end_matches('/') {
            "" | "/api/api" | "/api/v1" | "/dashboard" => {
                format!(". Did you mean {}/api?", base.origin().ascii_serialization())
            }
            _ => String::new(),
        }
    }
}
