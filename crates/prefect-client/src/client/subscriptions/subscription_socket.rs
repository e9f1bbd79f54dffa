//! A websocket that the server sends messages on, opened again when it is lost.

use std::time::{Duration, Instant};

use serde::Serialize;

use super::Reconnect;
use crate::client::Client;
use crate::client::server::Version;
use crate::error::{Error, ErrorKind, Result};
use crate::schemas::DateTime;
use crate::transport::{Handshake, Socket, random};

/// The first attempts to reconnect are made at once: load balancers cut connections now and then.
const AT_ONCE: u32 = 2;
/// The delays before further attempts grow from the first to the longest.
const FIRST_DELAY: f64 = 1.0;
const LONGEST_DELAY: f64 = 5.0;
const GROWTH: f64 = 1.5;
const JITTER: f64 = 0.25;

/// Smaller differences between the clocks are ignored: a `Date` has no fractions of seconds.
const CLOCK_TOLERANCE: f64 = 2.0;

/// A connection that lasted this long was not a failed attempt, even without a message.
const LASTING: Duration = Duration::from_secs(10);

/// What came of waiting for a message.
pub(super) enum NextMessage {
    Message(String),
    /// The connection was lost. Open it again.
    Lost,
    /// The server closed it normally, and that ends the subscription.
    End,
}

/// The message after the handshake, at this time.
pub(super) type FirstMessage<'a> = dyn Fn(DateTime) -> Result<String> + Sync + 'a;

/// What it says.
#[derive(Serialize)]
struct Wanted<'a, F> {
    r#type: &'static str,
    filter: &'a F,
    #[serde(skip_serializing_if = "Option::is_none")]
    backfill: Option<bool>,
}

