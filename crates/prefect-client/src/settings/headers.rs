//! Headers that come from settings and from the environment.

use std::fmt;

use http::{HeaderName, HeaderValue};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::sources::Sources;
use super::value::{Table, Value};

/// The headers that the client sets itself, and no setting may.
const MANAGED: [&str; 3] = ["User-Agent", "Prefect-Csrf-Token", "Prefect-Csrf-Client"];

/// What tells the server on whose behalf a request is made: variable and header.
const RUN_CONTEXT: [(&str, &str); 6] = [
    ("PREFECT__WORKER_ID", "X-Prefect-Worker-Id"),
    ("PREFECT__WORKER_NAME", "X-Prefect-Worker-Name"),
    ("PREFECT__FLOW_ID", "X-Prefect-Flow-Id"),
    ("PREFECT__FLOW_NAME", "X-Prefect-Flow-Name"),
    ("PREFECT__DEPLOYMENT_ID", "X-Prefect-Deployment-Id"),
    ("PREFECT__DEPLOYMENT_NAME", "X-Prefect-Deployment-Name"),
];

/// The headers that name the worker, flow and deployment which this process runs for, as far as the
/// environment knows them.
pub fn run_context_headers(sources: &Sources) -> Vec<(&'static str, String)> {
    let headers = RUN_CONTEXT.iter().filter_map(|(variable, header)| {
        let value = sendable(sources.environment.get(*variable)?)?;
        Some((*header, value.to_owned()))
    });
    headers.collect()
}

/// A name or id as a header's value: without blanks around it. One that is empty or has a control character is left
/// out, for no header can carry it and no request should fail over a mere name; one with letters beyond ASCII stays,
/// to be sent as UTF-8.
fn sendable(value: &str) -> Option<&str> {
    let value = value.trim_matches([' ', '\t']);
    (!value.is_empty() && !value.contains(char::is_control)).then_some(value)
}

/// The flow run that a request is made for, where the program knows better than the environment.
///
/// What it does not name is left out, whatever the environment says. The worker and the deployment's name are
/// always those of the environment.
#[derive(Clone, Debug, Default)]
pub struct RunContext {
    /// The id of the flow.
    pub flow_id: Option<String>,
    /// The name of the flow.
    pub flow_name: Option<String>,
    /// The id of the deployment.
    pub deployment_id: Option<String>,
}

impl RunContext {
    /// The headers to set; those without a value are to be taken away.
    pub(crate) fn headers(&self) -> [(HeaderName, Option<HeaderValue>); 3] {
        let value = |text: &Option<String>| HeaderValue::from_str(sendable(text.as_deref()?)?).ok();
        [
            (HeaderName::from_static("x-prefect-flow-id"), value(&self.flow_id)),
            (HeaderName::from_static("x-prefect-flow-name"), value(&self.flow_name)),
            (HeaderName::from_static("x-prefect-deployment-id"), value(&self.deployment_id)),
        ]
    }
}

/// Takes the headers out that the client manages itself, and gives a warning for each.
pub(super) fn drop_managed(headers: &mut Vec<(String, String)>) -> Vec<String> {
    let is_managed = |name: &str| MANAGED.iter().any(|managed| managed.eq_ignore_ascii_case(name));
    let dropped = headers.extract_if(.., |(name, _)| is_managed(name));
    dropped
        .map(|(name, _)| {
            format!(
                "PREFECT_CLIENT_CUSTOM_HEADERS: {name} is left out, as the client sets that header itself"
            )
        })
        .collect()
}

/// Custom headers: a TOML table, or a JSON object in a text. Of a name that is there twice, in whatever
/// capitals, the last counts. Values are never shown: they may be credentials.
pub(super) fn parse(value: &Value) -> Result<Vec<(String, String)>, String> {
    let headers = match value {
        Value::Text(text) => from_json(text)?,
        Value::Table(table) => from_table(table),
        other => return Err(format!("must be an object of headers, {EXAMPLE}, and is {}", other.kind())),
    };
    let mut checked = Vec::with_capacity(headers.len());
    for (name, value) in headers {
        let value = check(&name, value)?;
        checked.retain(|(other, _): &(String, String)| !other.eq_ignore_ascii_case(&name));
        checked.push((name, value));
    }
    Ok(checked)
}

/// What would be right, for messages.
const EXAMPLE: &str = r#"such as {"X-Team": "data"}"#;

/// The value, if this can be a header. `None` stands for a value that is no string.
fn check(name: &str, value: Option<String>) -> Result<String, String> {
    if HeaderName::from_bytes(name.as_bytes()).is_err() {
        return Err(format!("{name:?} cannot be the name of a header; use letters, digits and hyphens"));
    }
    let value =
        value.ok_or_else(|| format!("the header {name:?} must have a string, in quotes, as its value"))?;
    // `HeaderValue` takes letters beyond ASCII as UTF-8, which servers read in various ways.
    if !value.is_ascii() || HeaderValue::from_str(&value).is_err() {
        return Err(format!(
            "the header {name:?} has a value that HTTP cannot carry; use visible ASCII characters only, \
             without line breaks"
        ));
    }
    Ok(value)
}

fn from_table(table: &Table) -> Vec<(String, Option<String>)> {
    let headers = table.0.iter().map(|(name, node)| match &node.value {
        Value::Text(text) => (name.clone(), Some(text.clone())),
        _ => (name.clone(), None),
    });
    headers.collect()
}

fn from_json(text: &str) -> Result<Vec<(String, Option<String>)>, String> {
    let Pairs(pairs) = serde_json::from_str(text).map_err(|error| {
        // The message of a data error quotes the value; that of a syntax error never does.
        if error.is_data() {
            format!("must be a JSON object of strings, {EXAMPLE}")
        } else {
            format!("must be a JSON object of strings, {EXAMPLE}, and is no JSON: {error}")
        }
    })?;
    Ok(pairs)
}

/// A JSON object in its order, with `None` for each value that is no string.
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
