//! The limits of events, for the validation of their models.

use pyo3::prelude::*;

use prefect_client::settings::EventLimits;

/// The maximum number of labels of a resource, and of related resources of an event.
#[pyfunction(name = "_event_limits")]
pub(crate) fn event_limits() -> (u32, u32) {
    let limits = EventLimits::current();
    (limits.labels_per_resource, limits.related_resources)
}