/// The message that says what to send.
pub(super) fn wanted<F: Serialize>(filter: &F, backfill: Option<bool>) -> Result<String> {
    serde_json::to_string(&Wanted { r#type: "filter", filter, backfill })
        .map_err(|problem| Error::invalid("filter", problem))
}

/// A path of the server.
pub(super) struct Stream {
    pub(super) path: &'static str,
    /// The first version of the server that has it.
    pub(super) since: &'static str,
}

pub(super) struct SubscriptionSocket {
    client: Client,
    stream: &'static Stream,
    reconnect: Reconnect,
    socket: Option<(Socket, Instant)>,
    was_open: bool,
    /// Failures since the last message.
    failures: u32,
}

impl SubscriptionSocket {
    pub(super) fn new(client: &Client, stream: &'static Stream, reconnect: Reconnect) -> Self {
        Self { client: client.clone(), stream, reconnect, socket: None, was_open: false, failures: 0 }
    }

    pub(super) fn is_open(&self) -> bool {
        self.socket.is_some()
    }

    /// Whether it was ever open.
    pub(super) fn was_open(&self) -> bool {
        self.was_open
    }

    /// Connects, if necessary in several attempts, and sends the first message. Returns the time on the server, of which it is made.
    pub(super) async fn open(&mut self, first_message: &FirstMessage<'_>) -> Result<DateTime> {
        loop {
            tokio::time::sleep(delay(self.failures)).await;
            match self.connect(first_message).await {
                Ok((socket, now)) => {
                    self.socket = Some((socket, Instant::now()));
                    self.was_open = true;
                    return Ok(now);
                }
                Err(error) if self.may_reconnect(&error) => self.failed(error)?,
                Err(error) => return Err(self.explain(error).await),
            }
        }
    }

    async fn connect(&self, first_message: &FirstMessage<'_>) -> Result<(Socket, DateTime)> {
        let mut socket = Socket::open(self.client.transport(), self.stream.path, Handshake::Message).await?;
        let now = DateTime::now();
        let ahead =
            socket.clock().filter(|ahead| ahead.abs() > CLOCK_TOLERANCE).and_then(|ahead| now.after(ahead));
        let now = ahead.unwrap_or(now);
        socket.send_text(first_message(now)?).await?;
        Ok((socket, now))
    }

    /// Waits for the next message. Cancelling it loses none.
    pub(super) async fn next(&mut self) -> Result<NextMessage> {
        let Some((socket, opened)) = &mut self.socket else { return Ok(NextMessage::Lost) };
        let received = socket.next_text().await;
        if opened.elapsed() > LASTING || matches!(received, Ok(Some(_))) {
            self.failures = 0;
        }
        let error = match received {
            Ok(Some(text)) => return Ok(NextMessage::Message(text)),
            Ok(None) if !self.reconnect.on_clean_close => {
                self.socket = None;
                return Ok(NextMessage::End);
            }
            Ok(None) => {
                let path = self.stream.path;
                Error::new(ErrorKind::Read, format!("the server closed the websocket {path} again and again"))
            }
            Err(error) => error,
        };
        self.lost(error)?;
        Ok(NextMessage::Lost)
    }

    /// Drops the connection after an error, unless that ends the subscription.
    pub(super) fn lost(&mut self, error: Error) -> Result<()> {
        self.socket = None;
        if self.may_pass(&error) { self.failed(error) } else { Err(error) }
    }

    fn failed(&mut self, error: Error) -> Result<()> {
        self.failures += 1;
        if self.failures > self.reconnect.attempts {
            return Err(match self.reconnect.attempts {
                0 => error,
                attempts => error.with_hint(&format!("; {attempts} attempts to reconnect have failed")),
            });
        }
        Ok(())
    }

    /// Whether another attempt to connect may succeed.
    fn may_reconnect(&self, error: &Error) -> bool {
        // A connection that ends in the response to the upgrade is invalid HTTP.
        self.may_pass(error) || (self.was_open && error.kind() == ErrorKind::Protocol)
    }

    /// Whether the connection may have been lost for a while only.
    fn may_pass(&self, error: &Error) -> bool {
        match error.kind() {
            ErrorKind::Read => true,
            // The first connection reports these at once: the URL may be wrong, or a proxy may swallow websockets.
            ErrorKind::Connect
            | ErrorKind::ConnectTimeout
            | ErrorKind::ReadTimeout
            | ErrorKind::WriteTimeout
            // Proxies respond with 404 while the server behind them restarts.
            | ErrorKind::SocketRefused => self.was_open,
            _ => matches!(error.status(), Some(408 | 429 | 500 | 502 | 503 | 504)),
        }
    }

    /// Says why a server or proxy opens no websocket at this path.
    async fn explain(&self, error: Error) -> Error {
        // Without a response, the server was not asked.
        if error.kind() != ErrorKind::SocketRefused || error.response().is_none() {
            return error;
        }
        if self.client.is_cloud() {
            return match error.status() {
                Some(403) => error.into_kind(ErrorKind::CloudUnauthorized),
                _ => error,
            };
        }
        let Stream { path, since } = self.stream;
        match self.client.api_version().await {
            Ok(version) if Version::parse(&version) < Version::parse(since) => error.with_hint(&format!(
                "; the server is Prefect {version}, which has no {path}: it needs {since} or newer"
            )),
            Ok(version) => error.with_hint(&format!(
                "; the server is Prefect {version}, which has {path}, so a proxy in front of it may not support websockets"
            )),
            Err(other) if other.kind() == ErrorKind::Authentication => other,
            Err(_) => error.with_hint(&format!("; is {} the URL of a Prefect API?", self.client.api_url())),
        }
    }
}

/// The delay before the next attempt.
fn delay(failures: u32) -> Duration {
    let Some(further) = failures.checked_sub(AT_ONCE + 1) else { return Duration::ZERO };
    let delay = (FIRST_DELAY * GROWTH.powi(i32::try_from(further).unwrap_or(i32::MAX))).min(LONGEST_DELAY);
    Duration::from_secs_f64(delay * (1.0 + JITTER * (2.0 * random() - 1.0)))
}
