//! The models: what the server sends and accepts, as typed Rust values.
//!
//! They are grouped as in the official client. A model is declared once with `models!`, one line per field. Decoding,
//! encoding, access to fields by name and tracking of the fields that were set follow from the declaration. A binding
//! for another language reads and writes fields through [`Record`], [`Value`] and [`Type`].
//!
//! Models are created with setters. Fields that are not set are not sent, so that the server's defaults apply:
//!
//! ```
//! use prefect_client::schemas::actions::FlowCreate;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let flow = FlowCreate::default().name("etl".parse()?).tags(vec!["nightly".to_owned()]);
//! assert_eq!(serde_json::to_string(&flow)?, r#"{"name":"etl","tags":["nightly"]}"#);
//! # Ok(())
//! # }
//! ```

#[macro_use]
mod checked;
#[macro_use]
mod model;
#[macro_use]
mod enums;
#[macro_use]
mod union;
mod bounds;
mod decode;
mod encode;
mod json;
mod names;
mod network;
mod ordered;
mod scalars;
mod several;
#[cfg(test)]
mod tests;
mod time;
mod value;

pub mod actions;
pub mod events;
pub mod filters;
pub mod objects;
pub mod responses;
pub mod schedules;
pub mod slas;
pub mod sorting;
pub mod states;

pub use bounds::{GracePeriod, MetricRange, RetryDelay, RetryJitter, RunsAhead, ScheduleAfter, UpTo, Within};
pub use checked::{DashedName, HttpUrl, Name, NonNegative, Positive, Problem, Visible, VisibleName};
pub use enums::{EnumInfo, StringEnum};
pub use json::{Json, JsonObject, KeyValueLabels};
pub use model::{Extras, FieldInfo, FieldSet, Kind, Meta, Model, ModelInfo, Record};
pub use network::{IpNetwork, NoNetwork};
pub use ordered::OrderedMap;
pub use several::OneOrSeveral;
pub use time::{Civil, DateTime, TimeDelta};
pub use union::{Member, Tag, UnionInfo};
pub use value::{AnyField, Field, Mismatch, Type, Value};

/// The models of a module of the official client, in order of declaration. Modules of `prefect.client.schemas` have short
/// names such as `"objects"`. Those of `prefect.events` have names such as `"events.filters"`.
pub fn models(module: &str) -> impl Iterator<Item = &'static ModelInfo> {
    let files: &[&[fn() -> &'static ModelInfo]] = match module {
        "actions" => actions::MODELS,
        "events" => &[events::PAGES],
        "events.actions" => &[events::ACTIONS],
        "events.filters" => &[events::FILTERS],
        "events.schemas.automations" => events::AUTOMATIONS,
        "events.schemas.deployment_triggers" => &[events::DEPLOYMENT_TRIGGERS],
        "events.schemas.events" => events::EVENTS,
        "filters" => filters::MODELS,
        "objects" => objects::MODELS,
        "responses" => responses::MODELS,
        "schedules" => schedules::FILES,
        "slas" => slas::FILES,
        _ => &[],
    };
    files.iter().copied().flatten().map(|info| info())
}

/// The enums of a module of the official client.
pub fn enums(module: &str) -> impl Iterator<Item = &'static EnumInfo> {
    let files: &[&[fn() -> &'static EnumInfo]] = match module {
        "events.filters" => &[events::FILTER_ENUMS],
        "events.schemas.automations" => &[events::AUTOMATION_ENUMS],
        "filters" => &[filters::ENUMS],
        "objects" => objects::ENUMS,
        "responses" => responses::ENUMS,
        "sorting" => &[sorting::ENUMS],
        _ => &[],
    };
    files.iter().copied().flatten().map(|info| info())
}
