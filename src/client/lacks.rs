//! Answers of a server that lacks what a call needs: an older one, mostly.

use serde_json::Value;

use super::Client;
use super::admin::{PREFECT_VERSION, is_older};
use crate::error::Result;
use crate::transport::{Request, Response};

/// What a server lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    /// The endpoint that the request went to.
    Endpoint,
    /// A field or value in the request's body.
    Input,
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
        // Not `api_version`, which comes here itself. That no version comes is no failure of its own.
        let asked = self.transport.send(&Request::new(http::Method::GET, "/admin/version")).await;
        let version = asked.and_then(Response::json::<String>).ok();
        response.error_for_status().map_err(|error| match self.meaning(lack, version.as_deref()) {
            Some(meaning) => error.adding(&format!("; {meaning}")),
            None => error,
        })
    }

    fn meaning(&self, lack: Lack, version: Option<&str>) -> Option<String> {
        match (lack, version) {
            (Lack::Endpoint, Some(version)) if is_older(version) => Some(format!(
                "the server is Prefect {version}, which has no such endpoint; this client speaks for Prefect \
                 {PREFECT_VERSION}"
            )),
            (Lack::Endpoint, Some(version)) => {
                Some(format!("the server is Prefect {version}, which has no such endpoint"))
            }
            (Lack::Endpoint, None) => Some(format!(
                "the server has no such endpoint and does not tell its version: is {} the URL of a Prefect API? \
                 It usually ends in /api",
                self.api_url()
            )),
            (Lack::Input, Some(version)) if is_older(version) => Some(format!(
                "the server is Prefect {version}, which may be too old for this; this client speaks for Prefect \
                 {PREFECT_VERSION}"
            )),
            (Lack::Input, _) => None,
        }
    }
}
