//! Which events.

use std::sync::Arc;

use uuid::Uuid;

use super::{ResourceSpecification, whole};
use crate::schemas::{DateTime, EnumInfo, Field, Mismatch, OneOrSeveral, StringEnum, Type, UpTo, Value};

/// The enumerations of this file.
pub(super) const ENUMS: &[fn() -> &'static EnumInfo] = &[EventOrder::info];

string_enum! {
    /// The order in which events are given.
    pub enum EventOrder in "events.filters" {
        /// The earliest first.
        Asc = ASC,
        /// The latest first.
        Desc = DESC,
    }
}

/// How far back events are asked for where nothing is said: 180 days.
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
    /// Which events: those that match every criterion.
    #[methods("filters")]
    pub struct EventFilter: Sent in "events.filters" {
        /// By when they occurred.
        occurred: Arc<EventOccurredFilter> = Arc::default(),
        /// By what happened.
        event: Option<Arc<EventNameFilter>> = None,
        /// By what it happened to.
        resource: Option<Arc<EventResourceFilter>> = None,
        /// By what else they have to do with: for each of several filters there must be something.
        related: Option<OneOrSeveral<Arc<EventRelatedFilter>>> = None,
        /// By anything that they have to do with: for each of several filters there must be something.
        any_resource: Option<OneOrSeveral<Arc<EventAnyResourceFilter>>> = None,
        /// By their ids; no ids are any.
        id: Arc<EventIDFilter> = Arc::new(EventIDFilter::default().id(Vec::new())),
        /// By words in them.
        text: Option<Arc<EventTextFilter>> = None,
        /// The order in which they are given.
        order: EventOrder = EventOrder::Desc,
    }

    /// Which events, by any of the resources that they have to do with.
    #[methods("filters")]
    pub struct EventAnyResourceFilter: Sent in "events.filters" {
        /// Those of resources with one of these ids.
        id: Option<Vec<String>> = None,
        /// Those of resources whose id begins with one of these.
        id_prefix: Option<Vec<String>> = None,
        /// Those of resources with these labels.
        labels: Option<Arc<ResourceSpecification>> = None,
    }

    /// Which events, by their id.
    #[methods("filters")]
    pub struct EventIDFilter: Sent in "events.filters" {
        /// Those with one of these ids.
        id: Option<Vec<Uuid>> = None,
    }

    /// Which events, by what happened.
    #[methods("filters")]
    pub struct EventNameFilter: Sent in "events.filters" {
        /// Those whose name begins with one of these.
        prefix: Option<Vec<String>> = None,
        /// Not those whose name begins with one of these.
        exclude_prefix: Option<Vec<String>> = None,
        /// Those with one of these names.
        name: Option<Vec<String>> = None,
        /// Not those with one of these names.
        exclude_name: Option<Vec<String>> = None,
    }

    /// Which events, by when they occurred.
    #[methods("filters")]
    pub struct EventOccurredFilter: Sent in "events.filters" {
        /// Those that occurred then or later.
        since: DateTime = half_a_year_ago(),
        /// Those that occurred then or earlier.
        until: DateTime = DateTime::now(),
    }

    /// Which events, by what else they have to do with.
    #[methods("filters")]
    pub struct EventRelatedFilter: Sent in "events.filters" {
        /// Those with a related resource that has one of these ids.
        id: Option<Vec<String>> = None,
        /// Those with a related resource in one of these roles.
        role: Option<Vec<String>> = None,
        /// Those with one of these resources in its role: pairs of id and role.
        resources_in_roles: Option<Vec<ResourceInRole>> = None,
        /// Those with a related resource that has these labels.
        labels: Option<Arc<ResourceSpecification>> = None,
    }

    /// Which events, by what it happened to.
    #[methods("filters")]
    pub struct EventResourceFilter: Sent in "events.filters" {
        /// Those of resources with one of these ids.
        id: Option<Vec<String>> = None,
        /// Those of resources whose id begins with one of these.
        id_prefix: Option<Vec<String>> = None,
        /// Those of resources with these labels.
        labels: Option<Arc<ResourceSpecification>> = None,
        /// Only the last event of each resource.
        distinct: bool = false,
    }

    /// Which events, by words in them.
    #[methods("filters")]
    pub struct EventTextFilter: Sent in "events.filters" {
        /// The words, of which any will do; one with a `-` before it must not be there, one with a `+` must. In
        /// all at most 200 characters.
        query: UpTo<200>,
    }
}

impl EventFilter {
    /// The filter with what it asks for by default spelt out: the server's clock need not agree.
    pub(crate) fn spelt_out(&self) -> Self {
        let occurred = whole(&*self.occurred);
        let id = whole(&*self.id);
        whole(&self.clone().occurred(Arc::new(occurred)).id(Arc::new(id)))
    }
}
