//! What is found of events.

use std::sync::Arc;

use super::ReceivedEvent;
use crate::schemas::{DateTime, HttpUrl, StringEnum};

string_enum! {
    /// By what events are counted.
    pub literal Countable {
        /// By the day on which they occurred.
        Day = day,
        /// By spans of time.
        Time = time,
        /// By what happened.
        Event = event,
        /// By what it happened to.
        Resource = resource,
    }
}

string_enum! {
    /// A span of time.
    pub literal TimeUnit {
        Week = week,
        Day = day,
        Hour = hour,
        Minute = minute,
        Second = second,
    }
}

models! {
    /// A page of the events that were asked for.
    #[methods("events")]
    pub struct EventPage: Received in "events" {
        /// The events.
        events: Vec<Arc<ReceivedEvent>>,
        /// How many there are on all pages.
        total: i64,
        /// Where the next page is; none after the last.
        next_page: Option<HttpUrl>,
    }

    /// How many events there are of one kind.
    pub struct EventCount: Received in "events" {
        /// What they have in common, as a filter takes it.
        value: String,
        /// The same, to be shown.
        label: String,
        /// How many there are.
        count: i64,
        /// When the first of them occurred, or their span begins.
        start_time: DateTime,
        /// When the last of them occurred, or their span ends.
        end_time: DateTime,
    }
}

impl Countable {
    /// The text that goes into a URL.
    pub fn as_str(&self) -> &str {
        self.text()
    }
}
