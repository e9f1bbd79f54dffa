//! The times that lists are sorted by and can be filtered by, so that each page is asked for from the last time on.

use std::sync::Arc;

use super::pages::SortTime;
use crate::schemas::DateTime;
use crate::schemas::filters::{Filters, Operator};

/// The key of a list of these objects in this order, if its filters can be combined with another.
pub(super) fn of(model: &str, order: Option<&str>, filters: &Filters) -> Option<SortTime> {
    let (field, is_ascending) = match order.unwrap_or(if model == "Log" { "TIMESTAMP_ASC" } else { "" }) {
        "EXPECTED_START_TIME_ASC" => ("expected_start_time", true),
        "EXPECTED_START_TIME_DESC" => ("expected_start_time", false),
        "TIMESTAMP_ASC" => ("timestamp", true),
        "TIMESTAMP_DESC" => ("timestamp", false),
        _ => return None,
    };
    let (operator, from): (_, fn(&Filters, DateTime, bool) -> Filters) = match model {
        "FlowRun" => (filters.flow_run.as_ref().map(|filter| &filter.operator), flow_runs_from),
        "TaskRun" => (filters.task_run.as_ref().map(|filter| &filter.operator), task_runs_from),
        "Log" => (filters.log.as_ref().map(|filter| &filter.operator), logs_from),
        _ => return None,
    };
    matches!(operator, None | Some(Operator::And)).then_some(SortTime {
        field,
        is_ascending,
        from,
        // Runs that were never in a state.
        is_optional: model != "Log",
    })
}

macro_rules! from {
    ($($name:ident: $field:ident, $key:ident;)*) => {$(
        /// The filters, for objects of this time or after it in the order of the list. The time is one that the filters
        /// match, so it replaces theirs.
        fn $name(filters: &Filters, time: DateTime, is_ascending: bool) -> Filters {
            let filter = filters.$field.as_deref().cloned().unwrap_or_default();
            let key = filter.$key.as_deref().cloned().unwrap_or_default();
            let key = if is_ascending { key.after_(time) } else { key.before_(time) };
            Filters { $field: Some(Arc::new(filter.$key(Arc::new(key)))), ..filters.clone() }
        }
    )*};
}

from! {
    flow_runs_from: flow_run, expected_start_time;
    task_runs_from: task_run, expected_start_time;
    logs_from: log, timestamp;
}
