//! Websockets: how the server streams events and logs.
//!
//! - `upgrade`: the HTTP request that opens one
//! - `closed`: errors of one that was closed or lost
//!
//! They use the connector of all requests, and so its proxies, TLS, headers and cookies. tokio-tungstenite frames the
//! messages.

mod closed;
pub(super) mod upgrade;

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Error as SocketError;
use tokio_tungstenite::tungstenite::protocol::Message;

use super::Transport;
use super::http::request::RequestInfo;
use crate::error::{Error, ErrorKind, Result};
use crate::settings::Secret;
use closed::Close;

/// The subprotocol, in which the first messages authenticate the client.
const PROTOCOL: &str = "prefect";

/// A connection on which nothing arrived for this long is tested with a ping.
const PING_INTERVAL: Duration = Duration::from_secs(20);

/// Maximum time for the answer to a ping or to the authentication. A connection without one is lost.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(20);

/// Maximum time to wait for the server's side of a close.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(1);

/// How a websocket is authenticated. All have the headers of the client's requests, with its credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handshake {
    /// The subprotocol `prefect`: the first message repeats the auth string or API key, and the server confirms it.
    Message,
    /// Only by the headers, as on `/events/in` of Prefect Cloud.
    Headers,
}

/// An open websocket.
///
/// It must be read, by [`next_text`](Self::next_text) or [`ping`](Self::ping), for the server's pings to be answered.
/// None of its methods is retried.
///
/// ```no_run
/// use prefect_client::client::Client;
/// use prefect_client::transport::{Handshake, Socket};
///
/// # async fn example(client: Client) -> prefect_client::error::Result<()> {
/// let mut socket = Socket::open(client.transport(), "/events/out", Handshake::Message).await?;
/// socket.send_text(r#"{"type": "filter", "filter": {}}"#).await?;
/// while let Some(message) = socket.next_text().await? {
///     println!("{message}");
/// }
/// # Ok(())
/// # }
/// ```
pub struct Socket {
    connection: Box<upgrade::WebSocket>,
    /// The request that opened it, for errors.
    request: RequestInfo,
    /// The number of pings that were sent.
    pings: u64,
    /// When something arrived last.
    heard: Instant,
    /// When the ping was sent since which nothing arrived.
    pinged: Option<Instant>,
    /// Messages that arrived before the answer to a ping.
    received: VecDeque<String>,
    close: Option<Close>,
    clock: Option<f64>,
    pub(in crate::transport) patience: Patience,
}

/// How long a websocket waits.
pub(in crate::transport) struct Patience {
    /// Until it tests a silent connection.
    pub(in crate::transport) silence: Duration,
    /// For an answer.
    pub(in crate::transport) answer: Duration,
    /// Until a message is sent.
    write: Duration,
}

/// What arrived.
enum Incoming {
    Text(String),
    Pong(Vec<u8>),
}

impl Socket {
    /// Opens a websocket at a path below the API's URL, and authenticates.
    ///
    /// The kind of the error says what went wrong: [`SocketRefused`](ErrorKind::SocketRefused) if the server or a proxy
    /// does not open websockets at this path, or requests do not go over connections of the transport, [`ReadTimeout`](ErrorKind::ReadTimeout) if a proxy swallowed the request,
    /// [`Authentication`](ErrorKind::Authentication) if the credentials are wrong, and the kinds of any other request.
    ///
    /// A websocket does not count as one of the transport's connections, which are limited.
    pub async fn open(transport: &Transport, path: &str, handshake: Handshake) -> Result<Self> {
        if let Some(error) = &transport.destination.failure {
            return Err(error.clone());
        }
        if transport.options().exchanger.is_some() {
            let what = format!(
                "{path} is a websocket, which does not pass the client's transport: httpx transports send requests only"
            );
            return Err(Error::new(ErrorKind::SocketRefused, what));
        }
        let opened = upgrade::open(transport, path, handshake == Handshake::Message).await?;
        let key = opened.key.clone();
        match Self::start(transport, opened).await {
            Err(error) if error.kind() == ErrorKind::Authentication => {
                let next = match &key {
                    Some(rejected) => transport.next_api_key(rejected).await?,
                    None => None,
                };
                match next {
                    Some(_) => {
                        let opened = upgrade::open(transport, path, handshake == Handshake::Message).await?;
                        Self::start(transport, opened).await
                    }
                    None => Err(error),
                }
            }
            started => started,
        }
    }

