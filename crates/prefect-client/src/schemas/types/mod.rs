//! Types of fields beyond those of the standard library.
//!
//! - `time`: times and durations
//! - `json`: free-form JSON
//! - `checked`, `bounds`: text, numbers and durations with validation
//! - `network`: IP networks
//! - `ordered`: maps that preserve the order of keys
//! - `one_or_several`: one value or a list of them
//! - `names`: random names of runs

#[macro_use]
pub(super) mod checked;
mod bounds;
pub(super) mod json;
pub(super) mod names;
mod network;
mod one_or_several;
mod ordered;
pub(super) mod time;

use super::engine as value;

pub use bounds::{GracePeriod, MetricRange, RetryDelay, RetryJitter, RunsAhead, ScheduleAfter, UpTo, Within};
pub use checked::{DashedName, HttpUrl, Name, NonNegative, Positive, Problem, Visible, VisibleName};
pub use json::{Json, JsonObject, KeyValueLabels};
pub use network::{IpNetwork, NoNetwork};
pub use one_or_several::OneOrSeveral;
pub use ordered::OrderedMap;
pub use time::{Civil, DateTime, TimeDelta};
