//! The limits of events, which models of events are checked against.

use std::sync::OnceLock;

use super::value::Value;
use super::{Settings, Sources, parse};

/// The variables of each limit: the preferred name first.
const LABELS: [&str; 2] =
    ["PREFECT_SERVER_EVENTS_MAXIMUM_LABELS_PER_RESOURCE", "PREFECT_EVENTS_MAXIMUM_LABELS_PER_RESOURCE"];
const RELATED: [&str; 2] =
    ["PREFECT_SERVER_EVENTS_MAXIMUM_RELATED_RESOURCES", "PREFECT_EVENTS_MAXIMUM_RELATED_RESOURCES"];

/// How much an event may hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EventLimits {
    /// Labels of a resource.
    pub labels_per_resource: u32,
    /// Related resources of an event.
    pub related_resources: u32,
}

impl EventLimits {
    /// The limits as they are now.
    ///
    /// Models are made often and without a client, so the files are read once for the process; only the environment
    /// variables are looked at each time. A broken setting is not reported here, but when a client is made.
    pub fn current() -> Self {
        static FROM_FILES: OnceLock<EventLimits> = OnceLock::new();
        let from_files = FROM_FILES.get_or_init(|| {
            let mut sources = Sources::from_process();
            sources.environment.retain(|name, _| {
                !LABELS.iter().chain(&RELATED).any(|variable| name.eq_ignore_ascii_case(variable))
            });
            Settings::load_from(&sources).map_or(
                Self { labels_per_resource: 500, related_resources: 100 },
                |settings| Self {
                    labels_per_resource: settings.maximum_labels_per_resource,
                    related_resources: settings.maximum_related_resources,
                },
            )
        });
        Self {
            labels_per_resource: from_environment(&LABELS).unwrap_or(from_files.labels_per_resource),
            related_resources: from_environment(&RELATED).unwrap_or(from_files.related_resources),
        }
    }
}

fn from_environment(variables: &[&str]) -> Option<u32> {
    let text = variables.iter().find_map(|name| std::env::var(name).ok())?;
    parse::count(&Value::Text(text)).ok()
}
