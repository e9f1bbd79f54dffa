//! Websockets that tell when to poll.
//!
//! Waiting and following poll, which always works. Where the server streams its events and logs, a message is a reason to
//! poll at once. Nothing else depends on it, because the server sends messages before it commits what they are about, drops
//! those that are read too slowly, and does not repeat them after an interruption.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Client;
use crate::error::{ErrorKind, Result};
use crate::locks::lock;
use crate::schemas::DateTime;
use crate::transport::{Handshake, Socket};

/// After what time to try again where the server, or a proxy, opens no websockets.
const REFUSED_INTERVAL: Duration = Duration::from_secs(300);

/// After what time to open one again that was lost, or could not be opened because the server was away.
const LOST_INTERVAL: Duration = Duration::from_secs(2);

/// One that was not open after this time, when it was needed no longer, may never be.
const SLOW: Duration = Duration::from_secs(2);

/// After what time to try again then.
const SLOW_INTERVAL: Duration = Duration::from_secs(60);

/// The events are filtered by time as well: those of the future are wanted. In seconds.
const YEAR: f64 = 365.0 * 86_400.0;

/// The websockets that the server has for this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channel {
    Events,
    Logs,
}

impl Channel {
    fn path(self) -> &'static str {
        match self {
            Self::Events => "/events/out",
            Self::Logs => "/logs/out",
        }
    }
}

/// Until when not to open websockets, of a client and its clones.
#[derive(Clone, Default)]
pub(super) struct Refusals(Arc<Mutex<[Option<Instant>; 2]>>);

impl Refusals {
    fn of(&self) -> MutexGuard<'_, [Option<Instant>; 2]> {
        lock(&self.0)
    }

    fn allow(&self, channel: Channel) -> bool {
        let [events, logs] = *self.of();
        let until = match channel {
            Channel::Events => events,
            Channel::Logs => logs,
        };
        until.is_none_or(|until| until <= Instant::now())
    }

    fn wait(&self, channel: Channel, time: Duration) {
        let [events, logs] = &mut *self.of();
        let until = match channel {
            Channel::Events => events,
            Channel::Logs => logs,
        };
        *until = Some(Instant::now() + time);
    }
}

/// A websocket, or none.
pub(super) struct Live {
    channel: Channel,
    state: SocketState,
}

enum SocketState {
    Closed,
    Opening {
        since: Instant,
        opening: Pin<Box<dyn Future<Output = Result<Socket>> + Send>>,
        refusals: Refusals,
    },
    Open(Box<Socket>),
}

/// What a websocket tells.
pub(super) enum Told {
    /// It is open. There is no message about what happened before.
    Opened,
    /// A message arrived.
    Message(String),
}

impl Live {
    pub(super) fn new(channel: Channel) -> Self {
        Self { channel, state: SocketState::Closed }
    }

    pub(super) fn is_closed(&self) -> bool {
        matches!(self.state, SocketState::Closed)
    }

    /// Whether it is closed and may be opened: not if that failed a short time ago.
    pub(super) fn may_open(&self, client: &Client) -> bool {
        matches!(self.state, SocketState::Closed) && client.parts.refusals.allow(self.channel)
    }

    /// Begins to open it, with this filter. One that is open is closed.
    pub(super) fn open(&mut self, client: &Client, filter: &Value) {
        let (client, path) = (client.clone(), self.channel.path());
        let message = json!({"type": "filter", "filter": filter, "backfill": false}).to_string();
        self.close();
        let refusals = client.parts.refusals.clone();
        let opening = Box::pin(async move {
            let mut socket = Socket::open(client.transport(), path, Handshake::Message).await?;
            socket.send_text(message).await?;
            Ok(socket)
        });
        self.state = SocketState::Opening { since: Instant::now(), opening, refusals };
    }

    pub(super) fn close(&mut self) {
        if let SocketState::Opening { since, refusals, .. } = &self.state
            && since.elapsed() > SLOW
        {
            // Some proxies never respond.
            refusals.wait(self.channel, SLOW_INTERVAL);
        }
        self.state = SocketState::Closed;
    }

    /// Waits for news, forever if it is not open. Cancelling it loses none.
    pub(super) async fn next(&mut self, client: &Client) -> Told {
        loop {
            let wait = match &mut self.state {
                SocketState::Closed => std::future::pending().await,
                SocketState::Opening { opening, .. } => match opening.await {
                    Ok(socket) => {
                        self.state = SocketState::Open(Box::new(socket));
                        return Told::Opened;
                    }
                    Err(error) => match error.kind() {
                        ErrorKind::Connect
                        | ErrorKind::ConnectTimeout
                        | ErrorKind::Read
                        | ErrorKind::Status => LOST_INTERVAL,
                        _ => REFUSED_INTERVAL,
                    },
                },
                SocketState::Open(socket) => match socket.next_text().await {
                    Ok(Some(text)) => return Told::Message(text),
                    // Rejected, and not lost.
                    Err(error) if error.kind() == ErrorKind::Protocol => REFUSED_INTERVAL,
                    _ => LOST_INTERVAL,
                },
            };
            self.state = SocketState::Closed;
            client.parts.refusals.wait(self.channel, wait);
        }
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.close();
    }
}

/// The filter for the events of these resources, or of those whose events begin with `prefix`.
pub(super) fn events_of(resources: &[String], prefix: &str) -> Value {
    let now = DateTime::now();
    // The server's clock may be slow.
    let since = now.after(-YEAR).unwrap_or(now);
    let mut filter = json!({
        "occurred": {"since": since, "until": now.after(YEAR).unwrap_or(now)},
        "event": {"prefix": [prefix]},
    });
    if let (false, Value::Object(filter)) = (resources.is_empty(), &mut filter) {
        filter.insert("resource".to_owned(), json!({"id": resources}));
    }
    filter
}
