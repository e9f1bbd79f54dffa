//! Limits of events, which the event models validate.

use std::sync::OnceLock;

use super::setting_value::SettingValue;
use super::{Settings, Sources, parse};

/// Environment variables of each limit, the preferred name first.
const LABELS: [&str; 2] =
    ["PREFECT_SERVER_EVENTS_MAXIMUM_LABELS_PER_RESOURCE", "PREFECT_EVENTS_MAXIMUM_LABELS_PER_RESOURCE"];
const RELATED: [&str; 2] =
    ["PREFECT_SERVER_EVENTS_MAXIMUM_RELATED_RESOURCES", "PREFECT_EVENTS_MAXIMUM_RELATED_RESOURCES"];

/// Limits of events.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EventLimits {
    /// Maximum number of labels per resource.
    pub labels_per_resource: u32,
    /// Maximum number of related resources per event.
    pub related_resources: u32,
}

impl EventLimits {
    /// The current limits.
    ///
    /// Models are created often and without a client, so files are read only once per process, and the environment
    /// variables each time. An invalid setting is reported when a client is created, not here.
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
    parse::count(&SettingValue::Text(text)).ok()
}