    /// A websocket over a connection that was opened for it.
    async fn start(transport: &Transport, opened: upgrade::OpenSocket) -> Result<Self> {
        let mut socket = Self {
            connection: Box::new(opened.connection),
            request: opened.request,
            pings: 0,
            heard: Instant::now(),
            pinged: None,
            received: VecDeque::new(),
            close: None,
            clock: opened.clock,
            patience: Patience {
                silence: PING_INTERVAL,
                answer: ANSWER_TIMEOUT,
                write: transport.timeouts().write.unwrap_or(ANSWER_TIMEOUT),
            },
        };
        match opened.agreed {
            true => socket.authenticate(opened.token.as_ref()).await?,
            // Some proxies open a websocket before they reach the server.
            false => socket.ping().await?,
        }
        transport.shared.has_responded.store(true, std::sync::atomic::Ordering::Relaxed);
        Ok(socket)
    }

    async fn authenticate(&mut self, token: Option<&Secret>) -> Result<()> {
        let message = json!({"type": "auth", "token": token.map(Secret::expose)});
        self.send_text(message.to_string()).await?;
        let answer = match tokio::time::timeout(self.patience.answer, self.next_text()).await {
            Ok(answer) => answer?,
            Err(_) => {
                let seconds = self.patience.answer.as_secs_f64();
                let what = format!("the websocket's authentication was not answered within {seconds} s");
                return Err(self.error(ErrorKind::ReadTimeout, what));
            }
        };
        let Some(answer) = answer else {
            return Err(
                self.error(ErrorKind::Read, "the server closed the websocket instead of authenticating it")
            );
        };
        let answer: Value = serde_json::from_str(&answer).unwrap_or_default();
        if answer.get("type").and_then(Value::as_str) == Some("auth_success") {
            return Ok(());
        }
        let reason =
            answer.get("reason").and_then(Value::as_str).map(|it| format!(": {it}")).unwrap_or_default();
        let what = format!("the server rejected the credentials of the websocket{reason}");
        Err(self.error(ErrorKind::Authentication, what))
    }

    /// Sends a message.
    pub async fn send_text(&mut self, text: impl Into<String>) -> Result<()> {
        self.feed_text(text).await?;
        self.flush().await
    }

    /// Buffers a message, which is sent at the next [`flush`](Self::flush) at the latest.
    pub async fn feed_text(&mut self, text: impl Into<String>) -> Result<()> {
        let message = Message::text(text.into());
        let fed = tokio::time::timeout(self.patience.write, self.connection.feed(message)).await;
        self.written(fed)
    }

    /// Sends what was buffered.
    pub async fn flush(&mut self) -> Result<()> {
        let flushed = tokio::time::timeout(self.patience.write, self.connection.flush()).await;
        self.written(flushed)
    }

    fn written<E>(
        &self,
        written: std::result::Result<std::result::Result<(), SocketError>, E>,
    ) -> Result<()> {
        match written {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(self.lost(&error)),
            Err(_) => {
                let seconds = self.patience.write.as_secs_f64();
                Err(self.error(
                    ErrorKind::WriteTimeout,
                    format!("the message could not be sent within {seconds} s"),
                ))
            }
        }
    }

    /// Waits for the next message, without a limit. `None` if the server has closed the websocket normally.
    ///
    /// While nothing arrives, the connection is tested with a ping every 20 seconds. If that is not answered within 20
    /// seconds, the connection is lost: [`ErrorKind::Read`].
    ///
    /// Cancelling it loses no message.
    pub async fn next_text(&mut self) -> Result<Option<String>> {
        if let Some(text) = self.received.pop_front() {
            return Ok(Some(text));
        }
        loop {
            match self.arrival().await? {
                Some(Incoming::Text(text)) => return Ok(Some(text)),
                Some(Incoming::Pong(_)) => {}
                None => return Ok(None),
            }
        }
    }

