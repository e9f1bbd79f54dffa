//! Filters on events.

use std::sync::Arc;

use uuid::Uuid;

use super::{ResourceSpecification, whole};
use crate::schemas::{DateTime, EnumInfo, Field, Mismatch, OneOrSeveral, StringEnum, Type, UpTo, Value};

/// The enumerations of this module.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[EventOrder::info];

string_enum! {
    /// The order of events.
    pub enum EventOrder in "events.filters" {
        /// The earliest first.
        Asc = ASC,
        /// The latest first.
        Desc = DESC,
    }
}

/// The default age limit of events: 180 days.
const PAST: i64 = 180 * DAY;
/// In microseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// The beginning of the day 180 days ago.
fn half_a_year_ago() -> DateTime {
    let now = DateTime::now();
    let midnight = now.microseconds() - now.microseconds().rem_euclid(DAY);
    DateTime::from_microseconds(midnight - PAST).unwrap_or(now)
}

/// A resource's id and its role.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ResourceInRole(pub String, pub String);

impl Field for ResourceInRole {
    const TYPE: Type = Type::Checked(&Type::List(&Type::Str), |value| match value {
        Value::List(texts) if texts.len() != 2 => {
            Err(format!("expected two texts, a resource's id and its role, not {}", texts.len()))
        }
        _ => Ok(()),
    });

    fn to_value(&self) -> Value<'_> {
        Value::List(vec![self.0.to_value(), self.1.to_value()])
    }

    fn from_value(value: Value<'_>) -> Result<Self, Mismatch> {
        let [id, role] = Vec::from_value(value)?.try_into().map_err(|_| Mismatch)?;
        Ok(Self(id, role))
    }
}

models! {
    /// A filter on events. Every criterion must match.
    #[methods("filters")]
    pub struct EventFilter: Sent in "events.filters" {
        /// By time.
        occurred: Arc<EventOccurredFilter> = Arc::default(),
        /// By name.
        event: Option<Arc<EventNameFilter>> = None,
        /// By resource.
        resource: Option<Arc<EventResourceFilter>> = None,
        /// By related resource. Each of several filters must match one.
        related: Option<OneOrSeveral<Arc<EventRelatedFilter>>> = None,
        /// By resource or related resource. Each of several filters must match one.
        any_resource: Option<OneOrSeveral<Arc<EventAnyResourceFilter>>> = None,
        /// By id. An empty list matches every event.
        id: Arc<EventIDFilter> = Arc::new(EventIDFilter::default().id(Vec::new())),
        /// By full-text search.
        text: Option<Arc<EventTextFilter>> = None,
        /// The order of the results.
        order: EventOrder = EventOrder::Desc,
    }

    /// A criterion on any of an event's resources.
    #[methods("filters")]
    pub struct EventAnyResourceFilter: Sent in "events.filters" {
        /// Resources with one of these ids.
        id: Option<Vec<String>> = None,
        /// Resources whose id starts with one of these.
        id_prefix: Option<Vec<String>> = None,
        /// Resources with these labels.
        labels: Option<Arc<ResourceSpecification>> = None,
    }

    /// A criterion on an event's id.
    #[methods("filters")]
    pub struct EventIDFilter: Sent in "events.filters" {
        /// Events with one of these ids.
        id: Option<Vec<Uuid>> = None,
    }

    /// A criterion on an event's name.
    #[methods("filters")]
    pub struct EventNameFilter: Sent in "events.filters" {
        /// Names that start with one of these.
        prefix: Option<Vec<String>> = None,
        /// No names that start with one of these.
        exclude_prefix: Option<Vec<String>> = None,
        /// One of these names.
        name: Option<Vec<String>> = None,
        /// None of these names.
        exclude_name: Option<Vec<String>> = None,
    }

    /// A criterion on an event's time.
    #[methods("filters")]
    pub struct EventOccurredFilter: Sent in "events.filters" {
        /// The earliest time, inclusive.
        since: DateTime = half_a_year_ago(),
        /// The latest time, inclusive.
        until: DateTime = DateTime::now(),
    }

    /// A criterion on an event's related resources.
    #[methods("filters")]
    pub struct EventRelatedFilter: Sent in "events.filters" {
        /// Related resources with one of these ids.
        id: Option<Vec<String>> = None,
        /// Related resources in one of these roles.
        role: Option<Vec<String>> = None,
        /// Related resources with one of these pairs of id and role.
        resources_in_roles: Option<Vec<ResourceInRole>> = None,
        /// Related resources with these labels.
        labels: Option<Arc<ResourceSpecification>> = None,
    }

    /// A criterion on an event's resource.
    #[methods("filters")]
    pub struct EventResourceFilter: Sent in "events.filters" {
        /// Resources with one of these ids.
        id: Option<Vec<String>> = None,
        /// Resources whose id starts with one of these.
        id_prefix: Option<Vec<String>> = None,
        /// Resources with these labels.
        labels: Option<Arc<ResourceSpecification>> = None,
        /// Whether to include only the latest event of each resource.
        distinct: bool = false,
    }

    /// A full-text search.
    #[methods("filters")]
    pub struct EventTextFilter: Sent in "events.filters" {
        /// The words, any of which may match. A word with the prefix `-` must not occur, one with `+` must. At most
        /// 200 characters.
        query: UpTo<200>,
    }
}

impl EventFilter {
    /// The filter with its defaults made explicit, as the server's clock may differ.
    pub(crate) fn spelt_out(&self) -> Self {
        let occurred = whole(&*self.occurred);
        let id = whole(&*self.id);
        whole(&self.clone().occurred(Arc::new(occurred)).id(Arc::new(id)))
    }
}
