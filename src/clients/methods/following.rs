//! Following flow runs.

use std::time::Duration;

use futures_util::StreamExt;
use prefect_rs_macros::methods;

use crate::arguments::{Id, Interval, Seconds};
use crate::clients::{BaseClient, Client};
use crate::convert::answer::Answer;
use crate::runtime::Source;
use prefect_client::client::{Follow, Followed};

/// How many items are read ahead of the one that is asked for.
const AHEAD: usize = 200;

#[methods]
impl BaseClient {
    /// Follow a flow run: its states and log messages, as they arrive.
    ///
    ///     for item in client.follow_flow_run(run):
    ///         match item:
    ///             case Log():
    ///                 print(item.message)
    ///             case State():
    ///                 print("->", item.name)
    ///
    /// The messages of its task runs are included. The iteration ends when the run is final and its last messages have
    /// arrived. For a run that is over, everything is returned.
    ///
    /// Each item is returned exactly once. Items that arrive together are in the order of their times. A message that reaches
    /// the server late is returned when it arrives.
    ///
    /// The run is polled with back-off, and at once when the server's event stream reports a change. An unreachable server
    /// does not end the iteration, unless it stays unreachable for five minutes. If the run is late, a warning is logged that
    /// says why.
    ///
    /// Not in the official client.
    ///
    /// Args:
    ///     run (UUID | str | _HasId): The flow run, or its id.
    ///     logs (bool): Whether to return log messages.
    ///     states (bool): Whether to return states.
    ///     straggler_timeout (float | timedelta): How long to wait for late log messages after the end of the run, counted
    ///         from the last message, in seconds. Defaults to 3, because processes send their messages every 2 seconds. The
    ///         iteration ends after ten times as long in any case.
    ///     poll_interval (float | timedelta | None): Maximum time between two polls, in seconds. Defaults to 2 while
    ///         the run is running, and otherwise to 5.
    ///
    /// Returns:
    ///     ItemIterator[Log | State]: The log messages and states.
    ///
    /// Raises:
    ///     ObjectNotFound: The flow run does not exist, or was deleted.
    fn follow_flow_run(
        client: Client,
        run: Id,
        _: KeywordOnly,
        #[default(true)] logs: bool,
        #[default(true)] states: bool,
        #[default(Duration::from_secs(3), "3")] straggler_timeout: Seconds,
        poll_interval: Option<Interval>,
    ) -> Items {
        let follow = Follow { logs, states, straggler_timeout, poll_interval };
        Ok(Source::of(AHEAD, move || client.follow_flow_run(run, follow).map(|item| item.map(Item))))
    }
}

/// An item, as Python gets it.
struct Item(Followed);

impl From<Item> for Answer {
    fn from(Item(item): Item) -> Self {
        match item {
            Followed::Log(log) => log.into(),
            Followed::State(state) => state.into(),
            _ => Self::None,
        }
    }
}
