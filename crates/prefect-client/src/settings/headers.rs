//! Headers from settings and from the environment.

use std::fmt;

use http::{HeaderName, HeaderValue};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::setting_value::{SettingValue, Table};
use super::sources::Sources;

/// Headers that only the client itself may set.
const MANAGED: [&str; 3] = ["User-Agent", "Prefect-Csrf-Token", "Prefect-Csrf-Client"];

/// Environment variables that identify the run of this process, and their headers.
const RUN_CONTEXT: [(&str, &str); 6] = [
    ("PREFECT__WORKER_ID", "X-Prefect-Worker-Id"),
    ("PREFECT__WORKER_NAME", "X-Prefect-Worker-Name"),
    ("PREFECT__FLOW_ID", "X-Prefect-Flow-Id"),
    ("PREFECT__FLOW_NAME", "X-Prefect-Flow-Name"),
    ("PREFECT__DEPLOYMENT_ID", "X-Prefect-Deployment-Id"),
    ("PREFECT__DEPLOYMENT_NAME", "X-Prefect-Deployment-Name"),
];

/// The headers that identify the worker, flow and deployment of this process, from environment variables.
pub fn run_context_headers(sources: &Sources) -> Vec<(&'static str, String)> {
    let headers = RUN_CONTEXT.iter().filter_map(|(variable, header)| {
        let value = sendable(sources.environment.get(*variable)?)?;
        Some((*header, value.to_owned()))
    });
    headers.collect()
}

/// Trims a name or id for use in a header. `None` if it is empty or contains control characters, which are not allowed in
/// headers: a request should not fail because of a name. Non-ASCII characters are sent as UTF-8.
fn sendable(value: &str) -> Option<&str> {
    let value = value.trim_matches([' ', '\t']);
    (!value.is_empty() && !value.contains(char::is_control)).then_some(value)
}

/// The flow run that requests are attributed to, instead of the one in the environment.
///
/// Fields that are `None` are not sent, even if the environment has them. The worker and the deployment's name always
/// come from the environment.
#[derive(Clone, Debug, Default)]
pub struct RunContext {
    /// Id of the flow.
    pub flow_id: Option<String>,
    /// Name of the flow.
    pub flow_name: Option<String>,
    /// Id of the deployment.
    pub deployment_id: Option<String>,
}

impl RunContext {
    /// The headers and their values. Those without a value are not sent.
    pub fn named(&self) -> [(&'static str, Option<&str>); 3] {
        [
            ("X-Prefect-Flow-Id", self.flow_id.as_deref().and_then(sendable)),
            ("X-Prefect-Flow-Name", self.flow_name.as_deref().and_then(sendable)),
            ("X-Prefect-Deployment-Id", self.deployment_id.as_deref().and_then(sendable)),
        ]
    }

    /// The headers to set. Those without a value are removed.
    pub(crate) fn headers(&self) -> [(HeaderName, Option<HeaderValue>); 3] {
        let [(_, flow_id), (_, flow_name), (_, deployment_id)] = self.named();
        let value = |text: Option<&str>| HeaderValue::from_str(text?).ok();
        [
            (HeaderName::from_static("x-prefect-flow-id"), value(flow_id)),
            (HeaderName::from_static("x-prefect-flow-name"), value(flow_name)),
            (HeaderName::from_static("x-prefect-deployment-id"), value(deployment_id)),
        ]
    }
}

/// Removes the headers that only the client may set. Returns a warning for each.
pub(super) fn drop_managed(headers: &mut Vec<(String, String)>) -> Vec<String> {
    let is_managed = |name: &str| MANAGED.iter().any(|managed| managed.eq_ignore_ascii_case(name));
    let dropped = headers.extract_if(.., |(name, _)| is_managed(name));
    dropped
        .map(|(name, _)| {
            format!("PREFECT_CLIENT_CUSTOM_HEADERS: {name} is ignored, as the client sets this header itself")
        })
        .collect()
}

/// Parses custom headers: a TOML table, or a text with a JSON object. The last one of a name counts, case-insensitively.
/// Errors never contain values, which may be credentials.
pub(super) fn parse(value: &SettingValue) -> Result<Vec<(String, String)>, String> {
    let headers = match value {
        SettingValue::Text(text) => from_json(text)?,
        SettingValue::Table(table) => from_table(table),
        other => return Err(format!("must be an object of headers, {EXAMPLE}, but is {}", other.kind())),
    };
    let mut checked = Vec::with_capacity(headers.len());
    for (name, value) in headers {
        let value = check(&name, value)?;
        checked.retain(|(other, _): &(String, String)| !other.eq_ignore_ascii_case(&name));
        checked.push((name, value));
    }
    Ok(checked)
}

/// An example, for messages.
const EXAMPLE: &str = r#"such as {"X-Team": "data"}"#;

/// Validates a header. `None` is a value that is not a string.
fn check(name: &str, value: Option<String>) -> Result<String, String> {
    if HeaderName::from_bytes(name.as_bytes()).is_err() {
        return Err(format!("{name:?} is not a valid header name; use letters, digits and hyphens"));
    }
    let value =
        value.ok_or_else(|| format!("the value of the header {name:?} must be a string, in quotes"))?;
    // `HeaderValue` sends non-ASCII characters as UTF-8, which servers interpret differently.
    if !value.is_ascii() || HeaderValue::from_str(&value).is_err() {
        return Err(format!(
            "the value of the header {name:?} has characters that are not allowed; use visible ASCII \
             characters only, without line breaks"
        ));
    }
    Ok(value)
}

fn from_table(table: &Table) -> Vec<(String, Option<String>)> {
    let headers = table.0.iter().map(|(name, node)| match &node.value {
        SettingValue::Text(text) => (name.clone(), Some(text.clone())),
        _ => (name.clone(), None),
    });
    headers.collect()
}

fn from_json(text: &str) -> Result<Vec<(String, Option<String>)>, String> {
    let Pairs(pairs) = serde_json::from_str(text).map_err(|error| {
        // The message of a data error contains the value. That of a syntax error does not.
        if error.is_data() {
            format!("must be a JSON object of strings, {EXAMPLE}")
        } else {
            format!("must be a JSON object of strings, {EXAMPLE}, but is not valid JSON: {error}")
        }
    })?;
    Ok(pairs)
}

/// A JSON object in its order, with `None` for each value that is not a string.
struct Pairs(Vec<(String, Option<String>)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PairsVisitor;

        impl<'de> Visitor<'de> for PairsVisitor {
            type Value = Pairs;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, serde_json::Value>()? {
                    pairs.push((name, value.as_str().map(str::to_owned)));
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_map(PairsVisitor)
    }
}
