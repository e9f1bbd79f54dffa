//! The events of the runs that are waited for.

use std::borrow::Cow;
use std::collections::HashSet;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde::de::IgnoredAny;
use uuid::Uuid;

use super::poller::Waitable;
use crate::client::Client;
use crate::client::live::{Channel, Live, Told, events_of};

/// A websocket is opened when a run has been waited for this long: most short waits need none.
const MOMENT: Duration = Duration::from_secs(1);

/// The shortest interval between two filters.
const FILTER_INTERVAL: Duration = Duration::from_secs(2);

/// The filter names at most this many runs. Otherwise it selects all.
const MAX_FILTERED: usize = 100;

/// The websocket of all waits for one kind of run.
pub(super) struct RunEvents {
    live: Live,
    opened: Instant,
    /// The runs in its filter. `None` if it has none.
    filtered: Option<HashSet<Uuid>>,
}

/// What the websocket tells.
pub(super) enum Change {
    /// It is open: what happened before is unknown.
    Any,
    /// The run has entered the state.
    Of {
        /// The run's id.
        run: Uuid,
        /// The state's id.
        state: Uuid,
    },
    /// Something else.
    Nothing,
}

impl Default for RunEvents {
    fn default() -> Self {
        Self { live: Live::new(Channel::Events), opened: Instant::now(), filtered: None }
    }
}

impl RunEvents {
    /// Opens the websocket, or opens it with another filter, if there is need. `runs` gives the runs that are waited for, and
    /// for how long.
    pub(super) fn cover<R: Waitable>(&mut self, client: &Client, runs: impl Fn() -> Vec<(Uuid, Duration)>) {
        let is_open = !self.live.is_closed();
        let is_wanted = match is_open {
            true => self.filtered.is_some() && self.opened.elapsed() >= FILTER_INTERVAL,
            false => self.live.may_open(client),
        };
        if !is_wanted {
            return;
        }
        let runs = runs();
        let is_covered =
            |id: &Uuid| is_open && self.filtered.as_ref().is_none_or(|filtered| filtered.contains(id));
        if runs.iter().all(|(id, waited)| *waited < MOMENT || is_covered(id)) {
            return;
        }
        let (resources, filtered) = match runs.len() {
            0..=MAX_FILTERED => (
                runs.iter().map(|(id, _)| format!("{}{id}", R::RESOURCE_PREFIX)).collect(),
                Some(runs.iter().map(|(id, _)| *id).collect()),
            ),
            _ => (Vec::new(), None),
        };
        self.live.open(client, &events_of(&resources, R::RESOURCE_PREFIX));
        self.opened = Instant::now();
        self.filtered = filtered;
    }

    pub(super) fn close(&mut self) {
        self.live.close();
    }

    /// Waits for a change, forever if the websocket is not open.
    pub(super) async fn next<R: Waitable>(&mut self, client: &Client) -> Change {
        match self.live.next(client).await {
            Told::Opened => Change::Any,
            Told::Message(message) => change::<R>(&message).unwrap_or(Change::Nothing),
        }
    }
}

/// The change that an event is about, if it is one of a state. Its id is that of the state.
fn change<R: Waitable>(message: &str) -> Option<Change> {
    #[derive(Deserialize)]
    struct RunEventMessage<'a> {
        #[serde(borrow)]
        event: Event<'a>,
    }

    #[derive(Deserialize)]
    struct Event<'a> {
        id: Uuid,
        #[serde(borrow)]
        resource: EventResource<'a>,
        #[serde(rename = "payload")]
        _payload: Payload,
    }

    #[derive(Deserialize)]
    struct EventResource<'a> {
        #[serde(borrow, rename = "prefect.resource.id")]
        id: Cow<'a, str>,
    }

    #[derive(Deserialize)]
    struct Payload {
        #[serde(rename = "validated_state")]
        _state: IgnoredAny,
    }

    let event = serde_json::from_str::<RunEventMessage<'_>>(message).ok()?.event;
    let run = event.resource.id.strip_prefix(R::RESOURCE_PREFIX)?.parse().ok()?;
    Some(Change::Of { run, state: event.id })
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test may panic")]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::schemas::objects::{FlowRun, TaskRun};

    #[test]
    fn only_changes_of_state_are_changes() {
        let (run, state) = (Uuid::new_v4(), Uuid::new_v4());
        let mut message = json!({"type": "event", "event": {
            "id": state,
            "event": "prefect.flow-run.Completed",
            "resource": {"prefect.resource.id": format!("prefect.flow-run.{run}"), "prefect.state-type": "COMPLETED"},
            "payload": {"validated_state": {"type": "COMPLETED", "name": "Completed \"so\""}},
        }});
        match change::<FlowRun>(&message.to_string()) {
            Some(Change::Of { run: changed, state: entered }) => assert_eq!((changed, entered), (run, state)),
            _ => panic!("it is a change"),
        }
        assert!(change::<TaskRun>(&message.to_string()).is_none());
        if let Some(event) = message.get_mut("event").and_then(|event| event.as_object_mut()) {
            event.insert("payload".to_owned(), json!({}));
        }
        assert!(change::<FlowRun>(&message.to_string()).is_none());
        assert!(change::<FlowRun>("").is_none());
    }
}
