//! How a batch of events gets to the server.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Method;
use http::header::{CONTENT_TYPE, HeaderValue};

use super::retained::SentEvent;
use crate::client::Client;
use crate::error::{Error, ErrorKind, Result};
use crate::transport::{Handshake, Request, Socket};

/// How long requests are used before a websocket is tried again: where none can be opened, and where the server, or a
/// proxy, was busy, or websockets were lost.
const WITHOUT_SOCKET: Duration = Duration::from_secs(300);
const BRIEFLY_WITHOUT_SOCKET: Duration = Duration::from_secs(30);

/// After how many websockets in a row that were lost soon after they were opened requests are used. An event that the
/// server rejects makes it close the websocket, which may come after the confirmation. Its response to a request says so.
const MAX_LOSSES: u32 = 2;
const SOON: Duration = Duration::from_secs(10);

/// What became of a batch that was not delivered.
pub(super) enum Trouble {
    /// The server has not received any of it.
    Unsent(Error),
    /// The server may have received some of it.
    Unknown(Error),
    /// The same, and it has responded that it failed.
    Failed(Error),
    /// The server has rejected all of it, because of some event in it.
    Rejected(Error),
}

/// What carries events to the server.
pub(super) struct Road {
    carrier: Carrier,
    /// When the websocket was opened.
    opened: Instant,
    losses: u32,
}

enum Carrier {
    /// None yet.
    New,
    Socket(Box<Socket>),
    /// `POST /events`, until then.
    Requests {
        until: Instant,
    },
}

impl Road {
    pub(super) fn new() -> Self {
        Self { carrier: Carrier::New, opened: Instant::now(), losses: 0 }
    }

    /// Sends a batch. Returns once the server has read all of it.
    pub(super) async fn send(&mut self, client: &Client, batch: &[SentEvent]) -> Result<(), Trouble> {
        self.open(client).await.map_err(Trouble::Unsent)?;
        let Carrier::Socket(socket) = &mut self.carrier else {
            return post(client, "/events", batch.iter().map(|event| &event.json)).await;
        };
        match stream(socket, batch).await {
            Ok(()) => Ok(()),
            Err(error) => {
                self.lose();
                Err(Trouble::Unknown(error))
            }
        }
    }

    /// Opens a websocket, or decides to use requests. Fails if the server cannot be reached at all.
    pub(super) async fn open(&mut self, client: &Client) -> Result<()> {
        match self.carrier {
            Carrier::Socket(_) => return Ok(()),
            Carrier::Requests { until } if until > Instant::now() => return Ok(()),
            _ => {}
        }
        let handshake = if client.is_cloud() { Handshake::Headers } else { Handshake::Message };
        let pause = match Socket::open(client.transport(), "/events/in", handshake).await {
            Ok(socket) => {
                self.carrier = Carrier::Socket(Box::new(socket));
                self.opened = Instant::now();
                return Ok(());
            }
            Err(error) if is_away(&error) => return Err(error),
            Err(error) if error.kind() == ErrorKind::Status => BRIEFLY_WITHOUT_SOCKET,
            Err(_) => WITHOUT_SOCKET,
        };
        self.carrier = Carrier::Requests { until: Instant::now() + pause };
        Ok(())
    }

    fn lose(&mut self) {
        self.losses = if self.opened.elapsed() < SOON { self.losses + 1 } else { 1 };
        self.carrier = if self.losses < MAX_LOSSES {
            Carrier::New
        } else {
            self.losses = 0;
            Carrier::Requests { until: Instant::now() + BRIEFLY_WITHOUT_SOCKET }
        };
    }

    /// Waits until the websocket is lost. Forever if there is none.
    pub(super) async fn lost(&mut self) {
        let Carrier::Socket(socket) = &mut self.carrier else { return std::future::pending().await };
        // The server sends nothing here.
        while let Ok(Some(_)) = socket.next_text().await {}
        self.lose();
    }

    /// Whether requests are used, so that the loss of a server goes unnoticed while nothing is sent.
    pub(super) fn is_requests(&self) -> bool {
        matches!(self.carrier, Carrier::Requests { .. })
    }

    /// Sends the next batches as requests, if the last one was, so that there are responses.
    pub(super) fn stay_with_requests(&mut self) {
        if let Carrier::Requests { until } = &mut self.carrier {
            *until = (*until).max(Instant::now() + BRIEFLY_WITHOUT_SOCKET);
        }
    }

    /// Closes the websocket.
    pub(super) async fn close(&mut self) {
        if let Carrier::Socket(socket) = std::mem::replace(&mut self.carrier, Carrier::New) {
            socket.close().await;
        }
    }
}

/// Sends a batch over a websocket, and waits until the server has read it.
async fn stream(socket: &mut Socket, batch: &[SentEvent]) -> Result<()> {
    for event in batch {
        socket.feed_text(text(&event.json)).await?;
    }
    socket.ping().await
}

/// JSON is always text.
fn text(json: &Bytes) -> &str {
    std::str::from_utf8(json).unwrap_or_default()
}

/// Sends a batch as a request: a list of JSON objects.
pub(super) async fn post<'a>(
    client: &Client,
    path: &'static str,
    batch: impl Iterator<Item = &'a Bytes> + Clone,
) -> Result<(), Trouble> {
    let size: usize = batch.clone().map(|json| json.len() + 1).sum();
    let mut body = Vec::with_capacity(size + 1);
    for json in batch {
        body.push(if body.is_empty() { b'[' } else { b',' });
        body.extend_from_slice(json);
    }
    body.push(b']');
    let request = Request::new(Method::POST, path)
        .with_body(body)
        .with_header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
        .with_retries(0);
    match client.send(Ok(request)).await.and_then(|response| response.empty()) {
        Ok(()) => Ok(()),
        Err(error) if error.is_unsent() => Err(Trouble::Unsent(error)),
        Err(error) => Err(match error.status() {
            Some(400 | 413 | 422) => Trouble::Rejected(error),
            Some(401 | 403 | 404 | 405 | 429 | 503) => Trouble::Unsent(error),
            Some(500..) => Trouble::Failed(error),
            _ => Trouble::Unknown(error),
        }),
    }
}

/// Whether the server could not be reached, so that a request would not reach it either.
pub(super) fn is_away(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Connect | ErrorKind::ConnectTimeout | ErrorKind::PoolTimeout)
}