    /// Sends a ping and waits for the answer. The server has then received all that was sent before.
    pub async fn ping(&mut self) -> Result<()> {
        let wanted = self.send_ping().await?;
        let limit = self.patience.answer;
        let answer = async {
            loop {
                match self.arrival().await? {
                    Some(Incoming::Pong(payload)) if payload == wanted => return Ok(()),
                    Some(Incoming::Pong(_)) => {}
                    Some(Incoming::Text(text)) => self.received.push_back(text),
                    None => return Err(self.error(ErrorKind::Read, "the server closed the websocket")),
                }
            }
        };
        match tokio::time::timeout(limit, answer).await {
            Ok(answered) => answered,
            Err(_) => Err(self.unanswered()),
        }
    }

    async fn send_ping(&mut self) -> Result<Vec<u8>> {
        self.pings += 1;
        let payload = self.pings.to_be_bytes().to_vec();
        let ping = Message::Ping(payload.clone().into());
        let sent = tokio::time::timeout(self.patience.write, self.connection.send(ping)).await;
        self.written(sent)?;
        Ok(payload)
    }

    /// Waits for a message or the answer to a ping. `None` if the server has closed the websocket normally.
    async fn arrival(&mut self) -> Result<Option<Incoming>> {
        loop {
            let due = match self.pinged {
                Some(pinged) => pinged + self.patience.answer,
                None => self.heard + self.patience.silence,
            };
            let message = tokio::select! {
                biased;
                message = self.connection.next() => message,
                () = tokio::time::sleep_until(due.into()) => {
                    if self.pinged.is_some() {
                        return Err(self.unanswered());
                    }
                    self.send_ping().await?;
                    self.pinged = Some(Instant::now());
                    continue;
                }
            };
            self.heard = Instant::now();
            self.pinged = None;
            match message {
                Some(Ok(Message::Text(text))) => return Ok(Some(Incoming::Text(text.as_str().to_owned()))),
                Some(Ok(Message::Pong(payload))) => return Ok(Some(Incoming::Pong(payload.into()))),
                Some(Ok(Message::Close(frame))) => self.close = Some(Close::from(frame)),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(self.lost(&error)),
                None => return self.ended(),
            }
            if self.close.is_some() {
                // The reply is sent by the next read, for which the server might not wait.
                let _ = tokio::time::timeout(CLOSE_TIMEOUT, self.connection.flush()).await;
                return self.ended();
            }
        }
    }

    fn ended(&self) -> Result<Option<Incoming>> {
        match &self.close {
            Some(close) if close.is_normal() => Ok(None),
            Some(close) => Err(close.error(self.request.clone())),
            None => Err(self.error(ErrorKind::Read, "the connection of the websocket was lost")),
        }
    }

    /// Closes the websocket, and waits up to a second for the server to do so, too.
    pub async fn close(mut self) {
        let closing = async {
            if WebSocketStream::close(&mut self.connection, None).await.is_ok() {
                while let Some(Ok(_)) = self.connection.next().await {}
            }
        };
        let _ = tokio::time::timeout(CLOSE_TIMEOUT, closing).await;
    }

    /// The code with which the server has closed the websocket, such as 1008.
    pub fn close_code(&self) -> Option<u16> {
        self.close.as_ref().map(Close::code)
    }

    /// By how many seconds the server's clock is ahead of this machine's, by the `Date` of its response, which has no
    /// fractions. `None` without one.
    pub fn clock(&self) -> Option<f64> {
        self.clock
    }

    fn lost(&self, error: &SocketError) -> Error {
        match &self.close {
            Some(close) => close.error(self.request.clone()),
            None => closed::lost(error, self.request.clone()),
        }
    }

    fn unanswered(&self) -> Error {
        let seconds = self.patience.answer.as_secs_f64();
        let what =
            format!("the connection of the websocket was lost: a ping was not answered within {seconds} s");
        self.error(ErrorKind::Read, what)
    }

    fn error(&self, kind: ErrorKind, what: impl std::fmt::Display) -> Error {
        Error::for_request(kind, self.request.clone(), what)
    }
}
