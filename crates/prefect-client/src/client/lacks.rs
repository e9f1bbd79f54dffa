//! Answers of a server that lacks what a call needs: an older one, mostly.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::Client;
use super::admin::{PREFECT_VERSION, is_older};
use crate::error::{Error, ErrorKind, Result};
use crate::transport::{HINT, Request, Response};

/// How long a server's version is remembered for the messages of errors. Servers are upgraded while clients run.
const REMEMBERED: Duration = Duration::from_secs(60);

/// What a server lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    /// The endpoint that the request went to.
    Endpoint,
    /// A field or value in the request's body.
    Input,
    /// Everything: the answer is not one of a Prefect API.
    Prefect,
}

/// What a server says of its version.
enum Version {
    Told(String),
    /// It has no endpoint that tells it, as every Prefect server has.
    Absent,
    /// It did not say.
    Unknown,
}

impl Lack {
    /// What this answer says that the server lacks.
    pub(super) fn of(response: &Response) -> Option<Self> {
        // Every Prefect says of a missing object which kind it is ("Flow not found"); of a missing endpoint it
        // says only what the status says.
        let said = match response.status() {
            404 => "Not Found",
            405 => "Method Not Allowed",
            422 => return Self::in_problems(response),
            _ => return None,
        };
        if response.is_foreign() {
            return Some(Self::Prefect);
        }
        (body(response).get("detail")?.as_str()? == said).then_some(Self::Endpoint)
    }

    /// What the problems of a 422 are, if they are those that an older server has.
    fn in_problems(response: &Response) -> Option<Self> {
        let body = body(response);
        let problems = ["exception_detail", "detail"].iter().find_map(|key| body.get(*key)?.as_array())?;
        problems.iter().find_map(|problem| match problem.get("type")?.as_str()? {
            "extra_forbidden" | "enum" | "literal_error" | "union_tag_invalid" | "missing" => {
                Some(Self::Input)
            }
            // A path that the server takes for the one of an object: ids are sent as what they are.
            "uuid_parsing" if problem.get("loc")?.get(0)? == "path" => Some(Self::Endpoint),
            _ => None,
        })
    }
}

fn body(response: &Response) -> Value {
    response.body_text().ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

impl Client {
    /// The error that the answer is, with what it means.
    pub(super) async fn explain(&self, lack: Lack, response: Response) -> Result<Response> {
        let version = self.version_for(lack).await;
        response.error_for_status().map_err(|error| self.with_meaning(error, lack, &version))
    }

    /// The server's version, for the message of an error. It is remembered for a while, so that many failures of one
    /// kind do not become twice as many requests. That the server does not tell it is not an error of its own.
    async fn version_for(&self, lack: Lack) -> Version {
        if let Ok(known) = self.known_version.try_lock()
            && let Some((when, version)) = known.as_ref()
            && when.elapsed() < REMEMBERED
        {
            return Version::Told(version.clone());
        }
        // Not `api_version`, which comes here itself.
        match self.transport.send_once(&Request::new(http::Method::GET, "/admin/version")).await {
            Ok(response) if response.is_success() => match response.json::<String>() {
                Ok(version) => {
                    // In a forked child the lock may be held for ever by a thread of the parent: this does not wait for it.
                    if let Ok(mut known) = self.known_version.try_lock() {
                        *known = Some((Instant::now(), version.clone()));
                    }
                    Version::Told(version)
                }
                Err(_) => Version::Absent,
            },
            Ok(response) if matches!(response.status(), 404 | 405) || lack == Lack::Prefect => {
                Version::Absent
            }
            _ => Version::Unknown,
        }
    }

    fn with_meaning(&self, error: Error, lack: Lack, version: &Version) -> Error {
        match (lack, version) {
            (Lack::Endpoint, Version::Told(version)) if is_older(version) => error.adding(&format!(
                "; the server is Prefect {version}, which has no such endpoint; this client speaks for Prefect \
                 {PREFECT_VERSION}"
            )),
            (Lack::Endpoint, Version::Told(version)) => {
                error.adding(&format!("; the server is Prefect {version}, which has no such endpoint"))
            }
            (Lack::Endpoint, absent) => {
                let error = error.adding(&format!(
                    "; the server has no such endpoint and does not tell its version: is {} the URL of a Prefect \
                     API? It usually ends in /api{}",
                    self.api_url(),
                    self.suggestion()
                ));
                match absent {
                    Version::Absent => error.into_kind(ErrorKind::NotPrefect),
                    _ => error,
                }
            }
            (Lack::Prefect, Version::Told(version)) => {
                let kind = if error.status() == Some(404) { ErrorKind::NotFound } else { ErrorKind::Status };
                let there = format!("the server is Prefect {version}, but a proxy in front of it may have answered");
                error.into_kind(kind).replacing(HINT, &there)
            }
            (Lack::Prefect, _) => error.adding(&self.suggestion()),
            (Lack::Input, Version::Told(version)) if is_older(version) => error.adding(&format!(
                "; the server is Prefect {version}, which may be too old for this; this client speaks for Prefect \
                 {PREFECT_VERSION}"
            )),
            (Lack::Input, _) => error,
        }
    }

    /// The URL that may have been meant, where one comes to mind.
    fn suggestion(&self) -> String {
        let base = self.transport.base();
        match base.path().trim_end_matches('/') {
            "" | "/api/api" | "/api/v1" | "/dashboard" => {
                format!(". Did you mean {}/api?", base.origin().ascii_serialization())
            }
            _ => String::new(),
        }
    }
}
