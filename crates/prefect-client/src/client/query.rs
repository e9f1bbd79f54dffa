//! The body of a query: filters, sort order and page.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::rewrite;
use crate::error::Result;
use crate::schemas::filters::Filters;

/// The name of the work queue filter in the table of filters.
const WORK_QUEUES: &str = "work_pool_queues";

/// The body of a `/filter`, `/count` or `/paginate` request, or a part of it. What is not set is not sent.
///
/// Its filters are those that the server accepts: see [`rewrite`].
pub(super) struct Query<'a> {
    filters: Cow<'a, Filters>,
    sort: Option<&'a str>,
    limit: Option<i64>,
    offset: Option<i64>,
    page: Option<i64>,
    /// What the endpoint calls the filter on work queues.
    work_queues: &'static str,
}

impl<'a> Query<'a> {
    /// All objects that match the filters.
    pub(super) fn new(filters: &'a Filters) -> Result<Self> {
        let filters = rewrite::for_server(filters)?;
        Ok(Self { filters, sort: None, limit: None, offset: None, page: None, work_queues: WORK_QUEUES })
    }

    /// A page of the objects that match the filters. The server's default for `limit` is 200.
    pub(super) fn page(
        filters: &'a Filters,
        sort: Option<&'a str>,
        limit: Option<i64>,
        offset: i64,
    ) -> Result<Self> {
        Ok(Self { sort, limit, offset: Some(offset), ..Self::new(filters)? })
    }

    /// The page with this number, counted from 1.
    pub(super) fn numbered(
        filters: &'a Filters,
        sort: Option<&'a str>,
        limit: Option<i64>,
        page: i64,
    ) -> Result<Self> {
        Ok(Self { sort, limit, page: Some(page), ..Self::new(filters)? })
    }

    /// At most `limit` of the objects that match the filters.
    pub(super) fn limited(filters: &'a Filters, limit: Option<i64>) -> Result<Self> {
        Ok(Self { limit, ..Self::new(filters)? })
    }

    /// For an endpoint that calls the work queue filter `work_queues`. Others call it `work_pool_queues`.
    pub(super) fn with_work_queues(self) -> Self {
        Self { work_queues: "work_queues", ..self }
    }
}

impl Serialize for Query<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let name = |wire| if wire == WORK_QUEUES { self.work_queues } else { wire };
        self.filters.serialize_into(&mut map, name)?;
        if let Some(sort) = self.sort {
            map.serialize_entry("sort", sort)?;
        }
        for (name, number) in [("limit", self.limit), ("offset", self.offset), ("page", self.page)] {
            if let Some(number) = number {
                map.serialize_entry(name, &number)?;
            }
        }
        map.end()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::{Value, json};

    use super::*;

    fn body(query: &Query<'_>) -> Value {
        serde_json::to_value(query).unwrap()
    }

    macro_rules! every_filter {
        ($($(#[$doc:meta])* $field:ident: $filter:ident, $argument:literal => $wire:literal;)*) => {
            /// For each row of the table: the name on the wire, and filters of which only this one is set.
            fn every_filter() -> Vec<(&'static str, Filters)> {
                vec![$(($wire, Filters { $field: Some(Default::default()), ..Filters::default() }),)*]
            }
        };
    }

    crate::for_each_filter!(every_filter);

    #[test]
    fn every_filter_is_sent_under_its_own_name() {
        let mut names = BTreeSet::new();
        for (wire, filters) in every_filter() {
            assert_eq!(body(&Query::new(&filters).unwrap()), json!({ wire: {} }));
            // The two filters on artifacts are never sent together.
            assert!(names.insert(wire) || wire == "artifacts", "two filters are called {wire}");
        }
    }

    #[test]
    fn only_what_is_set_is_sent() {
        let filters = Filters::default();
        assert_eq!(body(&Query::new(&filters).unwrap()), json!({}));
        let page = Query::page(&filters, Some("NAME_ASC"), Some(5), 0).unwrap();
        assert_eq!(body(&page), json!({"sort": "NAME_ASC", "limit": 5, "offset": 0}));
        assert_eq!(body(&Query::numbered(&filters, None, None, 2).unwrap()), json!({"page": 2}));
        assert_eq!(body(&Query::limited(&filters, Some(3)).unwrap()), json!({"limit": 3}));
    }

    #[test]
    fn some_endpoints_call_the_work_queue_filter_work_queues() {
        let filters = Filters { work_queue: Some(Default::default()), ..Filters::default() };
        let query = Query::new(&filters).unwrap();
        assert_eq!(body(&query), json!({"work_pool_queues": {}}));
        assert_eq!(body(&query.with_work_queues()), json!({"work_queues": {}}));
    }
}
