//! Results of queries for events.

use std::sync::Arc;

use super::ReceivedEvent;
use crate::schemas::{DateTime, HttpUrl, StringEnum};

string_enum! {
    /// How events are grouped to be counted.
    pub literal Countable {
        /// By day.
        Day = day,
        /// By interval.
        Time = time,
        /// By name.
        Event = event,
        /// By resource.
        Resource = resource,
    }
}

string_enum! {
    /// The unit of an interval.
    pub literal TimeUnit {
        Week = week,
        Day = day,
        Hour = hour,
        Minute = minute,
        Second = second,
    }
}

models! {
    /// A page of events.
    #[methods("events")]
    pub struct EventPage: Received in "events" {
        /// The events.
        events: Vec<Arc<ReceivedEvent>>,
        /// The total number of events.
        total: i64,
        /// The URL of the next page, or None after the last page.
        next_page: Option<HttpUrl>,
    }

    /// The number of events in a group.
    pub struct EventCount: Received in "events" {
        /// What they have in common, as the value for a filter.
        value: String,
        /// What they have in common, as text to display.
        label: String,
        /// The number of events.
        count: i64,
        /// When the first of them occurred, or the start of their interval.
        start_time: DateTime,
        /// When the last of them occurred, or the end of their interval.
        end_time: DateTime,
    }
}

impl Countable {
    /// The text for a URL.
    pub fn as_str(&self) -> &str {
        self.text()
    }
}
