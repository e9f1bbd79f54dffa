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
//! # fn main() -> serde_json::Result<()> {
//! let flow = FlowCreate::default().name("etl").tags(vec!["nightly".to_owned()]);
//! assert_eq!(serde_json::to_string(&flow)?, r#"{"name":"etl","tags":["nightly"]}"#);
//! # Ok(())
//! # }
//! ```

#[macro_use]
mod engine;
#[macro_use]
mod types;
#[cfg(test)]
mod tests;

pub mod actions;
pub mod events;
pub mod filters;
pub mod objects;
pub mod responses;
pub mod schedules;
pub mod slas;
pub mod sorting;
pub mod states;

pub(crate) use engine::decode;
pub use engine::{
    AnyField, Attached, EnumInfo, Extras, Field, FieldInfo, FieldNotes, FieldSet, Member, Meta, Mismatch,
    Model, ModelInfo, ModelKind, Record, StringEnum, Tag, Type, UnionInfo, Value,
};
use engine::{encode, model};
pub use types::{
    Civil, DashedName, DateTime, GracePeriod, HttpUrl, IpNetwork, Json, JsonObject, KeyValueLabels,
    MetricRange, Name, NoNetwork, NonNegative, OneOrSeveral, OrderedMap, Positive, Problem, RetryDelay,
    RetryJitter, RunsAhead, ScheduleAfter, TimeDelta, UpTo, Visible, VisibleName, Within,
};
use types::{checked, names};

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
